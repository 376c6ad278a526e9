/* SPDX-License-Identifier: EUPL-1.2 */
/* One opinion. */
#include "config.h"

#include "ui/opinions/bsl-opinion-page.h"

#include <glib/gi18n.h>

#include "app/store/bsl-consult.h"
#include "ui/common/bsl-file-saving.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-status-card.h"
#include "ui/common/bsl-tell.h"
#include "ui/common/bsl-text-row.h"
#include "ui/opinions/bsl-opinion-words.h"
#include "ui/opinions/bsl-sheet-dialog.h"
#include "ui/wizard/bsl-answer-row.h"

struct _BslOpinionPage
{
  BslResultPage parent_instance;

  char *id;
};

G_DEFINE_FINAL_TYPE (BslOpinionPage, bsl_opinion_page, BSL_TYPE_RESULT_PAGE)

BslOpinion *
bsl_opinion_page_find (BslSession *session, const char *id)
{
  g_autoptr (GPtrArray) all = bsl_opinions_list (bsl_session_get_project (session));

  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (((BslOpinion *) all->pdata[i])->id, id))
      return g_ptr_array_steal_index (all, i);
  return NULL;
}

static BslSession *
get_session (BslOpinionPage *self)
{
  return bsl_result_page_get_session (BSL_RESULT_PAGE (self));
}

