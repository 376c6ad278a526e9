/* SPDX-License-Identifier: EUPL-1.2 */
/* Changes, undo and redo, two writers, the chain of the log. */

#include "config.h"

#include "app/store/bsl-store-private.h"
#include "tests/store/store-fixture.h"

#define add(path, function)                                                                        \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

static double
saved_number (StoreFixture *fixture, const char *id)
{
  g_autoptr (BslProject) project =
      bsl_store_load (fixture->store, store_fixture_get_questionnaire (), id, NULL);

  return store_fixture_get_number (project);
}

static void
test_durable (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (BslStore) other = bsl_store_open (fixture->path, NULL);
  g_autoptr (BslProject) project = NULL;

  store_fixture_set_number (history, 13);
  project = bsl_store_load (other, store_fixture_get_questionnaire (), id, NULL);
  g_assert_cmpfloat (store_fixture_get_number (project), ==, 13);
}

static void
test_undo_redo (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  BslProject *project = bsl_history_get_project (history);
  guint number = store_fixture_find ("organisation.population");
  guint question;

  g_assert_false (bsl_history_can_undo (history));
  store_fixture_set_number (history, 13);
  g_assert_true (bsl_history_set_answer (history, number, NULL, NULL));
  g_assert_true (bsl_history_set_title (history, "B", NULL));
  g_assert_cmpuint (bsl_history_peek_undo (history), ==, G_MAXUINT);
  g_assert_true (bsl_history_undo (history, &question, NULL));
  g_assert_cmpuint (question, ==, G_MAXUINT);
  g_assert_cmpstr (bsl_project_get_title (project), ==, "A");
  g_assert_cmpuint (bsl_history_peek_undo (history), ==, number);
  g_assert_true (bsl_history_undo (history, &question, NULL));
  g_assert_cmpuint (question, ==, number);
  g_assert_cmpfloat (store_fixture_get_number (project), ==, 13);
  g_assert_true (bsl_history_undo (history, NULL, NULL));
  g_assert_cmpfloat (store_fixture_get_number (project), ==, 12);
  g_assert_cmpfloat (saved_number (fixture, id), ==, 12);
  g_assert_false (bsl_history_can_undo (history));
  g_assert_true (bsl_history_redo (history, &question, NULL));
  g_assert_cmpfloat (store_fixture_get_number (project), ==, 13);
  g_assert_true (bsl_history_can_redo (history));
}

static void
test_nothing_to_undo (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (GError) error = NULL;

  g_assert_false (bsl_history_undo (history, NULL, &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (bsl_history_redo (history, NULL, &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_FAILED);
}

/* Undo and redo go over everything, whenever the program was stopped in between. */
static void
test_across_restarts (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);

      store_fixture_set_number (history, 100 + i);
      g_clear_object (&history);
      store_fixture_reopen (fixture);
    }
  for (guint i = 20; i-- > 0;)
    {
      g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);

      g_assert_cmpfloat (store_fixture_get_number (bsl_history_get_project (history)), ==, 100 + i);
      g_assert_true (bsl_history_undo (history, NULL, NULL));
      g_clear_object (&history);
      store_fixture_reopen (fixture);
    }
  g_assert_cmpfloat (saved_number (fixture, id), ==, 12);
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);

      g_assert_true (bsl_history_redo (history, NULL, NULL));
      g_assert_cmpfloat (store_fixture_get_number (bsl_history_get_project (history)), ==, 100 + i);
      g_clear_object (&history);
      store_fixture_reopen (fixture);
    }
}

static void
test_branch (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);

  store_fixture_set_number (history, 13);
  store_fixture_set_number (history, 14);
  g_assert_true (bsl_history_undo (history, NULL, NULL));
  store_fixture_set_number (history, 20);
  g_assert_false (bsl_history_can_redo (history));
  g_clear_object (&history);
  store_fixture_reopen (fixture);
  history = store_fixture_open_history (fixture->store, id);
  g_assert_false (bsl_history_can_redo (history));
  g_assert_true (bsl_history_undo (history, NULL, NULL));
  g_assert_true (bsl_history_undo (history, NULL, NULL));
  g_assert_false (bsl_history_can_undo (history));
  g_assert_cmpfloat (saved_number (fixture, id), ==, 12);
}

static void
test_extra (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (JsonNode) notes = json_from_string ("{\"data.harm\": [\"é\", 1.5]}", NULL);
  BslProject *project = bsl_history_get_project (history);

  g_assert_true (bsl_history_set_extra (history, "notes", notes, NULL));
  g_assert_true (json_node_equal (bsl_project_get_extra (project, "notes"), notes));
  g_assert_true (bsl_history_set_extra (history, "notes", NULL, NULL));
  g_assert_null (bsl_project_get_extra (project, "notes"));
  g_assert_true (bsl_history_undo (history, NULL, NULL));
  g_assert_true (json_node_equal (bsl_project_get_extra (project, "notes"), notes));
}

static void
notify_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  g_string_append_printf (data, "%s ", pspec->name);
}

static void
test_notify (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (GString) names = g_string_new (NULL);

  g_signal_connect (history, "notify", G_CALLBACK (notify_cb), names);
  store_fixture_set_number (history, 13);
  store_fixture_set_number (history, 14);
  g_assert_cmpstr (names->str, ==, "can-undo ");
  g_assert_true (bsl_history_undo (history, NULL, NULL));
  g_assert_cmpstr (names->str, ==, "can-undo can-redo ");
}

