/* SPDX-License-Identifier: EUPL-1.2 */
/* Dated copies: when they are made, which stay, and what comes back from them. */

#include "config.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/store/bsl-backup.h"
#include "app/store/bsl-store-private.h"
#include "tests/store/store-fixture.h"

#define DAY (24 * 60 * 60)
#define NOON 1795608000 /* 2026-11-25 12:00 UTC */
#define add(path, function)                                                                        \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

static guint
count (StoreFixture *fixture)
{
  g_autoptr (GPtrArray) backups = bsl_backups_list (fixture->path);

  return backups->len;
}

/* The last one. To be freed. */
static char *
dup_last (StoreFixture *fixture)
{
  g_autoptr (GPtrArray) backups = bsl_backups_list (fixture->path);

  g_assert_cmpuint (backups->len, >, 0);
  return g_strdup (((BslBackup *) backups->pdata[0])->path);
}

static guint
count_kind (StoreFixture *fixture, BslBackupKind kind)
{
  g_autoptr (GPtrArray) backups = bsl_backups_list (fixture->path);
  guint n = 0;

  for (guint i = 0; i < backups->len; i++)
    n += ((BslBackup *) backups->pdata[i])->kind == kind;
  return n;
}

/* Under another name, so that it is not thinned out or taken for another. */
static char *
make_backup (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  bsl_backups_make (fixture->path, &error);
  g_assert_no_error (error);
  return dup_last (fixture);
}

static void
make_due (StoreFixture *fixture, gint64 now)
{
  g_autoptr (GError) error = NULL;

  bsl_backups_make_due (fixture->path, now, &error);
  g_assert_no_error (error);
}

static void
assert_refused (StoreFixture *fixture, const char *path, BslStoreError code)
{
  g_autofree char *before = store_fixture_dump (fixture->store);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (bsl_backups_restore (fixture->path, path, &error));
  g_assert_error (error, BSL_STORE_ERROR, (int) code);
  after = store_fixture_dump (fixture->store);
  g_assert_cmpstr (after, ==, before);
}

static void
test_due (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL, *path = NULL;
  g_autoptr (BslHistory) history = NULL;
  GStatBuf status;

  make_due (fixture, NOON);
  g_assert_cmpuint (count (fixture), ==, 0); /* nothing to lose yet */
  id = store_fixture_add (fixture, "A");
  make_due (fixture, NOON);
  g_assert_cmpuint (count (fixture), ==, 1);
  path = dup_last (fixture);
  g_assert_true (g_str_has_suffix (path, "/boussole.db.backups/2026-11-25T120000Z.db"));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  history = store_fixture_open_history (fixture->store, id);
  store_fixture_set_number (history, 5);
  make_due (fixture, NOON + DAY - 1);
  g_assert_cmpuint (count (fixture), ==, 1); /* not a day since */
  make_due (fixture, NOON + DAY);
  g_assert_cmpuint (count (fixture), ==, 2);
  make_due (fixture, NOON + 3 * DAY);
  g_assert_cmpuint (count (fixture), ==, 2); /* nothing changed since */
}

/* Backups of a future that the clock came back from keep nothing from being made, once a day. */
static void
test_clock_back (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);

  make_due (fixture, NOON + 400 * DAY);
  store_fixture_set_number (history, 5);
  make_due (fixture, NOON);
  g_assert_cmpuint (count (fixture), ==, 2);
  store_fixture_set_number (history, 6);
  make_due (fixture, NOON + 60);
  g_assert_cmpuint (count (fixture), ==, 2);
}

