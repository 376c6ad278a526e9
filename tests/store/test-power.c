/* SPDX-License-Identifier: EUPL-1.2 */
/* Every change of the disk, one after the other, is the last one: the power goes, or the disk is
 * full. What was confirmed is there, and nothing is half there.
 * test-store-power --seeds=50 for more ways in which the power can go. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "app/store/bsl-attach.h"
#include "app/store/bsl-backup.h"
#include "app/store/bsl-consult.h"
#include "app/store/bsl-export.h"
#include "app/store/bsl-freeze.h"
#include "app/store/bsl-import.h"
#include "app/store/bsl-store-private.h"
#include "tests/store/fault-vfs.h"
#include "tests/store/store-fixture.h"

/* In pages: less than fill_log() writes with one title more. */
#define FULL_LOG 34

static guint n_seeds = 1;

/* One thing a person does. What comes before happens on a disk that works. */
typedef struct
{
  const char *name;
  const char
      *released; /* the file that is there, which is not open yet; NULL: one of today, open */
  gboolean (*prepare) (StoreFixture *fixture, const char *id, GError **error);
  gboolean (*act) (StoreFixture *fixture, const char *id, GError **error);
} Deed;

typedef struct
{
  const Deed *deed;
  char *bytes; /* the file at the start */
  gsize length;
  char *id;
  char *before, *after; /* what a person has */
} Trial;

static gboolean
act_answer (StoreFixture *fixture, const char *id, GError **error)
{
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  BslValue value = { .known = TRUE, .number = 99 };

  return bsl_history_set_answer (history, store_fixture_find ("organisation.population"), &value,
                                 error);
}

static gboolean
act_undo (StoreFixture *fixture, const char *id, GError **error)
{
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);

  return bsl_history_undo (history, NULL, error);
}

static gboolean
act_title (StoreFixture *fixture, const char *id, GError **error)
{
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autofree char *title = g_strnfill (8000, 'x');

  return bsl_history_set_title (history, title, error);
}

static gboolean
act_add (StoreFixture *fixture, const char *id, GError **error)
{
  g_autoptr (BslProject) project = bsl_project_new (store_fixture_get_questionnaire ());
  g_autofree char *added = NULL;

  bsl_project_set_title (project, "Nouveau");
  added = bsl_store_add (fixture->store, project, error);
  return added != NULL;
}

static gboolean
act_duplicate (StoreFixture *fixture, const char *id, GError **error)
{
  g_autofree char *copy =
      bsl_store_duplicate (fixture->store, store_fixture_get_questionnaire (), id, "Copie", error);

  return copy != NULL;
}

static gboolean
act_move (StoreFixture *fixture, const char *id, GError **error)
{
  return bsl_store_move (fixture->store, id, BSL_SHELF_TRASH, error);
}

static gboolean
act_delete (StoreFixture *fixture, const char *id, GError **error)
{
  return bsl_store_delete (fixture->store, id, error);
}

static gboolean
act_delete_moved (StoreFixture *fixture, const char *id, GError **error)
{
  return act_move (fixture, id, error) && act_delete (fixture, id, error);
}

