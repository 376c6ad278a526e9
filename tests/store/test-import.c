/* SPDX-License-Identifier: EUPL-1.2 */
/* Portable files: whole, and compared before they are taken. */

#include "config.h"

#include <string.h>

#include "app/core/bsl-delta.h"
#include "app/core/bsl-json-edit.h"
#include "app/store/bsl-attach.h"
#include "app/store/bsl-export.h"
#include "app/store/bsl-freeze.h"
#include "app/store/bsl-kept.h"
#include "tests/store/machines.h"

#define NUMBER "organisation.population"
#define add(path, function)                                                                        \
  g_test_add (path, Machines, NULL, machines_set_up, function, machines_tear_down)

static void
set_number (StoreFixture *fixture, const char *id, double number)
{
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);

  store_fixture_set_number (history, number);
}

static double
get_number (StoreFixture *fixture, const char *id)
{
  g_autoptr (BslProject) project =
      bsl_store_load (fixture->store, store_fixture_get_questionnaire (), id, NULL);

  return store_fixture_get_number (project);
}

/* Everything arrives, can be undone there, and goes back the same. */
static void
test_whole (Machines *machines, gconstpointer data)
{
  g_autofree char *id = machines_add_rich (&machines->here);
  g_autoptr (GBytes) file = machines_export (&machines->here, id);
  g_autofree char *there = machines_apply (&machines->there, file, BSL_IMPORT_NEW, BSL_CHOICE_ACCEPT, NULL);
  g_autofree char *old = store_fixture_dump (machines->here.store);
  g_autofree char *new = store_fixture_dump (machines->there.store);
  g_autoptr (GBytes) back = machines_export (&machines->there, there);
  g_autoptr (BslHistory) history = store_fixture_open_history (machines->there.store, there);
  g_autoptr (BslKept) kept = NULL;

  g_assert_cmpstr (id, ==, there);
  g_assert_cmpstr (old, ==, new);
  g_assert_true (g_bytes_equal (file, back));
  g_assert_true (bsl_store_get_kept (machines->there.store, there, &kept, NULL));
  g_assert_nonnull (kept);
  g_assert_true (bsl_history_undo (history, NULL, NULL));
  machines_assert_kind (&machines->here, back, BSL_IMPORT_SAME);
}

static void
test_update (Machines *machines, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (&machines->here, "A");
  g_autoptr (GBytes) first = machines_export (&machines->here, id);
  g_autofree char *there = machines_apply (&machines->there, first, BSL_IMPORT_NEW, BSL_CHOICE_ACCEPT, NULL);
  g_autoptr (GBytes) second = NULL;
  g_autoptr (BslImport) import = NULL;
  g_autofree char *updated = NULL, *same = NULL;

  set_number (&machines->there, there, 13);
  set_number (&machines->there, there, 14);
  second = machines_export (&machines->there, there);
  import = machines_open (&machines->here, second);
  g_assert_cmpuint (bsl_import_get_n_events (import), ==, 3);
  g_assert_cmpuint (bsl_import_get_n_new_events (import), ==, 2);
  g_assert_cmpuint (bsl_import_get_deltas (import)->len, ==, 1);
  g_assert_cmpfloat (get_number (&machines->here, id), ==, 12);
  updated = machines_apply (&machines->here, second, BSL_IMPORT_UPDATE, BSL_CHOICE_ACCEPT, NULL);
  g_assert_cmpstr (updated, ==, id);
  g_assert_cmpfloat (get_number (&machines->here, id), ==, 14);
  machines_assert_kind (&machines->here, first, BSL_IMPORT_OLDER);
  machines_assert_kind (&machines->there, first, BSL_IMPORT_OLDER);
  same = machines_apply (&machines->here, first, BSL_IMPORT_OLDER, BSL_CHOICE_ACCEPT, NULL);
  g_assert_cmpfloat (get_number (&machines->here, id), ==, 14);
}

/* Both went on: side by side, and nothing is overwritten without a choice. */
static GBytes *
make_conflict (Machines *machines, const char *id)
{
  g_autoptr (GBytes) first = machines_export (&machines->here, id);
  g_autofree char *there = machines_apply (&machines->there, first, BSL_IMPORT_NEW, BSL_CHOICE_ACCEPT, NULL);
  g_autoptr (BslHistory) history = store_fixture_open_history (machines->there.store, there);
  g_autoptr (JsonNode) opinions = json_from_string ("[{\"id\": \"b\", \"time\": 2}]", NULL);

  store_fixture_set_number (history, 700);
  g_assert_true (bsl_history_set_title (history, "Leur titre", NULL));
  g_assert_true (bsl_history_set_extra (history, BSL_MEMBER_OPINIONS, opinions, NULL));
  set_number (&machines->here, id, 13);
  return machines_export (&machines->there, there);
}

