/* SPDX-License-Identifier: EUPL-1.2 */
/* Lists of many projects: pages, orders, states, the search index, and what a deletion takes. */

#include "config.h"

#include <string.h>

#include "app/store/bsl-freeze.h"
#include "app/store/bsl-kept.h"
#include "app/store/bsl-list.h"
#include "app/store/bsl-store-private.h"
#include "tests/store/store-fixture.h"

#define add(path, function)                                                                        \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

/* The titles a query gives, in order. */
static char *
titles (StoreFixture *fixture, const BslListQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = bsl_store_query (fixture->store, query, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            ((BslProjectInfo *) list->pdata[i])->title);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
assert_titles (StoreFixture *fixture, const BslListQuery query, const char *expected)
{
  g_autofree char *found = titles (fixture, &query);

  g_assert_cmpstr (found, ==, expected);
}

static void
fill (StoreFixture *fixture, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *id = store_fixture_add (fixture, names[i]);

      g_usleep (1500);
    }
}

static void
test_sort (StoreFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "zèbre", "Éléphant", "eau", "Abeille", "écluse", NULL };
  BslListQuery query = { .sort = BSL_SORT_TITLE };

  fill (fixture, names);
  assert_titles (fixture, query, "Abeille, eau, écluse, Éléphant, zèbre");
  query.sort = BSL_SORT_CREATED;
  assert_titles (fixture, query, "écluse, Abeille, eau, Éléphant, zèbre");
  query.sort = BSL_SORT_MODIFIED;
  assert_titles (fixture, query, "écluse, Abeille, eau, Éléphant, zèbre");
}

static void
set_decision (StoreFixture *fixture, const char *id, const char *day)
{
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  BslValue value = { .known = day != NULL, .date = bsl_date_parse (day) };

  g_assert_true (bsl_history_set_answer (history, store_fixture_find ("purchase.decision-date"), &value, NULL));
}

/* The day and how it ended follow the project, back and forth. */
static void
test_decision (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *none = store_fixture_add (fixture, "none");
  g_autofree char *early = store_fixture_add (fixture, "early");
  g_autofree char *late = store_fixture_add (fixture, "late");
  g_autoptr (BslHistory) history = NULL;
  g_autoptr (BslOutcome) outcome = bsl_outcome_new (BSL_OUTCOME_ABANDONED, BSL_DATE_NONE, NULL);
  g_autoptr (BslProjectInfo) info = NULL;
  BslListQuery query = { .sort = BSL_SORT_DECISION };

  set_decision (fixture, late, "2027-03-01");
  set_decision (fixture, early, "2026-11-30");
  assert_titles (fixture, query, "late, early, none");
  query.search = "e";
  assert_titles (fixture, query, "early");
  set_decision (fixture, late, NULL);
  query.search = NULL;
  assert_titles (fixture, query, "early, late, none");

  history = store_fixture_open_history (fixture->store, early);
  g_assert_true (bsl_history_set_outcome (history, outcome, NULL, NULL));
  info = bsl_store_get_info (fixture->store, early, NULL);
  g_assert_cmpstr (info->outcome, ==, "abandoned");
  g_assert_cmpint (info->decision, ==, bsl_date_parse ("2026-11-30"));
  g_assert_true (bsl_history_set_outcome (history, NULL, NULL, NULL));
  bsl_project_info_free (g_steal_pointer (&info));
  info = bsl_store_get_info (fixture->store, early, NULL);
  g_assert_null (info->outcome);
}

static void
assert_blocking (StoreFixture *fixture, const char *id, int n)
{
  g_autoptr (BslProjectInfo) info = bsl_store_get_info (fixture->store, id, NULL);

  g_assert_cmpint (info->n_blocking, ==, n);
}