/* A year of work: the last ten days, and the last one of each month before. */
static void
test_thinned_out (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autofree char *kept = make_backup (fixture);
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *aside = g_strdup_printf ("%s.backups/2020-01-01T000000Z-aside.db", fixture->path);
  g_autofree char *stranger = g_strdup_printf ("%s.backups/mine.db", fixture->path);

  g_assert_cmpint (g_rename (kept, aside), ==, 0);
  g_assert_true (g_file_set_contents (stranger, "mine", -1, NULL));
  for (guint day = 0; day < 120; day++)
    {
      store_fixture_set_number (history, day + 100);
      make_due (fixture, NOON + day * (gint64) DAY);
    }
  backups = bsl_backups_list (fixture->path);
  /* 16 to 25 March 2027; the ends of November, December, January and February; what was set aside */
  g_assert_cmpuint (backups->len, ==, 10 + 4 + 1);
  g_assert_nonnull (strstr (((BslBackup *) backups->pdata[9])->path, "/2027-03-15T"));
  g_assert_nonnull (strstr (((BslBackup *) backups->pdata[10])->path, "/2027-02-28T"));
  g_assert_nonnull (strstr (((BslBackup *) backups->pdata[13])->path, "/2026-11-30T"));
  g_assert_cmpint (((BslBackup *) backups->pdata[14])->kind, ==, BSL_BACKUP_ASIDE);
  g_assert_true (g_file_test (stranger, G_FILE_TEST_EXISTS));
}

static void
test_unfinished (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autofree char *kept = make_backup (fixture);
  g_autofree char *rest = g_strconcat (kept, ".ab12CD", NULL);
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  g_assert_true (g_file_set_contents (rest, "half", -1, NULL));
  g_assert_cmpuint (count (fixture), ==, 1);
  store_fixture_set_number (history, 5);
  make_due (fixture, now + 2 * DAY);
  g_assert_cmpuint (count (fixture), ==, 2);
  g_assert_false (g_file_test (rest, G_FILE_TEST_EXISTS));
}

static void
assert_entry (GPtrArray *entries, const char *title, BslBackupChange change)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const BslBackupEntry *entry = g_ptr_array_index (entries, i);

      if (g_str_equal (entry->title, title))
        {
          g_assert_cmpint (entry->change, ==, change);
          return;
        }
    }
  g_assert_not_reached ();
}

static void
test_preview (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *same = store_fixture_add (fixture, "Same");
  g_autofree char *changed = store_fixture_add (fixture, "Changed");
  g_autofree char *deleted = store_fixture_add (fixture, "Deleted");
  g_autofree char *path = make_backup (fixture);
  g_autofree char *before = NULL, *after = NULL, *added = NULL;
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, changed);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_set_number (history, 5);
  added = store_fixture_add (fixture, "Added");
  g_assert_true (bsl_store_move (fixture->store, deleted, BSL_SHELF_TRASH, NULL));
  g_assert_true (bsl_store_delete (fixture->store, deleted, NULL));
  before = store_fixture_dump (fixture->store);
  entries = bsl_backups_preview (fixture->path, path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 4);
  assert_entry (entries, "Same", BSL_BACKUP_SAME);
  assert_entry (entries, "Changed", BSL_BACKUP_EARLIER);
  assert_entry (entries, "Deleted", BSL_BACKUP_BACK);
  assert_entry (entries, "Added", BSL_BACKUP_GONE);
  after = store_fixture_dump (fixture->store);
  g_assert_cmpstr (after, ==, before);
}

/* What is there is set aside, the open store sees what came back, and its log goes on. */
static void
test_restore (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autofree char *then = store_fixture_dump (fixture->store);
  g_autofree char *path = make_backup (fixture);
  g_autofree char *added = store_fixture_add (fixture, "B");
  g_autofree char *now = store_fixture_dump (fixture->store);
  g_autofree char *restored = NULL, *back = NULL, *aside = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (BslHistory) history = NULL;
  g_autoptr (GError) error = NULL;

  bsl_backups_restore (fixture->path, path, &error);
  g_assert_no_error (error);
  restored = store_fixture_dump (fixture->store);
  g_assert_cmpstr (restored, ==, then);
  found = bsl_store_list (fixture->store, BSL_SHELF_ACTIVE, "b", NULL);
  g_assert_cmpuint (found->len, ==, 0);
  history = store_fixture_open_history (fixture->store, id);
  store_fixture_set_number (history, 7);

  g_assert_cmpuint (count_kind (fixture, BSL_BACKUP_ASIDE), ==, 1);
  aside = dup_last (fixture);
  bsl_backups_restore (fixture->path, aside, &error);
  g_assert_no_error (error);
  back = store_fixture_dump (fixture->store);
  g_assert_cmpstr (back, ==, now);
  g_assert_cmpuint (count (fixture), ==, 3);
}

