/* SPDX-License-Identifier: EUPL-1.2 */
/* The list of projects: what it reads, what it tells as changed. */
#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "app/store/bsl-store-private.h"
#include "tests/ui/ui-fixture.h"
#include "ui/projects/bsl-project-item.h"
#include "ui/projects/bsl-project-model.h"

#define N 40

typedef struct
{
  BslStore *store;
  BslProjectModel *model;
  char *ids[N];
  guint position, removed, added; /* of the last change told */
  guint n_changes;
} Fixture;

static void
changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  Fixture *self = data;

  self->position = position;
  self->removed = removed;
  self->added = added;
  self->n_changes++;
}

static void
load (Fixture *self, const char *search)
{
  const BslListQuery query = { .search = search, .sort = BSL_SORT_TITLE };
  g_autoptr (GError) error = NULL;

  bsl_project_model_load (self->model, &query, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *path = ui_dup_path ("list.db");

  self->store = ui_open_store (path);
  for (guint i = 0; i < N; i++)
    {
      g_autofree char *title = g_strdup_printf ("Projet %02u", i);

      self->ids[i] = ui_add_project (self->store, title);
    }
  self->model = bsl_project_model_new (self->store);
  load (self, NULL);
  g_signal_connect (self->model, "items-changed", G_CALLBACK (changed_cb), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_strdup (bsl_store_get_path (self->store));

  for (guint i = 0; i < N; i++)
    g_free (self->ids[i]);
  g_clear_object (&self->model);
  g_clear_object (&self->store);
  g_remove (path);
}

static BslProjectItem *
get (Fixture *self, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (self->model), position);
}

static void
assert_title (Fixture *self, guint position, const char *title)
{
  g_autoptr (BslProjectItem) item = get (self, position);

  g_assert_cmpstr (bsl_project_item_get_info (item)->title, ==, title);
}

static void
set_title (Fixture *self, guint position, const char *title)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE project SET title = '%s' WHERE id = '%s'", title, self->ids[position]);

  g_assert_true (bsl_database_execute (bsl_store_get_database (self->store), sql, NULL));
}

static void
assert_subtitle (int n_blocking, gboolean review, const char *outcome, const char *expected)
{
  BslProjectInfo *info = g_new0 (BslProjectInfo, 1);
  g_autoptr (BslProjectItem) item = bsl_project_item_new (info, NULL);
  g_autofree char *subtitle = NULL;

  info->id = g_strdup ("i");
  info->title = g_strdup ("T");
  info->n_answers = 2;
  info->n_blocking = n_blocking;
  info->review = review;
  info->outcome = g_strdup (outcome);
  subtitle = bsl_project_item_dup_subtitle (item);
  *strrchr (subtitle, '\302') = '\0'; /* when it changed */
  g_assert_cmpstr (g_strchomp (subtitle), ==, expected);
}

/* What nobody knows for sure is not said. */
static void
test_blocking (void)
{
  assert_subtitle (-1, FALSE, NULL, "Draft, 2 answers");
  assert_subtitle (0, FALSE, NULL, "Draft, 2 answers · no open task before signature");
  assert_subtitle (1, FALSE, NULL, "Draft, 2 answers · 1 task before signature");
  assert_subtitle (12, FALSE, "awarded", "Awarded · Draft, 2 answers · 12 tasks before signature");
  assert_subtitle (12, TRUE, NULL, "Draft, 2 answers");
  assert_subtitle (12, FALSE, "abandoned", "Abandoned · Draft, 2 answers");
}

/* A row is read when it is asked for, not before, and is the same object as long as somebody has it. */
static void
test_late (Fixture *self, gconstpointer data)
{
  g_autoptr (BslProjectItem) first = get (self, 0);
  g_autoptr (BslProjectItem) again = get (self, 0);

  g_assert_true (first == again);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->model)), ==, N);
  set_title (self, 1, "Read late");
  assert_title (self, 1, "Read late");
  set_title (self, 1, "Read again");
  assert_title (self, 1, "Read again");
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (self->model), N));
}