/* What was counted holds until the project changes. */
static void
test_blocking (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autofree char *other = store_fixture_add (fixture, "B");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (GBytes) evaluation = g_bytes_new_static ("{}", 2);

  assert_blocking (fixture, id, -1);
  g_assert_true (bsl_store_keep_evaluation (fixture->store, id, "1", evaluation, 7, NULL));
  assert_blocking (fixture, id, 7);
  assert_blocking (fixture, other, -1);
  store_fixture_set_number (history, 13);
  assert_blocking (fixture, id, -1);
  g_assert_true (bsl_store_keep_evaluation (fixture->store, id, "1", evaluation, 0, NULL));
  g_clear_object (&history);
  store_fixture_reopen (fixture);
  assert_blocking (fixture, id, 0);
  g_assert_true (bsl_store_keep_evaluation (fixture->store, id, "1", evaluation, -1, NULL));
  assert_blocking (fixture, id, -1);
}

/* The rows of a list are read one by one, long after their keys. */
static void
test_keys (StoreFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "a1", "b2", "a3", NULL };
  const BslListQuery query = { .search = "a" };
  g_autoptr (GArray) keys = NULL;
  g_autoptr (BslProjectInfo) info = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture, names);
  keys = bsl_store_query_keys (fixture->store, &query, NULL);
  g_assert_cmpuint (keys->len, ==, 2);
  info = bsl_store_get_info_by_key (fixture->store, g_array_index (keys, gint64, 1), NULL);
  g_assert_cmpstr (info->title, ==, "a1");
  g_assert_true (bsl_store_move (fixture->store, info->id, BSL_SHELF_TRASH, NULL));
  g_assert_true (bsl_store_delete (fixture->store, info->id, NULL));
  g_assert_null (bsl_store_get_info_by_key (fixture->store, g_array_index (keys, gint64, 1), &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_MISSING);
}

static void
test_states (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *draft = store_fixture_add (fixture, "draft");
  g_autofree char *frozen = store_fixture_add (fixture, "frozen");
  g_autofree char *both = store_fixture_add (fixture, "both");
  const char *const to_freeze[] = { frozen, both };
  g_autoptr (GBytes) evaluation = g_bytes_new_static ("{}", 2);
  BslListQuery query = { .sort = BSL_SORT_TITLE };

  for (gsize i = 0; i < G_N_ELEMENTS (to_freeze); i++)
    {
      g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, to_freeze[i]);

      g_assert_true (bsl_history_freeze (history, "r", BSL_DATE_NONE, NULL, 0, NULL));
    }
  g_assert_true (bsl_store_keep_evaluation (fixture->store, both, "1", evaluation, -1, NULL));
  g_assert_true (bsl_store_set_review (fixture->store, both, "2", TRUE, NULL));
  assert_titles (fixture, query, "both, draft, frozen");
  query.state = BSL_STATE_DRAFT;
  assert_titles (fixture, query, "draft");
  query.state = BSL_STATE_FROZEN;
  assert_titles (fixture, query, "both, frozen");
  query.state = BSL_STATE_REVIEW;
  assert_titles (fixture, query, "both");
  query.search = "both";
  assert_titles (fixture, query, "both");
  query.search = "draft";
  assert_titles (fixture, query, "");
}

/* From the first letter on, which an index of its own finds: without it each word of the index that
 * begins so would be read. */
static void
test_first_letter (StoreFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "Pré", "Port", "Bac", NULL };
  g_autoptr (BslStatement) statement = NULL;
  gboolean row;

  fill (fixture, names);
  assert_titles (fixture, (BslListQuery){ .search = "por" }, "Port");
  assert_titles (fixture, (BslListQuery){ .search = "PR" }, "Pré");
  assert_titles (fixture, (BslListQuery){ .search = "b" }, "Bac");
  statement = bsl_database_prepare (
      bsl_store_get_database (fixture->store),
      "SELECT sql LIKE '%prefix = ''1 2 3''%' FROM sqlite_schema WHERE name = 'search'", NULL);
  g_assert_true (bsl_statement_step (statement, &row, NULL) && row);
  g_assert_cmpint (bsl_statement_get_int (statement, 0), ==, 1);
}

