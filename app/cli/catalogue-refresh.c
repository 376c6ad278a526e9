/* SPDX-License-Identifier: EUPL-1.2 */
/* boussole-cli catalogue refresh: what to verify first. */

#include "config.h"

#include "app/cli/bsl-cli-catalogue.h"

#include "app/catalogue/bsl-refresh.h"
#include "app/core/bsl-json-edit.h"
#include "app/report/bsl-refresh-ods.h"

static JsonObject *
make_item (const BslRefreshItem *item)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "priority", item->priority);
  bsl_json_set_string (object, "offer", item->offer->id);
  bsl_json_set_string (object, "attribute", item->attribute != NULL ? item->attribute->id : NULL);
  bsl_json_set_string (object, "why", item->why);
  bsl_json_set_string (object, "verified-on", item->verified);
  bsl_json_set_string (object, "source", item->source != NULL ? item->source->url : NULL);
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

/* By --format, else by the ending of the file. */
static gboolean
is_spreadsheet (BslCli *cli)
{
  if (cli->format != NULL)
    return g_str_equal (cli->format, "ods");
  return cli->output != NULL && g_str_has_suffix (cli->output, ".ods");
}

int
bsl_cli_catalogue_refresh (BslCli *cli, char **words, guint n_words)
{
  BslLang lang = bsl_library_get_lang (cli->library);
  g_autoptr (GPtrArray) items
    = bsl_refresh_list (bsl_library_get_catalogue (cli->library), bsl_cli_catalogue_get_day (cli), lang);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (cli->json)
    return write_json (cli, items);
  bytes = is_spreadsheet (cli) ? bsl_refresh_to_ods (items, lang, &error) : bsl_refresh_to_csv (items, lang);
  if (bytes == NULL)
    return bsl_cli_fail (BSL_EXIT_INPUT, "%s", error->message);
  return bsl_cli_write (cli->output, bytes);
}