/* What stays is not told, so that it keeps its focus. */
static void
test_stretch (Fixture *self, gconstpointer data)
{
  g_autoptr (BslProjectItem) shown = get (self, 7);

  load (self, NULL);
  g_assert_cmpuint (self->n_changes, ==, 0);
  set_title (self, 7, "Autre");
  set_title (self, 9, "Nobody sees it");
  load (self, NULL);
  g_assert_cmpuint (self->n_changes, ==, 1);
  g_assert_cmpuint (self->position, ==, 7);
  g_assert_cmpuint (self->removed, ==, 1);
  g_assert_cmpuint (self->added, ==, 1);
  assert_title (self, 7, "Autre");

  g_assert_true (bsl_store_move (self->store, self->ids[20], BSL_SHELF_ARCHIVED, NULL));
  load (self, NULL);
  g_assert_cmpuint (self->position, ==, 20);
  g_assert_cmpuint (self->removed, ==, 1);
  g_assert_cmpuint (self->added, ==, 0);
  assert_title (self, 20, "Projet 21");
}

static void
test_search (Fixture *self, gconstpointer data)
{
  g_autoptr (BslProjectItem) shown = get (self, 3);

  load (self, "projet 1");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->model)), ==, 10);
  assert_title (self, 0, "Projet 10");
  load (self, "");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->model)), ==, N);
  assert_title (self, 3, "Projet 03");
}

/* Between two readings another program deletes what was not yet shown. */
static void
test_deleted (Fixture *self, gconstpointer data)
{
  g_assert_true (bsl_store_move (self->store, self->ids[5], BSL_SHELF_TRASH, NULL));
  g_assert_true (bsl_store_delete (self->store, self->ids[5], NULL));
  assert_title (self, 5, "Deleted Project");
  load (self, NULL);
  assert_title (self, 5, "Projet 06");
}

static void
unreadable_cb (BslProjectModel *model, GError *error, gpointer data)
{
  *(GError **) data = g_error_copy (error);
}

static gboolean
is_told (gpointer error)
{
  return *(GError **) error != NULL;
}

/* The pages with the rows of the projects, on the disk; those of their indexes stay whole. */
static void
damage_rows (const char *path)
{
  sqlite3 *database = NULL;
  sqlite3_stmt *page = NULL;
  FILE *file = g_fopen (path, "r+b");
  char bytes[4096];

  memset (bytes, 0xa5, sizeof bytes);
  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (database, "SELECT pageno FROM dbstat WHERE name = 'project' AND pagetype = 'leaf'", -1, &page, NULL), ==, SQLITE_OK);
  while (sqlite3_step (page) == SQLITE_ROW)
    {
      g_assert_cmpint (fseek (file, (sqlite3_column_int (page, 0) - 1) * (long) sizeof bytes, SEEK_SET), ==, 0);
      g_assert_cmpuint (fwrite (bytes, sizeof bytes, 1, file), ==, 1);
    }
  sqlite3_finalize (page);
  sqlite3_close (database);
  fclose (file);
}

/* The list is read from an index that is whole; that its rows are not is told, and not that they were
 * deleted. */
static void
test_unreadable (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_strdup (bsl_store_get_path (self->store));
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->model);
  g_clear_object (&self->store);
  damage_rows (path);
  self->store = ui_open_store (path);
  self->model = bsl_project_model_new (self->store);
  g_signal_connect (self->model, "unreadable", G_CALLBACK (unreadable_cb), &error);
  load (self, NULL);
  assert_title (self, 0, "Unreadable Project");
  ui_wait (is_told, &error);
  g_assert_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_CORRUPT);
}

/* An item may outlive its list. */
static void
test_outlived (Fixture *self, gconstpointer data)
{
  g_autoptr (BslProjectItem) item = get (self, 2);

  g_clear_object (&self->model);
  g_assert_cmpstr (bsl_project_item_get_info (item)->title, ==, "Projet 02");
}

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/projects/blocking", test_blocking);
  add ("/projects/late", test_late);
  add ("/projects/stretch", test_stretch);
  add ("/projects/search", test_search);
  add ("/projects/deleted", test_deleted);
  add ("/projects/unreadable", test_unreadable);
  add ("/projects/outlived", test_outlived);
  return g_test_run ();
}