/* Titles of options in both languages, and notes. */
static void
test_search (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (JsonNode) notes = json_from_string (
      "[{\"answer\": \"data.secrets\", \"text\": \"Avis du délégué reçu\"}, 7, {\"text\": 8}]",
      NULL);
  BslValue secrets = { .known = TRUE, .bits = 3 };

  g_assert_true (
      bsl_history_set_answer (history, store_fixture_find ("data.secrets"), &secrets, NULL));
  g_assert_true (bsl_history_set_extra (history, "notes", notes, NULL));
  assert_titles (fixture, (BslListQuery){ .search = "secrecy" }, "A");
  assert_titles (fixture, (BslListQuery){ .search = "medic vie priv" }, "A");
  assert_titles (fixture, (BslListQuery){ .search = "DELEGUE" }, "A");
  assert_titles (fixture, (BslListQuery){ .search = "delegue affaires" }, "");
  g_assert_true (bsl_history_undo (history, NULL, NULL));
  assert_titles (fixture, (BslListQuery){ .search = "delegue" }, "");
}

static void
changed_cb (BslStore *store, gpointer data)
{
  (*(guint *) data)++;
}

/* Words that changed with the application are found after the index was brought up to date. */
static void
test_index (StoreFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "a", "b", "c", NULL };
  BslQuestionnaire *questionnaire = store_fixture_get_questionnaire ();
  BslDatabase *database = bsl_store_get_database (fixture->store);
  guint n_changes = 0;
  gboolean left;

  fill (fixture, names);
  g_assert_true (bsl_store_index (fixture->store, questionnaire, 10, &left, NULL));
  g_assert_false (left);
  g_signal_connect (fixture->store, "changed", G_CALLBACK (changed_cb), &n_changes);
  g_assert_true (bsl_database_execute (
      database, "DELETE FROM search; UPDATE project SET indexed = 0, sort_title = ''", NULL));
  assert_titles (fixture, (BslListQuery){ .search = "commune" }, "");
  g_assert_true (bsl_store_index (fixture->store, questionnaire, 2, &left, NULL));
  g_assert_true (left);
  g_assert_cmpuint (n_changes, ==, 0);
  g_assert_true (bsl_store_index (fixture->store, questionnaire, 2, &left, NULL));
  g_assert_false (left);
  g_assert_cmpuint (n_changes, ==, 1);
  assert_titles (fixture, (BslListQuery){ .search = "commune", .sort = BSL_SORT_TITLE }, "a, b, c");
  /* that is no change of a project */
  assert_titles (fixture, (BslListQuery){ 0 }, "c, b, a");
}

