/* SPDX-License-Identifier: EUPL-1.2 */
/* Programs killed while they save: what was confirmed is there, and nothing is half there.
 * test-store-crash --rounds=1000 for a longer campaign. */

#include "config.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/store/bsl-store-private.h"
#include "tests/store/store-fixture.h"

#define ROUNDS_PER_PROJECT 25
#define MAX_DELAY_US 20000
#define add(path, function)                                                                        \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

static guint n_rounds = 50;

typedef struct
{
  pid_t pid;
  int confirmed; /* end of a pipe from which the numbers saved come */
} Child;

/* Saves one number after the other and tells each when it is saved. */
G_NORETURN static void
count_up (const char *path, const char *id, double number, int output)
{
  g_autoptr (BslStore) store = bsl_store_open (path, NULL);
  g_autoptr (BslHistory) history = store_fixture_open_history (store, id);

  for (;;)
    {
      store_fixture_set_number (history, ++number);
      if (write (output, &number, sizeof number) != sizeof number)
        _exit (1);
    }
}

/* Meanwhile another program changes the title, back and forth. */
G_NORETURN static void
rename_over_and_over (const char *path, const char *id)
{
  g_autoptr (BslStore) store = bsl_store_open (path, NULL);
  g_autoptr (BslHistory) history = store_fixture_open_history (store, id);

  for (guint i = 0;; i++)
    {
      g_autofree char *title = g_strdup_printf ("Title %u", i);

      /* only the own changes */
      if (i % 3 == 2 && bsl_history_peek_undo (history) == G_MAXUINT)
        (void) bsl_history_undo (history, NULL, NULL);
      else
        (void) bsl_history_set_title (history, title, NULL);
    }
}

/* A child that does not outlive a test that fails. */
static pid_t
start_child (void)
{
  pid_t pid = fork ();

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      prctl (PR_SET_PDEATHSIG, SIGKILL);
      /* else all children make the same identifiers */
      g_random_set_seed ((guint32) getpid ());
    }
  return pid;
}

static Child
start_counter (const char *path, const char *id, double number)
{
  Child child;
  int ends[2];

  g_assert_cmpint (pipe (ends), ==, 0);
  child.pid = start_child ();
  if (child.pid == 0)
    {
      close (ends[0]);
      count_up (path, id, number, ends[1]);
    }
  close (ends[1]);
  child.confirmed = ends[0];
  return child;
}

static pid_t
start_renamer (const char *path, const char *id)
{
  pid_t pid = start_child ();

  if (pid == 0)
    rename_over_and_over (path, id);
  return pid;
}

static gboolean
read_confirmed (Child *child, double *number)
{
  gssize n_read;

  do
    n_read = read (child->confirmed, number, sizeof *number);
  while (n_read < 0 && errno == EINTR);
  return n_read == sizeof *number;
}

static void
end (pid_t pid)
{
  int status;

  kill (pid, SIGKILL);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
}

static void
assert_query (StoreFixture *fixture, const char *sql, const char *expected)
{
  g_autoptr (BslStatement) statement =
      bsl_database_prepare (bsl_store_get_database (fixture->store), sql, NULL);
  g_autoptr (GError) error = NULL;
  gboolean row;

  bsl_statement_step (statement, &row, &error);
  g_assert_no_error (error);
  g_assert_true (row);
  g_assert_cmpstr (bsl_statement_get_text (statement, 0), ==, expected);
}

static void
assert_whole (StoreFixture *fixture, const char *id)
{
  g_autoptr (GError) error = NULL;

  assert_query (fixture, "PRAGMA integrity_check", "ok");
  assert_query (fixture, "SELECT count (*) FROM pragma_foreign_key_check", "0");
  /* every answer is what the last event about it says */
  assert_query (
      fixture,
      "SELECT count (*) FROM answer JOIN event e ON e.project = answer.project AND e.what = answer.id"
      " WHERE e.seq = (SELECT max (seq) FROM event WHERE project = e.project AND what = e.what)"
      " AND e.after IS NOT answer.value",
      "0");
  bsl_database_execute (bsl_store_get_database (fixture->store),
                        "INSERT INTO search (search) VALUES ('integrity-check')", &error);
  g_assert_no_error (error);
  bsl_history_verify (fixture->store, id, NULL, &error);
  g_assert_no_error (error);
}

