/* SPDX-License-Identifier: EUPL-1.2 */
/* Thin wrapper over SQLite: connection, statement, transaction. */

#include "config.h"

#include "app/store/bsl-database-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/store/bsl-files.h"

#define BUSY_TIMEOUT_US (5 * G_USEC_PER_SEC)
#define BUSY_PAUSE_US 1000
#define MAX_LOG 1000

/* What each result of SQLite means for a person. */
static const struct
{
  int result;
  BslStoreError code;
  const char *sentence;
} meanings[] = {
  { SQLITE_FULL, BSL_STORE_ERROR_FULL,
    N_("There is no space left on the disk. Free some space and try again.") },
  { SQLITE_CORRUPT, BSL_STORE_ERROR_CORRUPT,
    N_("The file of the projects is damaged. Restore it from a backup.") },
  { SQLITE_NOTADB, BSL_STORE_ERROR_FOREIGN,
    N_("This is not a file of saved projects. Move it away.") },
  { SQLITE_READONLY, BSL_STORE_ERROR_READ_ONLY,
    N_("The file of the projects cannot be written. Check its permissions.") },
  { SQLITE_PERM, BSL_STORE_ERROR_READ_ONLY,
    N_("The file of the projects cannot be accessed. Check its permissions.") },
  { SQLITE_CANTOPEN, BSL_STORE_ERROR_READ_ONLY,
    N_("The file of the projects cannot be opened. Check its permissions and those of its folder.") },
  { SQLITE_BUSY, BSL_STORE_ERROR_BUSY,
    N_("Another program keeps the file of the projects busy. Close the other program and try again.") },
  { SQLITE_LOCKED, BSL_STORE_ERROR_BUSY,
    N_("The file of the projects is busy. Try again.") },
};

static gboolean
is_no_space (BslDatabase *self)
{
  int code = self->handle != NULL ? sqlite3_system_errno (self->handle) : 0;

  return code == ENOSPC || code == EDQUOT || code == EFBIG;
}

gboolean
bsl_database_fail (BslDatabase *self, int result, GError **error)
{
  int primary = result & 0xff;

  if (primary == SQLITE_IOERR && is_no_space (self))
    primary = SQLITE_FULL;
  for (gsize i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (meanings[i].result == primary)
      {
        g_set_error (error, BSL_STORE_ERROR, (int) meanings[i].code, "%s: %s%s%s", self->path,
                     _ (meanings[i].sentence), self->saving ? " " : "",
                     self->saving ? _("The change was not saved.") : "");
        return FALSE;
      }

  g_set_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_FAILED,
               _("%s: The file of the projects could not be read or written (%s). Try again."),
               self->path,
               self->handle != NULL ? sqlite3_errmsg (self->handle) : sqlite3_errstr (result));
  return FALSE;
}

static gboolean
fail_create (const char *path, int code, GError **error)
{
  BslStoreError store_code = code == ENOSPC || code == EDQUOT  ? BSL_STORE_ERROR_FULL
                             : code == EACCES || code == EROFS ? BSL_STORE_ERROR_READ_ONLY
                                                               : BSL_STORE_ERROR_FAILED;

  g_set_error (error, BSL_STORE_ERROR, (int) store_code,
               _("%s: The file of the projects cannot be created (%s). Check its folder."), path,
               g_strerror (code));
  return FALSE;
}

/* The file is created here and not by SQLite, so that nobody else can read it at any moment. An
 * existing file must not be opened: closing it would drop the locks of other connections of this
 * process. */
static gboolean
ensure_file (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *parent = g_path_get_dirname (folder);
  struct stat status;
  int fd;

  if (stat (path, &status) == 0)
    {
      if (!S_ISREG (status.st_mode))
        {
          g_set_error (
              error, BSL_STORE_ERROR, BSL_STORE_ERROR_FOREIGN,
              _("%s: The file of the projects was expected here, but this is a folder or a device. "
                "Move it away."),
              path);
          return FALSE;
        }
      if ((status.st_mode & 0077) != 0)
        (void) g_chmod (path, 0600);
      return TRUE;
    }
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail_create (path, errno, error);

  fd = g_open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    return errno == EEXIST || fail_create (path, errno, error);
  close (fd);
  (void) bsl_files_sync (folder);
  (void) bsl_files_sync (parent);
  return TRUE;
}

/* Waits in short steps: the pauses of SQLite's own handler grow so long that a program which saves
 * without pause can keep another out for the whole time. */
static int
busy_cb (void *data, int n_tries)
{
  BslDatabase *self = data;
  gint64 now = g_get_monotonic_time ();

  if (n_tries == 0)
    self->busy_since = now;
  if (now - self->busy_since > BUSY_TIMEOUT_US)
    return 0;

  g_usleep (BUSY_PAUSE_US);
  return 1;
}

/* Copies the log into the file. In SQLite up to 3.51.2 a checkpoint can lose what another
 * connection commits meanwhile, where that commit starts the log anew ("WAL-reset bug"). So nobody
 * may commit meanwhile: a second connection holds the lock of writers. Where it cannot have it at
 * once, the log is copied after a later commit: the window must not wait for it. */
