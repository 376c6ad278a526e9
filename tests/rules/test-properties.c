/* SPDX-License-Identifier: EUPL-1.2 */
/* What must hold of the evaluation of any project: thousands of generated ones. */

#include "config.h"

#include "app/rules/bsl-library.h"
#include "app/rules/bsl-ways-out.h"

static BslLibrary *library;
static BslDate day;

/* Answers that decide only where they are given, and days that stand in for each other: completing
 * them is a change of the question, not of what is known. */
static const char *const not_completed[]
    = { "purchase.consultation-date", "purchase.decision-date", "project.start-date",
        "organisation.flags", "organisation.listed-operator", "service.sharing",
        "hosting.location", NULL };

/* It asks for the analysis of the data while that is open, and no longer. */
static const char *const while_open[] = { "SREN-2", NULL };

static BslValue
random_value (const BslQuestion *question)
{
  BslValue value = { .known = TRUE };
  const BslDomain *domain = &question->domain;
  guint n = domain->options != NULL ? domain->options->len : 0;

  switch (domain->kind)
    {
    case BSL_KIND_SET:
      for (guint i = 0; i < n; i++)
        if (g_test_rand_int_range (0, 4) == 0)
          value.bits |= G_GUINT64_CONSTANT (1) << i;
      break;
    case BSL_KIND_NUMBER:
      value.number = g_test_rand_int_range (0, 20) * 25000;
      break;
    case BSL_KIND_DATE:
      value.date = bsl_date_add_days (day, g_test_rand_int_range (-900, 900));
      break;
    default:
      value.index = (guint) g_test_rand_int_range (0, (gint32) n);
      break;
    }
  return value;
}

static BslAnswers *
random_answers (guint known_percent)
{
  BslQuestionnaire *questionnaire = bsl_library_get_questionnaire (library);
  BslAnswers *answers = bsl_answers_new (questionnaire);

  for (guint i = 0; i < bsl_questionnaire_get_n_questions (questionnaire); i++)
    {
      const BslQuestion *question = bsl_questionnaire_get_question (questionnaire, i);
      BslValue value = random_value (question);
      if ((guint) g_test_rand_int_range (0, 100) < known_percent
          && !g_strv_contains (not_completed, question->id))
        bsl_answers_set (answers, i, &value);
    }
  return answers;
}

static BslAnswers *
complete (BslAnswers *partial)
{
  BslQuestionnaire *questionnaire = bsl_library_get_questionnaire (library);
  BslAnswers *answers = bsl_answers_copy (partial);

  for (guint i = 0; i < bsl_questionnaire_get_n_questions (questionnaire); i++)
    {
      const BslQuestion *question = bsl_questionnaire_get_question (questionnaire, i);
      BslValue value = random_value (question);
      if (!bsl_answers_get (answers, i)->known && !g_strv_contains (not_completed, question->id))
        bsl_answers_set (answers, i, &value);
    }
  return answers;
}

static BslEvaluation *
evaluate (BslAnswers *answers)
{
  return bsl_evaluation_new (bsl_library_get_rules (library), bsl_library_get_catalogue (library),
                             answers, day);
}

static void
assert_within (BslEvaluation *partial, BslEvaluation *whole)
{
  for (guint i = 0; i < bsl_evaluation_get_n_offers (partial); i++)
    {
      const BslOfferFinding *before = bsl_evaluation_get_offer (partial, i);
      const BslOfferFinding *after = bsl_evaluation_get_offer (whole, i);
      if (before->verdict != BSL_VERDICT_TO_EXAMINE && before->verdict != after->verdict)
        g_error ("%s: %s with open answers, %s with all of them", before->offer->id,
                 bsl_verdict_words[before->verdict], bsl_verdict_words[after->verdict]);
    }
  for (guint i = 0; i < bsl_evaluation_get_n_obligations (partial); i++)
    {
      const BslObligation *before = bsl_evaluation_get_obligation (partial, i);
      const BslObligation *after = bsl_evaluation_get_obligation (whole, i);
      if (before->state != BSL_TRI_UNKNOWN && before->state != after->state
          && !g_strv_contains (while_open, before->rule->id))
        g_error ("%s: %s with open answers, %s with all of them", before->rule->id,
                 bsl_tri_to_string (before->state), bsl_tri_to_string (after->state));
    }
}

/* Unknown is never a yes nor a no: what is settled stays so whatever the open answers are. */
static void
test_completion (void)
{
  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (BslAnswers) partial = random_answers (20 + round % 70);
      g_autoptr (BslEvaluation) before = evaluate (partial);
      for (guint i = 0; i < 5; i++)
        {
          g_autoptr (BslAnswers) whole = complete (partial);
          g_autoptr (BslEvaluation) after = evaluate (whole);
          assert_within (before, after);
        }
    }
}

