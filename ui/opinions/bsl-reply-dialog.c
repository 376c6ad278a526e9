/* SPDX-License-Identifier: EUPL-1.2 */
/* A question sheet, and the opinion to write. */
#include "config.h"

#include "ui/opinions/bsl-reply-dialog.h"

#include <glib/gi18n.h>

#include "app/core/bsl-json-edit.h"
#include "ui/analysis/bsl-reason-row.h"
#include "ui/common/bsl-caution-row.h"
#include "ui/common/bsl-file-saving.h"
#include "ui/common/bsl-group.h"
#include "ui/common/bsl-main-action.h"
#include "ui/common/bsl-text-row.h"
#include "ui/opinions/bsl-opinion-words.h"
#include "ui/opinions/bsl-proposal-group.h"
#include "ui/opinions/bsl-sheet-dialog.h"
#include "ui/wizard/bsl-parse.h"

struct _BslReplyDialog
{
  AdwDialog parent_instance;

  BslLibrary *library;
  BslSheet *sheet;
  GPtrArray *proposals; /* BslProposalGroup; borrowed */
  AdwPreferencesPage *page;
  AdwBanner *banner;
  GtkWidget *name;
  GtkWidget *function;
  GtkWidget *day;
  AdwComboRow *stance; /* the first item is none */
  BslReasonRow *text;
};

G_DEFINE_FINAL_TYPE (BslReplyDialog, bsl_reply_dialog, ADW_TYPE_DIALOG)

static BslLang
get_lang (BslReplyDialog *self)
{
  return bsl_library_get_lang (self->library);
}

static void
edited_cb (BslReplyDialog *self)
{
  adw_banner_set_revealed (self->banner, FALSE);
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
}

/* Beside the field, which has the focus. */
static void
complain (BslReplyDialog *self, GtkWidget *field, const char *fault)
{
  adw_banner_set_title (self->banner, fault);
  adw_banner_set_revealed (self->banner, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), fault, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
  if (field != NULL)
    gtk_widget_grab_focus (field);
}

