/* SPDX-License-Identifier: EUPL-1.2 */
/* Saves what is typed when typing pauses. */
#include "config.h"

#include "ui/wizard/bsl-pause.h"

#define DELAY_MS 600

typedef struct
{
  GtkWidget *editable;
  BslPauseFunc save;
  guint timeout;
  gboolean pending;
  gboolean updating;
} Pause;

static void
pause_free (gpointer data)
{
  Pause *self = data;

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_free (self);
}

static Pause *
get_pause (GtkWidget *editable)
{
  return g_object_get_data (G_OBJECT (editable), "bsl-pause");
}

static void
flush (Pause *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (!self->pending)
    return;

  self->pending = FALSE;
  self->save (self->editable);
}

static gboolean
timeout_cb (gpointer data)
{
  Pause *self = data;

  self->timeout = 0;
  flush (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (GObject *source, Pause *self)
{
  if (self->updating)
    return;

  self->pending = TRUE;
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (DELAY_MS, timeout_cb, self);
}

/* @source: what tells that the text has changed. */
static Pause *
attach (GtkWidget *editable, GObject *source, BslPauseFunc save)
{
  Pause *self = g_new0 (Pause, 1);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->editable = editable;
  self->save = save;
  g_object_set_data_full (G_OBJECT (editable), "bsl-pause", self, pause_free);
  g_signal_connect (source, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (editable, "unmap", G_CALLBACK (flush), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (flush), self);
  gtk_widget_add_controller (editable, focus);

  return self;
}

void
bsl_pause_attach (GtkWidget *editable, BslPauseFunc save)
{
  Pause *self;

  g_return_if_fail (GTK_IS_EDITABLE (editable) && save != NULL);

  self = attach (editable, G_OBJECT (editable), save);
  g_signal_connect_swapped (editable, "entry-activated", G_CALLBACK (flush), self);
}

void
bsl_pause_attach_text (GtkTextView *view, BslPauseFunc save)
{
  g_return_if_fail (GTK_IS_TEXT_VIEW (view) && save != NULL);

  attach (GTK_WIDGET (view), G_OBJECT (gtk_text_view_get_buffer (view)), save);
}

void
bsl_pause_set_text (GtkWidget *editable, const char *text)
{
  Pause *self = get_pause (editable);

  g_return_if_fail (self != NULL);

  self->updating = TRUE;
  if (GTK_IS_TEXT_VIEW (editable))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editable)), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (editable), text);
  self->updating = FALSE;
  self->pending = FALSE;
  g_clear_handle_id (&self->timeout, g_source_remove);
}
