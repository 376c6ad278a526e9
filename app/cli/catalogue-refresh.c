/* SPDX-License-Identifier: EUPL-1.2 */
/* boussole-cli catalogue refresh: what to verify first. */

#include "config.h"

#include "app/cli/bsl-cli-catalogue.h"

#include <glib/gi18n.h>

#include "app/core/bsl-json-edit.h"
#include "app/report/bsl-refresh-sheet.h"

static JsonArray *
make_reasons (GPtrArray *reasons)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < reasons->len; i++)
    {
      const BslRefreshReason *reason = reasons->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "priority", reason->priority);
      bsl_json_set_string (object, "attribute", reason->attribute != NULL ? reason->attribute->id : NULL);
      bsl_json_set_string (object, "why", reason->words);
      bsl_json_set_string (object, "verified-on", reason->verified);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonArray *
make_lines (GPtrArray *lines)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < lines->len; i++)
    json_array_add_string_element (array, lines->pdata[i]);
  return array;
}

static JsonObject *
make_item (const BslRefreshItem *item)
{
  g_autofree char *until = item->until != BSL_DATE_NONE ? bsl_date_to_iso (item->until) : NULL;
  JsonObject *object = json_object_new ();

  json_object_set_boolean_member (object, "first", bsl_refresh_item_is_first (item));
  bsl_json_set_string (object, "until", until);
  bsl_json_set_string (object, "offer", item->offer->id);
  bsl_json_set_string (object, "page", item->page);
  bsl_json_set_string (object, "verified-on", item->verified);
  json_object_set_array_member (object, "reasons", make_reasons (item->reasons));
  json_object_set_array_member (object, "held", make_lines (item->held));
  return object;
}

static int
write_json (BslCli *cli, GPtrArray *items)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, json_array_new ());
  for (guint i = 0; i < items->len; i++)
    json_array_add_object_element (json_node_get_array (node), make_item (g_ptr_array_index (items, i)));
  return bsl_cli_write_json (cli->output, node);
}

/* "ods" or "csv": by --format, else by the ending of the file; NULL for another one. */
static const char *
find_format (BslCli *cli)
{
  static const char *const formats[] = { "ods", "csv" };

  if (cli->format == NULL && (cli->output == NULL || g_str_equal (cli->output, "-")))
    return "csv";
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *ending = g_strconcat (".", formats[i], NULL);

      if (cli->format != NULL ? g_str_equal (cli->format, formats[i]) : g_str_has_suffix (cli->output, ending))
        return formats[i];
    }
  return NULL;
}

static int
write_sheet (BslCli *cli, GPtrArray *items, BslLang lang)
{
  const char *format = find_format (cli);
  g_autoptr (BslSpreadsheet) sheet = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (format == NULL)
    return bsl_cli_fail (BSL_EXIT_USAGE, _("The sheet is written as .ods or .csv: name such a file, or add --format."));
  sheet = bsl_refresh_sheet_new (items, lang);
  bytes = g_str_equal (format, "ods") ? bsl_spreadsheet_to_ods (sheet, &error) : bsl_spreadsheet_to_csv (sheet, 0, lang);

  if (bytes == NULL)
    return bsl_cli_fail (BSL_EXIT_INPUT, "%s", error->message);
  return bsl_cli_write (cli->output, bytes);
}

int
bsl_cli_catalogue_refresh (BslCli *cli, char **words, guint n_words)
{
  BslLang lang = bsl_library_get_lang (cli->library);
  BslCatalogue *catalogue = bsl_library_get_catalogue (cli->library);
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslView) view = bsl_cli_catalogue_load_view (cli, bsl_catalogue_get_attributes (catalogue), problems);
  g_autoptr (GPtrArray) items = NULL;

  if (view == NULL)
    return bsl_cli_fail_problems (BSL_EXIT_INPUT, problems);
  items = bsl_refresh_list (catalogue, view, bsl_cli_catalogue_get_day (cli), lang);
  return cli->json ? write_json (cli, items) : write_sheet (cli, items, lang);
}
