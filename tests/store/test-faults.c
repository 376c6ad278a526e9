/* SPDX-License-Identifier: EUPL-1.2 */
/* What can go wrong with the file: foreign, newer, damaged, read-only, full, busy. */

#include "config.h"

#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/store/bsl-database-private.h"
#include "app/store/bsl-backup.h"
#include "app/store/bsl-migrations.h"
#include "app/store/bsl-store-private.h"
#include "tests/store/store-fixture.h"

#define NOBODY 65534
#define add(path, function)                                                                        \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

static void
assert_refused (const char *path, BslStoreError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BslStore) store = bsl_store_open (path, &error);

  g_assert_null (store);
  g_assert_error (error, BSL_STORE_ERROR, (int) code);
  g_assert_true (g_str_has_prefix (error->message, path));
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static char *
read_all (const char *path, gsize *length)
{
  char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, length, NULL));
  return contents;
}

static void
test_foreign (StoreFixture *fixture, gconstpointer data)
{
  static const char text[] =
      "This is the novel of somebody, and it must stay as it is. It is long enough to be read.";
  g_autofree char *path = g_build_filename (fixture->folder, "novel.txt", NULL);
  g_autofree char *after = NULL;
  gsize length;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  assert_refused (path, BSL_STORE_ERROR_FOREIGN);
  after = read_all (path, &length);
  g_assert_cmpmem (after, length, text, strlen (text));
  assert_refused (fixture->folder, BSL_STORE_ERROR_FOREIGN);
  assert_refused ("/dev/null", BSL_STORE_ERROR_FOREIGN);
}

static void
test_foreign_database (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;
  gsize length, length_after;

  store_fixture_run (fixture, "PRAGMA application_id = 7");
  store_fixture_close (fixture);
  before = read_all (fixture->path, &length);
  assert_refused (fixture->path, BSL_STORE_ERROR_FOREIGN);
  after = read_all (fixture->path, &length_after);
  g_assert_cmpmem (before, length, after, length_after);
}

static void
test_newer (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_run (fixture, "PRAGMA user_version = 99; ALTER TABLE project ADD COLUMN colour TEXT");
  store_fixture_reopen (fixture);
  g_assert_true (bsl_store_is_read_only (fixture->store));
  list = bsl_store_list (fixture->store, BSL_SHELF_ACTIVE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  history = store_fixture_open_history (fixture->store, id);
  g_assert_true (bsl_project_is_read_only (bsl_history_get_project (history)));
  g_assert_false (bsl_history_set_title (history, "B", &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_NEWER);
  g_clear_error (&error);
  g_assert_false (bsl_store_move (fixture->store, id, BSL_SHELF_TRASH, &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_NEWER);
}

static void
fill (StoreFixture *fixture, guint n_projects)
{
  for (guint i = 0; i < n_projects; i++)
    {
      g_autofree char *title = g_strdup_printf ("Projet %u", i);
      g_autofree char *id = store_fixture_add (fixture, title);
    }
}

static void
test_corrupt_page (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  gsize length;

  fill (fixture, 100);
  store_fixture_close (fixture);
  contents = read_all (fixture->path, &length);
  memset (contents + 4096, 0xa5, length - 4096);
  g_assert_true (g_file_set_contents (fixture->path, contents, (gssize) length, NULL));
  store_fixture_reopen (fixture);
  list = bsl_store_list (fixture->store, BSL_SHELF_ACTIVE, NULL, &error);
  g_assert_null (list);
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_CORRUPT);
}

/* A damaged member is an error, not a project without it. */
static void
test_corrupt_member (StoreFixture *fixture, gconstpointer data)
{
  static const char *const values[] = { "{\"a\":", "" };
  g_autofree char *id = store_fixture_add (fixture, "A");

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *sql =
          g_strdup_printf ("DELETE FROM extra; INSERT INTO extra (project, name, value)"
                           " SELECT key, 'x', '%s' FROM project", values[i]);
      g_autoptr (GError) error = NULL;

      store_fixture_run (fixture, sql);
      g_assert_null (bsl_store_load (fixture->store, store_fixture_get_questionnaire (), id, &error));
      g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_CORRUPT);
      g_assert_true (g_str_has_prefix (error->message, fixture->path));
    }
}

