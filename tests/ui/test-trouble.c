/* SPDX-License-Identifier: EUPL-1.2 */
/* Saved projects that cannot be used: the page says why and what can be done, and nothing is deleted. */
#include "config.h"

#include <glib/gstdio.h>
#include <linux/capability.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "app/store/bsl-backup.h"
#include "tests/ui/ui-fixture.h"
#include "ui/bsl-window.h"
#include "ui/projects/bsl-project-row.h"
#include "ui/projects/bsl-projects-page.h"
#include "ui/projects/bsl-trouble-view.h"

#define RESTORE "_Restore a Backup"
#define ASIDE "_Set Aside and Start Anew…"
#define AGAIN "_Try Again"

/* A file of projects with one of this title; its path, to be freed. */
static char *
save (const char *name, const char *title)
{
  char *path = ui_dup_path (name);
  g_autoptr (BslStore) store = ui_open_store (path);
  g_autofree char *id = ui_add_project (store, title);

  return path;
}

/* A window as the application shows it where the projects at @path do not open. */
static GtkWidget *
show_trouble (const char *path, BslStoreError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BslStore) store = bsl_store_open (path, &error);
  GtkWidget *window;

  g_assert_null (store);
  g_assert_error (error, BSL_STORE_ERROR, (int) code);
  window = ui_show_window (NULL);
  bsl_window_show_trouble (BSL_WINDOW (window), path, error);
  ui_settle ();
  return window;
}

static gboolean
is_offered (GtkWidget *window, const char *label)
{
  return gtk_widget_get_mapped (ui_get (window, GTK_TYPE_BUTTON, label));
}

/* What happened, where, and what helps most, which has the focus. */
static void
assert_tells (GtkWidget *window, const char *title, const char *path, const char *first)
{
  GtkWidget *view = ui_get (window, BSL_TYPE_TROUBLE_VIEW, NULL);
  AdwStatusPage *status = ADW_STATUS_PAGE (ui_get (view, ADW_TYPE_STATUS_PAGE, NULL));

  g_assert_cmpstr (adw_status_page_get_title (status), ==, title);
  g_assert_cmpuint (strlen (adw_status_page_get_description (status)), >, 20);
  g_assert_null (strstr (adw_status_page_get_description (status), path));
  ui_get (view, GTK_TYPE_LABEL, path);
  g_assert_true (is_offered (view, AGAIN));
  g_assert_true (gtk_widget_has_css_class (ui_get (view, GTK_TYPE_BUTTON, first), "suggested-action"));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == ui_get (view, GTK_TYPE_BUTTON, first));
  g_assert_null (ui_get_dialog (window));
}

static gboolean
shows_list (gpointer window)
{
  return ui_find (window, BSL_TYPE_PROJECTS_PAGE, NULL) != NULL && ui_find (window, BSL_TYPE_TROUBLE_VIEW, NULL) == NULL;
}

static void
try_again (GtkWidget *window)
{
  ui_act (ui_get (window, GTK_TYPE_BUTTON, AGAIN), "win.try-again");
}

static void
wait_project (GtkWidget *window, const char *title)
{
  ui_wait (shows_list, window);
  ui_settle ();
  ui_get (ui_get (window, BSL_TYPE_PROJECT_ROW, NULL), GTK_TYPE_LABEL, title);
}

/* Asked for, not confirmed, then confirmed. */
static void
set_aside (GtkWidget *window)
{
  ui_act (ui_get (window, GTK_TYPE_BUTTON, ASIDE), "trouble.set-aside");
  g_assert_cmpstr (adw_alert_dialog_get_default_response (ADW_ALERT_DIALOG (ui_get_dialog (window))), ==, "cancel");
  adw_dialog_close (ui_get_dialog (window));
  ui_settle ();
  g_assert_false (shows_list (window));
  ui_act (ui_get (window, GTK_TYPE_BUTTON, ASIDE), "trouble.set-aside");
  g_signal_emit_by_name (ui_get_dialog (window), "response", "aside");
  ui_wait (shows_list, window);
  ui_settle ();
}

