/* SPDX-License-Identifier: EUPL-1.2 */
/* What the commands share: reading, writing, telling. */

#include "config.h"

#include "app/cli/bsl-cli.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <stdio.h>

#include "app/cli/bsl-cli-sandbox.h"
#include "app/core/bsl-error.h"
#include "app/core/bsl-json-edit.h"
#include "app/store/bsl-export.h"
#include "app/store/bsl-import.h"
#include "app/store/bsl-portable.h"

/* gettext heeds LANGUAGE in any locale but “C” and its kin: one of these is there wherever locales
 * are installed at all. */
static const char *const locales[] = { "fr_FR.UTF-8", "fr_BE.UTF-8", "fr_CA.UTF-8", "fr_CH.UTF-8",
                                       "fr_LU.UTF-8", "en_US.UTF-8", "en_GB.UTF-8", NULL };

void
bsl_cli_set_lang (BslLang lang)
{
  g_setenv ("LANGUAGE", bsl_lang_to_string (lang), TRUE);
  if (lang == BSL_LANG_EN)
    setlocale (LC_MESSAGES, "C");
  for (guint i = 0; lang != BSL_LANG_EN && locales[i] != NULL; i++)
    if (setlocale (LC_MESSAGES, locales[i]) != NULL)
      return;
}

const char *
bsl_cli_title (const char *word)
{
  static const struct
  {
    const char *word, *title;
  } titles[] = {
    { "eligible", N_ ("Eligible") },
    { "to-examine", N_ ("To examine") },
    { "not-eligible", N_ ("Not eligible") },
    { "applies", N_ ("Applies") },
    { "unknown", N_ ("May apply") },
    { "does-not-apply", N_ ("Does not apply") },
    { "pass", N_ ("met") },
    { "review", N_ ("to examine") },
    { "fail", N_ ("not met") },
    { "not-applicable", N_ ("not applicable") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].word, word))
      return _(titles[i].title);
  return word;
}

int
bsl_cli_fail (int status, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_printerr ("boussole-cli: %s\n", message);
  return status;
}

int
bsl_cli_fail_problems (int status, BslProblems *problems)
{
  for (guint i = 0; i < bsl_problems_get_count (problems); i++)
    {
      const BslProblem *problem = bsl_problems_get (problems, i);
      g_autofree char *place = bsl_problem_dup_place (problem);

      g_printerr ("%s: %s: %s\n", problem->file, place, problem->message);
    }
  return status;
}

int
bsl_cli_load (BslCli *cli)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();

  if (!bsl_library_check (cli->library, problems))
    return bsl_cli_fail_problems (BSL_EXIT_INPUT, problems);
  if (bsl_library_get_layer_faults (cli->library) != NULL)
    {
      g_printerr ("%s\n", _("Layers of the catalogue are at fault, and were left out or in part:"));
      bsl_cli_fail_problems (BSL_EXIT_DONE, bsl_library_get_layer_faults (cli->library));
    }
  return BSL_EXIT_DONE;
}

BslStore *
bsl_cli_open_store (BslCli *cli, GError **error)
{
  g_autofree char *path = cli->store != NULL ? g_strdup (cli->store) : bsl_store_dup_default_path ();

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return bsl_store_open (path, error);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("%s: No project is saved here."), path);
  return NULL;
}

static GBytes *
read_bytes (BslCli *cli, const char *path, GError **error)
{
  g_autoptr (BslStore) store = NULL;

  if (!g_uuid_string_is_valid (path) || g_file_test (path, G_FILE_TEST_EXISTS))
    return bsl_json_read_file (path, BSL_IMPORT_MAX_BYTES, error);
  store = bsl_cli_open_store (cli, error);
  return store != NULL ? bsl_store_export (store, path, error) : NULL;
}

