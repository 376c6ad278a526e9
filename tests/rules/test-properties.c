/* SPDX-License-Identifier: EUPL-1.2 */
/* What must hold of the evaluation of any project, tried on generated ones. */

#include "config.h"

#include "generated.h"

static Chance chance;

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

/* Passing and not being concerned are alike good. */
static guint
severity (BslResult result)
{
  return result == BSL_RESULT_NOT_APPLICABLE ? BSL_RESULT_PASS : result;
}

static void
assert_not_easier (BslEvaluation *before, BslEvaluation *after, const char *what)
{
  for (guint i = 0; i < bsl_evaluation_get_n_offers (before); i++)
    {
      const BslOfferFinding *was = bsl_evaluation_get_offer (before, i);
      const BslOfferFinding *is = bsl_evaluation_get_offer (after, i);
      if (is->verdict < was->verdict)
        g_error ("%s: %s, and %s with more of %s", was->offer->id, bsl_verdict_words[was->verdict],
                 bsl_verdict_words[is->verdict], what);
      for (guint j = 0; j < was->checks->len; j++)
        {
          const BslCheck *old = &g_array_index (was->checks, BslCheck, j);
          const BslCheck *new = &g_array_index (is->checks, BslCheck, j);
          if (severity (new->result) < severity (old->result))
            g_error ("%s, %s: %s, and %s with more of %s", was->offer->id, old->rule->id,
                     bsl_result_words[old->result], bsl_result_words[new->result], what);
        }
    }
}

/* One class, secret or harm more than before makes no check easier, let alone turns a fail into a
 * pass. @data: the answer. */
static void
test_more_sensitive (gconstpointer data)
{
  const BslQuestion *question = bsl_questionnaire_find (bsl_library_get_questionnaire (chance.library), data);

  chance_start (&chance, data);
  for (guint round = 0; round < chance_rounds (&chance, 400); round++)
    {
      g_autoptr (BslCatalogue) catalogue = chance_catalogue (&chance, 15, NULL);
      g_autoptr (BslAnswers) answers = chance_project (&chance, 90);
      g_autoptr (BslEvaluation) before = NULL;
      g_autoptr (BslEvaluation) after = NULL;
      BslDate on = chance_day (&chance);
      BslValue value = *bsl_answers_get (answers, question->index);

      if (!value.known)
        value = (BslValue){ .known = TRUE };
      bsl_answers_set (answers, question->index, &value);
      before = evaluate (catalogue, answers, on);
      value.bits |= G_GUINT64_CONSTANT (1) << chance_below (&chance, question->domain.options->len);
      bsl_answers_set (answers, question->index, &value);
      after = evaluate (catalogue, answers, on);
      assert_not_easier (before, after, data);
    }
}

static char *
to_text (BslEvaluation *evaluation, BslLang lang)
{
  g_autoptr (JsonNode) node = bsl_evaluation_to_json (evaluation, lang);

  return json_to_string (node, FALSE);
}

/* The same input gives the same bytes, whatever was evaluated before. order.py does the same with
 * programs started anew. */
static void
test_same_bytes (void)
{
  chance_start (&chance, "same-bytes");
  for (guint round = 0; round < chance_rounds (&chance, 40); round++)
    {
      g_autoptr (BslCatalogue) catalogue = chance_catalogue (&chance, 10, NULL);
      g_autoptr (BslAnswers) answers = chance_project (&chance, 60);
      g_autoptr (BslAnswers) copy = bsl_answers_copy (answers);
      BslDate on = chance_day (&chance);
      g_autoptr (BslEvaluation) first = evaluate (catalogue, answers, on);
      g_autoptr (BslEvaluation) second = evaluate (catalogue, copy, on);
      for (guint lang = 0; lang < BSL_N_LANGS; lang++)
        {
          g_autofree char *left = to_text (first, (BslLang) lang);
          g_autofree char *right = to_text (second, (BslLang) lang);
          g_assert_cmpstr (left, ==, right);
        }
    }
}

/* No sentence is empty and no placeholder is left in any of them. */
static void
test_words (void)
{
  chance_start (&chance, "words");
  for (guint round = 0; round < chance_rounds (&chance, 60); round++)
    {
      g_autoptr (BslAnswers) answers = chance_project (&chance, 70);
      g_autoptr (BslEvaluation) evaluation
          = evaluate (bsl_library_get_catalogue (chance.library), answers, chance_day (&chance));
      for (guint i = 0; i < BSL_N_LANGS * bsl_evaluation_get_n_obligations (evaluation); i++)
        {
          const BslObligation *obligation = bsl_evaluation_get_obligation (evaluation, i / BSL_N_LANGS);
          g_auto (GStrv) reasons
              = bsl_evaluation_dup_reasons (evaluation, obligation, (BslLang) (i % BSL_N_LANGS));
          if (reasons[0] == NULL)
            g_error ("%s: no reason", obligation->rule->id);
          for (guint j = 0; reasons[j] != NULL; j++)
            if (*reasons[j] == '\0' || strchr (reasons[j], '{') != NULL)
              g_error ("%s: “%s”", obligation->rule->id, reasons[j]);
        }
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (BslLibrary) library = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  library = chance_init (&chance);
  g_test_add_data_func ("/properties/more-classes", "data.classes", test_more_sensitive);
  g_test_add_data_func ("/properties/more-secrets", "data.secrets", test_more_sensitive);
  g_test_add_data_func ("/properties/more-harm", "data.harm", test_more_sensitive);
  g_test_add_func ("/properties/same-bytes", test_same_bytes);
  g_test_add_func ("/properties/words", test_words);
  status = g_test_run ();
  chance_clear (&chance);
  return status;
}
