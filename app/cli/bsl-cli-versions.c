/* SPDX-License-Identifier: EUPL-1.2 */
/* Frozen versions that the file of a project holds. */

#include "config.h"

#include "app/cli/bsl-cli-versions.h"

#include <glib/gi18n.h>

#include "app/store/bsl-portable.h"

static GBytes *
read_part (gpointer contents, const BslPart *part, GError **error)
{
  GBytes *bytes = g_hash_table_lookup (contents, part->sha256);

  if (bytes != NULL)
    return g_bytes_ref (bytes);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                       _("This file names its versions without what they held: export the project again from the window."));
  return NULL;
}

/* A number below 1 is none of any project. */
static gboolean
read_version (BslProject *project, int number, GHashTable *contents, BslReportVersion **version)
{
  g_autoptr (GError) error = NULL;

  *version = NULL;
  if (number == BSL_CLI_NO_VERSION)
    return TRUE;
  *version = bsl_report_version_new (project, (guint) MAX (number, 0), read_part, contents, &error);
  if (*version == NULL)
    bsl_cli_fail (BSL_EXIT_INPUT, "%s", error->message);
  return *version != NULL;
}

gboolean
bsl_cli_read_versions (BslCli *cli, BslProject *project, GBytes *file, BslReportVersion **since, BslReportVersion **until)
{
  g_autoptr (GHashTable) contents = cli->since != BSL_CLI_NO_VERSION ? bsl_portable_read_contents (file, cli->words[0]) : NULL;

  return read_version (project, cli->since, contents, since) && read_version (project, cli->until, contents, until);
}
