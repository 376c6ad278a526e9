/* SPDX-License-Identifier: EUPL-1.2 */
/* boussole-cli catalogue verify FOLDER: data, layers and keys as they are published, or installed beside the application. */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/catalogue/bsl-data-file.h"
#include "app/cli/bsl-cli-catalogue.h"
#include "app/core/bsl-json-edit.h"
#include "app/edition/bsl-edition-check.h"
#include "app/edition/bsl-keyring.h"

static gboolean
holds (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
holds_data (const char *folder)
{
  gboolean any = holds (folder, "edition.json");

  for (guint i = 0; !any && bsl_update_folders[i] != NULL; i++)
    any = holds (folder, bsl_update_folders[i]);
  return any;
}

/* The message names the file: it is told as the place. */
static BslEdition *
read_edition (const char *folder, BslProblems *problems)
{
  g_autofree char *file = g_build_filename (folder, "edition.json", NULL), *prefix = g_strconcat (file, ": ", NULL);
  g_autoptr (GError) error = NULL;
  BslEdition *edition = bsl_edition_read (folder, &error);

  if (edition == NULL)
    bsl_problems_add (problems, "edition.json", "$", "%s",
                      error->message + (g_str_has_prefix (error->message, prefix) ? strlen (prefix) : 0));
  return edition;
}

/* Layers of the folder are tried on its own catalogue from then on. To be freed; NULL where something is at fault. */
static char *
verify_data (BslCliFindings *findings, const char *folder, BslProblems *problems)
{
  BslCli *cli = findings->cli;
  g_autofree char *shipped = bsl_library_dup_shipped_path (cli->library, "");
  g_autoptr (BslEdition) edition = read_edition (folder, problems);
  g_autoptr (BslLibrary) library = bsl_edition_admit (shipped, folder, problems);
  BslCatalogue *catalogue;

  if (edition == NULL || library == NULL)
    return NULL;
  g_set_object (&cli->library, library);
  catalogue = bsl_library_get_catalogue (library);
  bsl_json_set_string (findings->object, "edition", edition->name);
  bsl_json_set_string (findings->object, "publisher", edition->publisher);
  json_object_set_int_member (findings->object, "offers", bsl_catalogue_get_n_offers (catalogue));
  return g_strdup_printf (_("No fault found: edition %s of %s, %u questions, %u rules, %u offers."), edition->name, edition->publisher,
                          bsl_questionnaire_get_n_questions (bsl_library_get_questionnaire (library)),
                          bsl_rule_base_get_n_rules (bsl_library_get_rules (library)), bsl_catalogue_get_n_offers (catalogue));
}

static void
verify_layers (BslCliFindings *findings, const char *folder, BslProblems *problems)
{
  g_autofree char *layers = g_build_filename (folder, "layers", NULL);
  g_autoptr (GPtrArray) names = holds (folder, "layers") ? bsl_json_list_files (layers, problems) : NULL;

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (layers, names->pdata[i], NULL);
      g_autoptr (GBytes) bytes = bsl_data_file_read (path, problems);
      g_autofree char *summary = bytes != NULL ? bsl_cli_catalogue_verify_layer (findings, bytes, path) : NULL;
    }
}

static void
verify_keys (const char *folder, BslProblems *problems)
{
  BslKeyring *keys = bsl_keyring_new ();

  bsl_keyring_read (keys, folder, problems);
  bsl_keyring_free (keys);
}

int
bsl_cli_catalogue_verify_folder (BslCli *cli, const char *folder)
{
  gsize length = strlen (folder);
  g_autofree char *bare = g_strndup (folder, length > 1 && folder[length - 1] == '/' ? length - 1 : length);
  g_autofree char *within = g_strconcat (bare, "/", NULL), *summary = NULL;
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  gboolean data = holds_data (bare), any = data || holds (bare, "layers") || holds (bare, "keys");
  g_auto (BslCliFindings) findings;

  bsl_cli_findings_init (&findings, cli, "edition", folder);
  if (!any)
    bsl_problems_add (problems, bare, "$",
                      _("There is no folder “catalogue”, “rules”, “questions”, “layers” or “keys” here. Name the folder that holds them."));
  if (data)
    summary = verify_data (&findings, bare, problems);
  verify_layers (&findings, bare, problems);
  verify_keys (bare, problems);
  bsl_cli_findings_add_faults (&findings, problems, any ? within : NULL);
  return bsl_cli_findings_finish (&findings, any ? BSL_EXIT_DONE : BSL_EXIT_INPUT, summary != NULL ? summary : _("No fault found."));
}