/* Whatever is read, an error or not: nothing may crash. */
static void
read_everything (const char *path)
{
  g_autoptr (BslStore) store = bsl_store_open (path, NULL);
  g_autoptr (GPtrArray) list = store != NULL ? bsl_store_list (store, BSL_SHELF_ACTIVE, "pro", NULL)
                                             : NULL;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const char *id = ((BslProjectInfo *) list->pdata[i])->id;
      g_autoptr (BslProject) project =
      id != NULL
                        ? bsl_store_load (store, store_fixture_get_questionnaire (), id, NULL)
                        : NULL;
      g_autoptr (BslHistory) history = project != NULL ? bsl_history_new (store, id, project)
                                                       : NULL;

      if (history == NULL)
        continue;
      (void) bsl_history_set_title (history, "Project", NULL);
      (void) bsl_history_undo (history, NULL, NULL);
      (void) bsl_history_verify (store, id, NULL, NULL);
    }
}

static void
test_random_damage (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *contents = NULL;
  gsize length;

  fill (fixture, 5);
  store_fixture_close (fixture);
  contents = read_all (fixture->path, &length);
  for (guint round = 0; round < 100; round++)
    {
      g_autofree char *damaged = g_memdup2 (contents, length);
      guint32 seed = (guint32) g_test_rand_int ();
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      gsize kept = round % 4 == 0 ? (gsize) g_rand_int_range (rand, 1, (gint32) length) : length;

      for (guint i = 0; i < 20; i++)
        damaged[g_rand_int_range (rand, 100, (gint32) length)] = (char) g_rand_int (rand);
      g_assert_true (g_file_set_contents (fixture->path, damaged, (gssize) kept, NULL));
      /* before it is read, so that a crash names it; the file stays then */
      g_printerr ("# round %u: seed %u, %s\n", round, seed, fixture->path);
      read_everything (fixture->path);
    }
}

