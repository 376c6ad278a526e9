/* SPDX-License-Identifier: EUPL-1.2 */
/* Numbered steps from one version of the database to the next. */

#include "config.h"

#include "app/store/bsl-migrations.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/store/bsl-copy.h"
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
make_copy (BslDatabase *database, gint64 version, GError **error)
{
  g_autofree char *copy = g_strdup_printf ("%s.v%" G_GINT64_FORMAT ".bak",
                                           bsl_database_get_path (database), version);

  return bsl_copy_write (database, copy, error);
}

/* One step; another process may have done it in the meantime. */
static gboolean
run_script (BslDatabase *database, const char *script, gint64 version, GError **error)
{
  g_autoptr (BslTransaction) transaction = bsl_database_begin_upgrade (database, error);
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
                 "Move it away."),
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
