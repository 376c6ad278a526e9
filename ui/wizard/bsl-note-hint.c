/* SPDX-License-Identifier: EUPL-1.2 */
/* Says that the note of an answer was written for another answer. */
#include "config.h"

#include "ui/wizard/bsl-note-hint.h"

#include <glib/gi18n.h>

#include "app/core/bsl-note.h"
#include "ui/common/bsl-words.h"

struct _BslNoteHint
{
  AdwActionRow parent_instance;

  BslSession *session;
  const BslQuestion *question;
};

G_DEFINE_FINAL_TYPE (BslNoteHint, bsl_note_hint, ADW_TYPE_ACTION_ROW)

static void
update (BslNoteHint *self)
{
  BslValue before = { 0 };
  gboolean outdated = bsl_note_is_outdated (bsl_session_get_project (self->session), self->question, &before);
  g_autofree char *words = outdated ? bsl_words_dup_answer (self->question, &before, bsl_session_get_lang (self->session)) : NULL;
  g_autofree char *subtitle = NULL;

  if (outdated)
    {
      /* Translators: the answer for which a note was written */
      subtitle = g_strdup_printf (_("The answer was: %s"), words);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), outdated);
}

static void
answered_cb (BslNoteHint *self, guint question)
{
  if (question == self->question->index)
    update (self);
}

/* The row with the button goes: the focus moves on before it does. */
static void
hold (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslNoteHint *self = BSL_NOTE_HINT (widget);
  g_autoptr (JsonNode) notes = bsl_note_with_answer (bsl_session_get_project (self->session), self->question);

  gtk_widget_child_focus (gtk_widget_get_parent (widget), GTK_DIR_UP);
  bsl_session_set_extra (self->session, BSL_MEMBER_NOTES, notes);
}

static void
bsl_note_hint_dispose (GObject *object)
{
  g_clear_object (&BSL_NOTE_HINT (object)->session);
  G_OBJECT_CLASS (bsl_note_hint_parent_class)->dispose (object);
}

static void
bsl_note_hint_class_init (BslNoteHintClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bsl_note_hint_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "note.hold", NULL, hold);
}

static void
bsl_note_hint_init (BslNoteHint *self)
{
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "dialog-warning-symbolic", "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (icon, "warning");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("Written for another answer: read it again"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), icon);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

static void
add_button (BslNoteHint *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Still Holds"));
  g_autofree char *name = g_strdup_printf (_("The note still holds: %s"),
                                           bsl_text_get (&self->question->title, bsl_session_get_lang (self->session)));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "note.hold");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
}

GtkWidget *
bsl_note_hint_new (BslSession *session, const BslQuestion *question)
{
  BslNoteHint *self = g_object_new (BSL_TYPE_NOTE_HINT, NULL);

  self->session = g_object_ref (session);
  self->question = question;
  if (!bsl_session_is_read_only (session))
    add_button (self);
  update (self);
  g_signal_connect_object (session, "annotated", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
