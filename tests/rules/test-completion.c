/* SPDX-License-Identifier: EUPL-1.2 */
/* Whatever the open answers of a project are, the result stays within what it allowed. */

#include "config.h"

#include "completion.h"

static Chance chance;
static gboolean *statements; /* by question */

static BslRuleBase *
rules (void)
{
  return bsl_library_get_rules (chance.library);
}

static BslEvaluation *
evaluate (BslCatalogue *catalogue, BslAnswers *answers, BslDate on)
{
  return bsl_evaluation_new (rules (), catalogue, answers, on);
}

/* What a check leaves possible: a result other than a review stays, unless the rule turns out not
 * to apply; a case that was excluded stays so. */
static gboolean
is_within (const BslCheck *open, const BslCheck *whole)
{
  if (open->applies != BSL_TRI_UNKNOWN && open->applies != whole->applies)
    return FALSE;
  if (whole->applies == BSL_TRI_NO)
    return TRUE;
  return (whole->cases & ~open->cases) == 0
         && (open->result == BSL_RESULT_REVIEW || open->result == whole->result);
}

static void
assert_checks_within (const BslOfferFinding *before, const BslOfferFinding *after)
{
  for (guint i = 0; i < before->checks->len; i++)
    {
      const BslCheck *open = &g_array_index (before->checks, BslCheck, i);
      const BslCheck *whole = &g_array_index (after->checks, BslCheck, i);
      if (!is_within (open, whole))
        g_error ("%s, %s: %s with open answers, %s with all of them", before->offer->id, open->rule->id,
                 bsl_result_words[open->result], bsl_result_words[whole->result]);
    }
}

static void
assert_offers_within (BslEvaluation *before, BslEvaluation *after)
{
  for (guint i = 0; i < bsl_evaluation_get_n_offers (before); i++)
    {
      const BslOfferFinding *open = bsl_evaluation_get_offer (before, i);
      const BslOfferFinding *whole = bsl_evaluation_get_offer (after, i);
      if (open->verdict != BSL_VERDICT_TO_EXAMINE && open->verdict != whole->verdict)
        g_error ("%s: %s with open answers, %s with all of them", open->offer->id,
                 bsl_verdict_words[open->verdict], bsl_verdict_words[whole->verdict]);
      assert_checks_within (open, whole);
    }
}

static void
assert_obligations_within (BslEvaluation *before, BslEvaluation *after)
{
  for (guint i = 0; i < bsl_evaluation_get_n_obligations (before); i++)
    {
      const BslObligation *open = bsl_evaluation_get_obligation (before, i);
      const BslObligation *whole = bsl_evaluation_get_obligation (after, i);
      if (open->state != BSL_TRI_UNKNOWN && open->state != whole->state
          && !holds_while_open (open->rule->applies))
        g_error ("%s: %s with open answers, %s with all of them", open->rule->id,
                 bsl_tri_to_string (open->state), bsl_tri_to_string (whole->state));
    }
}

static void
assert_conclusions_within (BslEvaluation *before, BslEvaluation *after)
{
  for (guint i = 0; i < bsl_evaluation_get_n_conclusions (before); i++)
    {
      const BslConclusion *open = bsl_evaluation_get_conclusion (before, i);
      const BslConclusion *whole = bsl_evaluation_get_conclusion (after, i);
      if (!g_str_equal (open->value, "unknown") && !g_str_equal (open->value, whole->value)
          && !conclusion_holds_while_open (g_ptr_array_index (rules ()->conclusions, i)))
        g_error ("%s: %s with open answers, %s with all of them", open->id, open->value, whole->value);
    }
  if (bsl_evaluation_get_stop (before) != NULL)
    g_assert_nonnull (bsl_evaluation_get_stop (after));
}

/* Whatever the open answers are, the result stays within what the unfinished project allowed. What
 * the buyer may state besides stands in test-statements.c. */
static void
test_completion (void)
{
  chance_start (&chance, "completion");
  for (guint round = 0; round < chance_rounds (&chance, 250); round++)
    {
      g_autoptr (BslCatalogue) generated = chance_catalogue (&chance, 20, NULL);
      BslCatalogue *catalogue = round % 2 == 0 ? generated : bsl_library_get_catalogue (chance.library);
      g_autoptr (BslAnswers) partial = chance_project (&chance, 20 + round % 80);
      BslDate on = chance_day (&chance);
      g_autoptr (BslEvaluation) before = evaluate (catalogue, partial, on);
      for (guint i = 0; i < 8; i++)
        {
          g_autoptr (BslAnswers) whole = complete (&chance, partial, statements);
          g_autoptr (BslEvaluation) after = evaluate (catalogue, whole, on);
          assert_offers_within (before, after);
          assert_obligations_within (before, after);
          assert_conclusions_within (before, after);
        }
    }
}

