/* SPDX-License-Identifier: EUPL-1.2 */
/* Backups: made by themselves and on demand, seen before they are restored. */
#include "config.h"

#include <glib/gstdio.h>

#include "app/store/bsl-backup.h"
#include "tests/ui/ui-fixture.h"
#include "ui/backups/bsl-backup-page.h"
#include "ui/backups/bsl-backups-page.h"
#include "ui/bsl-window.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-text-row.h"
#include "ui/projects/bsl-project-row.h"

static gboolean
has_backup (gpointer path)
{
  g_autoptr (GPtrArray) backups = bsl_backups_list (path);

  return backups->len > 0;
}

static gboolean
has_row (gpointer window)
{
  return ui_find (window, BSL_TYPE_GO_ROW, NULL) != NULL;
}

static GtkWidget *
get_visible_page (GtkWidget *window)
{
  GtkWidget *view = ui_get (window, ADW_TYPE_NAVIGATION_VIEW, NULL);

  return GTK_WIDGET (adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)));
}

static gboolean
shows_projects (gpointer window)
{
  return g_strcmp0 (adw_navigation_page_get_tag (ADW_NAVIGATION_PAGE (get_visible_page (window))), "projects") == 0;
}

/* The first one is made after the window shows; nothing is asked of anybody. */
static void
test_by_itself (void)
{
  g_autofree char *path = ui_dup_path ("itself.db");
  g_autoptr (BslStore) store = ui_open_store (path);
  g_autofree char *id = ui_add_project (store, "A");
  GtkWidget *window = ui_show_window (store);

  ui_wait (has_backup, path);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_on_demand (void)
{
  g_autofree char *path = ui_dup_path ("demand.db");
  g_autoptr (BslStore) store = ui_open_store (path);
  GtkWidget *window = ui_show_window (store);
  GtkWidget *page, *button;

  ui_act (window, "win.show-backups");
  page = get_visible_page (window);
  g_assert_true (BSL_IS_BACKUPS_PAGE (page));
  ui_get (page, BSL_TYPE_TEXT_ROW, NULL);
  g_assert_false (has_row (page));
  button = ui_get (page, GTK_TYPE_BUTTON, "_Back Up Now");
  gtk_widget_grab_focus (button);
  ui_act (page, "backups.make");
  ui_wait (has_row, page);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == button);
  g_assert_null (ui_find (page, BSL_TYPE_TEXT_ROW, NULL));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The button above the rows is reached from below them, through the header. */
static void
test_tab (void)
{
  g_autofree char *path = ui_dup_path ("tab.db");
  g_autoptr (BslStore) store = ui_open_store (path);
  GtkWidget *window = ui_show_window (store);
  GtkWidget *button, *page;
  guint n = 0;

  ui_act (window, "win.show-backups");
  page = get_visible_page (window);
  button = ui_get (page, GTK_TYPE_BUTTON, "_Back Up Now");
  gtk_widget_grab_focus (page);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) != button);
  while (gtk_window_get_focus (GTK_WINDOW (window)) != button && n++ < 10)
    gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  g_assert_cmpuint (n, <, 10);
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkWidget *
open_backup (GtkWidget *window)
{
  ui_act (window, "win.show-backups");
  ui_act (ui_get (get_visible_page (window), BSL_TYPE_GO_ROW, NULL), "row.go");
  g_assert_true (BSL_IS_BACKUP_PAGE (get_visible_page (window)));
  return get_visible_page (window);
}

