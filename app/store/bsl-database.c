/* SPDX-License-Identifier: EUPL-1.2 */
/* Thin wrapper over SQLite: connection, statement, transaction. */

#include "config.h"

#include "app/store/bsl-database.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUSY_TIMEOUT_US (5 * G_USEC_PER_SEC)
#define BUSY_PAUSE_US 1000

struct _BslDatabase
{
  sqlite3 *handle;
  char *path;
  GHashTable *idle; /* sql → sqlite3_stmt that nobody uses now */
  gint64 busy_since;
};

struct _BslStatement
{
  BslDatabase *database;
  sqlite3_stmt *handle;
};

struct _BslTransaction
{
  BslDatabase *database;
  gboolean open;
};

/* What each result of SQLite means for a person. */
static const struct
{
  int result;
  BslStoreError code;
  const char *sentence;
} meanings[] = {
  { SQLITE_FULL, BSL_STORE_ERROR_FULL,
    N_ ("There is no space left on the disk, so the change was not saved. Free some space and try again.") },
  { SQLITE_CORRUPT, BSL_STORE_ERROR_CORRUPT,
    N_ ("The file of the projects is damaged. Restore it from a backup.") },
  { SQLITE_NOTADB, BSL_STORE_ERROR_FOREIGN,
    N_ ("This is not a file of saved projects. Move it away or choose another place.") },
  { SQLITE_READONLY, BSL_STORE_ERROR_READ_ONLY,
    N_ ("The file of the projects cannot be written, so the change was not saved. Check its permissions.") },
  { SQLITE_PERM, BSL_STORE_ERROR_READ_ONLY,
    N_ ("The file of the projects cannot be accessed. Check its permissions.") },
  { SQLITE_CANTOPEN, BSL_STORE_ERROR_READ_ONLY,
    N_ ("The file of the projects cannot be opened. Check its permissions and those of its folder.") },
  { SQLITE_BUSY, BSL_STORE_ERROR_BUSY,
    N_ ("Another program keeps the file of the projects busy, so the change was not saved. "
        "Close the other program and try again.") },
  { SQLITE_LOCKED, BSL_STORE_ERROR_BUSY,
    N_ ("The file of the projects is busy, so the change was not saved. Try again.") },
};

static gboolean
is_no_space (BslDatabase *self)
{
  int code = self->handle != NULL ? sqlite3_system_errno (self->handle) : 0;

  return code == ENOSPC || code == EDQUOT || code == EFBIG;
}