BslProject *
bsl_cli_read_file (BslCli *cli, const char *path, GBytes **file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (GBytes) bytes = read_bytes (cli, path, &error);
  g_autoptr (BslProject) project = NULL;
  const char *name = g_str_equal (path, "-") ? _("standard input") : path;

  if (bytes != NULL)
    project = bsl_portable_read_project (bsl_library_get_questionnaire (cli->library), bytes, name, problems, &error);
  if (project != NULL && bsl_project_is_read_only (project))
    g_printerr (_("%s: written by a newer version of Boussole. What this version does not know is left out; install the newer one.\n"),
                name);
  if (project != NULL)
    {
      if (file != NULL)
        *file = g_steal_pointer (&bytes);
      return g_steal_pointer (&project);
    }
  if (bsl_problems_get_count (problems) > 0)
    bsl_cli_fail_problems (BSL_EXIT_INPUT, problems);
  else
    bsl_cli_fail (BSL_EXIT_INPUT, "%s", error->message);
  return NULL;
}

BslProject *
bsl_cli_read_project (BslCli *cli, const char *path)
{
  return bsl_cli_read_file (cli, path, NULL);
}

static BslEvaluation *
evaluate (BslCli *cli, BslProject *project, guint which, BslDate on)
{
  if (cli->on != NULL && which < g_strv_length (cli->on))
    on = bsl_date_parse (cli->on[which]); /* checked with the options */
  return bsl_evaluation_new (bsl_library_get_rules (cli->library),
                             bsl_library_get_catalogue (cli->library), bsl_project_get_answers (project), on);
}

BslEvaluation *
bsl_cli_evaluate_project (BslCli *cli, BslProject *project, guint which)
{
  return evaluate (cli, project, which, bsl_evaluation_choose_date (bsl_project_get_answers (project), bsl_date_today ()));
}

BslEvaluation *
bsl_cli_evaluate_frozen (BslCli *cli, BslProject *project, BslDate on)
{
  return evaluate (cli, project, 0, on);
}

static gboolean
is_standard_output (const char *path)
{
  return path == NULL || g_str_equal (path, "-");
}

/* Within a Flatpak, a folder that nobody gave access to is a file system in memory, gone with the program, or the
 * sandbox's own folder for temporary files. */
static gboolean
is_lost_with_sandbox (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  GStatBuf inside, root;

  if (bsl_cli_sandbox_hides (BSL_CLI_SANDBOX_INFO, path))
    return TRUE;
  return g_file_test (BSL_CLI_SANDBOX_INFO, G_FILE_TEST_EXISTS) && g_stat (folder, &inside) == 0 && g_stat ("/", &root) == 0
         && inside.st_dev == root.st_dev;
}

static int
write_file (const char *path, GBytes *bytes, int mode)
{
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (is_standard_output (path))
    {
      if (fwrite (data, 1, size, stdout) != size || fflush (stdout) != 0)
        return bsl_cli_fail (BSL_EXIT_INPUT, _("Standard output cannot be written: %s"),
                             bsl_error_describe (errno));
      return BSL_EXIT_DONE;
    }
  if (is_lost_with_sandbox (path))
    return bsl_cli_fail (BSL_EXIT_INPUT,
                         _("%s: this folder exists within the sandbox of Flatpak only, the file would be lost. "
                           "Give access to a folder of yours (flatpak run --filesystem=FOLDER …), "
                           "or write to standard output (-o - --format=FORMAT)."), path);
  if (!g_file_set_contents_full (path, data, (gssize) size,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, mode,
                                 &error))
    return bsl_cli_fail (BSL_EXIT_INPUT, _("%s: The file cannot be written (%s). Choose another place."), path,
                         bsl_error_describe_file (error));
  return BSL_EXIT_DONE;
}

int
bsl_cli_write (const char *path, GBytes *bytes)
{
  return write_file (path, bytes, 0644);
}

int
bsl_cli_write_secret (const char *path, GBytes *bytes)
{
  return write_file (path, bytes, 0600);
}

int
bsl_cli_write_json (const char *path, JsonNode *node)
{
  g_autoptr (GBytes) bytes = bsl_json_to_file (node);

  return bsl_cli_write (path, bytes);
}
