/* SPDX-License-Identifier: EUPL-1.2 */
/* The files of every released version open: nothing is missing, and work goes on in them. */

#include "config.h"

#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/store/bsl-list.h"
#include "app/store/bsl-migrations.h"
#include "app/store/bsl-store-private.h"
#include "tests/store/store-fixture.h"

/* the first version of whose files one project came to its end */
#define CONCLUDED 4

#define add(path, function)                                                                        \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

static char *
find_project (StoreFixture *fixture, BslShelf shelf, const char *title)
{
  g_autoptr (GPtrArray) list = bsl_store_list (fixture->store, shelf, NULL, NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const BslProjectInfo *info = g_ptr_array_index (list, i);

      if (g_str_equal (info->title, title))
        return g_strdup (info->id);
    }
  g_error ("“%s” is missing", title);
}

static void
check_history (StoreFixture *fixture)
{
  g_autofree char *id = find_project (fixture, BSL_SHELF_ACTIVE, "Entrepôt de données");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  BslProject *project = bsl_history_get_project (history);
  g_autofree char *page = NULL, *field = NULL;
  g_autoptr (GError) error = NULL;

  bsl_history_verify (fixture->store, id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (store_fixture_get_number (project), ==, 13);
  g_assert_nonnull (bsl_project_get_extra (project, "notes"));
  g_assert_true (bsl_store_get_position (fixture->store, id, &page, &field, NULL));
  g_assert_cmpstr (field, ==, "data.secrets");
  /* notes, title, secrets, number */
  for (guint i = 0; i < 4; i++)
    g_assert_true (bsl_history_undo (history, NULL, NULL));
  g_assert_false (bsl_history_can_undo (history));
  g_assert_cmpfloat (store_fixture_get_number (project), ==, 12);
  g_assert_cmpstr (bsl_project_get_title (project), ==, "A");
  g_assert_true (bsl_history_set_answer_full (history, store_fixture_find ("data.secrets"),
                                              &(BslValue){ .known = TRUE }, "plus rien", NULL));
  bsl_history_verify (fixture->store, id, NULL, &error);
  g_assert_no_error (error);
}

static void
check_others (StoreFixture *fixture)
{
  g_autofree char *archived = find_project (fixture, BSL_SHELF_ARCHIVED, "Rangé");
  g_autofree char *trashed = find_project (fixture, BSL_SHELF_TRASH, "Jeté");
  g_autofree char *newer = find_project (fixture, BSL_SHELF_ACTIVE, "Demain");
  const char *ids[] = { archived, trashed, newer };
  g_autoptr (BslProject) project =
      bsl_store_load (fixture->store, store_fixture_get_questionnaire (), newer, NULL);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      bsl_history_verify (fixture->store, ids[i], NULL, &error);
      g_assert_no_error (error);
    }
  g_assert_true (bsl_project_is_read_only (project));
  g_assert_nonnull (bsl_project_get_extra (project, "sky"));
  g_assert_true (bsl_store_move (fixture->store, trashed, BSL_SHELF_ACTIVE, NULL));
  g_assert_true (bsl_store_move (fixture->store, archived, BSL_SHELF_TRASH, NULL));
  g_assert_true (bsl_store_delete (fixture->store, archived, NULL));
}

/* What the list says of the project that came to its end. */
static void
check_listed (StoreFixture *fixture)
{
  g_autofree char *id = find_project (fixture, BSL_SHELF_ARCHIVED, "Rangé");
  g_autoptr (BslProjectInfo) info = bsl_store_get_info (fixture->store, id, NULL);

  g_assert_cmpstr (info->outcome, ==, "none-suitable");
  g_assert_cmpint (info->decision, ==, bsl_date_parse ("2027-03-01"));
  g_assert_cmpint (info->n_blocking, ==, -1); /* nobody has counted */
}

/* The title at once, the answers as soon as the window has indexed the project again. */
static void
check_search (StoreFixture *fixture)
{
  static const char *const searches[] = { "entrepot", "entrepot médical" };

  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autoptr (GPtrArray) found =
          bsl_store_list (fixture->store, BSL_SHELF_ACTIVE, searches[i], NULL);
      gboolean left;

      g_assert_cmpuint (found->len, ==, 1);
      g_assert_true (bsl_store_index (fixture->store, store_fixture_get_questionnaire (), 100, &left, NULL));
      g_assert_false (left);
    }
}

static void
test_opens (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) scripts = bsl_migrations_get_scripts ();

  for (guint version = 1; version < scripts->len; version++)
    {
      g_autofree char *name = g_strdup_printf ("v%u.db", version);
      g_autofree char *copy = g_strdup_printf ("%s.v%u.bak", fixture->path, version);

      store_fixture_copy_released (fixture, name);
      store_fixture_reopen (fixture);
      g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
      if (version >= CONCLUDED)
        check_listed (fixture);
      check_search (fixture);
      check_history (fixture);
      check_others (fixture);
    }
}

/* The statements of a script, each with what stands before it; the last is empty. */
static GPtrArray *
split (const char *script)
{
  GPtrArray *prefixes = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (prefixes, g_strdup (""));
  for (const char *end = strchr (script, ';'); end != NULL; end = strchr (end + 1, ';'))
    {
      char *prefix = g_strndup (script, (gsize) (end - script) + 1);

      if (sqlite3_complete (prefix))
        g_ptr_array_add (prefixes, prefix);
      else
        g_free (prefix);
    }
  return prefixes;
}

/* Dies in the middle of the migration. */
static void
die_after (StoreFixture *fixture, const char *prefix)
{
  pid_t pid = fork ();
  int status;

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      BslDatabase *database = bsl_database_open (fixture->path, NULL);
      BslTransaction *transaction = bsl_database_begin (database, NULL);

      if (transaction == NULL || !bsl_database_execute (database, prefix, NULL))
        _exit (1);
      kill (getpid (), SIGKILL);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
}

/* Fails in the middle of the migration; the file stays of the version it was. */
static void
fail_after (StoreFixture *fixture, guint version, const char *prefix)
{
  g_autoptr (BslDatabase) database = bsl_database_open (fixture->path, NULL);
  g_autoptr (GPtrArray) scripts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  gboolean newer;
  gint64 now;

  for (guint i = 0; i < version; i++)
    g_ptr_array_add (scripts, g_strdup ("this is never run"));
  g_ptr_array_add (scripts, g_strconcat (prefix, "\nSELECT nonsense;", NULL));
  g_assert_false (bsl_migrations_run (database, scripts, &newer, &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_FAILED);
  g_assert_true (bsl_database_query_int (database, "PRAGMA user_version", &now, NULL));
  g_assert_cmpint (now, ==, version);
}

static void
test_interrupted (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) scripts = bsl_migrations_get_scripts ();

  for (guint version = 1; version < scripts->len; version++)
    {
      g_autofree char *name = g_strdup_printf ("v%u.db", version);
      g_autoptr (GPtrArray) prefixes = split (g_ptr_array_index (scripts, version));

      g_test_message ("version %u: %u statements", version, prefixes->len - 1);
      for (guint i = 0; i < prefixes->len; i++)
        {
          store_fixture_copy_released (fixture, name);
          die_after (fixture, g_ptr_array_index (prefixes, i));
          fail_after (fixture, version, g_ptr_array_index (prefixes, i));
          store_fixture_reopen (fixture);
          check_history (fixture);
          check_others (fixture);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/released/opens", test_opens);
  add ("/released/interrupted", test_interrupted);

  return g_test_run ();
}