/* So much that the log is copied into the file with the next answer. */
static gboolean
fill_log (StoreFixture *fixture, const char *id, GError **error)
{
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autofree char *title = g_strnfill (8000, 'y');

  bsl_database_set_max_log (bsl_store_get_database (fixture->store), FULL_LOG);
  for (guint i = 0; i < 2; i++)
    {
      title[0] = (char) ('a' + i);
      if (!bsl_history_set_title (history, title, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
act_freeze (StoreFixture *fixture, const char *id, GError **error)
{
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autofree char *text = g_strnfill (9000, 'd');
  g_autoptr (GBytes) document = NULL;
  BslContent content = { "justification.odt", "application/x-nothing", NULL };

  for (guint i = 0; i < 9000; i++)
    text[i] = (char) (i * 7919 % 251);
  document = g_bytes_new (text, 9000);
  content.bytes = document;
  return bsl_history_freeze (history, "avant la commission", bsl_date_parse ("2026-11-23"),
                             &content, 1, error);
}

static gboolean
act_amend (StoreFixture *fixture, const char *id, GError **error)
{
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);

  return bsl_history_amend (history, "le besoin a changé", error);
}

/* The log is copied into the file by whoever closes it last. */
static gboolean
act_close (StoreFixture *fixture, const char *id, GError **error)
{
  store_fixture_close (fixture);
  return TRUE;
}

/* Opens, which brings an older file to the version of today. */
static gboolean
act_open (StoreFixture *fixture, const char *id, GError **error)
{
  fixture->store = bsl_store_open (fixture->path, error);
  return fixture->store != NULL;
}

static gboolean
act_backup (StoreFixture *fixture, const char *id, GError **error)
{
  return bsl_backups_make (fixture->path, error);
}

/* Beside the backup there is something else now. */
static gboolean
make_backup (StoreFixture *fixture, const char *id, GError **error)
{
  return act_backup (fixture, id, error) && act_delete_moved (fixture, id, error) &&
         act_add (fixture, id, error);
}

/* The first one: what was set aside since is younger. */
static gboolean
act_restore (StoreFixture *fixture, const char *id, GError **error)
{
  g_autoptr (GPtrArray) backups = bsl_backups_list (fixture->path);
  const BslBackup *first = g_ptr_array_index (backups, backups->len - 1);

  return bsl_backups_restore (fixture->path, first->path, error);
}

static GBytes *file;

/* The file is elsewhere now, and the project gone. */
static gboolean
export_and_delete (StoreFixture *fixture, const char *id, GError **error)
{
  g_clear_pointer (&file, g_bytes_unref);
  file = act_freeze (fixture, id, error) ? bsl_store_export (fixture->store, id, error) : NULL;
  return file != NULL && act_delete_moved (fixture, id, error);
}

static gboolean
act_import (StoreFixture *fixture, const char *id, GError **error)
{
  g_autoptr (BslImport) import = bsl_import_new (
      fixture->store, store_fixture_get_questionnaire (), file, "file", NULL, error);
  g_autofree char *imported =
      import != NULL ? bsl_import_apply (import, BSL_CHOICE_ACCEPT, NULL, error) : NULL;

  return imported != NULL;
}

static gboolean
act_attach (StoreFixture *fixture, const char *id, GError **error)
{
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autofree char *text = g_strnfill (9000, 'q');
  g_autoptr (GBytes) bytes = g_bytes_new (text, 9000);
  g_autofree char *attached =
      bsl_history_attach (history, "attestation.txt", "text/plain", bytes, "data.secrets", error);

  return attached != NULL;
}

static gboolean
act_erase (StoreFixture *fixture, const char *id, GError **error)
{
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (GPtrArray) list = bsl_evidence_list (bsl_history_get_project (history));

  g_assert_cmpuint (list->len, ==, 1);
  return bsl_history_erase_attachment (history, ((BslEvidence *) list->pdata[0])->id, "erreur", error);
}

static gboolean
act_outcome (StoreFixture *fixture, const char *id, GError **error)
{
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (BslOutcome) outcome = bsl_outcome_new (BSL_OUTCOME_ABANDONED, BSL_DATE_NONE, "rien");

  return bsl_history_set_outcome (history, outcome, "clos", error);
}

/* An opinion that proposes two answers. */
static gboolean
take_opinion (StoreFixture *fixture, const char *id, GError **error)
{
  static const char *const about[] = { "organisation.population", "data.secrets", NULL };
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (JsonNode) proposed =
      json_from_string ("{\"organisation.population\": 700, \"data.secrets\": [\"medical\"]}", NULL);
  g_autoptr (GBytes) sheet = bsl_history_ask (history, "legal", about, NULL, error);
  g_autoptr (BslSheet) asked = sheet != NULL ? bsl_sheet_read (sheet, "sheet", error) : NULL;
  g_autoptr (GBytes) reply = NULL;

  if (asked == NULL)
    return FALSE;
  reply = bsl_sheet_reply (asked, "Paul Aubry", "DPO", bsl_date_parse ("2026-11-20"), BSL_STANCE_RESERVED,
                           "Non.", proposed);
  return bsl_history_merge_opinion (history, reply, "reply", error);
}

static gboolean
act_adopt (StoreFixture *fixture, const char *id, GError **error)
{
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (GPtrArray) opinions = bsl_opinions_list (bsl_history_get_project (history));

  g_assert_cmpuint (opinions->len, ==, 1);
  return bsl_history_adopt_opinion (history, opinions->pdata[0], error);
}

/* The file goes on from the project here. */
static gboolean
go_on_elsewhere (StoreFixture *fixture, const char *id, GError **error)
{
  g_autoptr (GBytes) first = bsl_store_export (fixture->store, id, error);
  g_autoptr (GBytes) second = NULL;

  if (first == NULL || !act_attach (fixture, id, error) || !act_outcome (fixture, id, error))
    return FALSE;
  second = bsl_store_export (fixture->store, id, error);
  g_clear_pointer (&file, g_bytes_unref);
  file = g_bytes_ref (first);
  if (second == NULL || !act_delete_moved (fixture, id, error) || !act_import (fixture, id, error))
    return FALSE;
  g_bytes_unref (file);
  file = g_steal_pointer (&second);
  return TRUE;
}

/* Both went on. */
static gboolean
go_on_both (StoreFixture *fixture, const char *id, GError **error)
{
  return go_on_elsewhere (fixture, id, error) && act_answer (fixture, id, error);
}

static gboolean
act_merge (StoreFixture *fixture, const char *id, GError **error)
{
  static const char *const taken[] = { BSL_WHAT_EXTRA BSL_MEMBER_ATTACHMENTS,
                                       BSL_WHAT_EXTRA BSL_MEMBER_OUTCOME, NULL };
  g_autoptr (BslImport) import = bsl_import_new (
      fixture->store, store_fixture_get_questionnaire (), file, "file", NULL, error);
  g_autofree char *merged =
      import != NULL ? bsl_import_apply (import, BSL_CHOICE_MERGE, taken, error) : NULL;

  return merged != NULL;
}

static const Deed deeds[] = {
  { "answer", NULL, NULL, act_answer },       { "undo", NULL, act_answer, act_undo },
  { "long-title", NULL, NULL, act_title },    { "add", NULL, NULL, act_add },
  { "duplicate", NULL, NULL, act_duplicate }, { "move", NULL, NULL, act_move },
  { "delete", NULL, act_move, act_delete },   { "freeze", NULL, NULL, act_freeze },
  { "amend", NULL, act_freeze, act_amend },   { "full-log", NULL, fill_log, act_answer },
  { "close", NULL, act_title, act_close },    { "open-first-version", "v1.db", NULL, act_open },
  { "backup", NULL, NULL, act_backup },       { "restore", NULL, make_backup, act_restore },
  { "import", NULL, export_and_delete, act_import },
  { "attach", NULL, NULL, act_attach },       { "erase", NULL, act_attach, act_erase },
  { "outcome", NULL, NULL, act_outcome },     { "adopt", NULL, take_opinion, act_adopt },
  { "update", NULL, go_on_elsewhere, act_import },
  { "merge", NULL, go_on_both, act_merge },
};

static void
remove_beside (StoreFixture *fixture)
{
  static const char *const endings[] = { "-wal", "-shm", ".v1.bak" };
  g_autofree char *backups = g_strconcat (fixture->path, ".backups", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, endings[i], NULL);

      (void) g_unlink (path);
    }
  store_fixture_remove_folder (backups);
}

/* Everything as it was, up to the deed. */
static void
set_stage (StoreFixture *fixture, Trial *trial)
{
  g_autoptr (GError) error = NULL;

  store_fixture_close (fixture);
  remove_beside (fixture);
  fault_vfs_forget ();
  g_assert_true (g_file_set_contents (fixture->path, trial->bytes, (gssize) trial->length, &error));
  if (trial->deed->released != NULL)
    return;
  store_fixture_reopen (fixture);
  if (trial->deed->prepare != NULL)
    g_assert_true (trial->deed->prepare (fixture, trial->id, &error));
  g_assert_no_error (error);
}

static char *
dump_reopened (StoreFixture *fixture)
{
  store_fixture_reopen (fixture);
  return store_fixture_dump (fixture->store);
}

/* The deed on a disk that works. */
static void
start_trial (StoreFixture *fixture, Trial *trial, const Deed *deed)
{
  g_autoptr (GError) error = NULL;

  trial->deed = deed;
  trial->id = store_fixture_add (fixture, "A");
  store_fixture_close (fixture);
  if (deed->released != NULL)
    store_fixture_copy_released (fixture, deed->released);
  g_assert_true (g_file_get_contents (fixture->path, &trial->bytes, &trial->length, NULL));
  set_stage (fixture, trial);
  trial->before = dump_reopened (fixture);
  set_stage (fixture, trial);
  g_assert_true (deed->act (fixture, trial->id, &error));
  g_assert_no_error (error);
  trial->after = dump_reopened (fixture);
}

static void
end_trial (Trial *trial)
{
  g_free (trial->bytes);
  g_free (trial->id);
  g_free (trial->before);
  g_free (trial->after);
}

static void
assert_whole (StoreFixture *fixture)
{
  g_autoptr (BslStatement) check = bsl_database_prepare (bsl_store_get_database (fixture->store),
                                                         "PRAGMA integrity_check", NULL);
  gboolean row;

  g_assert_true (bsl_statement_step (check, &row, NULL));
  g_assert_cmpstr (bsl_statement_get_text (check, 0), ==, "ok");
}

/* Whatever has the name of a backup can be restored. */
static void
assert_backups_whole (StoreFixture *fixture)
{
  g_autoptr (GPtrArray) backups = bsl_backups_list (fixture->path);

  for (guint i = 0; i < backups->len; i++)
    {
      const BslBackup *backup = g_ptr_array_index (backups, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (BslStore) store = bsl_store_open (backup->path, &error);
      g_autofree char *dump = NULL;

      g_assert_no_error (error);
      dump = store_fixture_dump (store);
    }
}

static void
assert_state (StoreFixture *fixture, Trial *trial, gboolean confirmed, guint n)
{
  g_autofree char *state = store_fixture_dump (fixture->store);

  assert_whole (fixture);
  if (g_str_equal (state, trial->after) || (!confirmed && g_str_equal (state, trial->before)))
    return;
  g_error ("%s, change %u, %s: neither before nor after:\n%s", trial->deed->name, n,
           confirmed ? "confirmed" : "not confirmed", state);
}

/* TRUE where the power went during the deed. */
static gboolean
lose_power (StoreFixture *fixture, Trial *trial, guint n, GRand *random)
{
  gboolean confirmed, struck;

  set_stage (fixture, trial);
  fault_vfs_arm (FAULT_POWER, n);
  confirmed = trial->deed->act (fixture, trial->id, NULL);
  struck = fault_vfs_struck ();
  store_fixture_close (fixture);
  fault_vfs_power_on (random);
  store_fixture_reopen (fixture);
  assert_state (fixture, trial, confirmed, n);
  assert_backups_whole (fixture);
  return struck;
}

static void
test_power (StoreFixture *fixture, gconstpointer data)
{
  Trial trial = { 0 };
  g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());
  guint n = 0;

  start_trial (fixture, &trial, data);
  for (guint seed = 0; seed < n_seeds; seed++)
    for (n = 0; lose_power (fixture, &trial, n, random); n++)
      ;
  g_test_message ("%s: %u changes, %u times without power each: 0 lost", trial.deed->name, n,
                  n_seeds);
  g_assert_cmpuint (n, >, 0);
  end_trial (&trial);
}

/* TRUE where the disk was full during the deed. */
static gboolean
fill_disk (StoreFixture *fixture, Trial *trial, guint n)
{
  g_autoptr (GError) error = NULL;
  gboolean confirmed, struck;

  set_stage (fixture, trial);
  fault_vfs_arm (FAULT_FULL, n);
  confirmed = trial->deed->act (fixture, trial->id, &error);
  struck = fault_vfs_struck ();
  if (!confirmed)
    g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_FULL);
  if (fixture->store != NULL)
    assert_state (fixture, trial, confirmed, n);
  fault_vfs_arm (FAULT_NONE, 0);
  if (!confirmed)
    g_assert_true (trial->deed->act (fixture, trial->id, NULL));
  store_fixture_reopen (fixture);
  assert_state (fixture, trial, TRUE, n);
  assert_backups_whole (fixture);
  return struck;
}

static void
test_full (StoreFixture *fixture, gconstpointer data)
{
  Trial trial = { 0 };
  guint n;

  start_trial (fixture, &trial, data);
  for (n = 0; fill_disk (fixture, &trial, n); n++)
    ;
  g_test_message ("%s: %u changes, the disk full at each: 0 lost", trial.deed->name, n);
  g_assert_cmpuint (n, >, 0);
  end_trial (&trial);
}

static void
commit_cb (gpointer data)
{
  static const char script[] = "PRAGMA busy_timeout = 1; INSERT INTO extra VALUES (1, 'x', '1')";
  g_autoptr (GError) error = NULL;

  g_assert_false (bsl_database_execute (data, script, &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_BUSY);
}

/* SQLite up to 3.51.2 can lose a commit that starts the log anew while a checkpoint runs. Here
 * nobody can commit meanwhile. */
static void
test_log_reset (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslStore) other = bsl_store_open (fixture->path, NULL);
  g_autoptr (GError) error = NULL;

  fault_vfs_set_hook (commit_cb, bsl_store_get_database (other));
  g_assert_true (fill_log (fixture, id, &error));
  g_assert_true (act_answer (fixture, id, &error));
  g_assert_true (fault_vfs_hook_called ());
  assert_whole (fixture);
}

int
main (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    if (g_str_has_prefix (argv[i], "--seeds="))
      {
        n_seeds = (guint) g_ascii_strtoull (argv[i] + strlen ("--seeds="), NULL, 10);
        memmove (&argv[i], &argv[i + 1], (gsize) (argc - i) * sizeof *argv);
        argc--;
        break;
      }
  g_test_init (&argc, &argv, NULL);
  fault_vfs_install ();

  for (gsize i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      g_autofree char *power = g_strconcat ("/power/", deeds[i].name, NULL);
      g_autofree char *full = g_strconcat ("/full/", deeds[i].name, NULL);

      g_test_add (power, StoreFixture, &deeds[i], store_fixture_set_up, test_power,
                  store_fixture_tear_down);
      g_test_add (full, StoreFixture, &deeds[i], store_fixture_set_up, test_full,
                  store_fixture_tear_down);
    }
  g_test_add ("/power/log-reset", StoreFixture, NULL, store_fixture_set_up, test_log_reset,
              store_fixture_tear_down);

  return g_test_run ();
}
