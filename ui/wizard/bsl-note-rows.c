/* SPDX-License-Identifier: EUPL-1.2 */
/* A note at the end of a group. */
#include "config.h"

#include "ui/wizard/bsl-note-rows.h"

#include <glib/gi18n.h>

#include "app/core/bsl-note.h"
#include "ui/analysis/bsl-reason-row.h"
#include "ui/wizard/bsl-note-hint.h"

struct _BslNoteRows
{
  GObject parent_instance;

  BslSession *session;
  const BslQuestion *question; /* NULL: the description of the need */
  BslReasonRow *row;
  GtkWidget *button; /* NULL: the field is always shown */
  gboolean opened;
};

G_DEFINE_FINAL_TYPE (BslNoteRows, bsl_note_rows, G_TYPE_OBJECT)

static BslProject *
get_project (BslNoteRows *self)
{
  return bsl_session_get_project (self->session);
}

static void
update (BslNoteRows *self)
{
  g_autofree char *saved = bsl_note_dup_text (get_project (self), self->question);
  g_autofree char *text = NULL;
  gboolean shown;

  bsl_reason_row_set_text (self->row, saved);
  text = bsl_reason_row_dup_text (self->row); /* what could not be saved stays */
  shown = *text != '\0' || self->opened || self->button == NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->row), shown);
  if (self->button != NULL)
    gtk_widget_set_visible (self->button, !shown && !bsl_session_is_read_only (self->session));
}

static void
save (BslNoteRows *self)
{
  g_autofree char *text = bsl_reason_row_dup_text (self->row);
  g_autoptr (JsonNode) notes = bsl_note_with_text (get_project (self), self->question, text);

  bsl_reason_row_set_saved (self->row, self->session, bsl_session_set_extra (self->session, BSL_MEMBER_NOTES, notes));
}

static void
open (BslNoteRows *self)
{
  self->opened = TRUE;
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->row));
}

/* A field that is being emptied must not go away under the cursor. */
static void
entered_cb (BslNoteRows *self)
{
  self->opened = TRUE;
}

/* Nor one to which somebody comes back from another window. */
static void
left_cb (BslNoteRows *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->row));

  if (root != NULL && GTK_IS_WINDOW (root) && !gtk_window_is_active (GTK_WINDOW (root)))
    return;

  self->opened = FALSE;
  update (self);
}

static void
bsl_note_rows_dispose (GObject *object)
{
  g_clear_object (&BSL_NOTE_ROWS (object)->session);
  G_OBJECT_CLASS (bsl_note_rows_parent_class)->dispose (object);
}

static void
bsl_note_rows_class_init (BslNoteRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bsl_note_rows_dispose;
}

static void
bsl_note_rows_init (BslNoteRows *self)
{
}

static void
add_row (BslNoteRows *self, AdwPreferencesGroup *group, const char *title, const char *name)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->row = BSL_REASON_ROW (bsl_reason_row_new (title, name));
  bsl_reason_row_set_editable (self->row, !bsl_session_is_read_only (self->session));
  g_signal_connect_object (self->row, "edited", G_CALLBACK (save), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->row), focus);
  adw_preferences_group_add (group, GTK_WIDGET (self->row));
}

static void
add_button (BslNoteRows *self, AdwPreferencesGroup *group, const char *title)
{
  g_autofree char *name = g_strdup_printf (_("Add a note: %s"), title);

  self->button = gtk_button_new_with_label (_("Add a Note"));
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "add-note");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (open), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, self->button);
}

BslNoteRows *
bsl_note_rows_new (BslSession *session, const BslQuestion *question, AdwPreferencesGroup *group)
{
  BslNoteRows *self = g_object_new (BSL_TYPE_NOTE_ROWS, NULL);
  const char *title = question != NULL ? bsl_text_get (&question->title, bsl_session_get_lang (session)) : NULL;
  g_autofree char *name = question != NULL ? g_strdup_printf (_("Note: %s"), title) : g_strdup (_("Description of the need"));

  self->session = g_object_ref (session);
  self->question = question;
  add_row (self, group, question != NULL ? _("Note (nothing classified)") : _("In your own words"), name);
  if (question != NULL)
    {
      adw_preferences_group_add (group, bsl_note_hint_new (session, question));
      add_button (self, group, title);
    }
  update (self);
  g_signal_connect_object (session, "annotated", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  return self;
}

gboolean
bsl_note_rows_focus (BslNoteRows *self)
{
  g_return_val_if_fail (BSL_IS_NOTE_ROWS (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self->row)) && gtk_widget_grab_focus (GTK_WIDGET (self->row));
}
