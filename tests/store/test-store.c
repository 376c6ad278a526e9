/* SPDX-License-Identifier: EUPL-1.2 */
/* Saved projects: list, search, shelves, copies. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "tests/store/store-fixture.h"

#define add(path, function)                                                                        \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

static guint
count (StoreFixture *fixture, BslShelf shelf, const char *search)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = bsl_store_list (fixture->store, shelf, search, &error);

  g_assert_no_error (error);
  return list->len;
}

static void
test_modes (StoreFixture *fixture, gconstpointer data)
{
  static const char *const endings[] = { "", "-wal", "-shm" };
  g_autofree char *id = store_fixture_add (fixture, "A");

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, endings[i], NULL);
      GStatBuf status;

      g_assert_cmpint (g_stat (path, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0777, ==, 0600);
    }
}

static void
test_round_trip (StoreFixture *fixture, gconstpointer data)
{
  static const char text[] =
      "{\"format\": \"boussole-project\", \"version\": 1, \"title\": \"É’\\n\\\"x\","
      " \"answers\": {\"data.secrets\": [], \"organisation.population\": 0.5,"
      " \"purchase.decision-date\": \"2026-11-23\"}, \"x-notes\": {\"a\": [1, null]}}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (BslProject) project = bsl_project_new_from_bytes (store_fixture_get_questionnaire (),
                                                               bytes, "p", NULL, &error);
  g_autoptr (BslProject) loaded = NULL;
  g_autoptr (GBytes) before = NULL, after = NULL;
  g_autofree char *id = NULL;

  g_assert_no_error (error);
  id = bsl_store_add (fixture->store, project, &error);
  g_assert_no_error (error);
  g_assert_true (g_uuid_string_is_valid (id));
  store_fixture_reopen (fixture);
  loaded = bsl_store_load (fixture->store, store_fixture_get_questionnaire (), id, &error);
  g_assert_no_error (error);
  before = bsl_project_to_bytes (project);
  after = bsl_project_to_bytes (loaded);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_newer_project (StoreFixture *fixture, gconstpointer data)
{
  static const char text[] =
      "{\"format\": \"boussole-project\", \"version\": 7, \"title\": \"N\","
      " \"answers\": {\"data.moon\": {\"far\": true}, \"organisation.type\": \"commune\"}}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (BslProject) project = bsl_project_new_from_bytes (store_fixture_get_questionnaire (),
                                                               bytes, "p", NULL, &error);
  g_autofree char *id = bsl_store_add (fixture->store, project, &error);
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (GBytes) before = bsl_project_to_bytes (project);
  g_autoptr (GBytes) after = bsl_project_to_bytes (bsl_history_get_project (history));

  g_assert_true (g_bytes_equal (before, after));
  g_assert_false (bsl_history_set_title (history, "X", &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_READ_ONLY);
  /* no remedy that is refused below */
  g_assert_null (strstr (error->message, "copy"));
  g_clear_error (&error);
  g_assert_null (
      bsl_store_duplicate (fixture->store, store_fixture_get_questionnaire (), id, "X", &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_NEWER);
}

static void
test_list_order (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *a = store_fixture_add (fixture, "A");
  g_autofree char *b = store_fixture_add (fixture, "B");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, a);
  g_autoptr (GPtrArray) list = bsl_store_list (fixture->store, BSL_SHELF_ACTIVE, NULL, NULL);
  g_autoptr (BslProjectInfo) info = NULL;

  g_assert_cmpstr (((BslProjectInfo *) list->pdata[0])->title, ==, "B");
  g_usleep (2000);
  store_fixture_set_number (history, 13);
  g_clear_pointer (&list, g_ptr_array_unref);
  list = bsl_store_list (fixture->store, BSL_SHELF_ACTIVE, "", NULL);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpstr (((BslProjectInfo *) list->pdata[0])->title, ==, "A");
  g_assert_cmpuint (((BslProjectInfo *) list->pdata[0])->n_answers, ==, 2);
  info = bsl_store_get_info (fixture->store, b, NULL);
  g_assert_cmpint (info->opened, ==, 0);
  g_assert_cmpint (ABS (info->created - g_get_real_time () / G_USEC_PER_SEC), <=, 60);
}

