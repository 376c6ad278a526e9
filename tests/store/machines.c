/* SPDX-License-Identifier: EUPL-1.2 */
/* Two machines of two people, and the file that goes between them. */

#include "config.h"

#include "tests/store/machines.h"

#include "app/store/bsl-attach.h"
#include "app/store/bsl-consult.h"
#include "app/store/bsl-export.h"
#include "app/store/bsl-freeze.h"
#include "app/store/bsl-kept.h"

void
machines_set_up (Machines *machines, gconstpointer data)
{
  store_fixture_set_up (&machines->here, data);
  store_fixture_set_up (&machines->there, data);
}

void
machines_tear_down (Machines *machines, gconstpointer data)
{
  store_fixture_tear_down (&machines->here, data);
  store_fixture_tear_down (&machines->there, data);
}

GBytes *
machines_export (StoreFixture *fixture, const char *id)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = bsl_store_export (fixture->store, id, &error);

  g_assert_no_error (error);
  return bytes;
}

BslImport *
machines_open (StoreFixture *fixture, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  BslImport *import = bsl_import_new (fixture->store, store_fixture_get_questionnaire (), bytes,
                                      "file", NULL, &error);

  g_assert_no_error (error);
  return import;
}

void
machines_assert_kind (StoreFixture *fixture, GBytes *bytes, BslImportKind kind)
{
  g_autoptr (BslImport) import = machines_open (fixture, bytes);

  g_assert_cmpint (bsl_import_get_kind (import), ==, kind);
}

char *
machines_apply (StoreFixture *fixture,
                GBytes *bytes,
                BslImportKind kind,
                BslImportChoice choice,
                const char *const *taken)
{
  g_autoptr (BslImport) import = machines_open (fixture, bytes);
  g_autoptr (GError) error = NULL;
  char *id;

  g_assert_cmpint (bsl_import_get_kind (import), ==, kind);
  id = bsl_import_apply (import, choice, taken, &error);
  g_assert_no_error (error);
  bsl_history_verify (fixture->store, id, NULL, &error);
  g_assert_no_error (error);
  return id;
}

static void
add_opinion (BslHistory *history)
{
  static const char *const about[] = { "data.secrets", NULL };
  g_autoptr (GBytes) file = bsl_history_ask (history, "legal", about, "Est-ce exact ?", NULL);
  g_autoptr (BslSheet) sheet = bsl_sheet_read (file, "sheet", NULL);
  g_autoptr (JsonNode) proposed = json_from_string ("{\"data.secrets\": [\"medical\"]}", NULL);
  g_autoptr (GBytes) reply = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (sheet);
  reply = bsl_sheet_reply (sheet, "Paul Aubry", "DPO", bsl_date_parse ("2026-11-20"),
                           BSL_STANCE_RESERVED, "Pas tout à fait.", proposed);
  bsl_history_merge_opinion (history, reply, "reply", &error);
  g_assert_no_error (error);
}

char *
machines_add_rich (StoreFixture *fixture)
{
  char *id = store_fixture_add (fixture, "Entrepôt");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (JsonNode) notes = json_from_string ("[{\"text\": \"Une note\"}]", NULL);
  g_autoptr (JsonNode) unknown = json_from_string ("{\"a\": [1, 2.5, null]}", NULL);
  g_autoptr (GBytes) evaluation = g_bytes_new_static ("{\"on\": \"2026-11-23\"}", 20);
  const BslContent content = { BSL_PART_EVALUATION, "application/json", evaluation };
  g_autoptr (BslOutcome) outcome = bsl_outcome_new (BSL_OUTCOME_ABANDONED, BSL_DATE_NONE, "rien");
  g_autoptr (GBytes) certificate = g_bytes_new_static ("qualifié", 9);
  g_autofree char *file =
      bsl_history_attach (history, "attestation.txt", "text/plain", certificate, "data.secrets", NULL);
  g_autofree char *second = NULL;
  BslValue secrets = { .known = TRUE, .bits = 3 };
  gboolean done;

  store_fixture_set_number (history, 13);
  store_fixture_set_number (history, 14);
  done = bsl_history_undo (history, NULL, NULL) &&
         bsl_history_set_answer_full (history, store_fixture_find ("data.secrets"), &secrets,
                                      "avis du DPO", NULL) &&
         bsl_history_set_extra (history, BSL_MEMBER_NOTES, notes, NULL) &&
         bsl_history_set_extra (history, "x-other", unknown, NULL);
  add_opinion (history);
  done = done &&
         bsl_history_freeze (history, "avant", bsl_date_parse ("2026-11-23"), &content, 1, NULL) &&
         bsl_history_amend (history, "encore", NULL) &&
         bsl_history_set_outcome (history, outcome, NULL, NULL) &&
         bsl_store_keep_evaluation (fixture->store, id, "f", evaluation, -1, NULL);
  g_assert_true (done);
  second = bsl_history_attach (history, "signé.pdf", NULL, evaluation, NULL, NULL);
  g_assert_nonnull (second);
  return id;
}
