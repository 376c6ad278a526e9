/* SPDX-License-Identifier: EUPL-1.2 */
/* boussole-cli check: validates questions, rules and catalogue; runs the acceptance cases. */

#include "config.h"

#include "app/cli/bsl-cli-catalogue.h"
#include "app/rules/bsl-acceptance.h"

#include <glib/gi18n.h>

/* A directory with a folder "rules" is a whole data directory; any other holds rules alone. */
static void
choose_directory (BslCli *cli, const char *directory)
{
  g_autofree char *rules = g_build_filename (directory, "rules", NULL);

  if (g_file_test (rules, G_FILE_TEST_IS_DIR))
    bsl_library_set_directory (cli->library, directory);
  else
    bsl_library_set_rules (cli->library, directory);
}

static void
print_case (const BslAcceptance *outcome, BslLang lang)
{
  g_print ("%-8s %s — %s\n", outcome->n_failed > 0 ? _("DIFFERS") : _("holds"), outcome->id,
           bsl_text_get (&outcome->title, lang));
  for (guint i = 0; i < outcome->expectations->len; i++)
    {
      const BslExpectation *expectation = g_ptr_array_index (outcome->expectations, i);
      g_autofree char *words = expectation->holds ? NULL : bsl_expectation_to_words (expectation);

      if (words != NULL)
        g_print ("         %s\n", words);
    }
}

static void
add_case (JsonBuilder *builder, const BslAcceptance *outcome, BslLang lang)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_string_value (builder, outcome->id);
  json_builder_set_member_name (builder, "title");
  json_builder_add_string_value (builder, bsl_text_get (&outcome->title, lang));
  json_builder_set_member_name (builder, "holds");
  json_builder_add_boolean_value (builder, outcome->n_failed == 0);
  json_builder_set_member_name (builder, "differences");
  json_builder_begin_array (builder);
  for (guint i = 0; i < outcome->expectations->len; i++)
    {
      const BslExpectation *expectation = g_ptr_array_index (outcome->expectations, i);
      g_autofree char *words = expectation->holds ? NULL : bsl_expectation_to_words (expectation);

      if (words != NULL)
        json_builder_add_string_value (builder, words);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static int
write_cases_json (BslCli *cli, GPtrArray *outcomes)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) node = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < outcomes->len; i++)
    add_case (builder, g_ptr_array_index (outcomes, i), bsl_library_get_lang (cli->library));
  json_builder_end_array (builder);
  node = json_builder_get_root (builder);
  return bsl_cli_write_json (cli->output, node);
}

static void
print_cases (BslCli *cli, GPtrArray *outcomes, guint n_failed)
{
  for (guint i = 0; i < outcomes->len; i++)
    print_case (g_ptr_array_index (outcomes, i), bsl_library_get_lang (cli->library));
  g_print (_("%u passed, %u failed"), outcomes->len - n_failed, n_failed);
  g_print ("\n");
}

static int
run_cases (BslCli *cli)
{
  g_autofree char *directory = bsl_library_dup_path (cli->library, "cases");
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (GPtrArray) outcomes
      = bsl_acceptance_run_all (cli->library, directory, NULL, NULL, NULL, problems);
  guint n_failed = 0;

  for (guint i = 0; i < outcomes->len; i++)
    n_failed += ((const BslAcceptance *) g_ptr_array_index (outcomes, i))->n_failed > 0;
  if (!cli->json)
    print_cases (cli, outcomes, n_failed);
  else if (write_cases_json (cli, outcomes) != BSL_EXIT_DONE)
    return BSL_EXIT_INPUT;
  if (bsl_problems_get_count (problems) > 0)
    return bsl_cli_fail_problems (BSL_EXIT_NO, problems);
  return n_failed == 0 && outcomes->len > 0 ? BSL_EXIT_DONE : BSL_EXIT_NO;
}

static void
print_summary (BslCli *cli)
{
  BslRuleBase *rules = bsl_library_get_rules (cli->library);
  BslCatalogue *catalogue = bsl_library_get_catalogue (cli->library);

  g_print (_("No fault found: %u questions, %u rules of edition %s, %u offers of edition %s."),
           bsl_questionnaire_get_n_questions (bsl_library_get_questionnaire (cli->library)),
           bsl_rule_base_get_n_rules (rules), bsl_rule_base_get_version (rules),
           bsl_catalogue_get_n_offers (catalogue), bsl_catalogue_get_version (catalogue));
  g_print ("\n");
}

/* How offers are shown is read by nobody before they are. */
static gboolean
check_view (BslCli *cli, BslProblems *problems)
{
  g_autoptr (BslView) view = bsl_cli_catalogue_load_view (cli, bsl_library_get_attributes (cli->library), problems);

  return view != NULL;
}

int
bsl_cli_check (BslCli *cli)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();

  if (cli->n_words == 1)
    choose_directory (cli, cli->words[0]);
  bsl_library_set_own_layer (cli->library, NULL);
  if (!bsl_library_check (cli->library, problems) || !check_view (cli, problems))
    {
      bsl_cli_fail_problems (BSL_EXIT_NO, problems);
      return bsl_cli_fail (BSL_EXIT_NO, ngettext ("%u fault found.", "%u faults found.",
                                                  bsl_problems_get_count (problems)),
                           bsl_problems_get_count (problems));
    }
  if (cli->cases)
    return run_cases (cli);
  print_summary (cli);
  return BSL_EXIT_DONE;
}