static void
test_search (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *search;
    guint found;
  } cases[] = {
    { "entrepot", 1 },
    { "ENTREPÔT de", 1 },
    { "don", 1 },
    { "regional sante", 1 },
    { "école", 1 },
    { "ecole", 1 },
    { "commune", 2 },
    { "communes", 0 },
    { "commune entre", 1 },
    { "", 2 },
    { "  -- ", 2 },
    { "\"", 2 },
    { "d'ecole", 1 },
    { "NOT", 0 },
    { "title:entrepot", 0 },
    { "12", 2 },
    { "*", 2 },
    { "entre* OR", 0 },
    { "é", 2 },
  };
  g_autofree char *a = store_fixture_add (fixture, "Entrepôt de données de santé régional");
  g_autofree char *b = store_fixture_add (fixture, "Inscription d’École");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    if (count (fixture, BSL_SHELF_ACTIVE, cases[i].search) != cases[i].found)
      g_error ("“%s”: %u found", cases[i].search,
               count (fixture, BSL_SHELF_ACTIVE, cases[i].search));
  g_assert_cmpuint (count (fixture, BSL_SHELF_ACTIVE, "\xff\xfe"), ==, 2);
}

static void
test_search_follows (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  BslValue medical = { .known = TRUE, .bits = 1 };

  g_assert_cmpuint (count (fixture, BSL_SHELF_ACTIVE, "medical"), ==, 0);
  g_assert_true (
      bsl_history_set_answer (history, store_fixture_find ("data.secrets"), &medical, NULL));
  g_assert_true (bsl_history_set_title (history, "Zèbre", NULL));
  g_assert_cmpuint (count (fixture, BSL_SHELF_ACTIVE, "médic zebre"), ==, 1);
  g_assert_true (bsl_history_undo (history, NULL, NULL));
  g_assert_cmpuint (count (fixture, BSL_SHELF_ACTIVE, "zebre"), ==, 0);
}

static void
test_shelves (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "Apatride");
  g_autoptr (GError) error = NULL;

  g_assert_false (bsl_store_delete (fixture->store, id, &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_true (bsl_store_move (fixture->store, id, BSL_SHELF_ARCHIVED, &error));
  g_assert_cmpuint (count (fixture, BSL_SHELF_ACTIVE, NULL), ==, 0);
  g_assert_cmpuint (count (fixture, BSL_SHELF_ARCHIVED, "apatr"), ==, 1);
  g_assert_true (bsl_store_move (fixture->store, id, BSL_SHELF_TRASH, &error));
  g_assert_true (bsl_store_move (fixture->store, id, BSL_SHELF_ACTIVE, &error));
  g_assert_true (bsl_store_move (fixture->store, id, BSL_SHELF_TRASH, &error));
  g_assert_true (bsl_store_delete (fixture->store, id, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (fixture, BSL_SHELF_TRASH, NULL), ==, 0);
  g_assert_null (bsl_store_get_info (fixture->store, id, &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_MISSING);
}

/* Nothing of a deleted project stays in the file. */
static void
test_deleted_is_gone (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "Xylophone");
  g_autofree char *other = store_fixture_add (fixture, "B");
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (bsl_store_move (fixture->store, id, BSL_SHELF_TRASH, NULL));
  g_assert_true (bsl_store_delete (fixture->store, id, NULL));
  store_fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &contents, &length, NULL));
  g_assert_null (memmem (contents, length, "ylophone", 8));
  store_fixture_reopen (fixture);
  g_assert_cmpuint (count (fixture, BSL_SHELF_ACTIVE, NULL), ==, 1);
}