static void
test_restore (void)
{
  g_autofree char *path = ui_dup_path ("restore.db");
  g_autoptr (BslStore) store = ui_open_store (path);
  g_autofree char *lost = ui_add_project (store, "Lost & found");
  g_autofree char *added = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  GtkWidget *window, *page;

  g_assert_true (bsl_backups_make (path, NULL));
  g_assert_true (bsl_store_move (store, lost, BSL_SHELF_TRASH, NULL));
  g_assert_true (bsl_store_delete (store, lost, NULL));
  added = ui_add_project (store, "Added");
  window = ui_show_window (store);
  page = open_backup (window);
  ui_get (page, ADW_TYPE_PREFERENCES_GROUP, "Come Back");
  ui_get (page, ADW_TYPE_PREFERENCES_ROW, "Lost & found");
  ui_get (page, ADW_TYPE_PREFERENCES_GROUP, "Not in This Backup");
  ui_get (page, ADW_TYPE_PREFERENCES_ROW, "Added");
  ui_act (page, "backup.restore");
  ui_wait (shows_projects, window);
  ui_settle ();
  g_assert_cmpuint (ui_count (window, BSL_TYPE_PROJECT_ROW, NULL), ==, 1);
  ui_get (window, GTK_TYPE_LABEL, "Lost & found");
  backups = bsl_backups_list (path);
  g_assert_cmpint (((BslBackup *) backups->pdata[0])->kind, ==, BSL_BACKUP_ASIDE);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_same (void)
{
  g_autofree char *path = ui_dup_path ("same.db");
  g_autoptr (BslStore) store = ui_open_store (path);
  g_autofree char *id = ui_add_project (store, "A");
  GtkWidget *window, *bar;

  g_assert_true (bsl_backups_make (path, NULL));
  window = ui_show_window (store);
  bar = ui_get (open_backup (window), GTK_TYPE_ACTION_BAR, NULL);
  /* what is damaged beside the histories comes back too */
  g_assert_true (gtk_action_bar_get_revealed (GTK_ACTION_BAR (bar)));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Nothing is begun while a backup is restored, and its end is told. */
static void
test_meanwhile (void)
{
  g_autofree char *path = ui_dup_path ("meanwhile.db");
  g_autoptr (BslStore) store = ui_open_store (path);
  g_autofree char *id = ui_add_project (store, "Then");
  g_autofree char *added = NULL;
  GtkWidget *window, *page;

  g_assert_true (bsl_backups_make (path, NULL));
  added = ui_add_project (store, "Added");
  window = ui_show_window (store);
  page = open_backup (window);
  g_assert_true (gtk_widget_activate_action (page, "backup.restore", NULL));
  g_assert_true (gtk_widget_activate_action (window, "win.new-project", NULL));
  g_assert_true (gtk_widget_activate_action (window, "win.show-backups", NULL));
  g_assert_true (get_visible_page (window) == page);
  ui_wait (shows_projects, window);
  ui_settle ();
  g_assert_cmpuint (ui_count (window, BSL_TYPE_PROJECT_ROW, NULL), ==, 1);
  ui_get (window, GTK_TYPE_LABEL, "Restored; what was there is among the backups");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The projects are shown again also where nothing was restored. */
static void
test_not_restored (void)
{
  g_autofree char *path = ui_dup_path ("not-restored.db");
  g_autoptr (BslStore) store = ui_open_store (path);
  g_autofree char *id = ui_add_project (store, "Then");
  g_autoptr (GPtrArray) backups = NULL;
  GtkWidget *window, *page;

  g_assert_true (bsl_backups_make (path, NULL));
  backups = bsl_backups_list (path);
  window = ui_show_window (store);
  page = open_backup (window);
  g_assert_true (g_file_set_contents (((BslBackup *) backups->pdata[0])->path, "nothing", -1, NULL));
  ui_act (page, "backup.restore");
  ui_wait (shows_projects, window);
  ui_settle ();
  g_assert_cmpuint (ui_count (window, BSL_TYPE_PROJECT_ROW, NULL), ==, 1);
  ui_get (window, GTK_TYPE_LABEL, "Nothing Was Restored");
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_gone (gpointer window)
{
  return *(gpointer *) window == NULL;
}

/* What was begun goes on without the window. */
static void
test_closed (void)
{
  g_autofree char *path = ui_dup_path ("closed.db");
  g_autoptr (BslStore) store = ui_open_store (path);
  g_autofree char *id = ui_add_project (store, "Then");
  g_autofree char *added = NULL;
  g_autoptr (GPtrArray) left = NULL;
  gpointer window;

  g_assert_true (bsl_backups_make (path, NULL));
  added = ui_add_project (store, "Added");
  window = ui_show_window (store);
  g_assert_true (gtk_widget_activate_action (open_backup (window), "backup.restore", NULL));
  g_object_add_weak_pointer (window, &window);
  gtk_window_destroy (window);
  ui_wait (is_gone, &window);
  left = bsl_store_list (store, BSL_SHELF_ACTIVE, NULL, NULL);
  g_assert_cmpuint (left->len, ==, 1);
}

/* A backup that cannot be read says so and cannot be restored. */
static void
test_unreadable (void)
{
  g_autofree char *path = ui_dup_path ("unreadable.db");
  g_autoptr (BslStore) store = ui_open_store (path);
  g_autofree char *id = ui_add_project (store, "A");
  g_autoptr (GPtrArray) backups = NULL;
  GtkWidget *window, *page;

  g_assert_true (bsl_backups_make (path, NULL));
  backups = bsl_backups_list (path);
  g_assert_true (g_file_set_contents (((BslBackup *) backups->pdata[0])->path, "nothing", -1, NULL));
  window = ui_show_window (store);
  page = open_backup (window);
  ui_get (page, ADW_TYPE_STATUS_PAGE, NULL);
  g_assert_false (gtk_action_bar_get_revealed (GTK_ACTION_BAR (ui_get (page, GTK_TYPE_ACTION_BAR, NULL))));
  g_assert_false (gtk_widget_get_mapped (ui_get (page, ADW_TYPE_PREFERENCES_PAGE, NULL)));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Where nothing can be opened, the way to the backups is on the page. */
static void
test_damaged_store (void)
{
  g_autofree char *path = bsl_store_dup_default_path ();
  g_autoptr (BslStore) store = ui_open_store (path);
  g_autofree char *id = ui_add_project (store, "Saved");
  g_autoptr (GError) error = NULL;
  GtkWidget *window, *button;

  g_assert_true (bsl_backups_make (path, NULL));
  g_clear_object (&store);
  g_assert_true (g_file_set_contents (path, "this is damaged beyond reading", -1, NULL));
  store = bsl_store_open (path, &error);
  window = ui_show_window (NULL);
  bsl_window_show_trouble (BSL_WINDOW (window), path, error);
  ui_settle ();
  button = ui_get (window, GTK_TYPE_BUTTON, "_Restore a Backup");
  g_assert_true (gtk_widget_get_mapped (button));
  ui_act (button, "win.show-backups");
  ui_act (ui_get (get_visible_page (window), BSL_TYPE_GO_ROW, NULL), "row.go");
  ui_act (get_visible_page (window), "backup.restore");
  ui_wait (shows_projects, window);
  ui_settle ();
  ui_get (window, GTK_TYPE_LABEL, "Saved");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  ui_init_application (&argc, &argv);
  g_test_add_func ("/backups/by-itself", test_by_itself);
  g_test_add_func ("/backups/on-demand", test_on_demand);
  g_test_add_func ("/backups/tab", test_tab);
  g_test_add_func ("/backups/restore", test_restore);
  g_test_add_func ("/backups/same", test_same);
  g_test_add_func ("/backups/meanwhile", test_meanwhile);
  g_test_add_func ("/backups/not-restored", test_not_restored);
  g_test_add_func ("/backups/closed", test_closed);
  g_test_add_func ("/backups/unreadable", test_unreadable);
  g_test_add_func ("/backups/damaged-store", test_damaged_store);

  return g_test_run ();
}
