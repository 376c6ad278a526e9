/* SPDX-License-Identifier: EUPL-1.2 */
/* Frozen states, the outcome, and what was last seen. */

#include "config.h"

#include <string.h>

#include "app/core/bsl-delta.h"
#include "app/core/bsl-task.h"
#include "app/store/bsl-freeze.h"
#include "app/store/bsl-kept.h"
#include "app/store/bsl-store-private.h"
#include "tests/store/store-fixture.h"

#define add(path, function)                                                                        \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

static GBytes *
bytes_of (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static gboolean
freeze (BslHistory *history, const char *reason, const char *evaluation, GError **error)
{
  g_autoptr (GBytes) record = bytes_of (evaluation);
  g_autoptr (GBytes) document = bytes_of ("a document");
  const BslContent contents[] = {
    { BSL_PART_EVALUATION, "application/json", record },
    { "justification.odt", "application/vnd.oasis.opendocument.text", document },
  };

  return bsl_history_freeze (history, reason, bsl_date_parse ("2026-11-23"), contents,
                             G_N_ELEMENTS (contents), error);
}

static const BslSnapshot *
nth (GPtrArray *snapshots, guint index)
{
  g_assert_cmpuint (index, <, snapshots->len);
  return g_ptr_array_index (snapshots, index);
}

static void
assert_part (BslHistory *history, const BslSnapshot *snapshot, const char *name, const char *text)
{
  const BslPart *part = bsl_snapshot_find_part (snapshot, name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = bsl_history_read_part (history, part, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, strlen (text));
}

static void
test_freeze (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (GPtrArray) snapshots = NULL;
  g_autoptr (BslProjectInfo) info = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (bsl_history_is_frozen (history));
  g_assert_true (freeze (history, "avant la commission", "{\"on\": 1}", &error));
  g_assert_no_error (error);
  g_assert_true (bsl_history_is_frozen (history));
  g_clear_object (&history);
  store_fixture_reopen (fixture);
  history = store_fixture_open_history (fixture->store, id);
  g_assert_true (bsl_history_is_frozen (history));
  snapshots = bsl_snapshots_read (bsl_history_get_project (history));
  g_assert_cmpuint (snapshots->len, ==, 1);
  g_assert_cmpstr (nth (snapshots, 0)->reason, ==, "avant la commission");
  g_assert_cmpint (nth (snapshots, 0)->on, ==, bsl_date_parse ("2026-11-23"));
  g_assert_cmpint (nth (snapshots, 0)->event, ==, 1);
  g_assert_cmpuint (nth (snapshots, 0)->parts->len, ==, 3);
  assert_part (history, nth (snapshots, 0), BSL_PART_EVALUATION, "{\"on\": 1}");
  assert_part (history, nth (snapshots, 0), "justification.odt", "a document");
  info = bsl_store_get_info (fixture->store, id, NULL);
  g_assert_true (info->frozen);
  g_assert_true (bsl_history_verify (fixture->store, id, NULL, NULL));
}

static void
assert_frozen (gboolean done, GError *error)
{
  g_autoptr (GError) own = error;

  g_assert_false (done);
  g_assert_error (own, BSL_STORE_ERROR, BSL_STORE_ERROR_FROZEN);
}

/* Nothing of what was decided changes, by no way and no program. */
static void
test_frozen_stays (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslStore) other = bsl_store_open (fixture->path, NULL);
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (BslHistory) there = store_fixture_open_history (other, id);
  g_autoptr (JsonNode) notes = json_from_string ("[1]", NULL);
  GError *error = NULL;
  gboolean done;

  store_fixture_set_number (history, 13);
  g_assert_true (bsl_history_refresh (there, NULL));
  g_assert_true (freeze (history, "r", "{}", NULL));
  g_assert_false (bsl_history_can_undo (history));
  done = bsl_history_set_title (history, "B", &error);
  assert_frozen (done, g_steal_pointer (&error));
  done = bsl_history_set_answer (history, 0, NULL, &error);
  assert_frozen (done, g_steal_pointer (&error));
  done = bsl_history_set_extra (history, "notes", notes, &error);
  assert_frozen (done, g_steal_pointer (&error));
  done = bsl_history_undo (history, NULL, &error);
  assert_frozen (done, g_steal_pointer (&error));
  done = freeze (history, "again", "{}", &error);
  assert_frozen (done, g_steal_pointer (&error));
  /* another program that has not noticed */
  done = bsl_history_set_title (there, "B", &error);
  assert_frozen (done, g_steal_pointer (&error));
  g_assert_true (bsl_history_is_frozen (there));
  g_assert_cmpfloat (store_fixture_get_number (bsl_history_get_project (there)), ==, 13);
}

static void
test_amend (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (GPtrArray) snapshots = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (bsl_history_amend (history, "why", &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_FAILED);
  g_clear_error (&error);
  store_fixture_set_number (history, 13);
  g_assert_true (freeze (history, "first", "{}", NULL));
  g_assert_false (bsl_history_amend (history, "", &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_true (bsl_history_amend (history, "the need grew", &error));
  g_assert_no_error (error);
  g_assert_false (bsl_history_is_frozen (history));
  g_assert_true (bsl_history_can_undo (history));
  store_fixture_set_number (history, 14);
  g_assert_true (bsl_history_undo (history, NULL, NULL));
  g_assert_true (bsl_history_undo (history, NULL, NULL));
  g_assert_true (freeze (history, "second", "{}", NULL));
  snapshots = bsl_snapshots_read (bsl_history_get_project (history));
  g_assert_cmpuint (snapshots->len, ==, 2);
  g_assert_cmpstr (nth (snapshots, 0)->amendment, ==, "the need grew");
  g_assert_cmpint (nth (snapshots, 0)->amended, >=, nth (snapshots, 0)->time);
  g_assert_cmpint (nth (snapshots, 1)->amended, ==, 0);
  g_assert_true (bsl_history_verify (fixture->store, id, NULL, NULL));
}

/* The documents would not be of what is frozen. */
static void
test_freeze_unseen (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslStore) other = bsl_store_open (fixture->path, NULL);
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (BslHistory) there = store_fixture_open_history (other, id);
  g_autoptr (GError) error = NULL;

  store_fixture_set_number (there, 13);
  g_assert_false (freeze (history, "r", "{}", &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_CONFLICT);
  g_assert_cmpfloat (store_fixture_get_number (bsl_history_get_project (history)), ==, 13);
  g_assert_true (freeze (history, "r", "{}", NULL));
}

static const BslDelta *
delta (GPtrArray *deltas, guint index)
{
  g_assert_cmpuint (index, <, deltas->len);
  return g_ptr_array_index (deltas, index);
}

/* The file goes on after the decision: what proves a task is written beside what was frozen, which stays as it is. */
static void
test_frozen_tasks (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (JsonNode) tasks = json_from_string ("{\"R\": {\"what\": \"Annexe 4\"}}", NULL);
  g_autoptr (GPtrArray) then = NULL, now = NULL, changes = NULL;
  g_autofree char *sha256 = NULL;

  g_assert_true (freeze (history, "r", "{\"on\": 1}", NULL));
  then = bsl_snapshots_read (bsl_history_get_project (history));
  sha256 = g_strdup (bsl_snapshot_find_part (nth (then, 0), BSL_PART_PROJECT)->sha256);
  g_assert_true (bsl_history_set_extra (history, BSL_MEMBER_TASKS, tasks, NULL));
  g_assert_true (bsl_history_is_frozen (history));
  g_assert_false (bsl_history_can_undo (history));

  now = bsl_snapshots_read (bsl_history_get_project (history));
  g_assert_cmpuint (now->len, ==, 1);
  g_assert_cmpstr (bsl_snapshot_find_part (nth (now, 0), BSL_PART_PROJECT)->sha256, ==, sha256);
  g_assert_cmpstr (nth (now, 0)->hash, ==, nth (then, 0)->hash);
  assert_part (history, nth (now, 0), BSL_PART_EVALUATION, "{\"on\": 1}");
  g_assert_true (bsl_history_verify (fixture->store, id, NULL, NULL));
  changes = bsl_history_compare (history, nth (now, 0), NULL, NULL);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpstr (delta (changes, 0)->what, ==, BSL_WHAT_EXTRA BSL_MEMBER_TASKS);
  g_assert_true (bsl_history_set_extra (history, BSL_MEMBER_TASKS, NULL, NULL));
}

static void
test_compare (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (JsonNode) notes = json_from_string ("[{\"text\": \"n\"}]", NULL);
  g_autoptr (GPtrArray) snapshots = NULL, deltas = NULL;
  g_autoptr (BslDeltaWords) words = NULL;
  BslValue secrets = { .known = TRUE, .bits = 1 };

  g_assert_true (freeze (history, "first", "{}", NULL));
  g_assert_true (bsl_history_amend (history, "more", NULL));
  g_assert_true (bsl_history_set_extra (history, "notes", notes, NULL));
  store_fixture_set_number (history, 13);
  g_assert_true (bsl_history_set_title (history, "B", NULL));
  g_assert_true (
      bsl_history_set_answer (history, store_fixture_find ("data.secrets"), &secrets, NULL));
  g_assert_true (freeze (history, "second", "{}", NULL));
  snapshots = bsl_snapshots_read (bsl_history_get_project (history));
  deltas = bsl_history_compare (history, nth (snapshots, 0), nth (snapshots, 1), NULL);
  g_assert_cmpuint (deltas->len, ==, 4);
  g_assert_cmpstr (delta (deltas, 0)->what, ==, BSL_WHAT_TITLE);
  g_assert_cmpstr (delta (deltas, 1)->what, ==, "organisation.population");
  g_assert_cmpstr (delta (deltas, 1)->before, ==, "12");
  g_assert_cmpstr (delta (deltas, 2)->what, ==, "data.secrets");
  g_assert_null (delta (deltas, 2)->before);
  g_assert_cmpstr (delta (deltas, 3)->what, ==, "extra:notes");
  words = bsl_delta_describe (delta (deltas, 2)->what, delta (deltas, 2)->before,
                              delta (deltas, 2)->after, store_fixture_get_questionnaire (),
                              BSL_LANG_FR);
  g_assert_cmpstr (words->after, ==, "secret médical");
  g_assert_cmpstr (bsl_text_get (&words->question->title, BSL_LANG_FR), ==, "Quels secrets ?");
  g_clear_pointer (&deltas, g_ptr_array_unref);
  deltas = bsl_history_compare (history, nth (snapshots, 1), NULL, NULL);
  g_assert_cmpuint (deltas->len, ==, 0);
}

static void
test_outcome (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (BslOutcome) outcome =
      bsl_outcome_new (BSL_OUTCOME_AWARDED, bsl_date_parse ("2027-01-31"), "notified");
  g_autoptr (BslOutcome) read = NULL;
  g_autoptr (JsonNode) copy = json_from_string ("{\"name\": \"Offer\", \"facts\": [1, 2]}", NULL);
  const BslAward *award;

  bsl_outcome_add_award (outcome, "offer-1", "Offer", copy);
  g_assert_null (bsl_outcome_read (bsl_history_get_project (history)));
  g_assert_true (freeze (history, "r", "{}", NULL));
  g_assert_true (bsl_history_set_outcome (history, outcome, "commission", NULL));
  g_clear_object (&history);
  history = store_fixture_open_history (fixture->store, id);
  read = bsl_outcome_read (bsl_history_get_project (history));
  g_assert_cmpint (read->kind, ==, BSL_OUTCOME_AWARDED);
  g_assert_cmpint (read->on, ==, bsl_date_parse ("2027-01-31"));
  g_assert_cmpstr (read->text, ==, "notified");
  g_assert_cmpuint (read->awards->len, ==, 1);
  award = g_ptr_array_index (read->awards, 0);
  g_assert_cmpstr (award->id, ==, "offer-1");
  g_assert_true (json_node_equal (award->copy, copy));
  g_assert_true (bsl_history_set_outcome (history, NULL, "withdrawn", NULL));
  g_assert_null (bsl_outcome_read (bsl_history_get_project (history)));
  g_assert_true (bsl_history_is_frozen (history));
}

static void
test_too_large (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  gsize size = 49 * 1024 * 1024;
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (size), size);
  const BslContent content = { "big", "application/octet-stream", bytes };
  g_autoptr (GError) error = NULL;
  gint64 n_blobs;

  g_assert_false (bsl_history_freeze (history, "r", BSL_DATE_NONE, &content, 1, &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_TOO_LARGE);
  g_assert_false (bsl_history_is_frozen (history));
  g_assert_true (bsl_database_query_int (bsl_store_get_database (fixture->store),
                                         "SELECT count (*) FROM blob", &n_blobs, NULL));
  g_assert_cmpint (n_blobs, ==, 0);
}

/* What lies damaged beside the project is noticed, not handed out. */
static void
test_damaged_part (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  BslDatabase *database = bsl_store_get_database (fixture->store);
  g_autoptr (GPtrArray) snapshots = NULL;
  g_autoptr (GError) error = NULL;
  const BslPart *part;

  g_assert_true (freeze (history, "r", "{}", NULL));
  snapshots = bsl_snapshots_read (bsl_history_get_project (history));
  part = bsl_snapshot_find_part (nth (snapshots, 0), "justification.odt");
  g_assert_true (
      bsl_database_execute (database, "UPDATE blob SET content = x'61' WHERE size = 10", NULL));
  g_assert_null (bsl_history_read_part (history, part, &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_true (bsl_database_execute (database, "DELETE FROM blob", NULL));
  g_assert_null (bsl_history_read_part (history, part, &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_MISSING);
}

static void
test_kept (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autofree char *long_text = g_strnfill (100000, 'e');
  g_autoptr (GBytes) evaluation = bytes_of (long_text);
  g_autoptr (BslKept) kept = NULL;
  g_autoptr (GPtrArray) deltas = NULL;

  g_assert_true (bsl_store_get_kept (fixture->store, id, &kept, NULL));
  g_assert_null (kept);
  g_assert_true (bsl_store_keep_evaluation (fixture->store, id, "f1", evaluation, -1, NULL));
  store_fixture_set_number (history, 13);
  store_fixture_set_number (history, 14);
  g_assert_true (bsl_history_set_title (history, "B", NULL));
  g_assert_true (bsl_history_undo (history, NULL, NULL));
  g_assert_true (bsl_store_get_kept (fixture->store, id, &kept, NULL));
  g_assert_cmpint (kept->seq, ==, 1);
  g_assert_cmpstr (kept->fingerprint, ==, "f1");
  g_assert_true (g_bytes_equal (kept->evaluation, evaluation));
  deltas = bsl_history_compare_since (history, kept->seq, NULL);
  g_assert_cmpuint (deltas->len, ==, 1);
  g_assert_cmpstr (delta (deltas, 0)->before, ==, "12");
  g_assert_cmpstr (delta (deltas, 0)->after, ==, "14");
}

static void
assert_stale (StoreFixture *fixture, const char *fingerprint, guint n)
{
  g_auto (GStrv) ids = bsl_store_list_stale (fixture->store, fingerprint, 10, NULL);

  g_assert_cmpuint (g_strv_length (ids), ==, n);
}

static void
test_review (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autofree char *never = store_fixture_add (fixture, "B");
  g_autoptr (GBytes) evaluation = bytes_of ("{}");
  g_autoptr (BslProjectInfo) info = NULL;

  assert_stale (fixture, "f1", 0);
  g_assert_true (bsl_store_keep_evaluation (fixture->store, id, "f1", evaluation, -1, NULL));
  assert_stale (fixture, "f1", 0);
  assert_stale (fixture, "f2", 1);
  g_assert_true (bsl_store_set_review (fixture->store, id, "f2", TRUE, NULL));
  assert_stale (fixture, "f2", 0);
  info = bsl_store_get_info (fixture->store, id, NULL);
  g_assert_true (info->review);
  g_clear_pointer (&info, bsl_project_info_free);
  g_assert_true (bsl_store_keep_evaluation (fixture->store, id, "f2", evaluation, -1, NULL));
  info = bsl_store_get_info (fixture->store, id, NULL);
  g_assert_false (info->review);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/snapshots/freeze", test_freeze);
  add ("/snapshots/frozen-stays", test_frozen_stays);
  add ("/snapshots/frozen-tasks", test_frozen_tasks);
  add ("/snapshots/amend", test_amend);
  add ("/snapshots/freeze-unseen", test_freeze_unseen);
  add ("/snapshots/compare", test_compare);
  add ("/snapshots/outcome", test_outcome);
  add ("/snapshots/too-large", test_too_large);
  add ("/snapshots/damaged-part", test_damaged_part);
  add ("/snapshots/kept", test_kept);
  add ("/snapshots/review", test_review);

  return g_test_run ();
}
