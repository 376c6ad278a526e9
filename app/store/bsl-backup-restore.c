/* SPDX-License-Identifier: EUPL-1.2 */
/* A dated copy put in place of the projects. */

#include "config.h"

#include "app/store/bsl-backup-private.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "app/store/bsl-copy.h"
#include "app/store/bsl-files.h"
#include "app/store/bsl-migrations.h"

typedef struct
{
  char *head;
  BslBackupEntry *entry;
} Found;

static void
entry_free (BslBackupEntry *self)
{
  g_free (self->title);
  g_free (self);
}

static void
found_free (Found *self)
{
  g_clear_pointer (&self->entry, entry_free);
  g_free (self->head);
  g_free (self);
}

static Found *
read_found (BslStatement *row, BslBackupChange change)
{
  Found *found = g_new0 (Found, 1);

  found->entry = g_new0 (BslBackupEntry, 1);
  found->entry->title = g_strdup (bsl_statement_get_text (row, 1));
  found->entry->modified = bsl_statement_get_int (row, 2) / 1000;
  found->entry->change = change;
  found->head = g_strdup (bsl_statement_get_text (row, 3));
  return found;
}

/* The projects of a database of any version: identifier → Found. */
static GHashTable *
read_projects (BslDatabase *database, BslBackupChange change, GError **error)
{
  g_autoptr (GHashTable) projects =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) found_free);
  g_autoptr (BslStatement) rows = bsl_database_prepare (
      database,
      "SELECT id, title, modified,"
      " (SELECT hash FROM event WHERE project = key ORDER BY seq DESC LIMIT 1) FROM project",
      error);
  gboolean row = TRUE;

  while (rows != NULL && row)
    {
      if (!bsl_statement_step (rows, &row, error))
        return NULL;
      if (row)
        g_hash_table_insert (projects, g_strdup (bsl_statement_get_text (rows, 0)),
                             read_found (rows, change));
    }
  return rows != NULL ? g_steal_pointer (&projects) : NULL;
}

static GHashTable *
read_store (const char *store)
{
  g_autoptr (BslDatabase) database = bsl_backups_open (store, NULL);
  GHashTable *projects =
      database != NULL ? read_projects (database, BSL_BACKUP_GONE, NULL) : NULL;

  return projects != NULL ? projects : g_hash_table_new (g_str_hash, g_str_equal);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const BslBackupEntry *first = *(const BslBackupEntry *const *) a;
  const BslBackupEntry *second = *(const BslBackupEntry *const *) b;

  return first->modified != second->modified ? (first->modified < second->modified ? 1 : -1)
                                             : g_strcmp0 (first->title, second->title);
}

static void
take_entries (GPtrArray *entries, GHashTable *projects)
{
  GHashTableIter iter;
  gpointer found;

  g_hash_table_iter_init (&iter, projects);
  while (g_hash_table_iter_next (&iter, NULL, &found))
    g_ptr_array_add (entries, g_steal_pointer (&((Found *) found)->entry));
}

/* Says of each project of @then what it is to @now, which keeps those that @then does not have. */
static void
hold_against (GHashTable *then, GHashTable *now)
{
  GHashTableIter iter;
  gpointer id, found;

  g_hash_table_iter_init (&iter, then);
  while (g_hash_table_iter_next (&iter, &id, &found))
    {
      Found *old = found, *present = g_hash_table_lookup (now, id);

      if (present != NULL)
        old->entry->change =
            g_strcmp0 (old->head, present->head) == 0 ? BSL_BACKUP_SAME : BSL_BACKUP_EARLIER;
      g_hash_table_remove (now, id);
    }
}

