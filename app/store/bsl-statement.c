/* SPDX-License-Identifier: EUPL-1.2 */
/* Statements and transactions. */

#include "config.h"

#include "app/store/bsl-database-private.h"

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
      bsl_database_fail (self, result, error);
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
bind_bytes (BslStatement *self, int index, GBytes *bytes)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  sqlite3_bind_blob64 (self->handle, index, data != NULL ? data : "", size, SQLITE_STATIC);
}

static void
bind (BslStatement *self, const char *types, va_list values)
{
  for (int i = 0; types[i] != '\0'; i++)
    if (types[i] == 't')
      sqlite3_bind_text (self->handle, i + 1, va_arg (values, const char *), -1, SQLITE_TRANSIENT);
    else if (types[i] == 'b')
      bind_bytes (self, i + 1, va_arg (values, GBytes *));
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
  return result == SQLITE_ROW || result == SQLITE_DONE ||
         bsl_database_fail (self->database, result, error);
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

GBytes *
bsl_statement_dup_bytes (BslStatement *self, int column)
{
  const void *data = sqlite3_column_blob (self->handle, column);

  return g_bytes_new (data, (gsize) sqlite3_column_bytes (self->handle, column));
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
  BslTransaction *transaction = NULL;

  self->saving = TRUE;
  if (bsl_database_check_in_place (self, error))
    transaction = begin (self, "BEGIN IMMEDIATE", error);
  self->saving = transaction != NULL;
  return transaction;
}

BslTransaction *
bsl_database_begin_upgrade (BslDatabase *self, GError **error)
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
  self->database->saving = FALSE;
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
  self->database->saving = FALSE;
  g_free (self);
}
