/* SPDX-License-Identifier: EUPL-1.2 */
/* What differs between two evaluations, and why. */

#include "config.h"

#include "app/rules/bsl-comparison.h"

const char *const bsl_difference_words[] = { "answer", "conclusion", "rule", "offer", "date",
                                             "law",    "catalogue",  "stop", "check", NULL };

static void
difference_free (BslDifference *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->before);
  g_free (self->after);
  g_strfreev (self->reasons);
  g_free (self);
}

GPtrArray *
bsl_differences_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) difference_free);
}

void
bsl_differences_add (GPtrArray *differences, BslDifferenceKind kind, const char *id,
                     const char *title, const char *before, const char *after, char **reasons)
{
  BslDifference *difference;

  if (g_strcmp0 (before, after) == 0)
    {
      g_strfreev (reasons);
      return;
    }
  difference = g_new0 (BslDifference, 1);
  difference->kind = kind;
  difference->id = g_strdup (id);
  difference->title = g_strdup (title);
  difference->before = g_strdup (before);
  difference->after = g_strdup (after);
  difference->reasons = reasons != NULL ? reasons : g_new0 (char *, 1);
  g_ptr_array_add (differences, difference);
}

static void
compare_answers (BslEvaluation *before, BslEvaluation *after, BslLang lang, GPtrArray *differences)
{
  BslAnswers *left = bsl_evaluation_get_answers (before);
  BslAnswers *right = bsl_evaluation_get_answers (after);
  BslQuestionnaire *questionnaire = bsl_answers_get_questionnaire (right);

  for (guint i = 0; i < bsl_questionnaire_get_n_questions (questionnaire); i++)
    {
      const BslQuestion *question = bsl_questionnaire_get_question (questionnaire, i);
      const BslDomain *domain = &question->domain;
      g_autofree char *was = bsl_value_to_words (bsl_answers_get (left, i), domain, lang);
      g_autofree char *is = bsl_value_to_words (bsl_answers_get (right, i), domain, lang);
      bsl_differences_add (differences, BSL_DIFFERENCE_ANSWER, question->id,
                           bsl_text_get (&question->title, lang), was, is, NULL);
    }
}

static void
compare_conclusions (BslEvaluation *before, BslEvaluation *after, BslLang lang,
                     GPtrArray *differences)
{
  for (guint i = 0; i < bsl_evaluation_get_n_conclusions (after); i++)
    {
      const BslConclusion *is = bsl_evaluation_get_conclusion (after, i);
      const BslConclusion *was = bsl_evaluation_find_conclusion (before, is->id);
      bsl_differences_add (differences, BSL_DIFFERENCE_CONCLUSION, is->id,
                           bsl_text_get (is->title, lang), was != NULL ? was->value : NULL,
                           is->value, bsl_evaluation_dup_conclusion_reasons (after, i, lang));
    }
}

static void
compare_rules (BslEvaluation *before, BslEvaluation *after, BslLang lang, GPtrArray *differences)
{
  for (guint i = 0; i < bsl_evaluation_get_n_obligations (after); i++)
    {
      const BslObligation *is = bsl_evaluation_get_obligation (after, i);
      const BslObligation *was = bsl_evaluation_find_obligation (before, is->rule->id);
      bsl_differences_add (differences, BSL_DIFFERENCE_RULE, is->rule->id,
                           bsl_text_get (&is->rule->title, lang),
                           was != NULL ? bsl_state_words[was->state] : NULL,
                           bsl_state_words[is->state],
                           bsl_evaluation_dup_reasons_since (after, is, bsl_evaluation_get_date (before), lang));
    }
}

static const BslCheck *
find_check (const BslOfferFinding *finding, const char *rule)
{
  for (guint i = 0; i < finding->checks->len; i++)
    {
      const BslCheck *check = &g_array_index (finding->checks, BslCheck, i);
      if (g_str_equal (check->rule->id, rule))
        return check;
    }
  return NULL;
}

/* Whether the verdict may be another because of it: what is met weighs as what does not apply. */
static gboolean
weighs (const BslCheck *was, const BslCheck *is)
{
  BslResult before = was != NULL ? MAX (was->result, BSL_RESULT_PASS) : BSL_RESULT_PASS;

  return before != MAX (is->result, BSL_RESULT_PASS);
}

/* The checks that made the verdict another, as "identifier of the rule — what is found". */
static char **
offer_reasons (BslEvaluation *after, const BslOfferFinding *was, const BslOfferFinding *is,
               BslLang lang)
{
  g_autoptr (GStrvBuilder) reasons = g_strv_builder_new ();

  for (guint i = 0; i < is->checks->len; i++)
    {
      const BslCheck *check = &g_array_index (is->checks, BslCheck, i);
      if (weighs (was != NULL ? find_check (was, check->rule->id) : NULL, check))
        {
          g_autofree char *found = bsl_evaluation_dup_found (after, is, check, lang);
          g_strv_builder_take (reasons, g_strdup_printf ("%s — %s", check->rule->id, found));
        }
    }
  return g_strv_builder_end (reasons);
}

static void
compare_offers (BslEvaluation *before, BslEvaluation *after, BslLang lang, GPtrArray *differences)
{
  for (guint i = 0; i < bsl_evaluation_get_n_offers (after); i++)
    {
      const BslOfferFinding *is = bsl_evaluation_get_offer (after, i);
      const BslOfferFinding *was = bsl_evaluation_find_offer (before, is->offer->id);
      bsl_differences_add (differences, BSL_DIFFERENCE_OFFER, is->offer->id, is->offer->name,
                           was != NULL ? bsl_verdict_words[was->verdict] : NULL,
                           bsl_verdict_words[is->verdict], offer_reasons (after, was, is, lang));
    }
  for (guint i = 0; i < bsl_evaluation_get_n_offers (before); i++)
    {
      const BslOfferFinding *was = bsl_evaluation_get_offer (before, i);
      if (bsl_evaluation_find_offer (after, was->offer->id) == NULL)
        bsl_differences_add (differences, BSL_DIFFERENCE_OFFER, was->offer->id, was->offer->name,
                             bsl_verdict_words[was->verdict], NULL, NULL);
    }
}

GPtrArray *
bsl_evaluation_compare (BslEvaluation *before, BslEvaluation *after, BslLang lang)
{
  GPtrArray *differences = bsl_differences_new ();

  compare_answers (before, after, lang, differences);
  compare_conclusions (before, after, lang, differences);
  compare_rules (before, after, lang, differences);
  compare_offers (before, after, lang, differences);
  return differences;
}
