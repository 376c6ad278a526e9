/* SPDX-License-Identifier: EUPL-1.2 */
/* Placeholders of the texts of law, the days they are read on, and cases without answers. */

#include "config.h"

#include <glib/gstdio.h>

#include "app/rules/bsl-acceptance.h"
#include "app/rules/bsl-library.h"
#include "app/rules/bsl-rule-base-private.h"

static BslLibrary *library;
static BslRuleBase *rules;

static void
set_answer (BslAnswers *answers, const char *id, const char *json)
{
  const BslQuestion *question = bsl_questionnaire_find (rules->questionnaire, id);
  BslValue value = { 0 };

  g_assert_true (bsl_value_from_text (&value, json, &question->domain));
  bsl_answers_set (answers, question->index, &value);
  bsl_value_clear (&value);
}

static void
test_amounts (void)
{
  g_autoptr (BslAnswers) answers = bsl_answers_new (rules->questionnaire);
  g_auto (BslScope) scope = { 0 };
  g_autofree char *french = NULL, *english = NULL;

  bsl_scope_init (&scope, rules, answers, bsl_date_parse ("2025-06-01"));
  french = bsl_template_render ("Sous {threshold:free-of-procedure} HT", &scope, BSL_LANG_FR);
  english = bsl_template_render ("Below {threshold:free-of-procedure}", &scope, BSL_LANG_EN);
  g_assert_cmpstr (french, ==, "Sous 40\u00a0000\u00a0€ HT");
  g_assert_cmpstr (english, ==, "Below €40,000");
}

/* What a person wrote is a value, never a placeholder. */
static void
test_values (void)
{
  g_autofree char *words = bsl_template_fill ("{subject}: {value}.", "subject", "{value}", "value", "v", NULL);

  g_assert_cmpstr (words, ==, "{value}: v.");
}

static void
test_contract_end (void)
{
  g_autoptr (BslAnswers) answers = bsl_answers_new (rules->questionnaire);
  g_auto (BslScope) scope = { 0 };

  set_answer (answers, BSL_ANSWER_CONTRACT_START, "\"2026-01-01\"");
  set_answer (answers, BSL_ANSWER_CONTRACT_MONTHS, "12.9");
  bsl_scope_init (&scope, rules, answers, bsl_date_parse ("2026-01-01"));
  g_assert_cmpint (scope.days[BSL_DAY_CONTRACT_END], ==, bsl_date_parse ("2027-02-01"));
}

/* A case whose project has no answers, and a variant that gives the first. */
static void
test_without_answers (void)
{
  static const char text[]
      = "{\"id\": \"a\", \"title\": \"A\", \"on\": \"2026-11-23\", \"project\":"
        " {\"format\": \"boussole-project\", \"version\": 1, \"title\": \"A\"},"
        " \"expect\": {\"conclusions\": {\"bound-by-sren-31\": \"unknown\"}}, \"variants\":"
        " [{\"title\": \"B\", \"answers\": {\"organisation.type\": \"state-central\"},"
        " \"expect\": {\"conclusions\": {\"bound-by-sren-31\": \"yes\"}}}]}";
  g_autofree char *folder = g_dir_make_tmp ("boussole-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.json", NULL);
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (GPtrArray) outcomes = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  outcomes = bsl_acceptance_run_all (library, folder, NULL, NULL, NULL, problems);
  g_assert_cmpuint (bsl_problems_get_count (problems), ==, 0);
  g_assert_cmpuint (outcomes->len, ==, 2);
  for (guint i = 0; i < outcomes->len; i++)
    g_assert_cmpuint (((const BslAcceptance *) g_ptr_array_index (outcomes, i))->n_failed, ==, 0);
  g_remove (path);
  g_rmdir (folder);
}

/* Only a contract has blanks to be filled in; a finding says what is to be established. */
static void
test_blanks (void)
{
  g_autoptr (BslAnswers) answers = bsl_answers_new (rules->questionnaire);
  g_autoptr (BslEvaluation) evaluation = NULL;
  gboolean open = FALSE;

  set_answer (answers, "organisation.type", "\"state-central\"");
  set_answer (answers, "data.classes", "[\"personal\"]");
  set_answer (answers, "data.secrets", "[\"privacy\"]");
  set_answer (answers, "data.harm", "[\"life-health\"]");
  evaluation = bsl_evaluation_new (rules, bsl_library_get_catalogue (library), answers, bsl_date_parse ("2026-11-23"));
  for (guint i = 0; i < bsl_evaluation_get_n_offers (evaluation); i++)
    {
      const BslOfferFinding *offer = bsl_evaluation_get_offer (evaluation, i);

      for (guint j = 0; j < offer->checks->len; j++)
        {
          g_autofree char *found = bsl_evaluation_dup_found (evaluation, offer, &g_array_index (offer->checks, BslCheck, j), BSL_LANG_FR);

          g_assert_null (strchr (found, '['));
          open = open || strstr (found, "à établir") != NULL;
        }
    }
  g_assert_true (open);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  library = bsl_library_new ();
  g_assert_true (bsl_library_load (library, NULL));
  rules = bsl_library_get_rules (library);
  g_test_add_func ("/texts/amounts", test_amounts);
  g_test_add_func ("/texts/values", test_values);
  g_test_add_func ("/texts/contract-end", test_contract_end);
  g_test_add_func ("/texts/blanks", test_blanks);
  g_test_add_func ("/texts/without-answers", test_without_answers);
  status = g_test_run ();
  g_object_unref (library);
  return status;
}