/* Every value of a question where they can be counted; empty for others. */
static GArray *
list_values (const BslQuestion *question)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (BslValue));
  const BslDomain *domain = &question->domain;
  guint n = domain->options != NULL ? domain->options->len : 0;
  guint end = domain->kind == BSL_KIND_SET ? (n <= 6 ? 1u << n : 0) : n;

  for (guint i = 0; i < end; i++)
    {
      BslValue value = { .known = TRUE };
      if (domain->kind == BSL_KIND_SET)
        value.bits = i;
      else
        value.index = i;
      g_array_append_val (values, value);
    }
  return values;
}

/* A question whose answers can all be tried, its answer taken away. */
static const BslQuestion *
open_one (BslAnswers *answers, GArray **values)
{
  BslQuestionnaire *questionnaire = rules ()->questionnaire;

  for (;;)
    {
      guint index = chance_below (&chance, bsl_questionnaire_get_n_questions (questionnaire));
      *values = list_values (bsl_questionnaire_get_question (questionnaire, index));
      if ((*values)->len > 0 && !statements[index])
        {
          bsl_answers_set (answers, index, NULL);
          return bsl_questionnaire_get_question (questionnaire, index);
        }
      g_array_unref (*values);
    }
}

typedef struct
{
  guint settled, agreeing; /* to examine, though every completion is alike and not to examine */
} Count;

/* Verdicts that every completion gives, as bits by offer. */
static guint8 *
judge_completions (BslCatalogue *catalogue, BslAnswers *answers, const BslQuestion *first, const GArray *a,
                   const BslQuestion *second, const GArray *b, BslDate on)
{
  guint n = bsl_catalogue_get_n_offers (catalogue);
  g_autofree guint8 *verdicts = g_malloc (n);
  guint8 *seen = g_malloc0 (n);

  for (guint i = 0; i < a->len * b->len; i++)
    {
      g_auto (BslScope) scope = { 0 };
      bsl_answers_set (answers, first->index, &g_array_index (a, BslValue, i % a->len));
      bsl_answers_set (answers, second->index, &g_array_index (b, BslValue, i / a->len));
      bsl_scope_init (&scope, rules (), answers, on);
      bsl_scope_judge_all (&scope, catalogue, verdicts);
      for (guint j = 0; j < n; j++)
        seen[j] |= (guint8) (1u << verdicts[j]);
    }
  return seen;
}

static void
count_round (guint verdict, Count *count)
{
  g_autoptr (BslCatalogue) catalogue = chance_catalogue (&chance, 25, NULL);
  g_autoptr (BslAnswers) answers = chance_project (&chance, 95);
  g_autoptr (GArray) a = NULL;
  g_autoptr (GArray) b = NULL;
  const BslQuestion *first = open_one (answers, &a), *second = open_one (answers, &b);
  BslDate on = chance_day (&chance);
  g_autoptr (BslEvaluation) open = evaluate (catalogue, answers, on);
  g_autofree guint8 *seen = NULL;

  seen = judge_completions (catalogue, answers, first, a, second, b, on);
  for (guint i = 0; i < bsl_evaluation_get_n_offers (open); i++)
    {
      const BslOfferFinding *finding = bsl_evaluation_get_offer (open, i);
      if (finding->verdict == verdict && seen[i] != 1u << verdict)
        g_error ("%s: %s with %s and %s open, otherwise with some answer", finding->offer->id,
                 bsl_verdict_words[verdict], first->id, second->id);
      count->settled += seen[i] == 1u << verdict ? 1 : 0;
      count->agreeing += seen[i] == 1u << verdict && finding->verdict != verdict ? 1 : 0;
    }
}

/* Where @data is the verdict with open answers, every completion gives it. The other direction,
 * that it is the verdict where every completion gives it, is beyond Kleene's logic ("a or not a"):
 * it is measured, and must stay rare. */
static void
test_every_completion (gconstpointer data)
{
  guint verdict = GPOINTER_TO_UINT (data);
  Count count = { 0 };

  chance_start (&chance, bsl_verdict_words[verdict]);
  for (guint round = 0; round < chance_rounds (&chance, 300); round++)
    count_round (verdict, &count);
  g_test_message ("%u offers are %s with every completion; %u of them are to examine while answers are open",
                  count.settled, bsl_verdict_words[verdict], count.agreeing);
  g_assert_cmpuint (count.settled, >=, chance_least (100));
  g_assert_cmpuint (count.agreeing * 50, <, count.settled);
}

int
main (int argc, char **argv)
{
  g_autoptr (BslLibrary) library = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  library = chance_init (&chance);
  statements = find_statements (rules ());
  g_test_add_func ("/completion/within-what-was-open", test_completion);
  g_test_add_data_func ("/completion/eligible-with-every-completion",
                        GUINT_TO_POINTER (BSL_VERDICT_ELIGIBLE), test_every_completion);
  g_test_add_data_func ("/completion/not-eligible-with-every-completion",
                        GUINT_TO_POINTER (BSL_VERDICT_NOT_ELIGIBLE), test_every_completion);
  status = g_test_run ();
  chance_clear (&chance);
  g_free (statements);
  return status;
}
