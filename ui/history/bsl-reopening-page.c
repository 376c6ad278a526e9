/* SPDX-License-Identifier: EUPL-1.2 */
/* What changed since a project was last seen. */
#include "config.h"

#include "ui/history/bsl-reopening-page.h"

#include <glib/gi18n.h>

#include "app/report/bsl-replay-words.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-status-card.h"
#include "ui/common/bsl-text-row.h"
#include "ui/history/bsl-change-words.h"
#include "ui/history/bsl-reopened.h"
#include "ui/replay/bsl-difference-rows.h"

struct _BslReopeningPage
{
  BslResultPage parent_instance;
};

G_DEFINE_FINAL_TYPE (BslReopeningPage, bsl_reopening_page, BSL_TYPE_RESULT_PAGE)

static void
mark_read (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *view = gtk_widget_get_ancestor (widget, ADW_TYPE_NAVIGATION_VIEW);

  bsl_reopened_read (bsl_result_page_get_session (BSL_RESULT_PAGE (widget)));
  if (view != NULL)
    adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
}

static void
go (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslQuestionnaire *questionnaire = bsl_session_get_questionnaire (bsl_result_page_get_session (BSL_RESULT_PAGE (widget)));
  const char *target = g_variant_get_string (parameter, NULL);
  const BslQuestion *question = bsl_questionnaire_find (questionnaire, target);

  if (question != NULL)
    gtk_widget_activate_action (widget, "session.go", "(ss)", bsl_questionnaire_get_step (questionnaire, question->step)->id, target);
  else
    gtk_widget_activate_action (widget, "session.go", "(ss)", target, "");
}

static BslResult
judge (const BslReopened *reopened)
{
  switch (reopened->changes->standing)
    {
    case BSL_STANDING_HOLDS:
      return BSL_RESULT_PASS;
    case BSL_STANDING_FALLEN:
      return BSL_RESULT_FAIL;
    case BSL_STANDING_WEAKER:
    case BSL_STANDING_NONE:
    case BSL_STANDING_NEW:
    default:
      return BSL_RESULT_REVIEW;
    }
}

static const char *
get_standing (const BslReopened *reopened)
{
  if (!reopened->awarded)
    return bsl_replay_get_standing (reopened->changes->standing);
  return reopened->changes->lost[0] == NULL ? _("What was awarded is still eligible.") : _("What was awarded is no longer eligible, all or in part.");
}

static void
add_state (BslResultPage *page, const BslReopened *reopened)
{
  BslWord word = bsl_words_for_result (judge (reopened));
  g_autofree char *moment = bsl_words_dup_moment (reopened->time / 1000);
  g_autofree char *title = g_strdup_printf (_("What changed since %s"), moment);

  word.word = title;
  bsl_result_page_add_widget (page, bsl_status_card_new (word, get_standing (reopened)));
}

static void
add_offers (AdwPreferencesGroup *group, BslEvaluation *evaluation, char **ids, const char *why)
{
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const BslOfferFinding *finding = bsl_evaluation_find_offer (evaluation, ids[i]);

      if (finding != NULL)
        adw_preferences_group_add (group, bsl_go_row_new (finding->offer->name, why, "details.offer", ids[i]));
      else
        adw_preferences_group_add (group, bsl_property_row_new (ids[i], _("No longer in the catalogue")));
    }
}

static void
add_questions (BslResultPage *page, AdwPreferencesGroup *group, char **ids)
{
  BslQuestionnaire *questionnaire = bsl_session_get_questionnaire (bsl_result_page_get_session (page));

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const BslQuestion *question = bsl_questionnaire_find (questionnaire, ids[i]);

      if (question != NULL)
        adw_preferences_group_add (group, bsl_go_row_new (bsl_text_get (&question->title, bsl_result_page_get_lang (page)),
                                                          _("Now decides something: answer it"), "reopening.go", ids[i]));
    }
}

