/* SPDX-License-Identifier: EUPL-1.2 */
/* The search for what can never hold, against thousands of conditions and projects. */

#include "config.h"

#include "app/rules/bsl-condition-private.h"
#include "app/rules/bsl-evaluation-private.h"
#include "app/rules/bsl-library.h"
#include "app/rules/bsl-possible.h"

static BslLibrary *library;
static BslRuleBase *rules;

static BslCondition *
compile (const char *text, BslProblems *problems)
{
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  BslJson json = { problems, "test", "$", node };

  return bsl_condition_new (&json, rules, BSL_READS_MARKET);
}

static gboolean
is_possible (const BslCondition *condition)
{
  g_autoptr (BslPossible) possible = bsl_possible_new (rules);

  bsl_possible_want (possible, condition, TRUE);
  return bsl_possible_search (possible);
}

/* Comparisons close enough to each other to exclude each other often. */
static const char *const leaves[] = {
  "{\"answer\": \"organisation.type\", \"is\": \"court\"}",
  "{\"answer\": \"organisation.type\", \"in\": [\"court\", \"commune\", \"region\"]}",
  "{\"answer\": \"organisation.type\", \"in\": [\"region\", \"school\"]}",
  "{\"answer\": \"data.essential-mission\", \"is\": \"yes\"}",
  "{\"answer\": \"data.harm\", \"has\": \"public-order\"}",
  "{\"answer\": \"data.harm\", \"has-any\": [\"public-order\", \"life-health\"]}",
  "{\"answer\": \"data.harm\", \"has-all\": [\"public-security\", \"life-health\"]}",
  "{\"answer\": \"data.harm\", \"within\": [\"public-order\", \"public-security\"]}",
  "{\"answer\": \"data.harm\", \"empty\": true}",
  "{\"answer\": \"organisation.population\", \"at-least\": 100}",
  "{\"answer\": \"organisation.population\", \"more-than\": 100}",
  "{\"answer\": \"organisation.population\", \"at-most\": 200}",
  "{\"answer\": \"organisation.population\", \"less-than\": 200}",
  "{\"answer\": \"purchase.amount-excl-tax\", \"at-least\": {\"threshold\": \"free-of-procedure\"}}",
  "{\"answer\": \"purchase.amount-excl-tax\", \"less-than\": 40000}",
  "{\"answer\": \"project.start-date\", \"before\": \"2026-04-17\"}",
  "{\"answer\": \"project.start-date\", \"from\": \"2026-04-17\"}",
  "{\"date\": \"decision\", \"until\": \"2026-04-17\"}",
  "{\"date\": \"decision\", \"after\": \"2026-04-17\"}",
  "{\"condition\": \"is-state\"}",
  "{\"condition\": \"harm\"}",
  "{\"always\": true}",
};

static char *
random_condition (guint depth)
{
  static const char *const words[] = { "all", "any", "first-known", "not" };
  guint word = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (words));
  guint n = word == 3 ? 1 : (guint) g_test_rand_int_range (2, 4);
  GString *text;

  if (depth == 0 || g_test_rand_int_range (0, 5) == 0)
    return g_strdup (leaves[g_test_rand_int_range (0, G_N_ELEMENTS (leaves))]);
  text = g_string_new (NULL);
  g_string_append_printf (text, "{\"%s\": %s", words[word], word == 3 ? "" : "[");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *part = random_condition (depth - 1);
      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", part);
    }
  g_string_append (text, word == 3 ? "}" : "]}");
  return g_string_free (text, FALSE);
}