GPtrArray *
bsl_backups_preview (const char *store, const char *path, GError **error)
{
  g_autoptr (BslDatabase) database = bsl_backups_open (path, error);
  g_autoptr (GHashTable) then =
      database != NULL ? read_projects (database, BSL_BACKUP_BACK, error) : NULL;
  g_autoptr (GHashTable) now = NULL;
  GPtrArray *entries;

  if (then == NULL)
    return NULL;

  now = read_store (store);
  hold_against (then, now);
  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  take_entries (entries, then);
  take_entries (entries, now);
  g_ptr_array_sort (entries, compare_entries);
  return entries;
}

static gboolean
fail_newer (const char *path, GError **error)
{
  g_set_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_NEWER,
               _("%s: This file was written by a newer version of Boussole, so nothing was "
                 "restored. Install the newer version to restore it."),
               path);
  return FALSE;
}

/* Opens a database of ours and brings it to the version of today. */
static BslDatabase *
open_up_to_date (const char *path, GError **error)
{
  g_autoptr (BslDatabase) database = bsl_database_open (path, error);
  g_autoptr (GPtrArray) scripts = bsl_migrations_get_scripts ();
  gboolean newer;

  if (database == NULL || !bsl_migrations_run (database, scripts, &newer, error) ||
      (newer && !fail_newer (path, error)))
    return NULL;
  return g_steal_pointer (&database);
}

/* A copy of the backup, which itself stays as it is. */
static gboolean
make_working (const char *backup, const char *working, GError **error)
{
  g_autoptr (BslDatabase) database = bsl_backups_open (backup, error);
  g_autoptr (BslDatabase) copy =
      database != NULL && bsl_copy_write (database, working, error) ? open_up_to_date (working, error)
                                                                    : NULL;

  return copy != NULL;
}

/* The copies that a migration makes are of a copy. */
static void
clear_working (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *start = g_path_get_basename (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, start))
      {
        g_autofree char *found = g_build_filename (folder, name, NULL);

        (void) g_unlink (found);
      }
}

/* Whether what stands in the way of reading the store stays, whatever one does. */
static gboolean
is_beyond_reading (const GError *error)
{
  return g_error_matches (error, BSL_STORE_ERROR, BSL_STORE_ERROR_CORRUPT) ||
         g_error_matches (error, BSL_STORE_ERROR, BSL_STORE_ERROR_FOREIGN);
}

/* A second name for the file, or a copy of it where the disk knows no such thing. */
static gboolean
keep_file (const char *from, const char *to, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);

  if (!g_file_test (from, G_FILE_TEST_EXISTS) || link (from, to) == 0)
    return TRUE;

  return g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, error) &&
         bsl_files_sync (to);
}

/* What a database is made of on the disk. The logs of both kinds go first: they must not be left to
 * the file that comes. */
static const char *const parts[] = { "-shm", "-wal", "-journal", "" };

/* The file and its log, as they are. */
static gboolean
set_damaged_aside (const char *store, gint64 now, GError **error)
{
  g_autofree char *path = bsl_backups_dup_path (store, BSL_BACKUP_DAMAGED, now);
  g_autofree char *folder = g_path_get_dirname (path);

  /* but for the index of the log, which is made anew */
  for (gsize i = 1; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *from = g_strconcat (store, parts[i], NULL), *to = g_strconcat (path, parts[i], NULL);

      if (!keep_file (from, to, error))
        return FALSE;
    }
  return bsl_files_sync (folder);
}

static gboolean
replace_content (const char *store, const char *working, const char *aside, GError **error)
{
  g_autoptr (BslDatabase) to = open_up_to_date (store, error);
  g_autoptr (BslDatabase) from = to != NULL ? bsl_backups_open (working, error) : NULL;

  if (from == NULL || !bsl_database_configure (to, error))
    return FALSE;

  /* what turns out to be damaged is set aside with its log as it was */
  bsl_database_set_leave_log (to, TRUE);
  return bsl_copy_replace (to, from, aside, error);
}