static void
copy_log (BslDatabase *self)
{
  sqlite3 *guard = NULL;

  if (sqlite3_open_v2 (self->path, &guard, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK)
    {
      sqlite3_wal_hook (guard, NULL, NULL);
      if (sqlite3_exec (guard, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK)
        sqlite3_wal_checkpoint_v2 (self->handle, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
    }
  sqlite3_close (guard);
}

static int
log_grown_cb (void *data, sqlite3 *handle, const char *name, int n_pages)
{
  BslDatabase *self = data;

  if (n_pages > self->max_log)
    copy_log (self);
  return SQLITE_OK;
}

void
bsl_database_set_max_log (BslDatabase *self, int n_pages)
{
  self->max_log = n_pages;
}

void
bsl_database_set_leave_log (BslDatabase *self, gboolean leave)
{
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, leave, NULL);
}

static void
set_defences (BslDatabase *self)
{
  sqlite3_wal_hook (self->handle, log_grown_cb, self);
  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_handler (self->handle, busy_cb, self);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  bsl_database_set_leave_log (self, TRUE);
}

/* Opens @name and reads from it once. */
static int
try_open (BslDatabase *self, const char *name, int flags)
{
  int result;

  sqlite3_close (g_steal_pointer (&self->handle));
  result = sqlite3_open_v2 (name, &self->handle, flags, NULL);
  if (result != SQLITE_OK)
    return result;

  set_defences (self);
  return sqlite3_exec (self->handle, "SELECT count (*) FROM sqlite_schema", NULL, NULL, NULL);
}

/* A database with a write-ahead log cannot be read where its folder cannot be written, unless it is
 * said that nobody writes; that is true only where no log is left over. */
static int
try_immutable (BslDatabase *self, int result)
{
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *absolute = g_canonicalize_filename (self->path, NULL);
  g_autofree char *uri = g_filename_to_uri (absolute, NULL, NULL);
  g_autofree char *immutable = g_strconcat (uri, "?immutable=1", NULL);
  GStatBuf status;

  if (g_stat (log, &status) == 0 && status.st_size > 0)
    return result;

  return try_open (self, immutable, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
}

/* Which file it is; it may be replaced by another one later. */
static void
take_identity (BslDatabase *self)
{
  struct stat status;

  if (stat (self->path, &status) != 0)
    return;
  self->device = status.st_dev;
  self->inode = status.st_ino;
}

gboolean
bsl_database_check_in_place (BslDatabase *self, GError **error)
{
  struct stat status;

  if (stat (self->path, &status) == 0 && status.st_dev == self->device && status.st_ino == self->inode)
    return TRUE;

  g_set_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_FAILED,
               _("%s: The file of the projects was replaced or removed by another program, so the change was not "
                 "saved. Start Boussole again to see what is there now."),
               self->path);
  return FALSE;
}

BslDatabase *
bsl_database_open (const char *path, GError **error)
{
  g_autoptr (BslDatabase) self = g_new0 (BslDatabase, 1);
  int result;

  self->path = g_strdup (path);
  self->max_log = MAX_LOG;
  self->idle = g_hash_table_new (g_str_hash, g_str_equal);
  if (!ensure_file (path, error))
    return NULL;

  take_identity (self);
  result = try_open (self, path, SQLITE_OPEN_READWRITE);
  if ((result & 0xff) == SQLITE_CANTOPEN || (result & 0xff) == SQLITE_READONLY)
    result = try_immutable (self, result);
  if (result != SQLITE_OK)
    {
      bsl_database_fail (self, result, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

static void
finalize_statement (gpointer sql, gpointer handle, gpointer data)
{
  sqlite3_finalize (handle);
}

void
bsl_database_free (BslDatabase *self)
{
  if (self == NULL)
    return;

  g_hash_table_foreach (self->idle, finalize_statement, NULL);
  g_hash_table_unref (self->idle);
  g_clear_pointer (&self->words, g_hash_table_unref);
  sqlite3_close (self->handle);
  g_free (self->path);
  g_free (self);
}

const char *
bsl_database_get_path (BslDatabase *self)
{
  return self->path;
}

gboolean
bsl_database_is_read_only (BslDatabase *self)
{
  return sqlite3_db_readonly (self->handle, "main") == 1;
}

/* The change to a write-ahead log does not wait for other connections by itself. */
static gboolean
set_log (BslDatabase *self, GError **error)
{
  int result;
  int n_tries = 0;

  do
    result = sqlite3_exec (self->handle, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
  while ((result & 0xff) == SQLITE_BUSY && busy_cb (self, n_tries++) != 0);
  return result == SQLITE_OK || bsl_database_fail (self, result, error);
}

gboolean
bsl_database_configure (BslDatabase *self, GError **error)
{
  if (bsl_database_is_read_only (self))
    return bsl_database_execute (self, "PRAGMA query_only = ON", error);

  bsl_database_set_leave_log (self, FALSE);
  return set_log (self, error) && bsl_database_execute (self,
                                                        "PRAGMA synchronous = FULL;"
                                                        "PRAGMA foreign_keys = ON;"
                                                        "PRAGMA secure_delete = ON;"
                                                        "PRAGMA cell_size_check = ON;",
                                                        error);
}

void
bsl_database_set_durable (BslDatabase *self, gboolean durable)
{
  sqlite3_exec (self->handle, durable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL",
                NULL, NULL, NULL);
}

gboolean
bsl_database_execute (BslDatabase *self, const char *script, GError **error)
{
  int result = sqlite3_exec (self->handle, script, NULL, NULL, NULL);

  return result == SQLITE_OK || bsl_database_fail (self, result, error);
}

gboolean
bsl_database_query_int (BslDatabase *self, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (BslStatement) statement = bsl_database_prepare (self, sql, error);
  gboolean row;

  if (statement == NULL || !bsl_statement_step (statement, &row, error))
    return FALSE;

  *value = row ? bsl_statement_get_int (statement, 0) : 0;
  return TRUE;
}