/* A complete project; numbers and days lie around those of the leaves. */
static BslAnswers *
random_project (BslDate *on)
{
  static const double numbers[] = { 99, 100, 101, 199, 200, 201, 39999, 40000, 60000 };
  BslQuestionnaire *questionnaire = bsl_rule_base_get_questionnaire (rules);
  BslAnswers *answers = bsl_answers_new (questionnaire);

  *on = bsl_date_add_days (bsl_date_parse ("2026-04-17"), g_test_rand_int_range (-1, 2));
  for (guint i = 0; i < bsl_questionnaire_get_n_questions (questionnaire); i++)
    {
      const BslDomain *domain = &bsl_questionnaire_get_question (questionnaire, i)->domain;
      gint32 n = domain->options != NULL ? (gint32) domain->options->len : 0;
      BslValue value = { .known = TRUE };

      if (domain->kind == BSL_KIND_SET)
        value.bits = (guint64) g_test_rand_int () & ((G_GUINT64_CONSTANT (1) << MIN (n, 31)) - 1);
      else if (domain->kind == BSL_KIND_NUMBER)
        value.number = numbers[g_test_rand_int_range (0, G_N_ELEMENTS (numbers))];
      else if (domain->kind == BSL_KIND_DATE)
        value.date = bsl_date_add_days (*on, g_test_rand_int_range (-2, 3));
      else
        value.index = (guint) g_test_rand_int_range (0, n);
      bsl_answers_set (answers, i, &value);
    }
  return answers;
}

static gboolean
holds_for_some_project (const BslCondition *condition)
{
  for (guint i = 0; i < 200; i++)
    {
      BslDate on;
      g_autoptr (BslAnswers) answers = random_project (&on);
      g_auto (BslScope) scope = { 0 };
      bsl_scope_init (&scope, rules, answers, on);
      if (bsl_condition_evaluate (condition, &scope) == BSL_TRI_YES)
        return TRUE;
    }
  return FALSE;
}

/* “Never” is certain: no project makes it hold. */
static void
test_never_is_certain (void)
{
  guint n_never = 0;

  for (guint i = 0; i < 1500; i++)
    {
      g_autofree char *text = random_condition (3);
      g_autoptr (BslProblems) problems = bsl_problems_new ();
      BslCondition *condition = compile (text, problems);

      g_assert_cmpuint (bsl_problems_get_count (problems), ==, 0);
      if (!is_possible (condition))
        {
          n_never++;
          if (holds_for_some_project (condition))
            g_error ("said to be impossible, and it holds: %s", text);
        }
      bsl_condition_free (condition);
    }
  g_assert_cmpuint (n_never, >, 20);
}

/* A rule that applies to a generated project is not said to be dead, alone or with another. */
static void
test_rules_that_apply (void)
{
  for (guint round = 0; round < 30; round++)
    {
      BslDate on;
      g_autoptr (BslAnswers) answers = random_project (&on);
      g_autoptr (BslPossible) possible = bsl_possible_new (rules);
      g_auto (BslScope) scope = { 0 };

      bsl_scope_init (&scope, rules, answers, on);
      for (guint i = 0; i < bsl_rule_base_get_n_rules (rules); i++)
        {
          const BslRule *rule = bsl_rule_base_get_rule (rules, i);
          if (bsl_rule_get_state (rule, &scope) == BSL_TRI_YES)
            bsl_possible_want (possible, rule->applies, TRUE);
        }
      g_assert_true (bsl_possible_search (possible));
    }
}

static void
test_days (void)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslPossible) possible = bsl_possible_new (rules);
  BslCondition *condition = compile ("{\"date\": \"decision\", \"from\": \"2026-04-17\"}", problems);
  BslDate day = bsl_date_parse ("2026-04-17");

  bsl_possible_want (possible, condition, TRUE);
  bsl_possible_limit_day (possible, BSL_DAY_DECISION, BSL_DATE_NONE, day + 1);
  g_assert_true (bsl_possible_search (possible));
  bsl_possible_limit_day (possible, BSL_DAY_DECISION, BSL_DATE_NONE, day);
  g_assert_false (bsl_possible_search (possible));
  bsl_possible_clear (possible);
  bsl_possible_want (possible, condition, TRUE);
  g_assert_true (bsl_possible_search (possible));
  bsl_condition_free (condition);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  library = bsl_library_new ();
  g_assert_true (bsl_library_load (library, NULL));
  rules = bsl_library_get_rules (library);
  g_test_add_func ("/possible/never-is-certain", test_never_is_certain);
  g_test_add_func ("/possible/rules-that-apply", test_rules_that_apply);
  g_test_add_func ("/possible/days", test_days);
  status = g_test_run ();
  g_object_unref (library);
  return status;
}
