/* SPDX-License-Identifier: EUPL-1.2 */
/* boussole-cli compare. */

#include "config.h"

#include "app/cli/bsl-cli.h"
#include "app/cli/bsl-cli-differences.h"

#include <glib/gi18n.h>

static void
print_comparison (BslEvaluation *before, BslEvaluation *after, GPtrArray *differences, BslLang lang)
{
  g_autofree char *from = bsl_date_to_words (bsl_evaluation_get_date (before), lang);
  g_autofree char *to = bsl_date_to_words (bsl_evaluation_get_date (after), lang);

  if (g_str_equal (from, to))
    g_print ("%s", from);
  else
    /* Translators: the two days whose law and catalogue are compared */
    g_print (_("From %s to %s"), from, to);
  g_print ("\n");
  if (differences->len == 0)
    g_print ("%s\n", _("Nothing differs."));
  bsl_cli_print_differences (differences, after, lang);
}

static int
write_json (BslCli *cli, GPtrArray *differences)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) node = NULL;

  bsl_cli_write_differences (builder, differences);
  node = json_builder_get_root (builder);
  return bsl_cli_write_json (cli->output, node);
}

int
bsl_cli_compare (BslCli *cli)
{
  guint n_days = cli->on != NULL ? g_strv_length (cli->on) : 0;
  g_autoptr (BslProject) first = NULL;
  g_autoptr (BslProject) second = NULL;
  g_autoptr (BslEvaluation) before = NULL;
  g_autoptr (BslEvaluation) after = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  BslLang lang = bsl_library_get_lang (cli->library);

  if (cli->n_words == 1 && n_days != 2)
    return bsl_cli_fail (BSL_EXIT_USAGE,
                         _("Give two days with --on, or two files: nothing to compare with."));
  first = bsl_cli_read_project (cli, cli->words[0]);
  if (first != NULL)
    second = cli->n_words == 1 ? g_object_ref (first) : bsl_cli_read_project (cli, cli->words[1]);
  if (second == NULL)
    return BSL_EXIT_INPUT;
  before = bsl_cli_evaluate_project (cli, first, 0);
  after = bsl_cli_evaluate_project (cli, second, n_days > 1 ? 1 : 0);
  differences = bsl_evaluation_compare (before, after, lang);
  if (cli->json)
    return write_json (cli, differences);
  print_comparison (before, after, differences, lang);
  return BSL_EXIT_DONE;
}