/* A log must not outlive the file it belongs to: it would be taken for one of the next. */
static gboolean
replace_file (const char *store, const char *working, GError **error)
{
  for (gsize i = 0; *parts[i] != '\0'; i++)
    {
      g_autofree char *path = g_strconcat (store, parts[i], NULL);

      (void) g_unlink (path);
    }
  if (bsl_files_put (working, store))
    return TRUE;

  g_set_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_FAILED,
               _("%s: The backup cannot be put here (%s). Check the folder."), store,
               g_strerror (errno));
  return FALSE;
}

/* Whoever has it open goes on writing where nobody will look for it. */
static gboolean
check_unused (const char *store, GError **error)
{
  g_autofree char *shared = g_strconcat (store, "-shm", NULL);

  /* an open database with a write-ahead log locks the file of its index, at every moment */
  if (!bsl_files_is_in_use (shared) && !bsl_files_is_in_use (store))
    return TRUE;

  g_set_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_BUSY,
               _("%s: This file is damaged, and another window or program still has it open, so it was left in its "
                 "place. Close everything else and try again."),
               store);
  return FALSE;
}

static gboolean
put_in_place (const char *store, const char *working, gint64 now, GError **error)
{
  g_autofree char *aside = bsl_backups_dup_path (store, BSL_BACKUP_ASIDE, now);
  g_autoptr (GError) problem = NULL;

  if (replace_content (store, working, aside, &problem))
    return TRUE;
  /* what could be copied and checked can be read */
  if (is_beyond_reading (problem) && !g_file_test (aside, G_FILE_TEST_EXISTS))
    return check_unused (store, error) && set_damaged_aside (store, now, error) && replace_file (store, working, error);

  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
move_file (const char *from, const char *to, GError **error)
{
  if (g_rename (from, to) == 0 || errno == ENOENT)
    return TRUE;

  g_set_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_READ_ONLY,
               _("%s: This file cannot be set aside (%s). Check the permissions of its folder."), from,
               g_strerror (errno));
  return FALSE;
}

static gboolean
move_part (const char *from, const char *to, const char *part, GError **error)
{
  g_autofree char *old = g_strconcat (from, part, NULL), *new = g_strconcat (to, part, NULL);

  return move_file (old, new, error);
}

/* All of them or, on error, none. */
static gboolean
move_files (const char *store, const char *kept, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (store), *kept_folder = g_path_get_dirname (kept);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (move_part (store, kept, parts[i], error))
        continue;
      while (i-- > 0)
        (void) move_part (kept, store, parts[i], NULL);
      return FALSE;
    }
  (void) bsl_files_sync (kept_folder);
  (void) bsl_files_sync (folder);
  return TRUE;
}

char *
bsl_backups_set_aside (const char *store, GError **error)
{
  g_autofree char *kept = NULL;

  if (!g_file_test (store, G_FILE_TEST_EXISTS) || !check_unused (store, error))
    return NULL;

  kept = bsl_backups_dup_path (store, BSL_BACKUP_DAMAGED, g_get_real_time () / G_USEC_PER_SEC);
  return move_files (store, kept, error) ? g_steal_pointer (&kept) : NULL;
}

/* A name that nobody else has, even one who restores in the same second. NULL on error. */
static char *
reserve_working (const char *store, gint64 now, GError **error)
{
  g_autofree char *free_path = bsl_backups_dup_path (store, BSL_BACKUP_DAILY, now);
  g_autofree char *working = g_strconcat (free_path, ".XXXXXX", NULL);
  int fd = g_mkstemp_full (working, O_RDWR | O_CLOEXEC, 0600);

  if (fd >= 0)
    {
      close (fd);
      return g_steal_pointer (&working);
    }
  g_set_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_FAILED,
               _("%s: The backup cannot be put here (%s). Check the folder."), store, g_strerror (errno));
  return NULL;
}

gboolean
bsl_backups_restore (const char *store, const char *path, GError **error)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *working = reserve_working (store, now, error);
  gboolean done;

  if (working == NULL)
    return FALSE;

  done = make_working (path, working, error) && put_in_place (store, working, now, error);
  clear_working (working);
  return done;
}