static void
add_todo (BslResultPage *page, const BslReopening *changes, BslEvaluation *evaluation)
{
  AdwPreferencesGroup *group = bsl_result_page_add_group (page, _("What to Do"), NULL);

  if (changes->todo == BSL_TODO_NOTHING)
    adw_preferences_group_add (group, bsl_text_row_new (_("Nothing.")));
  if (changes->todo & BSL_TODO_CONTRACT)
    add_offers (group, evaluation, changes->lost, _("Awarded and no longer eligible: look at the contract"));
  if (changes->todo & BSL_TODO_READ_LAW)
    adw_preferences_group_add (group, bsl_go_row_new (_("Read the rules that apply"), _("They are not those of then"), "reopening.go", "regime"));
  if (changes->todo & BSL_TODO_ANSWER)
    add_questions (page, group, changes->questions);
  if (changes->todo & BSL_TODO_EXAMINE_LOST)
    add_offers (group, evaluation, changes->lost, _("No longer eligible, or no longer covering the whole need: see why"));
  if (changes->todo & BSL_TODO_EXAMINE_GAINED)
    add_offers (group, evaluation, changes->gained, _("Eligible now: see whether it suits"));
  if (changes->todo & BSL_TODO_AMEND)
    adw_preferences_group_add (group, bsl_go_row_new (_("Amend…"), _("The frozen file no longer says what is so"), "session.amend", NULL));
}

static void
add_changes (BslResultPage *page, const BslReopened *reopened, BslEvaluation *evaluation)
{
  BslLang lang = bsl_result_page_get_lang (page);
  GPtrArray *differences = reopened->changes->differences;
  AdwPreferencesGroup *group = bsl_result_page_add_group (page, _("Law and Catalogue"), NULL);

  if (bsl_edition_rows_add (group, differences, lang) == 0)
    adw_preferences_group_add (group, bsl_text_row_new (_("They are the same.")));
  group = bsl_result_page_add_group (page, _("What Follows"), NULL);
  if (bsl_difference_rows_add (group, differences, evaluation, lang) == 0)
    adw_preferences_group_add (group, bsl_text_row_new (_("Rules and verdicts are the same.")));
  group = bsl_result_page_add_group (page, _("Answers and Texts"), NULL);
  if (bsl_change_rows_add (group, bsl_result_page_get_session (page), evaluation, reopened->deltas) == 0)
    adw_preferences_group_add (group, bsl_text_row_new (_("They are the same.")));
}

static void
add_button (BslResultPage *page)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("Mark as _Read"));

  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "reopening.read");
  bsl_result_page_add_widget (page, button);
}

static void
bsl_reopening_page_fill (BslResultPage *page, BslEvaluation *evaluation)
{
  g_autoptr (BslReopened) reopened = bsl_reopened_new (bsl_result_page_get_session (page));

  if (reopened == NULL)
    {
      bsl_result_page_add_widget (page, bsl_text_row_new (_("What you saw of this project before is not kept: there is nothing to compare with.")));
      return;
    }
  add_state (page, reopened);
  add_todo (page, reopened->changes, evaluation);
  add_changes (page, reopened, evaluation);
  add_button (page);
}

static void
bsl_reopening_page_class_init (BslReopeningPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  BSL_RESULT_PAGE_CLASS (klass)->fill = bsl_reopening_page_fill;
  gtk_widget_class_install_action (widget_class, "reopening.read", NULL, mark_read);
  gtk_widget_class_install_action (widget_class, "reopening.go", "s", go);
}

static void
bsl_reopening_page_init (BslReopeningPage *self)
{
}

AdwNavigationPage *
bsl_reopening_page_new (BslSession *session)
{
  BslReopeningPage *self = g_object_new (BSL_TYPE_REOPENING_PAGE, "title", _("Since Last Time"), NULL);

  bsl_result_page_keep_own_date (BSL_RESULT_PAGE (self));
  bsl_result_page_set_session (BSL_RESULT_PAGE (self), session);
  return ADW_NAVIGATION_PAGE (self);
}