/* The number in the file; what was confirmed last before the kill must be it or the one before. */
static double
run_round (StoreFixture *fixture, const char *id, double number)
{
  gboolean two = g_test_rand_bit ();
  gboolean at_start = g_test_rand_int_range (0, 4) == 0;
  Child child = start_counter (fixture->path, id, number);
  pid_t renamer = two ? start_renamer (fixture->path, id) : 0;
  double confirmed = number;
  g_autoptr (BslProject) project = NULL;

  if (!at_start)
    g_assert_true (read_confirmed (&child, &confirmed));
  g_usleep ((gulong) g_test_rand_int_range (0, MAX_DELAY_US));
  end (child.pid);
  if (two)
    end (renamer);
  while (read_confirmed (&child, &confirmed))
    ;
  close (child.confirmed);

  store_fixture_reopen (fixture);
  assert_whole (fixture, id);
  project = bsl_store_load (fixture->store, store_fixture_get_questionnaire (), id, NULL);
  number = store_fixture_get_number (project);
  g_assert_cmpfloat (number, >=, confirmed);
  g_assert_cmpfloat (number, <=, confirmed + 1);
  store_fixture_close (fixture);
  return number;
}

static void
test_killed_while_saving (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  double number = 12;

  for (guint round = 0; round < n_rounds; round++) /* any loss or damage ends the test */
    {
      if (round % ROUNDS_PER_PROJECT == 0)
        {
          store_fixture_reopen (fixture);
          g_free (id);
          id = store_fixture_add (fixture, "A");
          store_fixture_close (fixture);
          number = 12;
        }
      number = run_round (fixture, id, number);
    }
  g_test_message ("killed %u times while saving: 0 lost, 0 corrupt", n_rounds);
}

/* Killed while the file is created: the next start makes it whole. */
static void
test_killed_while_creating (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_close (fixture);
  for (guint round = 0; round < n_rounds; round++)
    {
      g_autofree char *id = NULL;
      pid_t pid;

      g_free (fixture->path);
      fixture->path = g_strdup_printf ("%s/new-%u.db", fixture->folder, round);
      pid = start_child ();
      if (pid == 0)
        {
          g_autoptr (BslStore) store = bsl_store_open (fixture->path, NULL);

          pause ();
          _exit (store != NULL ? 0 : 1);
        }
      g_usleep ((gulong) g_test_rand_int_range (0, MAX_DELAY_US));
      end (pid);
      store_fixture_reopen (fixture);
      id = store_fixture_add (fixture, "A");
      assert_whole (fixture, id);
      store_fixture_close (fixture);
    }
  g_test_message ("killed %u times while the file was made: 0 corrupt", n_rounds);
}

/* Several programs start for the first time at once. */
static void
test_created_at_once (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_close (fixture);
  for (guint round = 0; round < 10; round++)
    {
      pid_t pids[4];
      g_autoptr (GPtrArray) list = NULL;

      g_free (fixture->path);
      fixture->path = g_strdup_printf ("%s/once-%u.db", fixture->folder, round);
      for (gsize i = 0; i < G_N_ELEMENTS (pids); i++)
        {
          pids[i] = start_child ();
          if (pids[i] == 0)
            {
              g_autofree char *id = NULL;

              store_fixture_reopen (fixture);
              id = store_fixture_add (fixture, "A");
              _exit (0);
            }
        }
      for (gsize i = 0; i < G_N_ELEMENTS (pids); i++)
        {
          int status;

          g_assert_cmpint (waitpid (pids[i], &status, 0), ==, pids[i]);
          g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
        }
      store_fixture_reopen (fixture);
      list = bsl_store_list (fixture->store, BSL_SHELF_ACTIVE, NULL, NULL);
      g_assert_cmpuint (list->len, ==, G_N_ELEMENTS (pids));
      store_fixture_close (fixture);
    }
}

int
main (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    if (g_str_has_prefix (argv[i], "--rounds="))
      {
        n_rounds = (guint) g_ascii_strtoull (argv[i] + strlen ("--rounds="), NULL, 10);
        memmove (&argv[i], &argv[i + 1], (gsize) (argc - i) * sizeof *argv);
        argc--;
        break;
      }
  g_test_init (&argc, &argv, NULL);

  add ("/crash/while-saving", test_killed_while_saving);
  add ("/crash/while-creating", test_killed_while_creating);
  add ("/crash/created-at-once", test_created_at_once);

  return g_test_run ();
}
