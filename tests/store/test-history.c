/* SPDX-License-Identifier: EUPL-1.2 */
/* Changes, undo and redo, two writers, the chain of the log. */

#include "config.h"

#include <string.h>

#include "app/store/bsl-freeze.h"
#include "app/store/bsl-kept.h"
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
  g_assert_true (bsl_history_verify (fixture->store, id, NULL, NULL));
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
  g_assert_true (bsl_history_verify (other, id, NULL, NULL));
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

/* Two windows of one program share the store: each shows the changes of the other at once. */
static void
test_two_windows (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) here = store_fixture_open_history (fixture->store, id);
  g_autoptr (BslHistory) there = store_fixture_open_history (fixture->store, id);

  store_fixture_set_number (here, 13);
  g_assert_cmpfloat (store_fixture_get_number (bsl_history_get_project (there)), ==, 13);
  g_assert_true (bsl_history_undo (there, NULL, NULL));
  g_assert_cmpfloat (store_fixture_get_number (bsl_history_get_project (here)), ==, 12);
  g_assert_false (bsl_history_can_undo (here));
  g_assert_true (bsl_history_can_redo (here));
}

/* What another program changed unseen is not overwritten: it is shown, and the next try counts. */
static void
test_conflict (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslStore) other = bsl_store_open (fixture->path, NULL);
  g_autoptr (BslHistory) here = store_fixture_open_history (fixture->store, id);
  g_autoptr (BslHistory) there = store_fixture_open_history (other, id);
  guint number = store_fixture_find ("organisation.population");
  BslValue value = { .known = TRUE, .number = 99 };
  g_autoptr (GError) error = NULL;

  store_fixture_set_number (here, 13);
  g_assert_false (bsl_history_set_answer (there, number, &value, &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_CONFLICT);
  g_assert_cmpfloat (saved_number (fixture, id), ==, 13);
  g_assert_cmpfloat (store_fixture_get_number (bsl_history_get_project (there)), ==, 13);
  g_assert_true (bsl_history_set_answer (there, number, &value, NULL));
  g_assert_cmpfloat (saved_number (fixture, id), ==, 99);
  /* both want the same */
  g_assert_true (bsl_history_set_answer (here, number, &value, NULL));
  g_assert_true (bsl_history_refresh (here, NULL));
  g_assert_cmpfloat (store_fixture_get_number (bsl_history_get_project (here)), ==, 99);
}

static void
test_refresh (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslStore) other = bsl_store_open (fixture->path, NULL);
  g_autoptr (BslHistory) here = store_fixture_open_history (fixture->store, id);
  g_autoptr (BslHistory) there = store_fixture_open_history (other, id);

  store_fixture_set_number (here, 13);
  bsl_store_check (other);
  g_assert_cmpfloat (store_fixture_get_number (bsl_history_get_project (there)), ==, 13);
  g_assert_true (bsl_store_move (other, id, BSL_SHELF_TRASH, NULL));
  g_assert_true (bsl_store_delete (other, id, NULL));
  g_assert_false (bsl_history_refresh (here, NULL));
}

static void
stop_cb (BslStore *store, GMainLoop *loop)
{
  g_main_loop_quit (loop);
}

static void
late_cb (gpointer data)
{
  g_error ("nothing was told of the change");
}

/* The change of another program is told without asking. */
static void
test_watch (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslStore) other = bsl_store_open (fixture->path, NULL);
  g_autoptr (BslHistory) here = store_fixture_open_history (fixture->store, id);
  g_autoptr (BslHistory) there = store_fixture_open_history (other, id);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  guint late = g_timeout_add_seconds_once (20, late_cb, NULL);

  bsl_store_watch (fixture->store);
  g_signal_connect (fixture->store, "changed", G_CALLBACK (stop_cb), loop);
  store_fixture_set_number (there, 13);
  g_main_loop_run (loop);
  g_source_remove (late);
  g_assert_cmpfloat (store_fixture_get_number (bsl_history_get_project (here)), ==, 13);
}

static const BslEvent *
nth (GPtrArray *events, guint index)
{
  g_assert_cmpuint (index, <, events->len);
  return g_ptr_array_index (events, index);
}

static void
test_reason (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (GPtrArray) events = NULL;
  BslValue medical = { .known = TRUE, .bits = 1 };

  store_fixture_set_number (history, 13);
  g_assert_true (bsl_history_set_answer_full (history, store_fixture_find ("data.secrets"),
                                              &medical, "le RSSI l’a dit", NULL));
  events = bsl_history_read (history, 0, 10, NULL);
  g_assert_cmpuint (events->len, ==, 3);
  g_assert_cmpint (nth (events, 0)->seq, ==, 3);
  g_assert_cmpstr (nth (events, 0)->reason, ==, "le RSSI l’a dit");
  g_assert_null (nth (events, 1)->reason);
  g_assert_cmpstr (nth (events, 0)->who, !=, "");
  g_assert_cmpint (ABS (nth (events, 0)->time - g_get_real_time () / 1000), <, 60000);
  g_clear_pointer (&events, g_ptr_array_unref);
  events = bsl_history_read (history, 3, 1, NULL);
  g_assert_cmpuint (events->len, ==, 1);
  g_assert_cmpint (nth (events, 0)->seq, ==, 2);
  g_assert_true (bsl_history_verify (fixture->store, id, NULL, NULL));
}