static void
test_duplicate (StoreFixture *fixture, gconstpointer data)
{
  static const char *const gone[] = { BSL_MEMBER_SNAPSHOTS, BSL_MEMBER_OUTCOME, BSL_MEMBER_OPINIONS,
                                      BSL_MEMBER_ATTACHMENTS, BSL_MEMBER_RECEIVED };
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (BslOutcome) outcome = bsl_outcome_new (BSL_OUTCOME_ABANDONED, BSL_DATE_NONE, NULL);
  g_autoptr (JsonNode) notes = json_from_string ("[{\"text\": \"n\"}]", NULL);
  g_autoptr (JsonNode) document = json_from_string (
      "{\"texts\": {\"decision.offer\": \"scaleway\", \"decision.reasons\": \"r\", \"decision.authority\": \"Mme Martin\","
      " \"examined.scaleway\": \"e\", \"set-aside.ovh\": \"s\", \"opinion.dpo\": \"o\", \"report.excluded\": \"x\","
      " \"need.description\": \"besoin\"}, \"withheld\": [\"decision.reasons\", \"need.description\"], \"x\": 1}",
      NULL);
  g_autoptr (JsonNode) document_left = json_from_string (
      "{\"texts\": {\"need.description\": \"besoin\"}, \"withheld\": [\"need.description\"], \"x\": 1}", NULL);
  g_autoptr (JsonNode) analyses = json_from_string (
      "{\"a\": {\"criteria\": {\"t\": {\"c\": {\"value\": \"yes\"}}}, \"attested\": {\"name\": \"Mme Martin\"}}, \"x\": 1}", NULL);
  g_autoptr (JsonNode) analyses_left =
      json_from_string ("{\"a\": {\"criteria\": {\"t\": {\"c\": {\"value\": \"yes\"}}}}, \"x\": 1}", NULL);
  g_autofree char *copy_id = NULL;
  g_autoptr (BslHistory) copy = NULL;
  g_autoptr (BslProjectInfo) info = NULL;
  BslProject *draft;

  g_assert_true (bsl_history_set_extra (history, BSL_MEMBER_DOCUMENT, document, NULL));
  g_assert_true (bsl_history_set_extra (history, BSL_MEMBER_ANALYSES, analyses, NULL));
  g_assert_true (bsl_history_set_extra (history, BSL_MEMBER_RECEIVED, notes, NULL));
  g_assert_true (bsl_history_set_extra (history, BSL_MEMBER_NOTES, notes, NULL));
  g_assert_true (bsl_history_set_extra (history, BSL_MEMBER_OPINIONS, notes, NULL));
  g_assert_true (bsl_history_set_extra (history, BSL_MEMBER_ATTACHMENTS, notes, NULL));
  g_assert_true (bsl_history_freeze (history, "r", BSL_DATE_NONE, NULL, 0, NULL));
  g_assert_true (bsl_history_set_outcome (history, outcome, NULL, NULL));
  copy_id = bsl_store_duplicate (fixture->store, store_fixture_get_questionnaire (), id, "B", NULL);
  copy = store_fixture_open_history (fixture->store, copy_id);
  draft = bsl_history_get_project (copy);
  info = bsl_store_get_info (fixture->store, copy_id, NULL);
  g_assert_false (info->frozen);
  g_assert_false (bsl_history_is_frozen (copy));
  for (gsize i = 0; i < G_N_ELEMENTS (gone); i++)
    g_assert_null (bsl_project_get_extra (draft, gone[i]));
  g_assert_nonnull (bsl_project_get_extra (draft, BSL_MEMBER_NOTES));
  g_assert_true (json_node_equal (bsl_project_get_extra (draft, BSL_MEMBER_DOCUMENT), document_left));
  g_assert_true (json_node_equal (bsl_project_get_extra (draft, BSL_MEMBER_ANALYSES), analyses_left));
  store_fixture_set_number (copy, 99);
  g_assert_true (bsl_history_is_frozen (history));
  g_assert_cmpfloat (store_fixture_get_number (bsl_history_get_project (history)), ==, 12);
}

static void
test_contents (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (JsonNode) notes = json_from_string ("[{\"text\": \"n\"}, {\"text\": \"m\"}]", NULL);
  g_autoptr (GBytes) document = g_bytes_new_static ("document", 8);
  const BslContent content = { "d", "t", document };
  g_autoptr (BslContents) contents = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_blobs;

  g_assert_true (bsl_history_set_extra (history, BSL_MEMBER_NOTES, notes, NULL));
  g_assert_true (bsl_history_freeze (history, "r", BSL_DATE_NONE, &content, 1, NULL));
  contents = bsl_store_get_contents (fixture->store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (contents->title, ==, "A");
  g_assert_cmpuint (contents->n_answers, ==, 2);
  g_assert_cmpuint (contents->n_events, ==, 3);
  g_assert_cmpuint (contents->n_snapshots, ==, 1);
  g_assert_cmpuint (contents->n_notes, ==, 2);
  g_assert_cmpuint (contents->n_opinions, ==, 0);
  g_assert_cmpint (contents->n_bytes, >, 8);
  g_assert_false (contents->outcome);
  g_assert_true (bsl_store_move (fixture->store, id, BSL_SHELF_TRASH, NULL));
  g_assert_true (bsl_store_delete (fixture->store, id, NULL));
  g_assert_null (bsl_store_get_contents (fixture->store, id, &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_MISSING);
  g_assert_true (bsl_database_query_int (bsl_store_get_database (fixture->store),
                                         "SELECT count (*) FROM blob", &n_blobs, NULL));
  g_assert_cmpint (n_blobs, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/list/sort", test_sort);
  add ("/list/decision", test_decision);
  add ("/list/keys", test_keys);
  add ("/list/blocking", test_blocking);
  add ("/list/states", test_states);
  add ("/list/search", test_search);
  add ("/list/first-letter", test_first_letter);
  add ("/list/index", test_index);
  add ("/list/duplicate", test_duplicate);
  add ("/list/contents", test_contents);

  return g_test_run ();
}
