/* SPDX-License-Identifier: EUPL-1.2 */
/* What the buyer may state: answers that the rules read only where they are given. */

#include "config.h"

#include "completion.h"

/* Until it is given, such an answer counts as another one: the register of interpretations says
 * which and why. Giving it must not make of an eligible offer one that is not, but for a requirement
 * of the buyer himself, which then fails alone. */
typedef struct
{
  const char *answer;
  const char *taken_for; /* JSON: what it counts as until then; NULL: other answers decide */
  const char *interpretation;
  const char *requirement; /* the rule that tests it on offers, or NULL */
  const char *given; /* JSON: the only value to be tried: another one corrects what the body said it is; NULL: any */
} Statement;

static const Statement known[] = {
  { "organisation.flags", "[]", "I-defence-contract", NULL },
  { "organisation.listed-operator", NULL, "I-listed-operator", NULL, "\"no\"" },
  { "service.sharing", "\"shared\"", "I-dedicated-hosting", NULL },
  { "hosting.location", "\"any\"", "I-accepted-place", "CAT-2" },
  { "project.start-date", NULL, "I-engaged-date", NULL },
};

static Chance chance;

static BslRuleBase *
rules (void)
{
  return bsl_library_get_rules (chance.library);
}

static const Statement *
find (const char *answer)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i].answer, answer))
      return &known[i];
  return NULL;
}

/* No other answer is read this way, and each rests on an interpretation. */
static void
test_register (void)
{
  g_autofree gboolean *statements = find_statements (rules ());

  for (guint i = 0; i < bsl_questionnaire_get_n_questions (rules ()->questionnaire); i++)
    {
      const BslQuestion *question = bsl_questionnaire_get_question (rules ()->questionnaire, i);
      if (statements[i] != (find (question->id) != NULL))
        g_error ("%s: %s", question->id, statements[i] ? "counts only where it is given" : "is an ordinary answer");
    }
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    g_assert_nonnull (bsl_rule_base_find_interpretation (rules (), known[i].interpretation));
}

static BslValue
read_value (const char *text, const BslQuestion *question)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  BslValue value = { 0 };
  BslJson json;

  g_assert_true (bsl_json_open (&json, parser, bytes, question->id, problems));
  g_assert_true (bsl_value_from_json (&value, &json, &question->domain));
  return value;
}

static gboolean
is_alike (const BslCheck *open, const BslCheck *given)
{
  return open->applies == given->applies && open->cases == given->cases && open->result == given->result;
}

/* The same checks and clauses; a rule that reads the answer for itself may have been open. */
static void
assert_alike (BslEvaluation *open, BslEvaluation *given, const Statement *statement)
{
  for (guint i = 0; i < bsl_evaluation_get_n_offers (open); i++)
    {
      const BslOfferFinding *before = bsl_evaluation_get_offer (open, i);
      const BslOfferFinding *after = bsl_evaluation_get_offer (given, i);
      for (guint j = 0; j < before->checks->len; j++)
        {
          const BslCheck *check = &g_array_index (before->checks, BslCheck, j);
          if (!is_alike (check, &g_array_index (after->checks, BslCheck, j)))
            g_error ("%s, %s: without %s, not as with %s", before->offer->id, check->rule->id,
                     statement->answer, statement->taken_for);
        }
    }
  for (guint i = 0; i < bsl_evaluation_get_n_obligations (open); i++)
    {
      const BslObligation *obligation = bsl_evaluation_get_obligation (open, i);
      if (obligation->state != BSL_TRI_UNKNOWN
          && obligation->state != bsl_evaluation_get_obligation (given, i)->state)
        g_error ("%s: without %s, not as with %s", obligation->rule->id, statement->answer, statement->taken_for);
    }
}

/* A refusal may turn into something to examine; nothing else changes, but the requirement. */
static void
assert_not_refused (BslEvaluation *open, BslEvaluation *given, const Statement *statement)
{
  for (guint i = 0; i < bsl_evaluation_get_n_offers (open); i++)
    {
      const BslOfferFinding *before = bsl_evaluation_get_offer (open, i);
      const BslOfferFinding *after = bsl_evaluation_get_offer (given, i);
      for (guint j = 0; j < before->checks->len; j++)
        {
          const BslCheck *check = &g_array_index (before->checks, BslCheck, j);
          BslResult result = g_array_index (after->checks, BslCheck, j).result;
          if (statement->given != NULL && (result == BSL_RESULT_PASS || result == BSL_RESULT_NOT_APPLICABLE))
            continue; /* settled, for a body to which the answer is an ordinary one */
          if (result != check->result && g_strcmp0 (check->rule->id, statement->requirement) != 0
              && (check->result != BSL_RESULT_FAIL || result != BSL_RESULT_REVIEW))
            g_error ("%s, %s: %s, and %s with %s", before->offer->id, check->rule->id,
                     bsl_result_words[check->result], bsl_result_words[result], statement->answer);
        }
    }
}

static void
test_statement (gconstpointer data)
{
  const Statement *statement = data;
  const BslQuestion *question = bsl_questionnaire_find (rules ()->questionnaire, statement->answer);

  chance_start (&chance, statement->answer);
  for (guint round = 0; round < chance_rounds (&chance, 200); round++)
    {
      g_autoptr (BslCatalogue) catalogue = chance_catalogue (&chance, 15, NULL);
      g_autoptr (BslAnswers) answers = chance_project (&chance, 85);
      g_autoptr (BslEvaluation) open = NULL;
      g_autoptr (BslEvaluation) given = NULL;
      g_autoptr (BslEvaluation) alike = NULL;
      BslDate on = chance_day (&chance);
      BslValue value = statement->given == NULL ? chance_value (&chance, &question->domain)
                                                : read_value (statement->given, question);

      bsl_answers_set (answers, question->index, NULL);
      open = bsl_evaluation_new (rules (), catalogue, answers, on);
      bsl_answers_set (answers, question->index, &value);
      given = bsl_evaluation_new (rules (), catalogue, answers, on);
      assert_not_refused (open, given, statement);
      if (statement->taken_for == NULL)
        continue;
      value = read_value (statement->taken_for, question);
      bsl_answers_set (answers, question->index, &value);
      alike = bsl_evaluation_new (rules (), catalogue, answers, on);
      assert_alike (open, alike, statement);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (BslLibrary) library = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  library = chance_init (&chance);
  g_test_add_func ("/statements/register", test_register);
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autofree char *path = g_strconcat ("/statements/", known[i].answer, NULL);
      g_test_add_data_func (path, &known[i], test_statement);
    }
  status = g_test_run ();
  chance_clear (&chance);
  return status;
}
