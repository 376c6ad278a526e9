/* SPDX-License-Identifier: EUPL-1.2 */
/* Saves what is typed when typing pauses. */
#include "config.h"

#include "ui/wizard/bsl-pause.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define DELAY_MS 600

typedef struct
{
  GtkWidget *editable;
  BslPauseFunc save;
  GtkWidget *mark; /* shown while unsaved */
  guint timeout;
  gboolean pending;
  gboolean saving;
  gboolean unsaved; /* it was tried */
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
  if (!self->pending || self->saving)
    return;

  /* pending meanwhile: what a change elsewhere brings along does not replace the text */
  self->saving = TRUE;
  self->save (self->editable);
  self->saving = FALSE;
  self->pending = self->unsaved;
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

static GtkWidget *
create_mark (void)
{
  GtkWidget *mark = gtk_label_new (_("Not saved"));

  gtk_widget_set_visible (mark, FALSE);
  gtk_widget_add_css_class (mark, "caption");
  gtk_widget_add_css_class (mark, "warning");

  return mark;
}

/* @source: what tells that the text has changed. */
static Pause *
attach (GtkWidget *editable, GObject *source, BslPauseFunc save)
{
  Pause *self = g_new0 (Pause, 1);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->editable = editable;
  self->save = save;
  self->mark = create_mark ();
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

  g_return_if_fail (ADW_IS_ENTRY_ROW (editable) && save != NULL);

  self = attach (editable, G_OBJECT (editable), save);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (editable), self->mark);
  g_signal_connect_swapped (editable, "entry-activated", G_CALLBACK (flush), self);
}

GtkWidget *
bsl_pause_attach_text (GtkTextView *view, BslPauseFunc save)
{
  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view) && save != NULL, NULL);

  return attach (GTK_WIDGET (view), G_OBJECT (gtk_text_view_get_buffer (view)), save)->mark;
}

void
bsl_pause_set_text (GtkWidget *editable, const char *text)
{
  Pause *self = get_pause (editable);

  g_return_if_fail (self != NULL);

  if (self->pending)
    return;

  self->updating = TRUE;
  if (GTK_IS_TEXT_VIEW (editable))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editable)), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (editable), text);
  self->updating = FALSE;
}

/* A screen reader tells it with the text. */
static void
describe (Pause *self)
{
  GtkEditable *delegate = GTK_IS_EDITABLE (self->editable) ? gtk_editable_get_delegate (GTK_EDITABLE (self->editable)) : NULL;
  GtkAccessible *accessible = GTK_ACCESSIBLE (delegate != NULL ? (gpointer) delegate : self->editable);

  if (self->unsaved)
    gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _("Not saved"), -1);
  else
    gtk_accessible_reset_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

void
bsl_pause_set_saved (GtkWidget *editable, BslSession *session, gboolean saved)
{
  Pause *self = get_pause (editable);

  g_return_if_fail (self != NULL && BSL_IS_SESSION (session));

  if (self->unsaved == !saved)
    return;

  self->unsaved = !saved;
  self->pending = !saved;
  gtk_widget_set_visible (self->mark, !saved);
  describe (self);
  if (saved)
    bsl_session_release (session, editable);
  else
    bsl_session_hold (session, editable, G_CALLBACK (bsl_pause_flush));
}

gboolean
bsl_pause_is_saved (GtkWidget *editable)
{
  return !get_pause (editable)->unsaved;
}

void
bsl_pause_flush (GtkWidget *editable)
{
  flush (get_pause (editable));
}
