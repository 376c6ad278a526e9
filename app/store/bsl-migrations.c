/* SPDX-License-Identifier: EUPL-1.2 */
/* Numbered steps from one version of the database to the next. */

#include "config.h"

#include "app/store/bsl-migrations.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "app/store/bsl-files.h"
#include "bsl-sql-resource.h"

#define APPLICATION_ID 0x42736c65
#define RESOURCE_FOLDER "/org/boussole/Boussole/sql/"

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
bsl_migrations_get_scripts (void)
{
  GResource *resource = bsl_sql_get_resource ();
  GPtrArray *scripts = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) names = g_resource_enumerate_children (resource, RESOURCE_FOLDER, 0, NULL);

  g_assert (names != NULL);
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (RESOURCE_FOLDER, names[i], NULL);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, 0, NULL);

      g_assert (g_ascii_strtoull (names[i], NULL, 10) == i + 1);
      g_ptr_array_add (scripts,
                       g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)));
    }
  return scripts;
}

static gboolean
check_copy (const char *path, GError **error)
{
  g_autoptr (BslDatabase) copy = bsl_database_open (path, error);
  g_autoptr (BslStatement) check =
      copy != NULL ? bsl_database_prepare (copy, "PRAGMA integrity_check", error) : NULL;
  gboolean row;

  if (check == NULL || !bsl_statement_step (check, &row, error))
    return FALSE;
  if (row && g_strcmp0 (bsl_statement_get_text (check, 0), "ok") == 0)
    return TRUE;

  g_set_error (
      error, BSL_STORE_ERROR, BSL_STORE_ERROR_CORRUPT,
      _("%s: The file of the projects is damaged, so it was not brought to the new version. "
        "Restore it from a backup."),
      path);
  return FALSE;
}

/* Copies under another name first: a copy with the final name is always whole. */
static gboolean
make_copy (BslDatabase *database, gint64 version, GError **error)
{
  const char *path = bsl_database_get_path (database);
  g_autofree char *copy = g_strdup_printf ("%s.v%" G_GINT64_FORMAT ".bak", path, version);
  g_autofree char *unfinished = g_strconcat (copy, ".XXXXXX", NULL);
  int fd = g_mkstemp_full (unfinished, O_RDWR | O_CLOEXEC, 0600);
  gboolean done;

  if (fd >= 0)
    close (fd);
  done = bsl_database_run (database, error, "VACUUM INTO ?", "t", unfinished) &&
         check_copy (unfinished, error);
  if (done && !bsl_files_put (unfinished, copy))
    {
      g_set_error (
          error, BSL_STORE_ERROR, BSL_STORE_ERROR_FAILED,
          _("%s: The copy before the change to the new version cannot be made. Check the folder."),
          copy);
      done = FALSE;
    }
  if (!done)
    (void) g_unlink (unfinished);
  return done;
}

/* One step; another process may have done it in the meantime. */
static gboolean
run_script (BslDatabase *database, const char *script, gint64 version, GError **error)
{
  g_autoptr (BslTransaction) transaction = bsl_database_begin (database, error);
  gint64 now;

  if (transaction == NULL || !bsl_database_query_int (database, "PRAGMA user_version", &now, error))
    return FALSE;
  if (now >= version)
    return TRUE;

  return bsl_database_execute (database, script, error) &&
         bsl_transaction_commit (transaction, error);
}

static gboolean
check_ours (BslDatabase *database, gint64 *version, GError **error)
{
  gint64 application, n_objects;

  if (!bsl_database_query_int (database, "PRAGMA application_id", &application, error) ||
      !bsl_database_query_int (database, "PRAGMA user_version", version, error) ||
      !bsl_database_query_int (database, "SELECT count (*) FROM sqlite_schema", &n_objects, error))
    return FALSE;
  if (application == APPLICATION_ID && *version >= 1)
    return TRUE;
  if (application == 0 && *version == 0 && n_objects == 0)
    return TRUE;

  g_set_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_FOREIGN,
               _("%s: This is a database of another program, not a file of saved projects. "
                 "Move it away or choose another place."),
               bsl_database_get_path (database));
  return FALSE;
}

gboolean
bsl_migrations_run (BslDatabase *database, GPtrArray *scripts, gboolean *newer, GError **error)
{
  g_autoptr (BslTransaction) view = bsl_database_begin_read (database, error);
  gint64 version;

  *newer = FALSE;
  if (view == NULL || !check_ours (database, &version, error) ||
      !bsl_transaction_commit (view, error))
    return FALSE;
  *newer = version > scripts->len;
  if (version >= scripts->len)
    return TRUE;

  if (bsl_database_is_read_only (database))
    {
      g_set_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_READ_ONLY,
                   _("%s: The file of the projects is of an older version and cannot be written. "
                     "Check its permissions and those of its folder."),
                   bsl_database_get_path (database));
      return FALSE;
    }
  if (version > 0 && !make_copy (database, version, error))
    return FALSE;
  for (guint i = (guint) version; i < scripts->len; i++)
    if (!run_script (database, g_ptr_array_index (scripts, i), i + 1, error))
      return FALSE;
  return TRUE;
}
