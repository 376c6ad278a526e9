/* SPDX-License-Identifier: EUPL-1.2 */
/* make-released PATH: a file of projects as this version writes it, to be kept in released/ when a
 * new version of the database is released. */

#include "config.h"

#include <string.h>

#include "app/store/bsl-freeze.h"
#include "app/store/bsl-store-private.h"
#include "tests/store/store-fixture.h"

static void
fill_history (BslStore *store, const char *id)
{
  g_autoptr (BslHistory) history = store_fixture_open_history (store, id);
  g_autoptr (JsonNode) notes = json_from_string ("[{\"text\": \"Une note d’hier\"}]", NULL);
  BslValue medical = { .known = TRUE, .bits = 1 };
  gboolean done;

  store_fixture_set_number (history, 13);
  store_fixture_set_number (history, 14);
  done = bsl_history_undo (history, NULL, NULL) &&
         bsl_history_set_answer (history, store_fixture_find ("data.secrets"), &medical, NULL) &&
         bsl_history_set_title (history, "Entrepôt de données", NULL) &&
         bsl_history_set_extra (history, "notes", notes, NULL) &&
         bsl_history_undo (history, NULL, NULL) && bsl_history_redo (history, NULL, NULL);
  g_assert_true (done);
  g_assert_true (bsl_store_set_position (store, id, "data", "data.secrets", NULL));
}

static void
conclude (BslStore *store, const char *id)
{
  g_autoptr (BslHistory) history = store_fixture_open_history (store, id);
  g_autoptr (BslOutcome) outcome = bsl_outcome_new (BSL_OUTCOME_NONE_SUITABLE, BSL_DATE_NONE, NULL);
  BslValue day = { .known = TRUE, .date = bsl_date_parse ("2027-03-01") };
  gboolean done = bsl_history_set_answer (history, store_fixture_find ("purchase.decision-date"), &day, NULL) &&
                  bsl_history_set_outcome (history, outcome, NULL, NULL);

  g_assert_true (done);
}

static void
add_newer (BslStore *store)
{
  static const char text[] =
      "{\"format\": \"boussole-project\", \"version\": 7, \"title\": \"Demain\","
      " \"answers\": {\"data.moon\": {\"far\": true}}, \"sky\": [1, 2]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (BslProject) project =
      bsl_project_new_from_bytes (store_fixture_get_questionnaire (), bytes, "p", NULL, NULL);
  g_autofree char *id = bsl_store_add (store, project, NULL);

  g_assert_nonnull (id);
}

int
main (int argc, char **argv)
{
  StoreFixture fixture = { 0 };
  g_autofree char *id = NULL, *archived = NULL, *trashed = NULL;
  gboolean done;

  g_test_init (&argc, &argv, NULL);
  g_return_val_if_fail (argc == 2, 2);
  fixture.path = argv[1];
  store_fixture_reopen (&fixture);
  id = store_fixture_add (&fixture, "A");
  fill_history (fixture.store, id);
  archived = store_fixture_add (&fixture, "Rangé");
  conclude (fixture.store, archived);
  trashed = store_fixture_add (&fixture, "Jeté");
  done = bsl_store_move (fixture.store, archived, BSL_SHELF_ARCHIVED, NULL) &&
         bsl_store_move (fixture.store, trashed, BSL_SHELF_TRASH, NULL);
  g_assert_true (done);
  add_newer (fixture.store);
  done = bsl_database_execute (bsl_store_get_database (fixture.store), "VACUUM", NULL);
  g_assert_true (done);
  store_fixture_close (&fixture);
  return 0;
}