static void
check_read_only (StoreFixture *fixture, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BslHistory) history = NULL;

  store_fixture_reopen (fixture);
  g_assert_true (bsl_store_is_read_only (fixture->store));
  history = store_fixture_open_history (fixture->store, id);
  g_assert_cmpfloat (store_fixture_get_number (bsl_history_get_project (history)), ==, 12);
  g_assert_false (bsl_history_set_title (history, "B", &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (bsl_store_move (fixture->store, id, BSL_SHELF_TRASH, &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_READ_ONLY);
}

static void
check_cannot_create (StoreFixture *fixture)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *path = g_build_filename (folder, "deeper", "new.db", NULL);

  assert_refused (path, BSL_STORE_ERROR_READ_ONLY);
}

/* Permissions mean nothing to the superuser: the check runs as somebody else. */
static void
test_read_only (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  gboolean is_root = geteuid () == 0;
  pid_t child;
  int status;

  store_fixture_close (fixture);
  if (is_root && chown (fixture->path, NOBODY, NOBODY) != 0)
    {
      g_test_skip ("no other user here");
      return;
    }
  g_chmod (fixture->path, 0400);
  g_chmod (fixture->folder, 0755);
  g_chmod (folder, 0555);
  child = fork ();
  if (child == 0)
    {
      if (is_root && (setgid (NOBODY) != 0 || setuid (NOBODY) != 0))
        _exit (77);
      check_read_only (fixture, id);
      check_cannot_create (fixture);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_chmod (folder, 0755);
  if (WIFEXITED (status) && WEXITSTATUS (status) == 77)
    g_test_skip ("no other user here");
  else
    g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
}

static void
check_unharmed (StoreFixture *fixture, const char *id, BslHistory *history, double number)
{
  g_autoptr (BslStatement) check = bsl_database_prepare (bsl_store_get_database (fixture->store),
                                                         "PRAGMA integrity_check", NULL);
  g_autoptr (GError) error = NULL;
  gboolean row;

  g_assert_cmpfloat (store_fixture_get_number (bsl_history_get_project (history)), ==, number);
  g_assert_true (bsl_statement_step (check, &row, NULL));
  g_assert_cmpstr (bsl_statement_get_text (check, 0), ==, "ok");
  bsl_history_verify (fixture->store, id, NULL, &error);
  g_assert_no_error (error);
}

static double
write_until_full (BslHistory *history, guint limit)
{
  g_autofree char *long_title = g_strnfill (2000, 'x');
  g_autoptr (GError) error = NULL;
  double number = 12;

  for (guint i = 0; i < limit; i++)
    {
      BslValue value = { .known = TRUE, .number = 1000 + i };
      g_autofree char *title = g_strdup_printf ("%s%u", long_title, i);

      if (!bsl_history_set_title (history, title, &error) ||
          !bsl_history_set_answer (history, store_fixture_find ("organisation.population"), &value,
                                   &error))
        break;
      number = value.number;
    }
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_FULL);
  return number;
}

static void
test_full (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  double number;

  store_fixture_run (fixture, "PRAGMA max_page_count = 60");
  number = write_until_full (history, 1000);
  check_unharmed (fixture, id, history, number);
  store_fixture_run (fixture, "PRAGMA max_page_count = 100000");
  store_fixture_set_number (history, 5);
  check_unharmed (fixture, id, history, 5);
}

/* The system refuses to let a file grow, as a full disk or a quota does. */
static void
test_no_growth (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  struct rlimit limit, small = { .rlim_cur = 300 * 1024, .rlim_max = RLIM_INFINITY };
  double number;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  small.rlim_max = limit.rlim_max;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  number = write_until_full (history, 1000);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  check_unharmed (fixture, id, history, number);
  store_fixture_set_number (history, 5);
  check_unharmed (fixture, id, history, 5);
  g_clear_object (&history);
  store_fixture_reopen (fixture);
  history = store_fixture_open_history (fixture->store, id);
  check_unharmed (fixture, id, history, 5);
}

static void
check_small_disk (StoreFixture *fixture)
{
  g_autofree char *id = NULL;
  g_autoptr (BslHistory) history = NULL;
  double number;

  store_fixture_reopen (fixture);
  id = store_fixture_add (fixture, "A");
  history = store_fixture_open_history (fixture->store, id);
  number = write_until_full (history, 1000);
  check_unharmed (fixture, id, history, number);
  g_clear_object (&history);
  store_fixture_reopen (fixture);
  history = store_fixture_open_history (fixture->store, id);
  check_unharmed (fixture, id, history, number);
}

/* A disk of 600 KiB, where the system lets the test make one. */
static void
test_small_disk (StoreFixture *fixture, gconstpointer data)
{
  pid_t child;
  int status;

  store_fixture_close (fixture);
  child = fork ();
  if (child == 0)
    {
      if (unshare (CLONE_NEWNS) != 0 && unshare (CLONE_NEWUSER | CLONE_NEWNS) != 0)
        _exit (77);
      if (mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
          mount ("tmpfs", fixture->folder, "tmpfs", 0, "size=600k") != 0)
        _exit (77);
      check_small_disk (fixture);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (WIFEXITED (status) && WEXITSTATUS (status) == 77)
    g_test_skip ("no disk can be mounted here");
  else
    g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
}

static void
test_busy (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (BslStore) other = bsl_store_open (fixture->path, NULL);
  g_autoptr (BslTransaction) transaction =
      bsl_database_begin (bsl_store_get_database (other), NULL);
  g_autoptr (GError) error = NULL;

  store_fixture_run (fixture, "PRAGMA busy_timeout = 20");
  g_assert_false (bsl_history_set_title (history, "B", &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "not saved"));
  g_assert_cmpstr (bsl_project_get_title (bsl_history_get_project (history)), ==, "A");
  g_clear_pointer (&transaction, bsl_transaction_free);
  g_assert_true (bsl_history_set_title (history, "B", NULL));
}

/* A copy that finds no room says where, and speaks of no change. */
static void
test_copy_full (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autofree char *folder = g_strconcat (fixture->path, ".backups", NULL);
  struct rlimit limit, small = { .rlim_cur = 20 * 1024 };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  small.rlim_max = limit.rlim_max;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_false (bsl_backups_make (fixture->path, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_FULL);
  g_assert_true (g_str_has_prefix (error->message, folder));
  g_assert_null (strstr (error->message, "not saved"));
}

/* Runs the scripts of today and @extra as the next. */
static gboolean
migrate (StoreFixture *fixture, const char *extra, GError **error)
{
  g_autoptr (GPtrArray) scripts = bsl_migrations_get_scripts ();
  gboolean newer;

  g_ptr_array_add (scripts, g_strdup_printf ("%s; PRAGMA user_version = %u", extra, scripts->len + 1));
  return bsl_migrations_run (bsl_store_get_database (fixture->store), scripts, &newer, error);
}

/* Of the version of today, before the next. */
static char *
dup_copy_path (StoreFixture *fixture)
{
  g_autoptr (GPtrArray) scripts = bsl_migrations_get_scripts ();

  return g_strdup_printf ("%s.v%u.bak", fixture->path, scripts->len);
}

static BslDatabase *intruder;

/* SQLite calls it for each connection that is opened: here for the one that copies the log. */
static int
take_lock_cb (sqlite3 *handle, const char **message, const struct sqlite3_api_routines *api)
{
  return sqlite3_exec (intruder->handle, "BEGIN IMMEDIATE", NULL, NULL, NULL);
}

/* What was saved is not kept waiting for the copy of the log. */
static void
test_busy_log (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  gint64 start;

  intruder = bsl_database_open (fixture->path, NULL);
  bsl_database_set_max_log (bsl_store_get_database (fixture->store), 0);
  g_assert_cmpint (sqlite3_auto_extension ((void (*) (void)) take_lock_cb), ==, SQLITE_OK);
  start = g_get_monotonic_time ();
  store_fixture_set_number (history, 5);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 4 * G_USEC_PER_SEC);
  g_assert_cmpint (sqlite3_get_autocommit (intruder->handle), ==, 0);
  sqlite3_reset_auto_extension ();
  bsl_database_free (g_steal_pointer (&intruder));
  store_fixture_set_number (history, 6);
  check_unharmed (fixture, id, history, 6);
}

static void
test_migration (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autofree char *copy = dup_copy_path (fixture);
  g_autoptr (BslStore) old = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_assert_true (migrate (fixture, "ALTER TABLE project ADD COLUMN colour TEXT", &error));
  g_assert_no_error (error);
  store_fixture_run (fixture, "SELECT colour FROM project");
  g_assert_cmpint (g_stat (copy, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  old = bsl_store_open (copy, &error);
  g_assert_no_error (error);
  list = bsl_store_list (old, BSL_SHELF_ACTIVE, "a", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_true (migrate (fixture, "this is never run", &error));
}

static void
test_failed_migration (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) scripts = bsl_migrations_get_scripts ();
  gint64 version;

  g_assert_false (migrate (fixture, "DROP TABLE answer; SELECT nonsense", &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_FAILED);
  g_assert_true (bsl_database_query_int (bsl_store_get_database (fixture->store),
                                         "PRAGMA user_version", &version, NULL));
  g_assert_cmpint (version, ==, scripts->len);
  store_fixture_reopen (fixture);
  store_fixture_run (fixture, "SELECT value FROM answer");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/faults/foreign", test_foreign);
  add ("/faults/foreign-database", test_foreign_database);
  add ("/faults/newer", test_newer);
  add ("/faults/corrupt-page", test_corrupt_page);
  add ("/faults/corrupt-member", test_corrupt_member);
  add ("/faults/random-damage", test_random_damage);
  add ("/faults/read-only", test_read_only);
  add ("/faults/full", test_full);
  add ("/faults/no-growth", test_no_growth);
  add ("/faults/small-disk", test_small_disk);
  add ("/faults/copy-full", test_copy_full);
  add ("/faults/busy", test_busy);
  add ("/faults/busy-log", test_busy_log);
  add ("/faults/migration", test_migration);
  add ("/faults/failed-migration", test_failed_migration);

  return g_test_run ();
}