static void
save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslOpinionPage *self = BSL_OPINION_PAGE (widget);
  BslSession *session = get_session (self);
  g_autoptr (BslOpinion) opinion = bsl_opinion_page_find (session, self->id);
  g_autoptr (GtkFileDialog) dialog = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (opinion == NULL)
    return;

  bytes = bsl_sheet_write (bsl_session_get_project (session), bsl_session_get_id (session), self->id);
  dialog = bsl_sheet_dialog_for_questions (session, opinion->role);
  bsl_file_saving_start (widget, dialog, bytes, _("Question Sheet Not Saved"));
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, BslOpinionPage *self)
{
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "withdraw"))
    return;
  if (bsl_history_withdraw_question (bsl_session_get_history (get_session (self)), self->id, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
  else
    bsl_tell_error (GTK_WIDGET (self), _("Question Not Taken Back"), error);
}

static void
withdraw (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (
    adw_alert_dialog_new (_("Take Back the Question?"), _("It leaves the opinions, and a reply that comes later is refused. The "
                                                          "history still says that it was asked.")));

  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "withdraw", _("_Take Back"), NULL);
  adw_alert_dialog_set_default_response (dialog, "cancel");
  adw_alert_dialog_set_response_appearance (dialog, "withdraw", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), widget, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
adopt (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslOpinionPage *self = BSL_OPINION_PAGE (widget);
  g_autoptr (BslOpinion) opinion = bsl_opinion_page_find (get_session (self), self->id);
  g_autoptr (GError) error = NULL;

  if (opinion == NULL)
    return;
  if (!bsl_history_adopt_opinion (bsl_session_get_history (get_session (self)), opinion, &error))
    bsl_tell_error (GTK_WIDGET (self), _("Answers Not Taken Over"), error);
  else
    bsl_tell (widget, _("The proposed answers are taken over; each can be undone"));
}

static void
add_question (BslResultPage *page, const BslOpinion *opinion)
{
  BslLang lang = bsl_result_page_get_lang (page);
  AdwPreferencesGroup *group = bsl_result_page_add_group (page, _("Question"), NULL);
  g_autofree char *day = bsl_words_dup_day (opinion->time, lang);
  const char *role = bsl_opinion_words_for_role (bsl_session_get_questionnaire (bsl_result_page_get_session (page)), opinion->role, lang);
  g_autofree char *asked = opinion->who != NULL ? g_strdup_printf ("%s, %s", opinion->who, day) : g_strdup (day);

  adw_preferences_group_add (group, bsl_property_row_new (_("Who Is Asked"), role));
  adw_preferences_group_add (group, bsl_property_row_new (_("Asked by"), asked));
  if (opinion->question != NULL)
    adw_preferences_group_add (group, bsl_property_row_new (_("In the buyer’s words"), opinion->question));
}

static void
add_answers (BslResultPage *page, const BslOpinion *opinion)
{
  BslSession *session = bsl_result_page_get_session (page);
  AdwPreferencesGroup *group = bsl_result_page_add_group (page, _("Answers It Speaks Of"), NULL);

  for (guint i = 0; opinion->about[i] != NULL; i++)
    {
      const BslQuestion *question = bsl_questionnaire_find (bsl_session_get_questionnaire (session), opinion->about[i]);
      g_autofree char *words = NULL;

      if (question == NULL)
        {
          adw_preferences_group_add (group, bsl_property_row_new (opinion->about[i], _("No longer asked")));
          continue;
        }
      words = bsl_opinion_words_dup_answers (opinion, question, bsl_session_get_project (session), bsl_session_get_lang (session));
      adw_preferences_group_add (group, bsl_answer_row_new (session, question, words));
    }
}

static void
add_action (AdwPreferencesGroup *group, const char *title, const char *action, const char *target, const char *icon)
{
  GtkWidget *row = bsl_go_row_new (title, NULL, action, target);

  bsl_go_row_set_icon (BSL_GO_ROW (row), icon);
  adw_preferences_group_add (group, row);
}

static void
add_actions (BslResultPage *page, const BslOpinion *opinion, BslOpinionState state)
{
  BslSession *session = bsl_result_page_get_session (page);
  AdwPreferencesGroup *group;

  if (bsl_session_is_read_only (session) || state == BSL_OPINION_HOLDS
      || (state == BSL_OPINION_TO_ADOPT && bsl_session_is_frozen (session)))
    return;

  group = bsl_result_page_add_group (page, NULL, NULL);
  if (state == BSL_OPINION_ASKED)
    {
      add_action (group, _("Save the Question Sheet…"), "opinion.save", NULL, "document-save-symbolic");
      add_action (group, _("Take Back the Question…"), "opinion.withdraw", NULL, "edit-undo-symbolic");
    }
  else if (state == BSL_OPINION_TO_ADOPT)
    add_action (group, _("Take Over the Proposed Answers"), "opinion.adopt", NULL, "object-select-symbolic");
  else
    add_action (group, _("Ask Again"), "opinions.ask-again", opinion->id, "go-next-symbolic");
}

static void
bsl_opinion_page_fill (BslResultPage *page, BslEvaluation *evaluation)
{
  BslSession *session = bsl_result_page_get_session (page);
  g_autoptr (BslOpinion) opinion = bsl_opinion_page_find (session, BSL_OPINION_PAGE (page)->id);
  BslOpinionState state;

  if (opinion == NULL)
    {
      bsl_result_page_add_widget (page, bsl_text_row_new (_("This question was taken back.")));
      return;
    }
  state = bsl_opinion_get_state (opinion, bsl_session_get_project (session), NULL);
  bsl_result_page_add_widget (page, bsl_status_card_new (bsl_opinion_words_for_state (state), bsl_opinion_words_explain_state (state)));
  add_actions (page, opinion, state);
  if (opinion->given)
    bsl_opinion_words_fill (bsl_result_page_add_group (page, _("Opinion"), NULL), opinion, bsl_session_get_lang (session));
  add_question (page, opinion);
  add_answers (page, opinion);
}

static void
bsl_opinion_page_finalize (GObject *object)
{
  g_free (BSL_OPINION_PAGE (object)->id);
  G_OBJECT_CLASS (bsl_opinion_page_parent_class)->finalize (object);
}

static void
bsl_opinion_page_class_init (BslOpinionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bsl_opinion_page_finalize;
  BSL_RESULT_PAGE_CLASS (klass)->fill = bsl_opinion_page_fill;
  gtk_widget_class_install_action (widget_class, "opinion.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "opinion.withdraw", NULL, withdraw);
  gtk_widget_class_install_action (widget_class, "opinion.adopt", NULL, adopt);
}

static void
bsl_opinion_page_init (BslOpinionPage *self)
{
}

AdwNavigationPage *
bsl_opinion_page_new (BslSession *session, const char *id)
{
  BslOpinionPage *self = g_object_new (BSL_TYPE_OPINION_PAGE, "title", _("Opinion"), NULL);

  self->id = g_strdup (id);
  bsl_result_page_keep_own_date (BSL_RESULT_PAGE (self));
  bsl_result_page_set_session (BSL_RESULT_PAGE (self), session);
  bsl_result_page_follow_annotations (BSL_RESULT_PAGE (self));

  return ADW_NAVIGATION_PAGE (self);
}