static char *
dup_typed (GtkWidget *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

/* FALSE where a proposal is no answer. @answers: an object, or NULL where nothing is proposed. */
static gboolean
read_proposals (BslReplyDialog *self, JsonNode **answers)
{
  g_autoptr (JsonObject) object = json_object_new ();

  *answers = NULL;
  for (guint i = 0; i < self->proposals->len; i++)
    {
      BslProposalGroup *group = self->proposals->pdata[i];
      const char *fault = NULL;
      JsonNode *proposed;

      if (!bsl_proposal_group_read (group, &proposed, &fault))
        {
          complain (self, NULL, fault);
          return FALSE;
        }
      if (proposed != NULL)
        json_object_set_member (object, bsl_proposal_group_get_id (group), proposed);
    }
  if (json_object_get_size (object) > 0)
    *answers = bsl_json_take_object (g_steal_pointer (&object));
  return TRUE;
}

GBytes *
bsl_reply_dialog_make (BslReplyDialog *self)
{
  g_autofree char *name = dup_typed (self->name);
  g_autofree char *function = dup_typed (self->function);
  g_autofree char *text = bsl_reason_row_dup_text (self->text);
  BslDate on = bsl_parse_date (gtk_editable_get_text (GTK_EDITABLE (self->day)));
  guint stance = adw_combo_row_get_selected (self->stance);
  g_autoptr (JsonNode) answers = NULL;

  if (*name == '\0')
    complain (self, self->name, _("Write your name."));
  else if (*function == '\0')
    complain (self, self->function, _("Write your function."));
  else if (on == BSL_DATE_NONE)
    complain (self, self->day, _("This is not a date. Write it as 15/03/2027, 15 March 2027 or 2027-03-15."));
  else if (stance == 0 || stance == GTK_INVALID_LIST_POSITION)
    complain (self, GTK_WIDGET (self->stance), _("Choose your opinion."));
  else if (read_proposals (self, &answers))
    return bsl_sheet_reply (self->sheet, name, function, on, (BslStance) (stance - 1), *text != '\0' ? text : NULL, answers);

  return NULL;
}

static GBytes *
get_bytes (gpointer data, GError **error)
{
  return g_bytes_ref (g_object_get_data (data, "reply"));
}

static void
written_cb (gpointer data)
{
  adw_dialog_force_close (data);
}

static void
save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslReplyDialog *self = BSL_REPLY_DIALOG (widget);
  GBytes *bytes = bsl_reply_dialog_make (self);
  g_autoptr (GtkFileDialog) dialog = NULL;

  if (bytes == NULL)
    return;

  g_object_set_data_full (G_OBJECT (self), "reply", bytes, (GDestroyNotify) g_bytes_unref);
  dialog = bsl_sheet_dialog_for_reply (self->library, self->sheet);
  bsl_file_saving_start_full (widget, dialog, _("Reply Not Saved"), get_bytes, written_cb, g_object_ref (self), g_object_unref);
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, BslReplyDialog *self)
{
  if (g_str_equal (response, "discard"))
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
bsl_reply_dialog_close_attempt (AdwDialog *dialog)
{
  AdwAlertDialog *question = ADW_ALERT_DIALOG (
    adw_alert_dialog_new (_("Close without Saving the Reply?"), _("What you have written is not in a file yet, and will be lost.")));

  adw_alert_dialog_add_responses (question, "stay", _("_Stay"), "discard", _("_Discard"), NULL);
  adw_alert_dialog_set_default_response (question, "stay");
  adw_alert_dialog_set_response_appearance (question, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (question, "stay");
  g_signal_connect_object (question, "response", G_CALLBACK (response_cb), dialog, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (question), GTK_WIDGET (dialog));
}

static AdwPreferencesGroup *
add_group (BslReplyDialog *self, const char *title, const char *description)
{
  AdwPreferencesGroup *group = bsl_group_new (title, description);

  adw_preferences_page_add (self->page, group);
  return group;
}

static void
add_question (BslReplyDialog *self)
{
  const BslOpinion *opinion = self->sheet->opinion;
  BslQuestionnaire *questionnaire = bsl_library_get_questionnaire (self->library);
  AdwPreferencesGroup *group = add_group (self, self->sheet->project_title,
                                          _("A buyer asks for your opinion on part of this project. Read the answers, write "
                                            "your opinion, save the reply and send it back."));
  g_autofree char *day = bsl_words_dup_day (opinion->time, get_lang (self));
  g_autofree char *asked = opinion->who != NULL ? g_strdup_printf ("%s, %s", opinion->who, day) : g_strdup (day);

  adw_preferences_group_add (group, bsl_property_row_new (_("Asked by"), asked));
  adw_preferences_group_add (group, bsl_property_row_new (_("Who Is Asked"), bsl_opinion_words_for_role (questionnaire, opinion->role,
                                                                                                         get_lang (self))));
  if (opinion->question != NULL)
    adw_preferences_group_add (group, bsl_property_row_new (_("In the buyer’s words"), opinion->question));
}

static void
add_proposals (BslReplyDialog *self)
{
  const BslOpinion *opinion = self->sheet->opinion;

  for (guint i = 0; opinion->about[i] != NULL; i++)
    {
      const BslQuestion *question = bsl_questionnaire_find (bsl_library_get_questionnaire (self->library), opinion->about[i]);
      GtkWidget *group;

      if (question == NULL)
        {
          add_group (self, opinion->about[i], _("This version of Boussole does not know this question."));
          continue;
        }
      group = bsl_proposal_group_new (question, g_hash_table_lookup (opinion->sent, question->id), get_lang (self));
      g_signal_connect_object (group, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->proposals, group);
      adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
    }
}

static GtkWidget *
add_entry (BslReplyDialog *self, AdwPreferencesGroup *group, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_connect_object (row, "changed", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  return row;
}

static void
add_stance (BslReplyDialog *self, AdwPreferencesGroup *group)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();

  gtk_string_list_append (model, _("To choose"));
  for (guint i = 0; bsl_stance_words[i] != NULL; i++)
    gtk_string_list_append (model, bsl_opinion_words_for_stance ((BslStance) i));
  self->stance = ADW_COMBO_ROW (row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Conclusion"));
  adw_combo_row_set_model (self->stance, G_LIST_MODEL (model));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
}

static void
add_opinion (BslReplyDialog *self)
{
  AdwPreferencesGroup *group = add_group (self, _("Your Opinion"), NULL);
  g_autofree char *today = bsl_date_to_words (bsl_date_today (), get_lang (self));

  adw_preferences_group_add (group, bsl_caution_row_new (_("Write nothing classified here: the file is not made to hold it.")));
  add_stance (self, group);
  self->text = BSL_REASON_ROW (bsl_reason_row_new (_("Reasons"), _("Reasons")));
  g_signal_connect_object (self->text, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, GTK_WIDGET (self->text));
  self->name = add_entry (self, group, _("Your name"), "");
  self->function = add_entry (self, group, _("Your function"), "");
  self->day = add_entry (self, group, _("Day"), today);
}

static void
bsl_reply_dialog_finalize (GObject *object)
{
  BslReplyDialog *self = BSL_REPLY_DIALOG (object);

  g_clear_object (&self->library);
  bsl_sheet_free (self->sheet);
  g_ptr_array_unref (self->proposals);
  G_OBJECT_CLASS (bsl_reply_dialog_parent_class)->finalize (object);
}

static void
bsl_reply_dialog_class_init (BslReplyDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bsl_reply_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->close_attempt = bsl_reply_dialog_close_attempt;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "reply.save", NULL, save);
}

static void
bsl_reply_dialog_init (BslReplyDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *banner = adw_banner_new ("");

  self->proposals = g_ptr_array_new ();
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  self->banner = ADW_BANNER (banner);
  adw_banner_set_use_markup (self->banner, FALSE);
  /* a screen reader finds the text of a banner that is not revealed */
  g_object_bind_property (banner, "revealed", banner, "visible", G_BINDING_SYNC_CREATE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), banner);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->page));
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), bsl_main_action_new (_("_Save the Reply…"), "reply.save"));
  adw_dialog_set_child (ADW_DIALOG (self), view);
}

AdwDialog *
bsl_reply_dialog_new (BslLibrary *library, BslSheet *sheet)
{
  BslReplyDialog *self = g_object_new (BSL_TYPE_REPLY_DIALOG, "title", _("Opinion on a Project"), "content-width", 640,
                                       "content-height", 700, "width-request", 300, "height-request", 250, NULL);

  self->library = g_object_ref (library);
  self->sheet = sheet;
  add_question (self);
  add_proposals (self);
  add_opinion (self);

  return ADW_DIALOG (self);
}