/* The window may have made a backup of what came in its place already. */
static const BslBackup *
find_set_aside (GPtrArray *backups)
{
  for (guint i = 0; i < backups->len; i++)
    if (((const BslBackup *) backups->pdata[i])->kind == BSL_BACKUP_DAMAGED)
      return backups->pdata[i];
  return NULL;
}

/* What was set aside from @path, which holds these bytes; the window has told its name. */
static void
assert_set_aside (GtkWidget *window, const char *path, const char *bytes, gsize length)
{
  g_autoptr (GPtrArray) backups = bsl_backups_list (path);
  const BslBackup *kept = find_set_aside (backups);
  g_autofree char *name = kept != NULL ? g_path_get_basename (kept->path) : NULL;
  g_autofree char *message = g_strdup_printf ("Set aside: %s", name);
  g_autofree char *found = NULL;
  gsize found_length;

  g_assert_nonnull (kept);
  g_assert_true (g_file_get_contents (kept->path, &found, &found_length, NULL));
  g_assert_cmpmem (found, found_length, bytes, length);
  ui_get (window, GTK_TYPE_LABEL, message);
}

/* As a sentence of its own, whatever separates it from the place it begins with. */
static void
test_reason (void)
{
  GtkWidget *view = g_object_new (BSL_TYPE_TROUBLE_VIEW, NULL);
  g_autoptr (GError) error = g_error_new (BSL_STORE_ERROR, BSL_STORE_ERROR_FAILED, "/a & b\u00a0: était < attendu");
  GtkWindow *window = ui_present (view);
  AdwStatusPage *status = ADW_STATUS_PAGE (ui_get (view, ADW_TYPE_STATUS_PAGE, NULL));

  bsl_trouble_view_tell (BSL_TROUBLE_VIEW (view), "/a & b", error);
  g_assert_cmpstr (adw_status_page_get_description (status), ==, "Était &lt; attendu");
  bsl_trouble_view_tell (BSL_TROUBLE_VIEW (view), "/c", error);
  g_assert_cmpstr (adw_status_page_get_description (status), ==, "/a &amp; b\u00a0: était &lt; attendu");
  gtk_window_destroy (window);
}