/* A class more than before makes no check easier. */
static void
test_sensitive_class (void)
{
  const BslQuestion *classes
      = bsl_questionnaire_find (bsl_library_get_questionnaire (library), "data.classes");

  for (guint round = 0; round < 1000; round++)
    {
      g_autoptr (BslAnswers) answers = random_answers (90);
      g_autoptr (BslEvaluation) before = NULL;
      g_autoptr (BslEvaluation) after = NULL;
      BslValue value = { .known = TRUE };

      bsl_value_copy (bsl_answers_get (answers, classes->index), &value);
      if (!value.known)
        continue;
      before = evaluate (answers);
      value.bits |= G_GUINT64_CONSTANT (1)
                    << g_test_rand_int_range (0, (gint32) classes->domain.options->len);
      bsl_answers_set (answers, classes->index, &value);
      after = evaluate (answers);
      for (guint i = 0; i < bsl_evaluation_get_n_offers (before); i++)
        {
          const BslOfferFinding *was = bsl_evaluation_get_offer (before, i);
          const BslOfferFinding *is = bsl_evaluation_get_offer (after, i);
          for (guint j = 0; j < was->checks->len; j++)
            {
              const BslCheck *old = &g_array_index (was->checks, BslCheck, j);
              const BslCheck *new = &g_array_index (is->checks, BslCheck, j);
              if (old->result == BSL_RESULT_FAIL && new->result != BSL_RESULT_FAIL)
                g_error ("%s, %s: fails, and no longer with one class more", was->offer->id,
                         old->rule->id);
            }
        }
    }
}

static void
test_same_bytes (void)
{
  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (BslAnswers) answers = random_answers (60);
      g_autoptr (BslEvaluation) first = evaluate (answers);
      g_autoptr (BslEvaluation) second = evaluate (answers);
      g_autoptr (JsonNode) a = bsl_evaluation_to_json (first, BSL_LANG_FR);
      g_autoptr (JsonNode) b = bsl_evaluation_to_json (second, BSL_LANG_FR);
      g_autofree char *left = json_to_string (a, FALSE);
      g_autofree char *right = json_to_string (b, FALSE);
      g_assert_cmpstr (left, ==, right);
    }
}

/* A question with an answer is not open. */
static void
test_open_questions (void)
{
  for (guint round = 0; round < 40; round++)
    {
      g_autoptr (BslAnswers) answers = random_answers (80);
      g_autoptr (BslEvaluation) evaluation = evaluate (answers);
      GArray *open = bsl_evaluation_get_open_questions (evaluation);
      for (guint i = 0; i < open->len; i++)
        {
          const BslQuestion *question = g_array_index (open, BslOpenQuestion, i).question;
          if (bsl_answers_get (answers, question->index)->known)
            g_error ("%s is open and has an answer", question->id);
        }
    }
}

/* No sentence is empty and no placeholder is left in any of them. */
static void
test_words (void)
{
  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (BslAnswers) answers = random_answers (70);
      g_autoptr (BslEvaluation) evaluation = evaluate (answers);
      for (guint i = 0; i < bsl_evaluation_get_n_obligations (evaluation); i++)
        {
          const BslObligation *obligation = bsl_evaluation_get_obligation (evaluation, i);
          for (guint lang = 0; lang < BSL_N_LANGS; lang++)
            {
              g_auto (GStrv) reasons
                  = bsl_evaluation_dup_reasons (evaluation, obligation, (BslLang) lang);
              if (reasons[0] == NULL)
                g_error ("%s: no reason", obligation->rule->id);
              for (guint j = 0; reasons[j] != NULL; j++)
                if (*reasons[j] == '\0' || strchr (reasons[j], '{') != NULL)
                  g_error ("%s: “%s”", obligation->rule->id, reasons[j]);
            }
        }
    }
}

/* Every way out is minimal: none holds another. */
static void
test_ways_out (void)
{
  for (guint round = 0; round < 10; round++)
    {
      g_autoptr (BslAnswers) answers = random_answers (95);
      g_autoptr (BslEvaluation) evaluation = evaluate (answers);
      const BslOfferFinding *finding = bsl_evaluation_get_offer (
          evaluation,
          (guint) g_test_rand_int_range (0, (gint32) bsl_evaluation_get_n_offers (evaluation)));
      g_autoptr (GPtrArray) ways = bsl_evaluation_find_ways_out (evaluation, finding);
      for (guint i = 0; i < ways->len; i++)
        {
          const BslWayOut *way = g_ptr_array_index (ways, i);
          g_assert_cmpuint (way->changes->len, >, 0);
          for (guint j = 0; j < way->changes->len; j++)
            {
              g_autofree char *words = bsl_change_to_words (
                  evaluation, &g_array_index (way->changes, BslChange, j), BSL_LANG_FR);
              g_assert_cmpstr (words, !=, "");
            }
        }
      if (finding->verdict == BSL_VERDICT_ELIGIBLE)
        g_assert_cmpuint (ways->len, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  library = bsl_library_new ();
  day = bsl_date_parse ("2026-11-23");
  if (!bsl_library_load (library, &error))
    g_error ("%s", error->message);
  g_test_add_func ("/properties/completion", test_completion);
  g_test_add_func ("/properties/sensitive-class", test_sensitive_class);
  g_test_add_func ("/properties/same-bytes", test_same_bytes);
  g_test_add_func ("/properties/open-questions", test_open_questions);
  g_test_add_func ("/properties/words", test_words);
  g_test_add_func ("/properties/ways-out", test_ways_out);
  status = g_test_run ();
  g_object_unref (library);
  return status;
}
