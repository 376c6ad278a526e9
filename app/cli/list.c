/* SPDX-License-Identifier: EUPL-1.2 */
/* boussole-cli list. */

#include "config.h"

#include "app/cli/bsl-cli.h"
#include "app/store/bsl-store.h"

#include <glib/gi18n.h>

static const char *const shelf_words[] = { "active", "archived", "trash" };

static char *
moment (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  /* what no calendar holds */
  return time != NULL ? g_date_time_format_iso8601 (time) : g_strdup ("?");
}

static void
add_project (JsonBuilder *builder, const BslProjectInfo *info)
{
  g_autofree char *created = moment (info->created);
  g_autofree char *modified = moment (info->modified);
  const char *members[][2] = { { "id", info->id },
                               { "title", info->title },
                               { "shelf", shelf_words[info->shelf] },
                               { "created", created },
                               { "modified", modified } };

  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      json_builder_set_member_name (builder, members[i][0]);
      json_builder_add_string_value (builder, members[i][1]);
    }
  json_builder_set_member_name (builder, "answers");
  json_builder_add_int_value (builder, info->n_answers);
  json_builder_end_object (builder);
}

static void
print_project (const BslProjectInfo *info)
{
  g_autofree char *modified = moment (info->modified);

  g_print ("%s  %s  %s\n", info->id, modified,
           *info->title != '\0' ? info->title : _("Untitled"));
}

int
bsl_cli_list (BslCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BslStore) store = bsl_cli_open_store (cli, &error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_autoptr (JsonNode) none = json_from_string ("[]", NULL);
      return cli->json ? bsl_cli_write_json (NULL, none) : BSL_EXIT_DONE;
    }
  if (store == NULL)
    return bsl_cli_fail (BSL_EXIT_INPUT, "%s", error->message);
  json_builder_begin_array (builder);
  for (int shelf = BSL_SHELF_ACTIVE; shelf <= BSL_SHELF_TRASH; shelf++)
    {
      g_autoptr (GPtrArray) projects = bsl_store_list (store, (BslShelf) shelf, NULL, &error);
      if (projects == NULL)
        return bsl_cli_fail (BSL_EXIT_INPUT, "%s", error->message);
      for (guint i = 0; i < projects->len; i++)
        if (cli->json)
          add_project (builder, g_ptr_array_index (projects, i));
        else
          print_project (g_ptr_array_index (projects, i));
    }
  json_builder_end_array (builder);
  if (cli->json)
    {
      g_autoptr (JsonNode) node = json_builder_get_root (builder);
      return bsl_cli_write_json (NULL, node);
    }
  return BSL_EXIT_DONE;
}
