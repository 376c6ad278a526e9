/* SPDX-License-Identifier: EUPL-1.2 */
/* boussole-cli compare. */

#include "config.h"

#include "app/cli/bsl-cli.h"
#include "app/rules/bsl-comparison.h"

#include <glib/gi18n.h>

static void
print_difference (const BslDifference *difference)
{
  g_print ("%s — %s: %s → %s\n", difference->id, difference->title,
           difference->before != NULL ? difference->before : _("absent"),
           difference->after != NULL ? difference->after : _("absent"));
  for (guint i = 0; difference->reasons[i] != NULL; i++)
    g_print ("    %s\n", difference->reasons[i]);
}

static void
set_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
write_difference (JsonBuilder *builder, const BslDifference *difference)
{
  json_builder_begin_object (builder);
  set_string (builder, "kind", bsl_difference_words[difference->kind]);
  set_string (builder, "id", difference->id);
  set_string (builder, "title", difference->title);
  set_string (builder, "before", difference->before);
  set_string (builder, "after", difference->after);
  json_builder_set_member_name (builder, "reasons");
  json_builder_begin_array (builder);
  for (guint i = 0; difference->reasons[i] != NULL; i++)
    json_builder_add_string_value (builder, difference->reasons[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static int
write_json (BslCli *cli, GPtrArray *differences)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) node = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < differences->len; i++)
    write_difference (builder, g_ptr_array_index (differences, i));
  json_builder_end_array (builder);
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
  differences = bsl_evaluation_compare (before, after, bsl_library_get_lang (cli->library));
  if (cli->json)
    return write_json (cli, differences);
  if (differences->len == 0)
    g_print ("%s\n", _("Nothing differs."));
  for (guint i = 0; i < differences->len; i++)
    print_difference (g_ptr_array_index (differences, i));
  return BSL_EXIT_DONE;
}