/* Something else has this name: without a backup there is one way on, and it is a new beginning. */
static void
test_foreign (void)
{
  static const char text[] = "these are notes about something else";
  g_autofree char *path = ui_dup_path ("notes & such.db");
  GtkWidget *window;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  window = show_trouble (path, BSL_STORE_ERROR_FOREIGN);
  assert_tells (window, "Another File Is in the Place of the Projects", path, ASIDE);
  g_assert_false (is_offered (window, RESTORE));
  set_aside (window);
  assert_set_aside (window, path, text, strlen (text));
  ui_act (window, "win.new-project");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What was set aside is none that could be restored. */
static void
test_foreign_again (void)
{
  g_autofree char *path = ui_dup_path ("again.db");
  g_autofree char *kept = NULL;
  GtkWidget *window;

  g_assert_true (g_file_set_contents (path, "something else", -1, NULL));
  kept = bsl_backups_set_aside (path, NULL);
  g_assert_true (g_file_set_contents (path, "something else", -1, NULL));
  window = show_trouble (path, BSL_STORE_ERROR_FOREIGN);
  g_assert_false (is_offered (window, RESTORE));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Of another program; taken away by hand. */
static void
test_foreign_database (void)
{
  g_autofree char *path = ui_dup_path ("other.db");
  g_autofree char *elsewhere = ui_dup_path ("elsewhere.db");
  sqlite3 *other;
  GtkWidget *window;

  g_assert_cmpint (sqlite3_open (path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "CREATE TABLE bookmark (title)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (other);
  window = show_trouble (path, BSL_STORE_ERROR_FOREIGN);
  assert_tells (window, "Another File Is in the Place of the Projects", path, ASIDE);
  g_assert_cmpint (g_rename (path, elsewhere), ==, 0);
  try_again (window);
  ui_wait (shows_list, window);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
says_still (gpointer window)
{
  return ui_find (window, GTK_TYPE_LABEL, "The projects still cannot be opened") != NULL;
}

/* Kept by another connection; trying again too early says so and stays usable. */
static void
test_busy (void)
{
  g_autofree char *path = save ("busy.db", "Kept");
  sqlite3 *other;
  GtkWidget *window;

  g_assert_cmpint (sqlite3_open (path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; PRAGMA user_version", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  window = show_trouble (path, BSL_STORE_ERROR_BUSY);
  assert_tells (window, "The Saved Projects Are in Use", path, AGAIN);
  g_assert_false (is_offered (window, ASIDE));
  try_again (window);
  ui_wait (says_still, window);
  assert_tells (window, "The Saved Projects Are in Use", path, AGAIN);
  sqlite3_close (other);
  try_again (window);
  wait_project (window, "Kept");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* No byte more can be written: as on a full disk. */
static void
test_full (void)
{
  g_autofree char *path = ui_dup_path ("full.db");
  GtkWidget *window;

  ui_fill_disk (0);
  window = show_trouble (path, BSL_STORE_ERROR_FULL);
  ui_free_disk ();
  assert_tells (window, "The Disk Is Full", path, AGAIN);
  try_again (window);
  ui_wait (shows_list, window);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Every page but the first: it opens, and the list cannot be read. */
static void
test_damaged (void)
{
  g_autofree char *path = save ("damaged.db", "Lost");
  g_autofree char *bytes = NULL;
  g_autoptr (BslStore) store = NULL;
  GtkWidget *window;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, 8192);
  memset (bytes + 4096, 0xa5, length - 4096);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  store = ui_open_store (path);
  window = ui_show_window (store);
  assert_tells (window, "The Saved Projects Are Damaged", path, ASIDE);
  g_clear_object (&store);
  set_aside (window);
  assert_set_aside (window, path, bytes, length);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* With a backup that is the way on; it brings the projects back. */
static void
test_damaged_backed_up (void)
{
  g_autofree char *path = save ("backed-up.db", "Saved");
  GtkWidget *window;

  g_assert_true (bsl_backups_make (path, NULL));
  g_assert_true (g_file_set_contents (path, "this is damaged beyond reading", -1, NULL));
  window = show_trouble (path, BSL_STORE_ERROR_FOREIGN);
  assert_tells (window, "Another File Is in the Place of the Projects", path, RESTORE);
  g_assert_true (is_offered (window, ASIDE));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Permissions mean nothing to the superuser, unless that is given up. */
static void
obey_permissions (gboolean obey)
{
  struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
  struct __user_cap_data_struct data[2];
  const guint32 powers = 1 << CAP_DAC_OVERRIDE | 1 << CAP_DAC_READ_SEARCH;

  g_assert_cmpint (syscall (SYS_capget, &header, data), ==, 0);
  data[0].effective = obey ? data[0].effective & ~powers : data[0].effective | (data[0].permitted & powers);
  g_assert_cmpint (syscall (SYS_capset, &header, data), ==, 0);
}

static void
test_no_access (void)
{
  g_autofree char *path = save ("closed/folder.db", "Saved");
  g_autofree char *folder = g_path_get_dirname (path);
  GtkWidget *window;

  g_assert_cmpint (g_chmod (folder, 0), ==, 0);
  obey_permissions (TRUE);
  window = show_trouble (path, BSL_STORE_ERROR_READ_ONLY);
  assert_tells (window, "No Access to the Saved Projects", path, AGAIN);
  g_assert_false (is_offered (window, ASIDE));
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
  try_again (window);
  wait_project (window, "Saved");
  obey_permissions (FALSE);
  gtk_window_destroy (GTK_WINDOW (window));
}

#define UNWRITABLE "The projects can be read but not changed: their file cannot be written. Check its permissions."

static GtkWidget *
get_banner (GtkWidget *window, const char *title)
{
  return gtk_widget_get_ancestor (ui_get (window, GTK_TYPE_LABEL, title), ADW_TYPE_BANNER);
}

static gboolean
can_begin (GtkWidget *window)
{
  return gtk_widget_get_sensitive (GTK_WIDGET (gtk_widget_get_template_child (ui_get (window, BSL_TYPE_PROJECTS_PAGE, NULL),
                                                                              BSL_TYPE_PROJECTS_PAGE, "new_button")));
}

static gboolean
is_writable (gpointer window)
{
  return shows_list (window) && can_begin (window);
}

/* What can be read is shown; it says why nothing can be changed until it can. */
static void
test_read_only (void)
{
  g_autofree char *path = save ("locked/folder.db", "Saved");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (BslStore) store = NULL;
  GtkWidget *window, *banner;

  g_assert_cmpint (g_chmod (path, 0400), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
  obey_permissions (TRUE);
  store = ui_open_store (path);
  window = ui_show_window (store);
  g_clear_object (&store);
  wait_project (window, "Saved");
  banner = get_banner (window, UNWRITABLE);
  g_assert_false (can_begin (window));
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
  ui_act (banner, "win.try-again");
  ui_wait (is_writable, window);
  wait_project (window, "Saved");
  g_assert_null (ui_find (window, GTK_TYPE_LABEL, UNWRITABLE));
  obey_permissions (FALSE);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The same for what a newer version wrote; only that version helps. */
static void
test_newer (void)
{
  g_autofree char *path = save ("newer.db", "Saved");
  g_autoptr (BslStore) store = NULL;
  sqlite3 *other;
  GtkWidget *window, *banner;

  g_assert_cmpint (sqlite3_open (path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "PRAGMA user_version = 99", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (other);
  store = ui_open_store (path);
  window = ui_show_window (store);
  wait_project (window, "Saved");
  banner = get_banner (window, "The projects can be read but not changed: a newer version of Boussole wrote them.");
  g_assert_null (adw_banner_get_button_label (ADW_BANNER (banner)));
  g_assert_false (can_begin (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A file that comes from elsewhere meanwhile is answered. */
static void
test_file (void)
{
  g_autofree char *path = ui_dup_path ("file.db");
  g_autofree char *example = bsl_library_dup_path (ui_get_library (), "example/example.boussole");
  g_autoptr (GFile) file = g_file_new_for_path (example);
  GtkWidget *window;

  g_assert_true (g_file_set_contents (path, "something else", -1, NULL));
  window = show_trouble (path, BSL_STORE_ERROR_FOREIGN);
  bsl_window_open_file (BSL_WINDOW (window), file);
  ui_settle ();
  ui_get (window, GTK_TYPE_LABEL, "No file can be opened before the saved projects are");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  ui_init_application (&argc, &argv);
  g_test_add_func ("/trouble/reason", test_reason);
  g_test_add_func ("/trouble/foreign", test_foreign);
  g_test_add_func ("/trouble/foreign-again", test_foreign_again);
  g_test_add_func ("/trouble/foreign-database", test_foreign_database);
  g_test_add_func ("/trouble/busy", test_busy);
  g_test_add_func ("/trouble/full", test_full);
  g_test_add_func ("/trouble/damaged", test_damaged);
  g_test_add_func ("/trouble/damaged-backed-up", test_damaged_backed_up);
  g_test_add_func ("/trouble/no-access", test_no_access);
  g_test_add_func ("/trouble/read-only", test_read_only);
  g_test_add_func ("/trouble/newer", test_newer);
  g_test_add_func ("/trouble/file", test_file);

  return g_test_run ();
}
