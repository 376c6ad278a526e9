/* SPDX-License-Identifier: EUPL-1.2 */
/* Opinions on a saved project, from the sheet to the answer taken over. */

#include "config.h"

#include "app/store/bsl-consult.h"
#include "app/store/bsl-freeze.h"
#include "tests/store/store-fixture.h"

#define add(path, function)                                                                        \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

static GBytes *
ask_and_reply (BslHistory *history, const char *answers)
{
  static const char *const about[] = { "organisation.population", NULL };
  g_autoptr (JsonNode) proposed = answers != NULL ? json_from_string (answers, NULL) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) sheet = bsl_history_ask (history, "legal", about, "Combien ?", &error);
  g_autoptr (BslSheet) asked = NULL;

  g_assert_no_error (error);
  asked = bsl_sheet_read (sheet, "sheet", &error);
  g_assert_no_error (error);
  return bsl_sheet_reply (asked, "Paul Aubry", "DPO", bsl_date_parse ("2026-11-20"),
                          BSL_STANCE_RESERVED, "Non.", proposed);
}

static void
assert_state (BslHistory *history, BslOpinionState expected)
{
  BslProject *project = bsl_history_get_project (history);
  g_autoptr (GPtrArray) opinions = bsl_opinions_list (project);

  g_assert_cmpuint (opinions->len, ==, 1);
  g_assert_cmpint (bsl_opinion_get_state (opinions->pdata[0], project, NULL), ==, expected);
}

static void
test_adopt (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (GBytes) reply = ask_and_reply (history, "{\"organisation.population\": 700}");
  g_autoptr (GPtrArray) opinions = NULL, events = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&history);
  store_fixture_reopen (fixture);
  history = store_fixture_open_history (fixture->store, id);
  assert_state (history, BSL_OPINION_ASKED);
  g_assert_true (bsl_history_merge_opinion (history, reply, "reply", &error));
  g_assert_no_error (error);
  assert_state (history, BSL_OPINION_TO_ADOPT);
  opinions = bsl_opinions_list (bsl_history_get_project (history));
  g_assert_true (bsl_history_adopt_opinion (history, opinions->pdata[0], &error));
  assert_state (history, BSL_OPINION_HOLDS);
  g_assert_cmpfloat (store_fixture_get_number (bsl_history_get_project (history)), ==, 700);
  events = bsl_history_read (history, 0, 1, NULL);
  g_assert_cmpstr (((BslEvent *) events->pdata[0])->reason, ==, "Paul Aubry, DPO");
  store_fixture_set_number (history, 5);
  assert_state (history, BSL_OPINION_VOID);
  g_assert_true (bsl_history_undo (history, NULL, NULL));
  assert_state (history, BSL_OPINION_HOLDS);
  g_assert_true (bsl_history_verify (fixture->store, id, NULL, NULL));
}

/* All that the reply proposes, or nothing. */
static void
test_adopt_whole (StoreFixture *fixture, gconstpointer data)
{
  static const char *const about[] = { "organisation.population", "data.secrets", NULL };
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  BslProject *project = bsl_history_get_project (history);
  g_autoptr (JsonNode) proposed =
      json_from_string ("{\"organisation.population\": 700, \"data.secrets\": [\"medical\"]}", NULL);
  g_autoptr (GBytes) sheet = bsl_history_ask (history, "legal", about, NULL, NULL);
  g_autoptr (BslSheet) asked = bsl_sheet_read (sheet, "sheet", NULL);
  g_autoptr (GBytes) reply = bsl_sheet_reply (asked, "Paul Aubry", "DPO", bsl_date_parse ("2026-11-20"),
                                              BSL_STANCE_RESERVED, "Non.", proposed);
  g_autoptr (GPtrArray) opinions = NULL, events = NULL;

  g_assert_true (bsl_history_merge_opinion (history, reply, "reply", NULL));
  opinions = bsl_opinions_list (project);
  store_fixture_run (fixture, "CREATE TRIGGER full BEFORE INSERT ON event WHEN new.what = 'data.secrets'"
                              " BEGIN SELECT RAISE (ABORT, 'full'); END");
  g_assert_false (bsl_history_adopt_opinion (history, opinions->pdata[0], NULL));
  g_assert_cmpfloat (store_fixture_get_number (project), ==, 12);
  g_assert_true (bsl_history_verify (fixture->store, id, NULL, NULL));
  store_fixture_run (fixture, "DROP TRIGGER full");
  g_assert_true (bsl_history_adopt_opinion (history, opinions->pdata[0], NULL));
  g_assert_cmpfloat (store_fixture_get_number (project), ==, 700);
  g_assert_true (bsl_project_get_answer (project, store_fixture_find ("data.secrets"))->known);
  events = bsl_history_read (history, 0, 2, NULL);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpstr (((BslEvent *) events->pdata[i])->reason, ==, "Paul Aubry, DPO");
  /* each is an edit of its own */
  g_assert_true (bsl_history_undo (history, NULL, NULL));
  g_assert_cmpfloat (store_fixture_get_number (project), ==, 700);
  g_assert_true (bsl_history_verify (fixture->store, id, NULL, NULL));
}

/* A reply may come after the decision; what it proposes must not change what was decided. */
static void
test_frozen (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (GBytes) reply = ask_and_reply (history, "{\"organisation.population\": 700}");
  g_autoptr (GPtrArray) opinions = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (bsl_history_freeze (history, "r", BSL_DATE_NONE, NULL, 0, NULL));
  g_assert_true (bsl_history_merge_opinion (history, reply, "reply", &error));
  opinions = bsl_opinions_list (bsl_history_get_project (history));
  g_assert_false (bsl_history_adopt_opinion (history, opinions->pdata[0], &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_FROZEN);
}

static void
test_other_project (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autofree char *other_id = store_fixture_add (fixture, "B");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (BslHistory) other = store_fixture_open_history (fixture->store, other_id);
  g_autoptr (GBytes) reply = ask_and_reply (history, NULL);
  g_autofree char *before = store_fixture_dump (fixture->store);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (bsl_history_merge_opinion (other, reply, "reply", &error));
  g_assert_error (error, BSL_ERROR, BSL_ERROR_INVALID);
  after = store_fixture_dump (fixture->store);
  g_assert_cmpstr (before, ==, after);
}

/* A question nobody replied to can be taken back, an opinion cannot. */
static void
test_withdraw (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  BslProject *project = bsl_history_get_project (history);
  g_autoptr (GBytes) late = ask_and_reply (history, NULL);
  g_autoptr (GPtrArray) opinions = bsl_opinions_list (project);
  g_autoptr (GBytes) reply = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (
      bsl_history_withdraw_question (history, ((BslOpinion *) opinions->pdata[0])->id, NULL));
  g_assert_false (bsl_history_merge_opinion (history, late, "reply", &error));
  g_assert_error (error, BSL_ERROR, BSL_ERROR_INVALID);
  g_clear_error (&error);
  reply = ask_and_reply (history, NULL);
  g_assert_true (bsl_history_merge_opinion (history, reply, "reply", NULL));
  left = bsl_opinions_list (project);
  g_assert_false (
      bsl_history_withdraw_question (history, ((BslOpinion *) left->pdata[0])->id, &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_MISSING);
  assert_state (history, BSL_OPINION_HOLDS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/consult/adopt", test_adopt);
  add ("/consult/adopt-whole", test_adopt_whole);
  add ("/consult/frozen", test_frozen);
  add ("/consult/withdraw", test_withdraw);
  add ("/consult/other-project", test_other_project);

  return g_test_run ();
}
