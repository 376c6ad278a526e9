/* SPDX-License-Identifier: EUPL-1.2 */
/* Saves what is typed when typing pauses. */
#include "config.h"

#include "ui/wizard/bsl-pause.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/wizard/bsl-project-page.h"

#define DELAY_MS 600
#define MAX_SHOWN 300 /* characters of a text in a question */

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
  BslSession *session; /* borrowed, while unsaved */
  char *known;         /* what the project said when typing began */
  char *told;          /* what it says since, as far as it was told; NULL: the same */
  gboolean asking;
} Pause;

static void
pause_free (gpointer data)
{
  Pause *self = data;

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_free (self->known);
  g_free (self->told);
  g_free (self);
}

static Pause *
get_pause (GtkWidget *editable)
{
  return g_object_get_data (G_OBJECT (editable), "bsl-pause");
}

static char *
dup_typed (Pause *self)
{
  GtkTextIter start, end;
  GtkTextBuffer *buffer;

  if (!GTK_IS_TEXT_VIEW (self->editable))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->editable)));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editable));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
show_text (Pause *self, const char *text)
{
  self->updating = TRUE;
  if (GTK_IS_TEXT_VIEW (self->editable))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editable)), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->editable), text);
  self->updating = FALSE;
}

static gboolean
is_changed_elsewhere (Pause *self)
{
  return self->told != NULL && g_strcmp0 (self->told, self->known) != 0;
}

/* From here on it is no longer news. */
static void
take_told (Pause *self)
{
  if (self->told == NULL)
    return;

  g_free (self->known);
  self->known = g_steal_pointer (&self->told);
}

static void flush (Pause *self);

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) editable = data;
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);
  Pause *self = get_pause (editable);

  self->asking = FALSE;
  if (g_str_equal (answer, "later"))
    return;

  take_told (self);
  if (g_str_equal (answer, "mine"))
    {
      flush (self);
      return;
    }
  self->pending = FALSE;
  if (self->unsaved)
    bsl_pause_set_saved (editable, self->session, TRUE);
  show_text (self, self->known);
}

/* Enough to know it again. */
static char *
dup_shown (const char *text)
{
  g_autofree char *start = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), MAX_SHOWN));

  return strlen (start) < strlen (text) ? g_strconcat (start, "…", NULL) : g_strdup (*text != '\0' ? text : _("(empty)"));
}

/* Kept as it is until that is decided, wherever the person goes in the project. */
static void
hold (Pause *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (self->editable, BSL_TYPE_PROJECT_PAGE);

  if (page != NULL)
    bsl_pause_set_saved (self->editable, bsl_project_page_get_session (BSL_PROJECT_PAGE (page)), FALSE);
}

/* Both texts are somebody's: the person decides which one stays; the log keeps both. */
static void
ask (Pause *self)
{
  g_autofree char *typed = dup_typed (self);
  g_autofree char *mine = dup_shown (typed);
  g_autofree char *theirs = dup_shown (self->told);
  AdwAlertDialog *dialog;

  if (self->asking)
    return;

  hold (self);
  self->asking = TRUE;
  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Changed Elsewhere Meanwhile"), NULL));
  adw_alert_dialog_format_body (dialog, _("Another window or program saved:\n%s\n\nWhat is written here is not saved:\n%s"), theirs, mine);
  adw_alert_dialog_add_responses (dialog, "later", _("_Decide Later"), "theirs", _("Keep the _Other Text"), "mine",
                                  _("_Save This Text"), NULL);
  adw_alert_dialog_set_default_response (dialog, "later");
  adw_alert_dialog_set_close_response (dialog, "later");
  adw_alert_dialog_choose (dialog, GTK_WIDGET (gtk_widget_get_root (self->editable)), NULL, answered_cb, g_object_ref (self->editable));
}

static void
try_save (Pause *self)
{
  /* pending meanwhile: what a change elsewhere brings along does not replace the text */
  self->saving = TRUE;
  self->save (self->editable);
  self->saving = FALSE;
  self->pending = self->unsaved;
  if (!self->unsaved)
    take_told (self);
}

static void
flush (Pause *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (!self->pending || self->saving)
    return;

  if (!is_changed_elsewhere (self))
    try_save (self);
  if (is_changed_elsewhere (self))
    ask (self);
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
bsl_pause_set_text (GtkWidget *editable, const char *text, gboolean same)
{
  Pause *self = get_pause (editable);

  g_return_if_fail (self != NULL && text != NULL);

  g_set_str (&self->told, text);
  /* somebody else wrote what is written here: nothing to decide */
  if (!self->pending || (same && !self->saving))
    take_told (self);
  if (!self->pending && !same)
    show_text (self, text);
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
  self->session = saved ? NULL : session;
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