/* Another program, which commits one mark after the other. */
typedef struct
{
  char *path;
  int stop;
  gint64 n_committed;
} Writer;

static gpointer
write_marks (gpointer data)
{
  Writer *writer = data;
  g_autoptr (BslDatabase) database = bsl_database_open (writer->path, NULL);

  bsl_database_set_durable (database, FALSE);
  while (!g_atomic_int_get (&writer->stop))
    {
      writer->n_committed += bsl_database_execute (database, "INSERT INTO mark VALUES (1)", NULL);
      g_usleep (100);
    }
  return NULL;
}

static gint64
count_marks (const char *path)
{
  g_autoptr (BslDatabase) database = bsl_database_open (path, NULL);
  g_autoptr (GError) error = NULL;
  gint64 n = 0;

  bsl_database_query_int (database, "SELECT count(*) FROM mark", &n, &error);
  g_assert_no_error (error);
  return n;
}

/* What another program commits meanwhile is in what was set aside or in what came back. */
static void
test_restore_under_writer (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autofree char *path = NULL, *aside = NULL;
  Writer writer = { .path = fixture->path };
  g_autoptr (GError) error = NULL;
  GThread *thread;
  gint64 kept;

  /* enough for some commits while it is copied and checked */
  store_fixture_run (fixture, "CREATE TABLE mark (n INTEGER); CREATE TABLE ballast AS WITH RECURSIVE n (i) AS"
                " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
                " SELECT randomblob (1000) FROM n");
  path = make_backup (fixture);
  thread = g_thread_new ("writer", write_marks, &writer);
  g_usleep (G_USEC_PER_SEC / 10);
  bsl_backups_restore (fixture->path, path, &error);
  g_atomic_int_set (&writer.stop, TRUE);
  g_thread_join (thread);
  g_assert_no_error (error);
  aside = dup_last (fixture);
  kept = count_marks (aside);
  g_assert_cmpint (kept, >, 0);
  g_assert_cmpint (kept + count_marks (fixture->path), ==, writer.n_committed);
}

/* A window that shows a project from before the restore writes nothing over what came back. */
static void
test_restore_under_history (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autofree char *path = make_backup (fixture);
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (BslHistory) fresh = NULL;
  g_autoptr (GError) error = NULL;
  BslValue value = { .known = TRUE, .number = 8 };

  store_fixture_set_number (history, 5);
  store_fixture_set_number (history, 6);
  g_assert_true (bsl_backups_restore (fixture->path, path, NULL));
  g_assert_false (bsl_history_set_answer (history, store_fixture_find ("organisation.population"),
                                          &value, &error));
  fresh = store_fixture_open_history (fixture->store, id);
  g_assert_cmpfloat (store_fixture_get_number (bsl_history_get_project (fresh)), ==, 12);
  g_assert_true (bsl_history_verify (fixture->store, id, NULL, NULL));
}

static void
test_older_version (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autofree char *path = make_backup (fixture);
  g_autofree char *from = g_test_build_filename (G_TEST_DIST, "store", "released", "v1.db", NULL);
  g_autofree char *bytes = NULL, *expected = NULL, *restored = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  entries = bsl_backups_preview (fixture->path, path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, >, 1);
  bsl_backups_restore (fixture->path, path, &error);
  g_assert_no_error (error);
  restored = store_fixture_dump (fixture->store);
  g_assert_cmpuint (count (fixture), ==, 2);
  store_fixture_copy_released (fixture, "v1.db");
  store_fixture_reopen (fixture);
  expected = store_fixture_dump (fixture->store);
  g_assert_cmpstr (restored, ==, expected);
}

static void
assert_same_file (const char *path, const char *bytes, gsize length)
{
  g_autofree char *found = NULL;
  gsize found_length;

  g_assert_true (g_file_get_contents (path, &found, &found_length, NULL));
  g_assert_cmpmem (found, found_length, bytes, length);
}

#define LOG "a log that is none"