static void
assert_words (
    BslHistory *history, BslLang lang, BslSubject subject, const char *before, const char *after)
{
  g_autoptr (GPtrArray) events = bsl_history_read (history, 0, 1, NULL);
  g_autoptr (BslDeltaWords) words =
      bsl_event_describe (nth (events, 0), store_fixture_get_questionnaire (), lang);

  g_assert_cmpint (words->subject, ==, subject);
  g_assert_true ((words->question != NULL) == (subject == BSL_SUBJECT_ANSWER));
  g_assert_cmpstr (words->before, ==, before);
  g_assert_cmpstr (words->after, ==, after);
}

/* A line of the log can be written from the event: question and options by their titles. */
static void
test_words (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (JsonNode) one = json_from_string ("[{\"text\": \"un\"}]", NULL);
  g_autoptr (JsonNode) two = json_from_string ("[{\"text\": \"un\"}, {\"text\": \"deux\"}]", NULL);
  BslValue secrets = { .known = TRUE, .bits = 3 };

  assert_words (history, BSL_LANG_FR, BSL_SUBJECT_PROJECT, NULL, "A");
  g_assert_true (
      bsl_history_set_answer (history, store_fixture_find ("data.secrets"), &secrets, NULL));
  assert_words (history, BSL_LANG_FR, BSL_SUBJECT_ANSWER, NULL, "secret médical et vie privée");
  assert_words (history, BSL_LANG_EN, BSL_SUBJECT_ANSWER, NULL, "medical secrecy and privacy");
  g_assert_true (bsl_history_undo (history, NULL, NULL));
  assert_words (history, BSL_LANG_EN, BSL_SUBJECT_ANSWER, "medical secrecy and privacy", NULL);
  g_assert_true (bsl_history_set_title (history, "B", NULL));
  assert_words (history, BSL_LANG_EN, BSL_SUBJECT_TITLE, "A", "B");
  g_assert_true (bsl_history_set_extra (history, "notes", one, NULL));
  g_assert_true (bsl_history_set_extra (history, "notes", two, NULL));
  assert_words (history, BSL_LANG_EN, BSL_SUBJECT_NOTES, NULL, "deux");
  g_assert_true (bsl_store_move (fixture->store, id, BSL_SHELF_ARCHIVED, NULL));
  g_assert_true (bsl_history_refresh (history, NULL));
  assert_words (history, BSL_LANG_FR, BSL_SUBJECT_SHELF, "projets", "archives");
  g_assert_true (bsl_history_set_extra (history, "x-moon", one, NULL));
  assert_words (history, BSL_LANG_FR, BSL_SUBJECT_OTHER, NULL, "un");
}

/* Undo passes over an act, and does not go back over earlier edits of the same thing. */
static void
test_act (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (JsonNode) one = json_from_string ("[1]", NULL);
  g_autoptr (JsonNode) two = json_from_string ("[1, 2]", NULL);

  store_fixture_set_number (history, 13);
  g_assert_true (bsl_history_set_extra (history, "list", one, NULL));
  g_assert_true (
      bsl_history_set_extra_full (history, "list", two, BSL_EVENT_ACT, "for good", NULL));
  g_clear_object (&history);
  history = store_fixture_open_history (fixture->store, id);
  g_assert_true (bsl_history_undo (history, NULL, NULL));
  g_assert_cmpfloat (saved_number (fixture, id), ==, 12);
  g_assert_true (
      json_node_equal (bsl_project_get_extra (bsl_history_get_project (history), "list"), two));
  g_assert_false (bsl_history_can_undo (history));
  g_assert_true (bsl_history_verify (fixture->store, id, NULL, NULL));
}

static void
run (StoreFixture *fixture, const char *sql, gboolean expected)
{
  g_autoptr (GError) error = NULL;
  gboolean done = bsl_database_execute (bsl_store_get_database (fixture->store), sql, &error);

  if (done != expected)
    g_error ("%s: %s", sql, error != NULL ? error->message : "done");
}

static void
assert_broken (StoreFixture *fixture, const char *id, gint64 expected)
{
  g_autoptr (GError) error = NULL;
  gint64 broken = -1;

  g_assert_false (bsl_history_verify (fixture->store, id, &broken, &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_CORRUPT);
  g_assert_cmpint (broken, ==, expected);
}

static char *
add_with_history (StoreFixture *fixture)
{
  char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);

  store_fixture_set_number (history, 13);
  store_fixture_set_number (history, 14);
  g_assert_true (bsl_store_move (fixture->store, id, BSL_SHELF_ARCHIVED, NULL));
  return id;
}

