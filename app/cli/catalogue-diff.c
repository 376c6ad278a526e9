/* SPDX-License-Identifier: EUPL-1.2 */
/* boussole-cli catalogue diff: what differs between two catalogues. */

#include "config.h"

#include "app/cli/bsl-cli-catalogue.h"

#include <glib/gi18n.h>

#include "app/catalogue/bsl-fact-words.h"
#include "app/core/bsl-json-edit.h"

static BslCatalogue *
load (BslCli *cli, const char *file)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  BslCatalogue *catalogue = bsl_catalogue_load (file, bsl_library_get_attributes (cli->library),
                                                bsl_library_get_services (cli->library), problems);

  if (catalogue == NULL)
    bsl_cli_fail_problems (BSL_EXIT_INPUT, problems);
  return catalogue;
}

static const char *
get_id (const BslCatalogueChange *difference)
{
  return difference->after != NULL ? difference->after->id : difference->before->id;
}

static void
print_fact (const BslCatalogueChange *difference, BslLang lang)
{
  g_autofree char *before = bsl_fact_to_words (difference->fact_before, difference->attribute, lang);
  g_autofree char *after = bsl_fact_to_words (difference->fact_after, difference->attribute, lang);

  g_print (_("%s: %s\n  before: %s\n  after: %s\n"), get_id (difference),
           bsl_text_get (&difference->attribute->title, lang), before, after);
}

/* Each line below what it is said of. */
static char *
indent (const char *lines)
{
  g_auto (GStrv) split = g_strsplit (lines, "\n", -1);

  return lines[0] != '\0' ? g_strjoinv ("\n    ", split) : g_strdup ("—");
}

static void
print_lines (const BslCatalogueChange *difference, const char *title)
{
  g_autofree char *before = indent (difference->was), *after = indent (difference->is);

  g_print (_("%s: %s\n  before: %s\n  after: %s\n"), get_id (difference), title, before, after);
}

static void
print_basis (const BslCatalogueChange *difference, BslLang lang)
{
  g_autofree char *title = g_strdup_printf (_("%s, the same on other grounds"), bsl_text_get (&difference->attribute->title, lang));

  print_lines (difference, title);
}

void
bsl_cli_catalogue_print_change (const BslCatalogueChange *difference, BslLang lang)
{
  switch (difference->kind)
    {
    case BSL_CATALOGUE_CHANGE_ADDED:
      g_print (_("%s: added, %s\n"), get_id (difference), difference->after->name);
      break;
    case BSL_CATALOGUE_CHANGE_REMOVED:
      g_print (_("%s: no longer there, %s\n"), get_id (difference), difference->before->name);
      break;
    case BSL_CATALOGUE_CHANGE_ENDED:
      g_print (_("%s: no longer sold, %s\n"), get_id (difference), difference->after->name);
      break;
    case BSL_CATALOGUE_CHANGE_RENAMED:
      g_print (_("%s: renamed, %s became %s\n"), get_id (difference), difference->before->name,
               difference->after->name);
      break;
    case BSL_CATALOGUE_CHANGE_FACT:
      print_fact (difference, lang);
      break;
    case BSL_CATALOGUE_CHANGE_BASIS:
      print_basis (difference, lang);
      break;
    case BSL_CATALOGUE_CHANGE_MEMBER:
      print_lines (difference, bsl_catalogue_change_get_member_title (difference));
      break;
    }
}

static JsonNode *
make_fact (const BslFact *fact)
{
  JsonArray *periods = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; fact != NULL && i < fact->periods->len; i++)
    {
      const BslPeriod *period = &g_array_index (fact->periods, BslPeriod, i);
      g_autofree char *from = period->from != BSL_DATE_NONE ? bsl_date_to_iso (period->from) : NULL;
      JsonObject *object = json_object_new ();

      bsl_json_set_string (object, "from", from);
      json_object_set_member (object, "value", bsl_value_to_json (&period->value, &fact->attribute->domain));
      json_array_add_object_element (periods, object);
    }
  json_node_take_array (node, periods);
  return node;
}

static JsonObject *
make_change (const BslCatalogueChange *difference)
{
  JsonObject *object = json_object_new ();

  bsl_json_set_string (object, "kind", bsl_catalogue_change_words[difference->kind]);
  bsl_json_set_string (object, "offer", get_id (difference));
  if (difference->kind == BSL_CATALOGUE_CHANGE_FACT)
    {
      bsl_json_set_string (object, "attribute", difference->attribute->id);
      json_object_set_member (object, "before", make_fact (difference->fact_before));
      json_object_set_member (object, "after", make_fact (difference->fact_after));
      return object;
    }
  if (difference->was != NULL)
    {
      bsl_json_set_string (object, "attribute", difference->attribute != NULL ? difference->attribute->id : NULL);
      bsl_json_set_string (object, "member", difference->member);
      bsl_json_set_string (object, "before", difference->was);
      bsl_json_set_string (object, "after", difference->is);
      return object;
    }
  if (difference->before != NULL)
    bsl_json_set_string (object, "name-before", difference->before->name);
  if (difference->after != NULL)
    bsl_json_set_string (object, "name-after", difference->after->name);
  return object;
}

JsonArray *
bsl_cli_catalogue_make_changes (GPtrArray *changes)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < changes->len; i++)
    json_array_add_object_element (array, make_change (g_ptr_array_index (changes, i)));
  return array;
}

static int
write_json (BslCli *cli, GPtrArray *differences)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, bsl_cli_catalogue_make_changes (differences));
  return bsl_cli_write_json (cli->output, node);
}

int
bsl_cli_catalogue_diff (BslCli *cli, char **words, guint n_words)
{
  g_autoptr (BslCatalogue) before = load (cli, words[0]);
  g_autoptr (BslCatalogue) after = before != NULL ? load (cli, words[1]) : NULL;
  g_autoptr (GPtrArray) differences = NULL;

  if (after == NULL)
    return BSL_EXIT_INPUT;

  differences = bsl_catalogue_diff (before, after, bsl_cli_catalogue_get_day (cli));
  if (cli->json)
    return write_json (cli, differences);
  for (guint i = 0; i < differences->len; i++)
    bsl_cli_catalogue_print_change (g_ptr_array_index (differences, i), bsl_library_get_lang (cli->library));
  if (differences->len == 0)
    g_print ("%s\n", _("Nothing differs."));
  return BSL_EXIT_DONE;
}
