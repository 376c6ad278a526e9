/* SPDX-License-Identifier: EUPL-1.2 */
/* Dated copies of the file of the projects. */

#include "config.h"

#include "app/store/bsl-backup-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "app/store/bsl-copy.h"

#define DAY (24 * 60 * 60)
#define N_KEPT 10
#define STAMP "YYYY-MM-DDTHHMMSSZ"

/* by kind: what follows the date in the name */
static const char *const endings[] = { ".db", "-aside.db", "-damaged.db" };

void
bsl_backup_free (BslBackup *self)
{
  if (self == NULL)
    return;

  g_free (self->path);
  g_free (self);
}

static char *
dup_folder (const char *store)
{
  return g_strconcat (store, ".backups", NULL);
}

static char *
dup_name (BslBackupKind kind, gint64 time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (time);
  g_autofree char *stamp = g_date_time_format (date, "%Y-%m-%dT%H%M%SZ");

  return g_strconcat (stamp, endings[kind], NULL);
}

/* -1 where it is no date. */
static gint64
parse_stamp (const char *stamp)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (stamp, utc);

  return date != NULL ? g_date_time_to_unix (date) : -1;
}

/* NULL where this is not the name of a backup. */
static BslBackup *
read_name (const char *folder, const char *name)
{
  g_autofree char *stamp = g_strndup (name, strlen (STAMP));
  gint64 time = strlen (stamp) == strlen (STAMP) ? parse_stamp (stamp) : -1;
  BslBackup *backup;
  GStatBuf status;

  for (guint kind = 0; time >= 0 && kind < G_N_ELEMENTS (endings); kind++)
    if (g_str_equal (name + strlen (STAMP), endings[kind]))
      {
        backup = g_new0 (BslBackup, 1);
        backup->path = g_build_filename (folder, name, NULL);
        backup->time = time;
        backup->size = g_stat (backup->path, &status) == 0 ? status.st_size : 0;
        backup->kind = (BslBackupKind) kind;
        return backup;
      }
  return NULL;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const BslBackup *first = *(const BslBackup *const *) a, *second = *(const BslBackup *const *) b;

  return first->time != second->time ? (first->time < second->time ? 1 : -1)
                                     : strcmp (first->path, second->path);
}

GPtrArray *
bsl_backups_list (const char *store)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_backup_free);
  g_autofree char *folder = dup_folder (store);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      BslBackup *backup = read_name (folder, name);

      if (backup != NULL)
        g_ptr_array_add (backups, backup);
    }
  g_ptr_array_sort (backups, compare_times);
  return backups;
}

BslDatabase *
bsl_backups_open (const char *path, GError **error)
{
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return bsl_database_open (path, error);

  g_set_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_MISSING,
               _("%s: This file is no longer there."), path);
  return NULL;
}

char *
bsl_backups_dup_path (const char *store, BslBackupKind kind, gint64 now)
{
  g_autofree char *folder = dup_folder (store);

  (void) g_mkdir_with_parents (folder, 0700);
  for (gint64 time = now;; time++)
    {
      g_autofree char *name = dup_name (kind, time);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

static gboolean
make (BslDatabase *database, gint64 now, GError **error)
{
  const char *store = bsl_database_get_path (database);
  g_autofree char *path = bsl_backups_dup_path (store, BSL_BACKUP_DAILY, now);

  return bsl_copy_write (database, path, error);
}

gboolean
bsl_backups_make (const char *store, GError **error)
{
  g_autoptr (BslDatabase) database = bsl_backups_open (store, error);

  return database != NULL && make (database, g_get_real_time () / G_USEC_PER_SEC, error);
}

/* What the log of every project came to, in one word; "" where there are none. */
static char *
dup_fingerprint (BslDatabase *database, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (BslStatement) rows =
      bsl_database_prepare (database, "SELECT id, head FROM project ORDER BY id", error);
  gboolean row = TRUE, any = FALSE;

  if (rows == NULL)
    return NULL;
  while (row)
    {
      if (!bsl_statement_step (rows, &row, error))
        return NULL;
      if (!row)
        break;
      any = TRUE;
      g_checksum_update (checksum, (const guchar *) bsl_statement_get_text (rows, 0), -1);
      g_checksum_update (checksum, (const guchar *) bsl_statement_get_text (rows, 1), -1);
    }
  return g_strdup (any ? g_checksum_get_string (checksum) : "");
}

/* A backup that cannot be read, or of an older version, is of something else. */
static char *
dup_fingerprint_of_last (GPtrArray *backups)
{
  const BslBackup *last = backups->len > 0 ? backups->pdata[0] : NULL;
  g_autoptr (BslDatabase) database = last != NULL ? bsl_backups_open (last->path, NULL) : NULL;

  return database != NULL ? dup_fingerprint (database, NULL) : NULL;
}

/* A clock that went back leaves backups of the future: they keep nothing from being made. */
static gboolean
is_due (GPtrArray *backups, gint64 now)
{
  for (guint i = 0; i < backups->len; i++)
    {
      const BslBackup *backup = backups->pdata[i];

      if (backup->kind == BSL_BACKUP_DAILY && backup->time <= now && backup->time > now - DAY)
        return FALSE;
    }
  return TRUE;
}

static int
get_month (const BslBackup *backup)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_local (backup->time);

  return g_date_time_get_year (date) * 12 + g_date_time_get_month (date);
}

static void
thin_out (const char *store)
{
  g_autoptr (GPtrArray) backups = bsl_backups_list (store);
  int month = -1;
  guint n = 0;

  for (guint i = 0; i < backups->len; i++)
    {
      const BslBackup *backup = backups->pdata[i];
      gboolean last_of_month;

      if (backup->kind != BSL_BACKUP_DAILY)
        continue;
      last_of_month = get_month (backup) != month;
      month = get_month (backup);
      if (++n > N_KEPT && !last_of_month)
        (void) g_unlink (backup->path);
    }
}

/* What a backup that was broken off has left. */
static void
clear_unfinished (const char *store, gint64 now)
{
  g_autofree char *folder = dup_folder (store);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *stamp = g_strndup (name, strlen (STAMP));
      const char *ending = strstr (name, ".db.");
      GStatBuf status;

      if (ending != NULL && parse_stamp (stamp) >= 0 && g_stat (path, &status) == 0 &&
          status.st_mtime < now - DAY)
        (void) g_unlink (path);
    }
}

gboolean
bsl_backups_make_due (const char *store, gint64 now, GError **error)
{
  g_autoptr (GPtrArray) backups = bsl_backups_list (store);
  g_autoptr (BslDatabase) database = NULL;
  g_autofree char *before = NULL, *after = NULL;

  if (!is_due (backups, now))
    return TRUE;
  database = bsl_backups_open (store, error);
  after = database != NULL ? dup_fingerprint (database, error) : NULL;
  if (after == NULL)
    return FALSE;
  before = dup_fingerprint_of_last (backups);
  if (g_strcmp0 (before, after) == 0 || (backups->len == 0 && *after == '\0'))
    return TRUE;

  clear_unfinished (store, now);
  if (!make (database, now, error))
    return FALSE;
  thin_out (store);
  return TRUE;
}