/* Whatever stands in the place of the store and cannot be read is set aside as it is. */
static void
check_beyond_reading (StoreFixture *fixture, const char *bytes, gsize length, const char *backup,
                      const char *expected)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *aside = NULL, *aside_log = NULL, *restored = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_close (fixture);
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) length, NULL));
  g_assert_true (g_file_set_contents (log, LOG, -1, NULL));
  bsl_backups_restore (fixture->path, backup, &error);
  g_assert_no_error (error);
  store_fixture_reopen (fixture);
  restored = store_fixture_dump (fixture->store);
  g_assert_cmpstr (restored, ==, expected);
  aside = dup_last (fixture);
  aside_log = g_strconcat (aside, "-wal", NULL);
  g_assert_true (g_str_has_suffix (aside, "-damaged.db"));
  assert_same_file (aside, bytes, length);
  assert_same_file (aside_log, LOG, strlen (LOG));
}

static void
test_beyond_reading (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autofree char *expected = store_fixture_dump (fixture->store);
  g_autofree char *backup = make_backup (fixture);
  g_autofree char *damaged = NULL, *foreign = NULL;
  g_autofree char *nothing = g_strnfill (5000, 'n');
  gsize length, foreign_length;

  store_fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &damaged, &length, NULL));
  store_fixture_reopen (fixture);
  store_fixture_run (fixture, "PRAGMA application_id = 7");
  store_fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &foreign, &foreign_length, NULL));
  memset (damaged + 4096, 0xa5, length - 4096);
  check_beyond_reading (fixture, damaged, length, backup, expected);
  check_beyond_reading (fixture, nothing, strlen (nothing), backup, expected);
  check_beyond_reading (fixture, foreign, foreign_length, backup, expected);
  g_assert_cmpuint (count_kind (fixture, BSL_BACKUP_DAMAGED), ==, 3);
}

/* A copy of the store while it is open, as the damaged kind, with what only its log holds. */
static char *
keep_open_copy (StoreFixture *fixture)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *folder = g_strconcat (fixture->path, ".backups", NULL);
  g_autofree char *path = g_build_filename (folder, "2026-11-25T120000Z-damaged.db", NULL);
  g_autofree char *kept_log = g_strconcat (path, "-wal", NULL);
  const char *names[][2] = { { fixture->path, path }, { log, kept_log } };

  g_mkdir_with_parents (folder, 0700);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GFile) from = g_file_new_for_path (names[i][0]), to = g_file_new_for_path (names[i][1]);

      g_assert_true (g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
    }
  return g_steal_pointer (&path);
}

/* What was set aside with its log is looked at, and restored, without a change to either. */
static void
test_aside_stays (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autofree char *aside = keep_open_copy (fixture);
  g_autofree char *log = g_strconcat (aside, "-wal", NULL);
  g_autofree char *bytes = NULL, *log_bytes = NULL, *before = store_fixture_dump (fixture->store), *after = NULL;
  gsize length, log_length;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (aside, &bytes, &length, NULL));
  g_assert_true (g_file_get_contents (log, &log_bytes, &log_length, NULL));
  g_assert_cmpuint (log_length, >, 0);
  entries = bsl_backups_preview (fixture->path, aside, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_true (bsl_backups_restore (fixture->path, aside, &error));
  after = store_fixture_dump (fixture->store);
  g_assert_cmpstr (after, ==, before);
  assert_same_file (aside, bytes, length);
  assert_same_file (log, log_bytes, log_length);
}

/* Files that are beside the backups already, whoever made them. */
static void
test_names_taken (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autofree char *backup = make_backup (fixture);
  g_autofree char *folder = g_path_get_dirname (backup);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (now + i);
      g_autofree char *name = g_date_time_format (time, "%Y-%m-%dT%H%M%SZ.db.restored");
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_true (g_file_set_contents (path, "theirs", -1, NULL));
    }
  g_assert_true (bsl_backups_restore (fixture->path, backup, NULL));
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (now + i);
      g_autofree char *name = g_date_time_format (time, "%Y-%m-%dT%H%M%SZ.db.restored");
      g_autofree char *path = g_build_filename (folder, name, NULL);

      assert_same_file (path, "theirs", strlen ("theirs"));
    }
}

