/* SPDX-License-Identifier: EUPL-1.2 */
/* What a person has to know of the rules first. */
#include "config.h"

#include "ui/regime/bsl-rule-overview.h"

#include <glib/gi18n.h>

#include "app/rules/bsl-deciding-rules.h"
#include "ui/analysis/bsl-analysis-words.h"
#include "ui/common/bsl-detail-row.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-text-row.h"

/* rules that a person can take in at once */
#define MAX_DECIDING 4

/* A rule of the lowest grade is no bare obligation: the row says so. */
static char *
dup_with_grade (const BslRule *rule, const char *subtitle)
{
  /* Translators: grade of a rule, from A to D */
  g_autofree char *grade = g_strdup_printf (_("Grade %s, to be read again"), rule->grade);

  if (strchr (rule->grade, 'D') == NULL)
    return g_strdup (subtitle);
  return g_strjoin (" · ", grade, subtitle, NULL);
}

GtkWidget *
bsl_rule_row_new (BslResultPage *page, const BslRule *rule, BslWord word, const char *subtitle)
{
  g_autofree char *text = dup_with_grade (rule, subtitle);
  GtkWidget *row = bsl_go_row_new (bsl_text_get (&rule->title, bsl_result_page_get_lang (page)), text, "details.rule", rule->id);

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), bsl_words_create_icon (word));

  return row;
}

char *
bsl_rule_dup_first_reason (BslResultPage *page, BslEvaluation *evaluation, const BslObligation *obligation)
{
  g_auto (GStrv) reasons = bsl_evaluation_dup_reasons (evaluation, obligation, bsl_result_page_get_lang (page));

  return g_strdup (reasons[0]);
}

/* What to do then, and what it has to hold. */
static void
add_next_rules (BslDetailRow *row, BslResultPage *page, BslEvaluation *evaluation, const BslConclusion *conclusion)
{
  BslLang lang = bsl_result_page_get_lang (page);

  for (guint i = 0; i < conclusion->rules->len; i++)
    {
      const BslRule *rule = conclusion->rules->pdata[i];
      BslTri state = bsl_evaluation_find_obligation (evaluation, rule->id)->state;

      if (state != BSL_TRI_NO)
        adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                                  bsl_rule_row_new (page, rule, bsl_words_for_state (state), bsl_text_get (&rule->proof, lang)));
    }
}

static void
fill_conclusion (BslDetailRow *row, gpointer subject, gconstpointer detail)
{
  BslResultPage *page = BSL_RESULT_PAGE (subject);
  BslEvaluation *evaluation = bsl_result_page_get_evaluation (page);

  for (guint i = 0; i < bsl_evaluation_get_n_conclusions (evaluation); i++)
    {
      g_auto (GStrv) reasons = NULL;

      if (bsl_evaluation_get_conclusion (evaluation, i) != detail)
        continue;
      reasons = bsl_evaluation_dup_conclusion_reasons (evaluation, i, bsl_result_page_get_lang (page));
      for (guint j = 0; reasons[j] != NULL; j++)
        adw_expander_row_add_row (ADW_EXPANDER_ROW (row), bsl_text_row_new (reasons[j]));
      add_next_rules (row, page, evaluation, detail);
    }
}

static void
add_conclusions (BslResultPage *page, BslEvaluation *evaluation)
{
  BslLang lang = bsl_result_page_get_lang (page);
  g_autofree char *day = bsl_date_to_words (bsl_evaluation_get_date (evaluation), lang);
  g_autofree char *description = g_strdup_printf (_("Law read on %s. Open a line to read why."), day);
  AdwPreferencesGroup *group = bsl_result_page_add_group (page, _("What Follows"), description);

  for (guint i = 0; i < bsl_evaluation_get_n_conclusions (evaluation); i++)
    {
      const BslConclusion *conclusion = bsl_evaluation_get_conclusion (evaluation, i);

      adw_preferences_group_add (group, bsl_detail_row_new (bsl_text_get (conclusion->value_title, lang),
                                                            bsl_text_get (conclusion->title, lang),
                                                            fill_conclusion, page, conclusion));
    }
}

/* The guided analyses that the project asks for, or that were begun. */
static void
add_analyses (BslResultPage *page, BslEvaluation *evaluation)
{
  BslSession *session = bsl_result_page_get_session (page);
  BslRuleBase *rules = bsl_evaluation_get_rules (evaluation);
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < bsl_rule_base_get_n_analyses (rules); i++)
    {
      const BslAnalysis *analysis = bsl_rule_base_get_analysis (rules, i);
      g_autofree char *title = NULL;
      g_autofree char *description = NULL;
      BslWord word = bsl_analysis_dup_status (analysis, session, &title, &description);
      GtkWidget *row;

      if (!bsl_analysis_is_concerned (analysis, bsl_session_get_project (session), evaluation))
        continue;
      if (group == NULL)
        group = bsl_result_page_add_group (page, NULL, NULL);
      row = bsl_go_row_new (bsl_text_get (&analysis->title, bsl_result_page_get_lang (page)), title, "details.analysis", analysis->id);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), bsl_words_create_icon (word));
      adw_preferences_group_add (group, row);
    }
}

/* "Excludes 31 offers · why" */
static GtkWidget *
create_deciding (BslResultPage *page, BslEvaluation *evaluation, const BslDecidingRule *rule)
{
  gboolean excludes = rule->excluded > 0;
  guint n = excludes ? rule->excluded : rule->doubtful;
  g_autofree char *excluded = g_strdup_printf (ngettext ("Excludes %u offer", "Excludes %u offers", n), n);
  g_autofree char *doubtful = g_strdup_printf (ngettext ("Leaves %u offer to examine", "Leaves %u offers to examine", n), n);
  g_autofree char *reason = bsl_rule_dup_first_reason (page, evaluation, rule->obligation);
  g_autofree char *subtitle = g_strjoin (" · ", excludes ? excluded : doubtful, reason, NULL);
  BslWord word = bsl_words_for_result (excludes ? BSL_RESULT_FAIL : BSL_RESULT_REVIEW);

  return bsl_rule_row_new (page, rule->obligation->rule, word, subtitle);
}

static void
add_deciding (BslResultPage *page, BslEvaluation *evaluation)
{
  g_autoptr (GArray) rules = bsl_evaluation_find_deciding_rules (evaluation, MAX_DECIDING);
  AdwPreferencesGroup *group;

  if (rules->len == 0)
    return;

  group = bsl_result_page_add_group (page, _("The Rules That Decide"), NULL);
  for (guint i = 0; i < rules->len; i++)
    adw_preferences_group_add (group, create_deciding (page, evaluation, &g_array_index (rules, BslDecidingRule, i)));
}

void
bsl_rule_overview_add (BslResultPage *page, BslEvaluation *evaluation)
{
  add_conclusions (page, evaluation);
  add_analyses (page, evaluation);
  add_deciding (page, evaluation);
}
