/* SPDX-License-Identifier: EUPL-1.2 */
/* Copies of a whole database. */

#include "config.h"

#include "app/store/bsl-copy.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "app/store/bsl-database-private.h"
#include "app/store/bsl-files.h"

static gboolean
check (const char *path, GError **error)
{
  g_autoptr (BslDatabase) copy = bsl_database_open (path, error);
  g_autoptr (BslStatement) result =
      copy != NULL ? bsl_database_prepare (copy, "PRAGMA integrity_check", error) : NULL;
  gboolean row;

  if (result == NULL || !bsl_statement_step (result, &row, error))
    return FALSE;
  if (row && g_strcmp0 (bsl_statement_get_text (result, 0), "ok") == 0)
    return TRUE;

  g_set_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_CORRUPT,
               _("%s: The file of the projects is damaged, so no copy of it was made. "
                 "Restore it from a backup."),
               path);
  return FALSE;
}

/* What keeps the copy from being written is told of the copy, what keeps the projects from being read
 * of the projects. Takes @problem. */
static void
fail_write (const char *to, GError *problem, GError **error)
{
  g_autoptr (GError) own = problem;

  if (own == NULL || g_error_matches (own, BSL_STORE_ERROR, BSL_STORE_ERROR_READ_ONLY))
    g_set_error (error, BSL_STORE_ERROR, own != NULL ? own->code : BSL_STORE_ERROR_FAILED,
                 _("%s: The copy of the projects cannot be made. Check the folder."), to);
  else if (g_error_matches (own, BSL_STORE_ERROR, BSL_STORE_ERROR_FULL))
    g_set_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_FULL,
                 _("%s: There is no space left on the disk for a copy of the projects. Free some space and try "
                   "again."),
                 to);
  else
    g_propagate_error (error, g_steal_pointer (&own));
}

gboolean
bsl_copy_write (BslDatabase *database, const char *to, GError **error)
{
  g_autofree char *unfinished = g_strconcat (to, ".XXXXXX", NULL);
  int fd = g_mkstemp_full (unfinished, O_RDWR | O_CLOEXEC, 0600);
  g_autoptr (GError) problem = NULL;
  gboolean done;

  if (fd >= 0)
    close (fd);
  done = bsl_database_run (database, &problem, "VACUUM INTO ?", "t", unfinished) &&
         check (unfinished, &problem) && bsl_files_put (unfinished, to);
  if (!done)
    {
      fail_write (to, g_steal_pointer (&problem), error);
      (void) g_unlink (unfinished);
    }
  return done;
}

/* Through a connection of its own: that of the replacement serves nothing else. */
static gboolean
keep (const char *path, const char *aside, GError **error)
{
  g_autoptr (BslDatabase) reader = bsl_database_open (path, error);

  return reader != NULL && bsl_copy_write (reader, aside, error);
}

gboolean
bsl_copy_replace (BslDatabase *to, BslDatabase *from, const char *aside, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to->handle, "main", from->handle, "main");
  gboolean kept;
  int result;

  if (backup == NULL)
    return bsl_database_fail (to, sqlite3_errcode (to->handle), error);

  /* no page yet: this takes the lock of writers, so that nothing is committed after the copy */
  result = sqlite3_backup_step (backup, 0);
  kept = result == SQLITE_OK && keep (to->path, aside, error);
  if (kept)
    result = sqlite3_backup_step (backup, -1);
  /* what was not committed is rolled back */
  sqlite3_backup_finish (backup);
  if (result == SQLITE_OK)
    return FALSE;
  return result == SQLITE_DONE || bsl_database_fail (to, result, error);
}