/* Another process that has the store open until it is told to end. */
static pid_t
open_elsewhere (const char *path, int *hold)
{
  int ready[2], end[2];
  char byte;
  pid_t pid;

  g_assert_cmpint (pipe (ready), ==, 0);
  g_assert_cmpint (pipe (end), ==, 0);
  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      BslStore *store = bsl_store_open (path, NULL);

      close (end[1]);
      if (store == NULL || write (ready[1], "r", 1) != 1)
        _exit (1);
      (void) !read (end[0], &byte, 1);
      _exit (0);
    }
  close (ready[1]);
  close (end[0]);
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  close (ready[0]);
  *hold = end[1];
  return pid;
}

/* A damaged file is not put away under somebody who has it open. */
static void
test_damaged_in_use (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autofree char *backup = make_backup (fixture);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  int hold, status, fd;
  pid_t pid;

  store_fixture_close (fixture);
  pid = open_elsewhere (fixture->path, &hold);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  memset (bytes, 0xa5, length);
  /* in the same file, not in another one of this name */
  fd = g_open (fixture->path, O_WRONLY | O_CLOEXEC, 0);
  g_assert_cmpint (write (fd, bytes, length), ==, (gssize) length);
  close (fd);

  g_assert_false (bsl_backups_restore (fixture->path, backup, &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_BUSY);
  g_clear_error (&error);
  assert_same_file (fixture->path, bytes, length);
  g_assert_cmpuint (count_kind (fixture, BSL_BACKUP_DAMAGED), ==, 0);

  close (hold);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  bsl_backups_restore (fixture->path, backup, &error);
  g_assert_no_error (error);
  store_fixture_reopen (fixture);
  g_assert_cmpuint (count_kind (fixture, BSL_BACKUP_DAMAGED), ==, 1);
}

/* What is no file of projects makes room for one, and stays as it is with what belongs to it. */
static void
test_set_aside (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  g_autofree char *kept = NULL, *kept_log = NULL, *kept_journal = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_close (fixture);
  g_assert_true (g_file_set_contents (fixture->path, "theirs", -1, NULL));
  g_assert_true (g_file_set_contents (log, LOG, -1, NULL));
  g_assert_true (g_file_set_contents (journal, "undo", -1, NULL));
  kept = bsl_backups_set_aside (fixture->path, &error);
  g_assert_no_error (error);
  kept_log = g_strconcat (kept, "-wal", NULL);
  kept_journal = g_strconcat (kept, "-journal", NULL);
  assert_same_file (kept, "theirs", strlen ("theirs"));
  assert_same_file (kept_journal, "undo", strlen ("undo"));
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
  assert_same_file (kept_log, LOG, strlen (LOG));
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_kind (fixture, BSL_BACKUP_DAMAGED), ==, 1);
  store_fixture_reopen (fixture);
  g_free (store_fixture_add (fixture, "A"));
}