static void
test_duplicate (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autoptr (BslHistory) history = store_fixture_open_history (fixture->store, id);
  g_autoptr (JsonNode) notes = json_node_init_string (json_node_alloc (), "n");
  g_autoptr (BslProject) copy = NULL;
  g_autofree char *copy_id = NULL;
  g_autoptr (GError) error = NULL;
  BslValue day = { .known = TRUE, .date = bsl_date_parse ("2026-11-23") };

  g_assert_true (
      bsl_history_set_answer (history, store_fixture_find ("purchase.decision-date"), &day, NULL));
  g_assert_true (bsl_history_set_answer (history, store_fixture_find ("purchase.consultation-date"),
                                         &day, NULL));
  g_assert_true (bsl_history_set_extra (history, "notes", notes, NULL));
  copy_id = bsl_store_duplicate (fixture->store, store_fixture_get_questionnaire (), id, "B",
                                 &error);
  g_assert_no_error (error);
  g_assert_cmpstr (copy_id, !=, id);
  copy = bsl_store_load (fixture->store, store_fixture_get_questionnaire (), copy_id, NULL);
  g_assert_cmpstr (bsl_project_get_title (copy), ==, "B");
  g_assert_cmpfloat (store_fixture_get_number (copy), ==, 12);
  g_assert_false (
      bsl_project_get_answer (copy, store_fixture_find ("purchase.decision-date"))->known);
  g_assert_false (
      bsl_project_get_answer (copy, store_fixture_find ("purchase.consultation-date"))->known);
  g_assert_nonnull (bsl_project_get_extra (copy, "notes"));
}

static void
test_position (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (fixture, "A");
  g_autofree char *page = NULL, *field = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (bsl_store_get_position (fixture->store, id, &page, &field, NULL));
  g_assert_null (page);
  g_assert_true (bsl_store_set_position (fixture->store, id, "data", "data.secrets", NULL));
  store_fixture_reopen (fixture);
  g_assert_true (bsl_store_get_position (fixture->store, id, &page, &field, NULL));
  g_assert_cmpstr (page, ==, "data");
  g_assert_cmpstr (field, ==, "data.secrets");
  g_assert_false (bsl_store_set_position (fixture->store, "nobody", "data", NULL, &error));
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_MISSING);
}

static void
changed_cb (BslStore *store, gpointer data)
{
  (*(guint *) data)++;
}

static void
test_changed (StoreFixture *fixture, gconstpointer data)
{
  guint n_changes = 0;
  g_autofree char *id = NULL;
  g_autoptr (BslHistory) history = NULL;

  g_signal_connect (fixture->store, "changed", G_CALLBACK (changed_cb), &n_changes);
  id = store_fixture_add (fixture, "A");
  g_assert_cmpuint (n_changes, ==, 1);
  history = store_fixture_open_history (fixture->store, id);
  store_fixture_set_number (history, 13);
  store_fixture_set_number (history, 13);
  g_assert_cmpuint (n_changes, ==, 2);
}

static void
test_thousand (StoreFixture *fixture, gconstpointer data)
{
  gint64 start, took;

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *title = g_strdup_printf ("Projet numéro %u", i);
      g_autofree char *id = store_fixture_add (fixture, title);
    }
  store_fixture_reopen (fixture);
  start = g_get_monotonic_time ();
  g_assert_cmpuint (count (fixture, BSL_SHELF_ACTIVE, NULL), ==, 1000);
  g_assert_cmpuint (count (fixture, BSL_SHELF_ACTIVE, "numero 99"), ==, 11);
  took = g_get_monotonic_time () - start;
  g_test_message ("two lists of 1000 projects: %.1f ms", (double) took / 1000);
  g_assert_cmpint (took, <, G_USEC_PER_SEC);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/store/modes", test_modes);
  add ("/store/round-trip", test_round_trip);
  add ("/store/newer-project", test_newer_project);
  add ("/store/list-order", test_list_order);
  add ("/store/search", test_search);
  add ("/store/search-follows", test_search_follows);
  add ("/store/shelves", test_shelves);
  add ("/store/deleted-is-gone", test_deleted_is_gone);
  add ("/store/duplicate", test_duplicate);
  add ("/store/position", test_position);
  add ("/store/changed", test_changed);
  add ("/store/thousand", test_thousand);

  return g_test_run ();
}