/* The triggers keep honest programs from it; who takes them away is seen. */
static void
test_chain (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    gint64 broken;
  } cases[] = {
    { "UPDATE event SET after = '99' WHERE seq = 2", 2 },
    { "UPDATE event SET time = time + 1 WHERE seq = 3", 3 },
    { "UPDATE event SET who = 'nobody' WHERE seq = 1", 1 },
    { "UPDATE event SET reason = 'because' WHERE seq = 3", 3 },
    { "UPDATE event SET kind = 'edit' WHERE seq = 4", 4 },
    { "DELETE FROM event WHERE seq = 2", 2 },
    { "DELETE FROM event WHERE seq = 4", 4 },
    { "DELETE FROM event", 1 },
    { "INSERT INTO event (project, seq, time, who, kind, what, hash)"
      " SELECT project, 5, time, who, 'edit', 'title', hash FROM event WHERE seq = 4",
      5 },
    { "UPDATE answer SET value = '99' WHERE id = 'organisation.population'", 0 },
    { "DELETE FROM answer", 0 },
    { "INSERT INTO extra (project, name, value) VALUES (1, 'notes', '[]')", 0 },
    { "UPDATE project SET title = 'B'", 0 },
    { "UPDATE project SET shelf = 2", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = add_with_history (fixture);

      if (i == 0)
        {
          run (fixture, cases[i].sql, FALSE);
          run (fixture, "DELETE FROM event WHERE seq = 2", FALSE);
          run (fixture, "DROP TRIGGER event_is_never_changed", TRUE);
          run (fixture, "DROP TRIGGER event_stays_with_its_project", TRUE);
        }
      g_assert_true (bsl_history_verify (fixture->store, id, NULL, NULL));
      run (fixture, cases[i].sql, TRUE);
      assert_broken (fixture, id, cases[i].broken);
      g_assert_true (bsl_store_move (fixture->store, id, BSL_SHELF_TRASH, NULL));
      g_assert_true (bsl_store_delete (fixture->store, id, NULL));
    }
}

/* The file was replaced by another state of it: what is shown follows. */
static void
test_replaced (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (GError) error = NULL;

  store_fixture_set_number (history, 13);
  store_fixture_set_number (history, 14);
  run (fixture,
       "DROP TRIGGER event_stays_with_its_project; DELETE FROM event WHERE seq = 3;"
       "UPDATE answer SET value = '13' WHERE id = 'organisation.population';"
       "UPDATE project SET n_events = 2, head = (SELECT hash FROM event WHERE seq = 2)",
       TRUE);
  g_assert_false (bsl_history_undo (history, NULL, &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_CONFLICT);
  g_assert_cmpfloat (store_fixture_get_number (bsl_history_get_project (history)), ==, 13);
  g_assert_true (bsl_history_undo (history, NULL, NULL));
  g_assert_cmpfloat (saved_number (fixture, id), ==, 12);
  g_assert_true (bsl_history_verify (fixture->store, id, NULL, NULL));
}

/* The row of the edit is lost, and the next one is not taken for it. */
static void
test_undo_lost (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (GError) error = NULL;

  store_fixture_set_number (history, 13);
  g_assert_true (bsl_history_set_title (history, "B", NULL));
  g_assert_true (bsl_history_undo (history, NULL, NULL));
  run (fixture, "DROP TRIGGER event_stays_with_its_project; DELETE FROM event WHERE seq = 2", TRUE);
  g_assert_false (bsl_history_undo (history, NULL, &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_CORRUPT);
}

/* Another program deletes the project and adds one that takes its row: nothing of the other shows. */
static void
test_row_taken (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslStore) other = bsl_store_open (fixture->path, NULL);
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (BslProject) project = bsl_project_new (store_fixture_get_questionnaire ());
  g_autoptr (BslHistory) there = NULL;
  g_autoptr (GPtrArray) snapshots = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (bsl_store_move (other, id, BSL_SHELF_TRASH, NULL));
  g_assert_true (bsl_store_delete (other, id, NULL));
  second = bsl_store_add (other, project, NULL);
  there = store_fixture_open_history (other, second);
  g_assert_true (bsl_history_freeze (there, "r", BSL_DATE_NONE, NULL, 0, NULL));
  snapshots = bsl_snapshots_read (bsl_history_get_project (there));
  g_assert_null (bsl_history_read (history, 0, 10, &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_MISSING);
  g_clear_error (&error);
  g_assert_null (bsl_history_read_since (history, 0, &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_MISSING);
  g_clear_error (&error);
  g_assert_null (bsl_history_read_part (
      history, bsl_snapshot_find_part (snapshots->pdata[0], BSL_PART_PROJECT), &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_MISSING);
  g_assert_nonnull (strstr (error->message, "deleted"));
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
  add ("/history/two-windows", test_two_windows);
  add ("/history/conflict", test_conflict);
  add ("/history/refresh", test_refresh);
  add ("/history/watch", test_watch);
  add ("/history/reason", test_reason);
  add ("/history/words", test_words);
  add ("/history/act", test_act);
  add ("/history/chain", test_chain);
  add ("/history/replaced", test_replaced);
  add ("/history/clock-back", test_clock_back);
  add ("/history/undo-lost", test_undo_lost);
  add ("/history/row-taken", test_row_taken);

  return g_test_run ();
}