/* A folder that somebody made there; and where nothing is left to move, that is all right. */
static void
test_set_folder_aside (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *inside = g_build_filename (fixture->path, "letter.txt", NULL);
  g_autofree char *kept = NULL, *kept_inside = NULL, *nothing = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_close (fixture);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  g_assert_true (g_file_set_contents (inside, "theirs", -1, NULL));
  kept = bsl_backups_set_aside (fixture->path, &error);
  g_assert_no_error (error);
  kept_inside = g_build_filename (kept, "letter.txt", NULL);
  assert_same_file (kept_inside, "theirs", strlen ("theirs"));
  nothing = bsl_backups_set_aside (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_null (nothing);
  store_fixture_reopen (fixture);
}

/* Not under somebody who has it open. */
static void
test_set_aside_in_use (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  int hold, status;
  pid_t pid;

  store_fixture_close (fixture);
  pid = open_elsewhere (fixture->path, &hold);
  g_assert_null (bsl_backups_set_aside (fixture->path, &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  close (hold);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  kept = bsl_backups_set_aside (fixture->path, &error);
  g_assert_no_error (error);
  store_fixture_reopen (fixture);
}

static void
test_refused (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autofree char *newer = NULL, *damaged = NULL, *bytes = NULL;
  gsize length;

  store_fixture_run (fixture, "PRAGMA user_version = 99");
  newer = make_backup (fixture);
  store_fixture_run (fixture, "PRAGMA user_version = 6");
  assert_refused (fixture, newer, BSL_STORE_ERROR_NEWER);
  damaged = make_backup (fixture);
  g_assert_true (g_file_get_contents (damaged, &bytes, &length, NULL));
  memset (bytes + 4096, 0xa5, length - 4096);
  g_assert_true (g_file_set_contents (damaged, bytes, (gssize) length, NULL));
  assert_refused (fixture, damaged, BSL_STORE_ERROR_CORRUPT);
  g_assert_true (g_file_set_contents (damaged, "nothing of ours", -1, NULL));
  assert_refused (fixture, damaged, BSL_STORE_ERROR_FOREIGN);
  g_assert_cmpint (g_unlink (damaged), ==, 0);
  assert_refused (fixture, damaged, BSL_STORE_ERROR_MISSING);
  g_assert_cmpuint (count (fixture), ==, 1);
}

/* What a newer version wrote is not replaced by an older state. */
static void
test_newer_store (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autofree char *backup = make_backup (fixture);

  store_fixture_run (fixture, "PRAGMA user_version = 99; ALTER TABLE project ADD COLUMN colour TEXT");
  store_fixture_reopen (fixture);
  assert_refused (fixture, backup, BSL_STORE_ERROR_NEWER);
}

/* What cannot be read to the end says so, and is not taken for less. */
static void
test_due_damaged (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  const char *last;
  gsize length, page;

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *title = g_strdup_printf ("Projet numéro %u", i);
      g_autofree char *id = store_fixture_add (fixture, title);
    }
  store_fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  for (last = bytes; (last = memmem (last, length - (gsize) (last - bytes), "numéro 199", 11)) != NULL; last++)
    {
      page = (gsize) (last - bytes) / 4096 * 4096;
      memset (bytes + page, 0xa5, 4096);
    }
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) length, NULL));
  g_assert_false (bsl_backups_make_due (fixture->path, NOON, &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_CORRUPT);
  g_assert_cmpuint (count (fixture), ==, 0);
}

/* Whoever still has the file that was set aside must not show as saved what goes there. */
static void
test_file_replaced (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autofree char *backup = make_backup (fixture);
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autofree char *away = g_strconcat (fixture->path, ".away", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  BslValue value = { .known = TRUE, .number = 8 };

  g_assert_true (g_file_get_contents (backup, &bytes, &length, NULL));
  g_assert_cmpint (g_rename (fixture->path, away), ==, 0);
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) length, NULL));
  g_assert_false (bsl_history_set_answer (history, store_fixture_find ("organisation.population"), &value, &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "replaced"));
  g_assert_cmpfloat (store_fixture_get_number (bsl_history_get_project (history)), ==, 12);
  g_clear_error (&error);
  g_assert_false (bsl_store_move (fixture->store, id, BSL_SHELF_TRASH, &error));
  g_assert_nonnull (strstr (error->message, "replaced"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/backups/due", test_due);
  add ("/backups/clock-back", test_clock_back);
  add ("/backups/thinned-out", test_thinned_out);
  add ("/backups/unfinished", test_unfinished);
  add ("/backups/preview", test_preview);
  add ("/backups/restore", test_restore);
  add ("/backups/restore-under-history", test_restore_under_history);
  add ("/backups/restore-under-writer", test_restore_under_writer);
  add ("/backups/older-version", test_older_version);
  add ("/backups/beyond-reading", test_beyond_reading);
  add ("/backups/aside-stays", test_aside_stays);
  add ("/backups/names-taken", test_names_taken);
  add ("/backups/damaged-in-use", test_damaged_in_use);
  add ("/backups/set-aside", test_set_aside);
  add ("/backups/set-folder-aside", test_set_folder_aside);
  add ("/backups/set-aside-in-use", test_set_aside_in_use);
  add ("/backups/refused", test_refused);
  add ("/backups/newer-store", test_newer_store);
  add ("/backups/due-damaged", test_due_damaged);
  add ("/backups/file-replaced", test_file_replaced);

  return g_test_run ();
}