static gboolean
fail (BslDatabase *self, int result, GError **error)
{
  int primary = result & 0xff;

  if (primary == SQLITE_IOERR && is_no_space (self))
    primary = SQLITE_FULL;
  for (gsize i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (meanings[i].result == primary)
      {
        g_set_error (error, BSL_STORE_ERROR, (int) meanings[i].code, "%s: %s", self->path,
                     _(meanings[i].sentence));
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
  struct stat status;
  int fd;

  if (stat (path, &status) == 0)
    {
      if (!S_ISREG (status.st_mode))
        {
          g_set_error (
              error, BSL_STORE_ERROR, BSL_STORE_ERROR_FOREIGN,
              _("%s: The file of the projects was expected here, but this is a folder or a device. "
                "Move it away or choose another place."),
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

static void
set_defences (BslDatabase *self)
{
  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_handler (self->handle, busy_cb, self);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
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

BslDatabase *
bsl_database_open (const char *path, GError **error)
{
  g_autoptr (BslDatabase) self = g_new0 (BslDatabase, 1);
  int result;

  self->path = g_strdup (path);
  self->idle = g_hash_table_new (g_str_hash, g_str_equal);
  if (!ensure_file (path, error))
    return NULL;

  result = try_open (self, path, SQLITE_OPEN_READWRITE);
  if ((result & 0xff) == SQLITE_CANTOPEN || (result & 0xff) == SQLITE_READONLY)
    result = try_immutable (self, result);
  if (result != SQLITE_OK)
    {
      fail (self, result, error);
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
  return result == SQLITE_OK || fail (self, result, error);
}

gboolean
bsl_database_configure (BslDatabase *self, GError **error)
{
  if (bsl_database_is_read_only (self))
    return bsl_database_execute (self, "PRAGMA query_only = ON", error);

  return set_log (self, error) && bsl_database_execute (self,
                                                        "PRAGMA synchronous = FULL;"
                                                        "PRAGMA foreign_keys = ON;"
                                                        "PRAGMA secure_delete = ON;"
                                                        "PRAGMA cell_size_check = ON;",
                                                        error);
}

gboolean
bsl_database_execute (BslDatabase *self, const char *script, GError **error)
{
  int result = sqlite3_exec (self->handle, script, NULL, NULL, NULL);

  return result == SQLITE_OK || fail (self, result, error);
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

BslStatement *
bsl_database_prepare (BslDatabase *self, const char *sql, GError **error)
{
  g_autoptr (BslStatement) statement = g_new0 (BslStatement, 1);
  gpointer cached = NULL;
  int result;

  statement->database = self;
  if (g_hash_table_steal_extended (self->idle, sql, NULL, &cached))
    {
      statement->handle = cached;
      return g_steal_pointer (&statement);
    }
  result = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement->handle,
                               NULL);
  if (result != SQLITE_OK)
    {
      fail (self, result, error);
      return NULL;
    }
  return g_steal_pointer (&statement);
}

void
bsl_statement_free (BslStatement *self)
{
  if (self == NULL)
    return;

  if (self->handle != NULL)
    {
      const char *sql = sqlite3_sql (self->handle);

      sqlite3_reset (self->handle);
      sqlite3_clear_bindings (self->handle);
      if (g_hash_table_contains (self->database->idle, sql))
        sqlite3_finalize (self->handle);
      else
        g_hash_table_insert (self->database->idle, (gpointer) sql, self->handle);
    }
  g_free (self);
}

static void
bind (BslStatement *self, const char *types, va_list values)
{
  for (int i = 0; types[i] != '\0'; i++)
    if (types[i] == 't')
      sqlite3_bind_text (self->handle, i + 1, va_arg (values, const char *), -1, SQLITE_TRANSIENT);
    else
      sqlite3_bind_int64 (self->handle, i + 1, va_arg (values, gint64));
}

void
bsl_statement_bind (BslStatement *self, const char *types, ...)
{
  va_list values;

  va_start (values, types);
  bind (self, types, values);
  va_end (values);
}

gboolean
bsl_statement_step (BslStatement *self, gboolean *row, GError **error)
{
  int result = sqlite3_step (self->handle);

  *row = result == SQLITE_ROW;
  return result == SQLITE_ROW || result == SQLITE_DONE || fail (self->database, result, error);
}

const char *
bsl_statement_get_text (BslStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

gint64
bsl_statement_get_int (BslStatement *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

gboolean
bsl_database_run (BslDatabase *self, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (BslStatement) statement = bsl_database_prepare (self, sql, error);
  gboolean row = TRUE;
  va_list values;

  if (statement == NULL)
    return FALSE;

  va_start (values, types);
  bind (statement, types, values);
  va_end (values);
  while (row)
    if (!bsl_statement_step (statement, &row, error))
      return FALSE;
  return TRUE;
}

static BslTransaction *
begin (BslDatabase *self, const char *sql, GError **error)
{
  BslTransaction *transaction;

  if (!bsl_database_execute (self, sql, error))
    return NULL;

  transaction = g_new0 (BslTransaction, 1);
  transaction->database = self;
  transaction->open = TRUE;
  return transaction;
}

BslTransaction *
bsl_database_begin (BslDatabase *self, GError **error)
{
  return begin (self, "BEGIN IMMEDIATE", error);
}

BslTransaction *
bsl_database_begin_read (BslDatabase *self, GError **error)
{
  return begin (self, "BEGIN", error);
}

gboolean
bsl_transaction_commit (BslTransaction *self, GError **error)
{
  if (!bsl_database_execute (self->database, "COMMIT", error))
    return FALSE;

  self->open = FALSE;
  return TRUE;
}

void
bsl_transaction_free (BslTransaction *self)
{
  if (self == NULL)
    return;

  /* a full disk may have rolled back already */
  if (self->open && sqlite3_get_autocommit (self->database->handle) == 0)
    sqlite3_exec (self->database->handle, "ROLLBACK", NULL, NULL, NULL);
  g_free (self);
}