static void
test_conflict (Machines *machines, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (&machines->here, "A");
  g_autoptr (GBytes) file = make_conflict (machines, id);
  g_autoptr (BslImport) import = machines_open (&machines->here, file);
  g_autofree char *before = store_fixture_dump (machines->here.store);
  g_autofree char *after = NULL;
  GPtrArray *deltas = bsl_import_get_deltas (import);
  const BslDelta *number;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (bsl_import_get_kind (import), ==, BSL_IMPORT_CONFLICT);
  g_assert_cmpuint (deltas->len, ==, 3);
  number = g_ptr_array_index (deltas, 1);
  g_assert_cmpstr (number->what, ==, NUMBER);
  g_assert_cmpstr (number->before, ==, "13");
  g_assert_cmpstr (number->after, ==, "700");
  g_assert_null (bsl_import_apply (import, BSL_CHOICE_ACCEPT, NULL, &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_FAILED);
  after = store_fixture_dump (machines->here.store);
  g_assert_cmpstr (before, ==, after);
}

static void
test_merge (Machines *machines, gconstpointer data)
{
  static const char *const taken[] = { BSL_WHAT_TITLE, BSL_WHAT_EXTRA BSL_MEMBER_OPINIONS, NULL };
  g_autofree char *id = store_fixture_add (&machines->here, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (machines->here.store, id);
  g_autoptr (JsonNode) own = json_from_string ("[{\"id\": \"a\", \"time\": 1}]", NULL);
  g_autoptr (GBytes) file = make_conflict (machines, id);
  gboolean done = bsl_history_set_extra (history, BSL_MEMBER_OPINIONS, own, NULL);
  g_autofree char *merged =
      machines_apply (&machines->here, file, BSL_IMPORT_CONFLICT, BSL_CHOICE_MERGE, taken);
  BslProject *project = bsl_history_get_project (history);
  JsonNode *opinions = bsl_project_get_extra (project, BSL_MEMBER_OPINIONS);
  g_autoptr (GPtrArray) events = bsl_history_read (history, 0, 1, NULL);

  g_assert_true (done);
  g_assert_cmpstr (bsl_project_get_title (project), ==, "Leur titre");
  g_assert_cmpfloat (store_fixture_get_number (project), ==, 13);
  g_assert_cmpuint (bsl_json_list_length (opinions), ==, 2);
  g_assert_nonnull (strstr (((BslEvent *) events->pdata[0])->reason, "file"));
  g_assert_true (bsl_history_undo (history, NULL, NULL));
  g_assert_cmpstr (bsl_project_get_title (project), ==, "A");
  g_assert_cmpuint (bsl_json_list_length (bsl_project_get_extra (project, BSL_MEMBER_OPINIONS)), ==, 2);
}

static void
test_copy (Machines *machines, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (&machines->here, "A");
  g_autoptr (GBytes) file = make_conflict (machines, id);
  g_autofree char *copy = machines_apply (&machines->here, file, BSL_IMPORT_CONFLICT, BSL_CHOICE_COPY, NULL);

  g_autoptr (BslHistory) history = store_fixture_open_history (machines->here.store, copy);
  g_autoptr (GPtrArray) events = bsl_history_read (history, 0, 100, NULL);
  gint64 broken = -1;

  g_assert_cmpstr (copy, !=, id);
  g_assert_cmpfloat (get_number (&machines->here, id), ==, 13);
  g_assert_cmpfloat (get_number (&machines->here, copy), ==, 700);
  /* with its history, which can be gone back in */
  g_assert_cmpuint (events->len, >, 2);
  g_assert_true (bsl_history_undo (history, NULL, NULL));
  g_assert_true (bsl_history_verify (machines->here.store, copy, &broken, NULL));
}

/* The project here changed after the file was shown beside it. */
static void
test_changed_meanwhile (Machines *machines, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (&machines->here, "A");
  g_autoptr (GBytes) first = machines_export (&machines->here, id);
  g_autofree char *there = machines_apply (&machines->there, first, BSL_IMPORT_NEW, BSL_CHOICE_ACCEPT, NULL);
  g_autoptr (GBytes) second = NULL;
  g_autoptr (BslImport) import = NULL;
  g_autoptr (GError) error = NULL;

  set_number (&machines->there, there, 700);
  second = machines_export (&machines->there, there);
  import = machines_open (&machines->here, second);
  set_number (&machines->here, id, 13);
  g_assert_null (bsl_import_apply (import, BSL_CHOICE_ACCEPT, NULL, &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_CONFLICT);
  g_assert_cmpfloat (get_number (&machines->here, id), ==, 13);
}

static GBytes *
replace (GBytes *bytes, const char *from, const char *to)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GString) changed = g_string_new (text);

  g_assert_cmpuint (g_string_replace (changed, from, to, 1), ==, 1);
  return g_bytes_new (changed->str, changed->len);
}

/* What somebody wrote into the file by hand is taken, and told in the log. */
static void
test_edited_by_hand (Machines *machines, gconstpointer data)
{
  static const char *const taken[] = { NUMBER, NULL };
  g_autofree char *id = store_fixture_add (&machines->here, "A");
  g_autoptr (GBytes) file = machines_export (&machines->here, id);
  g_autoptr (GBytes) edited = replace (file, "\"" NUMBER "\" : 12", "\"" NUMBER "\" : 77");
  g_autofree char *there =
      machines_apply (&machines->there, edited, BSL_IMPORT_NEW, BSL_CHOICE_ACCEPT, NULL);
  g_autofree char *here =
      machines_apply (&machines->here, edited, BSL_IMPORT_CONFLICT, BSL_CHOICE_MERGE, taken);
  g_autoptr (BslHistory) history = store_fixture_open_history (machines->there.store, there);
  g_autoptr (GPtrArray) events = bsl_history_read (history, 0, 10, NULL);

  g_assert_cmpfloat (get_number (&machines->there, there), ==, 77);
  g_assert_cmpfloat (get_number (&machines->here, here), ==, 77);
  g_assert_cmpuint (events->len, ==, 2);
  g_assert_true (bsl_history_undo (history, NULL, NULL));
  g_assert_cmpfloat (get_number (&machines->there, there), ==, 12);
}

/* A log that was changed by hand is kept, and not believed. */
static void
test_broken_history (Machines *machines, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (&machines->here, "A");
  g_autoptr (GBytes) file = NULL, forged = NULL;
  g_autoptr (BslImport) import = NULL;
  g_autoptr (BslProject) project = NULL;
  g_autofree char *there = NULL;

  set_number (&machines->here, id, 13);
  file = machines_export (&machines->here, id);
  forged = replace (file, "\"after\" : \"13\"", "\"after\" : \"14\"");
  import = machines_open (&machines->there, forged);
  g_assert_cmpint (bsl_import_get_broken (import), ==, 2);
  there = machines_apply (&machines->there, forged, BSL_IMPORT_NEW, BSL_CHOICE_ACCEPT, NULL);
  project = bsl_store_load (machines->there.store, store_fixture_get_questionnaire (), there, NULL);
  g_assert_cmpfloat (store_fixture_get_number (project), ==, 13);
  g_assert_nonnull (bsl_project_get_extra (project, "history-as-received"));
  machines_assert_kind (&machines->here, forged, BSL_IMPORT_SAME);
}

/* Members and answers this version does not know come back as they came. */
static void
test_unknown_kept (Machines *machines, gconstpointer data)
{
  static const char text[] =
      "{\"format\": \"boussole-project\", \"version\": 1, \"title\": \"T\","
      " \"id\": \"7a1f0c52-5a0b-4a55-9c1e-0d9a6f3b2c11\", \"answers\":"
      " {\"organisation.type\": \"commune\", \"data.moon\": {\"far\": [true, 1e3]}},"
      " \"x-new\": {\"deep\": [[]]}}";
  g_autoptr (GBytes) file = g_bytes_new_static (text, strlen (text));
  g_autofree char *id = machines_apply (&machines->here, file, BSL_IMPORT_NEW, BSL_CHOICE_ACCEPT, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *back = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonNode *answers;

  set_number (&machines->here, id, 5);
  bytes = machines_export (&machines->here, id);
  back = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  root = json_from_string (back, NULL);
  answers = bsl_json_object_get (root, "answers");
  g_assert_nonnull (bsl_json_object_get (bsl_json_object_get (answers, "data.moon"), "far"));
  g_assert_nonnull (bsl_json_object_get (bsl_json_object_get (root, "x-new"), "deep"));
  g_assert_cmpint (bsl_json_object_get_int (answers, NUMBER), ==, 5);
}

/* Of a newer version: another project, to be read only, and given back as it came. */
static void
test_newer (Machines *machines, gconstpointer data)
{
  static const char text[] =
      "{\"format\": \"boussole-project\", \"version\": 7, \"title\": \"N\", \"answers\":"
      " {\"data.moon\": 1}, \"history\": {\"compact\": \"…\"}, \"id\": [7]}";
  g_autoptr (GBytes) file = g_bytes_new_static (text, strlen (text));
  g_autofree char *id =
      machines_apply (&machines->here, file, BSL_IMPORT_READ_ONLY, BSL_CHOICE_ACCEPT, NULL);
  g_autoptr (BslHistory) history = store_fixture_open_history (machines->here.store, id);
  g_autoptr (GBytes) bytes = machines_export (&machines->here, id);
  g_autofree char *back = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (JsonNode) old = json_from_string (text, NULL);
  g_autoptr (JsonNode) new = json_from_string (back, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (json_node_equal (old, new));
  g_assert_false (bsl_history_set_title (history, "X", &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_READ_ONLY);
}

#define NEWER(title) \
  "{\"format\": \"boussole-project\", \"version\": 7, \"title\": \"" title "\", \"answers\": {\"data.moon\": 1}," \
  " \"history\": {\"compact\": \"…\"}, \"id\": \"7a1f0c52-5a0b-4a55-9c1e-0d9a6f3b2c11\"}"

/* The second time it is known: the same opens, and another state of it stands beside the first. */
static void
test_newer_again (Machines *machines, gconstpointer data)
{
  g_autoptr (GBytes) file = g_bytes_new_static (NEWER ("N"), strlen (NEWER ("N")));
  g_autoptr (GBytes) other = g_bytes_new_static (NEWER ("M"), strlen (NEWER ("M")));
  g_autofree char *first =
      machines_apply (&machines->here, file, BSL_IMPORT_READ_ONLY, BSL_CHOICE_ACCEPT, NULL);
  g_autofree char *second =
      machines_apply (&machines->here, file, BSL_IMPORT_SAME, BSL_CHOICE_ACCEPT, NULL);
  g_autofree char *third =
      machines_apply (&machines->here, other, BSL_IMPORT_READ_ONLY, BSL_CHOICE_ACCEPT, NULL);
  g_autoptr (BslProjectInfo) kept = NULL;

  g_assert_cmpstr (second, ==, first);
  g_assert_cmpstr (third, !=, first);
  kept = bsl_store_get_info (machines->here.store, first, NULL);
  g_assert_cmpstr (kept->title, ==, "N");
}

/* A file with an identifier and no log, as another program may write it. */
static void
test_without_history (Machines *machines, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (&machines->here, "A");
  g_autofree char *text = g_strdup_printf (
      "{\"format\": \"boussole-project\", \"version\": 1, \"id\": \"%s\", \"title\": \"A\","
      " \"answers\": {\"" NUMBER "\": 99}}",
      id);
  g_autoptr (GBytes) file = g_bytes_new (text, strlen (text));

  machines_assert_kind (&machines->here, file, BSL_IMPORT_CONFLICT);
  machines_assert_kind (&machines->there, file, BSL_IMPORT_NEW);
}

/* A file that goes on from the frozen project here, and was edited by hand as well. */
static void
test_frozen_update (Machines *machines, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (&machines->here, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (machines->here.store, id);
  g_autoptr (GBytes) first = NULL, second = NULL, edited = NULL;
  g_autoptr (BslHistory) other = NULL;
  g_autofree char *there = NULL, *updated = NULL;
  g_autoptr (BslImport) import = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (bsl_history_freeze (history, "r", BSL_DATE_NONE, NULL, 0, NULL));
  first = machines_export (&machines->here, id);
  there = machines_apply (&machines->there, first, BSL_IMPORT_NEW, BSL_CHOICE_ACCEPT, NULL);
  other = store_fixture_open_history (machines->there.store, there);
  g_assert_true (bsl_history_amend (other, "encore", NULL));
  second = machines_export (&machines->there, there);
  edited = replace (second, "\"" NUMBER "\" : 12", "\"" NUMBER "\" : 77");
  import = machines_open (&machines->here, edited);
  g_assert_cmpint (bsl_import_get_kind (import), ==, BSL_IMPORT_UPDATE);
  g_assert_null (bsl_import_apply (import, BSL_CHOICE_ACCEPT, NULL, &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_FROZEN);
  g_assert_cmpfloat (get_number (&machines->here, id), ==, 12);
  updated = machines_apply (&machines->here, second, BSL_IMPORT_UPDATE, BSL_CHOICE_ACCEPT, NULL);
}

/* What this person last saw is what the report goes on from. */
static void
test_evaluation_stays (Machines *machines, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (&machines->here, "A");
  g_autoptr (GBytes) first = machines_export (&machines->here, id);
  g_autofree char *there = machines_apply (&machines->there, first, BSL_IMPORT_NEW, BSL_CHOICE_ACCEPT, NULL);
  g_autoptr (GBytes) seen = g_bytes_new_static ("{\"on\": \"2026-11-23\"}", 20);
  g_autoptr (GBytes) theirs = g_bytes_new_static ("{\"on\": \"2026-11-24\"}", 20);
  g_autoptr (GBytes) second = NULL;
  g_autoptr (BslKept) kept = NULL;
  g_autofree char *updated = NULL;

  set_number (&machines->there, there, 13);
  g_assert_true (bsl_store_keep_evaluation (machines->there.store, there, "f", theirs, -1, NULL));
  g_assert_true (bsl_store_keep_evaluation (machines->here.store, id, "f", seen, -1, NULL));
  second = machines_export (&machines->there, there);
  updated = machines_apply (&machines->here, second, BSL_IMPORT_UPDATE, BSL_CHOICE_ACCEPT, NULL);
  g_assert_true (bsl_store_get_kept (machines->here.store, id, &kept, NULL));
  g_assert_nonnull (kept);
  g_assert_true (g_bytes_equal (kept->evaluation, seen));
}

/* A project stays where it is put here, and its log says so. */
static void
test_shelf (Machines *machines, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (&machines->here, "A");
  g_autoptr (GBytes) first = NULL, second = NULL;
  g_autofree char *there = NULL, *updated = NULL;
  g_autoptr (BslProjectInfo) info = NULL, here = NULL;

  g_assert_true (bsl_store_move (machines->here.store, id, BSL_SHELF_ARCHIVED, NULL));
  first = machines_export (&machines->here, id);
  there = machines_apply (&machines->there, first, BSL_IMPORT_NEW, BSL_CHOICE_ACCEPT, NULL);
  info = bsl_store_get_info (machines->there.store, there, NULL);
  g_assert_cmpint (info->shelf, ==, BSL_SHELF_ACTIVE);
  g_assert_true (bsl_store_move (machines->there.store, there, BSL_SHELF_TRASH, NULL));
  second = machines_export (&machines->there, there);
  updated = machines_apply (&machines->here, second, BSL_IMPORT_UPDATE, BSL_CHOICE_ACCEPT, NULL);
  here = bsl_store_get_info (machines->here.store, id, NULL);
  g_assert_cmpint (here->shelf, ==, BSL_SHELF_ARCHIVED);
}

static guint
count_text (GBytes *bytes, const char *text)
{
  g_autofree char *all = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) parts = g_strsplit (all, text, -1);

  return g_strv_length (parts) - 1;
}

/* One file proves eight things: its bytes go once, and all eight are there on arrival. */
static void
test_content_once (Machines *machines, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (&machines->here, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (machines->here.store, id);
  g_autoptr (GBytes) certificate = g_bytes_new_static ("qualified", 9);
  const BslContent content = { "certificat.txt", "text/plain", certificate };
  g_autoptr (GBytes) file = NULL;
  g_autofree char *there = NULL, *old = NULL, *new = NULL;

  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *one = bsl_history_attach (history, "certificat.txt", "text/plain", certificate, NULL, NULL);

      g_assert_nonnull (one);
    }
  g_assert_true (bsl_history_freeze (history, "r", BSL_DATE_NONE, &content, 1, NULL));
  file = machines_export (&machines->here, id);
  g_assert_cmpuint (count_text (file, "cXVhbGlmaWVk"), ==, 1);
  there = machines_apply (&machines->there, file, BSL_IMPORT_NEW, BSL_CHOICE_ACCEPT, NULL);
  old = store_fixture_dump (machines->here.store);
  new = store_fixture_dump (machines->there.store);
  g_assert_cmpstr (old, ==, new);
}

/* What no import would read is not written. */
static void
test_too_large (Machines *machines, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (&machines->here, "A");
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO event (project, seq, time, who, kind, what, before, hash)"
      " VALUES (1, 2, 0, 'w', 'edit', 'title', hex (zeroblob (%u)), 'h')",
      BSL_IMPORT_MAX_BYTES / 2 + 1);
  g_autoptr (GBytes) file = machines_export (&machines->here, id);
  g_autoptr (GError) error = NULL;

  store_fixture_run (&machines->here, sql);
  g_assert_null (bsl_store_export (machines->here.store, id, &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_TOO_LARGE);
}

/* What others said, and how it ended, is not undone because it came by a file. */
static void
test_merge_acts (Machines *machines, gconstpointer data)
{
  static const char *const taken[] = { BSL_WHAT_EXTRA BSL_MEMBER_OPINIONS,
                                       BSL_WHAT_EXTRA BSL_MEMBER_OUTCOME, NULL };
  g_autofree char *id = store_fixture_add (&machines->here, "A");
  g_autoptr (GBytes) first = machines_export (&machines->here, id);
  g_autofree char *there = machines_apply (&machines->there, first, BSL_IMPORT_NEW, BSL_CHOICE_ACCEPT, NULL);
  g_autoptr (BslHistory) other = store_fixture_open_history (machines->there.store, there);
  g_autoptr (JsonNode) opinions = json_from_string ("[{\"id\": \"b\", \"time\": 2}]", NULL);
  g_autoptr (BslOutcome) outcome = bsl_outcome_new (BSL_OUTCOME_ABANDONED, BSL_DATE_NONE, "rien");
  g_autoptr (GBytes) file = NULL;
  g_autoptr (BslHistory) history = NULL;
  g_autofree char *merged = NULL;

  g_assert_true (bsl_history_set_extra_full (other, BSL_MEMBER_OPINIONS, opinions, BSL_EVENT_ACT, NULL, NULL));
  g_assert_true (bsl_history_set_outcome (other, outcome, NULL, NULL));
  g_assert_true (bsl_store_move (machines->here.store, id, BSL_SHELF_ARCHIVED, NULL));
  file = machines_export (&machines->there, there);
  merged = machines_apply (&machines->here, file, BSL_IMPORT_CONFLICT, BSL_CHOICE_MERGE, taken);
  history = store_fixture_open_history (machines->here.store, id);
  g_assert_nonnull (bsl_project_get_extra (bsl_history_get_project (history), BSL_MEMBER_OUTCOME));
  g_assert_false (bsl_history_can_undo (history));
}

static void
test_frozen (Machines *machines, gconstpointer data)
{
  static const char *const taken[] = { BSL_WHAT_TITLE, NULL };
  g_autofree char *id = store_fixture_add (&machines->here, "A");
  g_autoptr (GBytes) file = make_conflict (machines, id);
  g_autoptr (BslHistory) history = store_fixture_open_history (machines->here.store, id);
  g_autoptr (BslImport) import = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (bsl_history_freeze (history, "r", BSL_DATE_NONE, NULL, 0, NULL));
  import = machines_open (&machines->here, file);
  g_assert_null (bsl_import_apply (import, BSL_CHOICE_MERGE, taken, &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_FROZEN);
  g_assert_cmpstr (bsl_project_get_title (bsl_history_get_project (history)), ==, "A");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/import/whole", test_whole);
  add ("/import/update", test_update);
  add ("/import/conflict", test_conflict);
  add ("/import/merge", test_merge);
  add ("/import/copy", test_copy);
  add ("/import/changed-meanwhile", test_changed_meanwhile);
  add ("/import/edited-by-hand", test_edited_by_hand);
  add ("/import/broken-history", test_broken_history);
  add ("/import/unknown-kept", test_unknown_kept);
  add ("/import/newer", test_newer);
  add ("/import/newer-again", test_newer_again);
  add ("/import/without-history", test_without_history);
  add ("/import/frozen", test_frozen);
  add ("/import/frozen-update", test_frozen_update);
  add ("/import/evaluation-stays", test_evaluation_stays);
  add ("/import/shelf", test_shelf);
  add ("/import/content-once", test_content_once);
  add ("/import/too-large", test_too_large);
  add ("/import/merge-acts", test_merge_acts);

  return g_test_run ();
}