/* A handler that changes the project again must not find a transaction open. */
static void
again_cb (BslProject *project, guint question, BslHistory *history)
{
  if (store_fixture_get_number (project) < 16)
    store_fixture_set_number (history, store_fixture_get_number (project) + 1);
}

static void
test_change_in_handler (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);

  g_signal_connect (bsl_history_get_project (history), "changed", G_CALLBACK (again_cb), history);
  store_fixture_set_number (history, 13);
  g_assert_cmpfloat (store_fixture_get_number (bsl_history_get_project (history)), ==, 16);
  g_assert_cmpfloat (saved_number (fixture, id), ==, 16);
  g_assert_true (bsl_history_verify (fixture->store, id, NULL));
}

/* Two programs with the same project: each change touches its own answer only, and each sees the
 * changes of the other with its next own. */
static void
test_two_writers (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslStore) other = bsl_store_open (fixture->path, NULL);
  g_autoptr (BslHistory) here = store_fixture_open_history (fixture->store, id);
  g_autoptr (BslHistory) there = store_fixture_open_history (other, id);
  guint secrets = store_fixture_find ("data.secrets");
  BslValue medical = { .known = TRUE, .bits = 1 };

  store_fixture_set_number (here, 13);
  g_assert_cmpfloat (store_fixture_get_number (bsl_history_get_project (there)), ==, 12);
  g_assert_true (bsl_history_set_answer (there, secrets, &medical, NULL));
  g_assert_cmpfloat (store_fixture_get_number (bsl_history_get_project (there)), ==, 13);
  g_assert_false (bsl_project_get_answer (bsl_history_get_project (here), secrets)->known);
  g_assert_true (bsl_history_set_title (here, "B", NULL));
  g_assert_true (bsl_project_get_answer (bsl_history_get_project (here), secrets)->known);
  /* what was not seen is not undone */
  g_assert_false (bsl_history_undo (there, NULL, NULL));
  g_assert_cmpstr (bsl_project_get_title (bsl_history_get_project (there)), ==, "B");
  g_assert_true (bsl_history_undo (there, NULL, NULL));
  g_assert_cmpstr (bsl_project_get_title (bsl_history_get_project (there)), ==, "A");
  g_assert_false (bsl_history_undo (here, NULL, NULL));
  g_assert_true (bsl_history_undo (here, NULL, NULL));
  g_assert_false (bsl_project_get_answer (bsl_history_get_project (here), secrets)->known);
  g_assert_cmpstr (bsl_project_get_title (bsl_history_get_project (here)), ==, "A");
  g_assert_true (bsl_history_verify (other, id, NULL));
}

static void
test_deleted_elsewhere (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (GError) error = NULL;

  g_assert_true (bsl_store_move (fixture->store, id, BSL_SHELF_TRASH, NULL));
  g_assert_true (bsl_store_delete (fixture->store, id, NULL));
  g_assert_false (bsl_history_set_title (history, "B", &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_MISSING);
  g_assert_cmpstr (bsl_project_get_title (bsl_history_get_project (history)), ==, "A");
}

static void
run (StoreFixture *fixture, const char *sql, gboolean expected)
{
  g_assert_true (bsl_database_execute (bsl_store_get_database (fixture->store), sql, NULL) ==
                 expected);
}

static void
test_chain (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (GError) error = NULL;

  store_fixture_set_number (history, 13);
  store_fixture_set_number (history, 14);
  run (fixture, "UPDATE event SET after = '99' WHERE seq = 2", FALSE);
  run (fixture, "DELETE FROM event WHERE seq = 2", FALSE);
  g_assert_true (bsl_history_verify (fixture->store, id, NULL));
  run (fixture, "DROP TRIGGER event_is_never_changed", TRUE);
  run (fixture, "UPDATE event SET after = '99' WHERE seq = 2", TRUE);
  g_assert_false (bsl_history_verify (fixture->store, id, &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_CORRUPT);
}

static void
test_clock_back (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  BslDatabase *database = bsl_store_get_database (fixture->store);
  gint64 time;

  /* an event of the year 2100 */
  run (fixture,
       "INSERT INTO event (project, seq, time, who, kind, what, before, after, hash)"
       " VALUES (1, 2, 4102444800000, 'w', 'edit', 'title', '\"A\"', '\"B\"', 'h')",
       TRUE);
  store_fixture_set_number (history, 13);
  g_assert_true (
      bsl_database_query_int (database, "SELECT max (time) FROM event WHERE seq = 3", &time, NULL));
  g_assert_cmpint (time, ==, 4102444800000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/history/durable", test_durable);
  add ("/history/undo-redo", test_undo_redo);
  add ("/history/nothing-to-undo", test_nothing_to_undo);
  add ("/history/across-restarts", test_across_restarts);
  add ("/history/branch", test_branch);
  add ("/history/extra", test_extra);
  add ("/history/notify", test_notify);
  add ("/history/change-in-handler", test_change_in_handler);
  add ("/history/two-writers", test_two_writers);
  add ("/history/deleted-elsewhere", test_deleted_elsewhere);
  add ("/history/chain", test_chain);
  add ("/history/clock-back", test_clock_back);

  return g_test_run ();
}
