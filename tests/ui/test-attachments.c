/* SPDX-License-Identifier: EUPL-1.2 */
/* Attachments: added, opened, removed and back, erased; what was frozen stays. */
#include "config.h"

#include <glib/gstdio.h>

#include "app/store/bsl-attach.h"
#include "app/store/bsl-freeze.h"
#include "tests/ui/ui-fixture.h"
#include "ui/common/bsl-file-opening.h"
#include "ui/attachments/bsl-attachment-row.h"
#include "ui/attachments/bsl-attachments-page.h"
#include "ui/bsl-window.h"
#include "ui/common/bsl-text-row.h"
#include "ui/wizard/bsl-project-page.h"
#include "ui/wizard/bsl-step-row.h"

#define NAME "Price <list> & note.txt"

typedef struct
{
  BslStore *store;
  GtkWidget *window;
  GtkWidget *page;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  static guint n;
  g_autofree char *name = g_strdup_printf ("attachments-%u.db", n++);
  g_autofree char *path = ui_dup_path (name);
  g_autofree char *id = NULL;

  self->store = ui_open_store (path);
  id = ui_add_project (self->store, "Test");
  self->window = ui_show_window (self->store);
  self->page = ui_get (ui_open_project (self->window, id, "attachments"), BSL_TYPE_ATTACHMENTS_PAGE, NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->store);
}

static BslSession *
get_session (Fixture *self)
{
  return bsl_result_page_get_session (BSL_RESULT_PAGE (self->page));
}

static BslHistory *
get_history (Fixture *self)
{
  return bsl_session_get_history (get_session (self));
}

static GPtrArray *
list (Fixture *self)
{
  return bsl_evidence_list (bsl_session_get_project (get_session (self)));
}

static GFile *
write_file (const char *name, const char *bytes, gssize size)
{
  g_autofree char *path = ui_dup_path (name);

  g_assert_true (g_file_set_contents (path, bytes, size, NULL));
  return g_file_new_for_path (path);
}

static void
add (Fixture *self, GFile *file)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  g_list_store_append (files, file);
  bsl_attachments_page_add (BSL_ATTACHMENTS_PAGE (self->page), G_LIST_MODEL (files));
  ui_settle ();
}

static GtkWidget *
get_row (Fixture *self)
{
  return ui_get (self->page, BSL_TYPE_ATTACHMENT_ROW, NULL);
}

static void
assert_refused (Fixture *self, const char *part)
{
  AdwDialog *dialog = ui_get_dialog (self->window);

  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)), part));
  adw_dialog_force_close (dialog);
  ui_settle ();
}

/* The limit and what must not be attached are said before; then the file with what it is. */
static void
test_add (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (NAME, "12,50 €", -1);
  const char *subtitle;
  GtkWidget *step;

  ui_get (self->page, BSL_TYPE_TEXT_ROW, "Attach nothing classified: the project is not made to hold it.");
  ui_get (self->page, BSL_TYPE_TEXT_ROW, "No file is attached yet. Add one, or drop it here.");
  ui_get (self->page, GTK_TYPE_BUTTON, "_Add Files…");
  g_assert_nonnull (strstr (adw_preferences_group_get_description (ADW_PREFERENCES_GROUP (
                              ui_get (self->page, ADW_TYPE_PREFERENCES_GROUP, NULL))), "up to 10 MiB"));
  add (self, file);
  subtitle = adw_action_row_get_subtitle (ADW_ACTION_ROW (ui_get (self->page, BSL_TYPE_ATTACHMENT_ROW, NAME)));
  g_assert_nonnull (strstr (subtitle, " · 9 bytes · "));
  g_assert_null (ui_find (self->page, BSL_TYPE_TEXT_ROW, "No file is attached yet. Add one, or drop it here."));
  ui_get (self->window, GTK_TYPE_LABEL, "“" NAME "” attached");
  gtk_test_accessible_assert_property (ui_get (get_row (self), GTK_TYPE_MENU_BUTTON, NULL), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Menu of “" NAME "”");
  step = ui_get (self->window, GTK_TYPE_LABEL, "1 file");
  g_assert_nonnull (gtk_widget_get_ancestor (step, BSL_TYPE_STEP_ROW));
}

/* What is wrong with one file keeps no other away. */
static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autofree char *bytes = g_malloc0 (BSL_EVIDENCE_MAX_BYTES + 1);
  g_autoptr (GFile) large = write_file ("large.bin", bytes, BSL_EVIDENCE_MAX_BYTES + 1);
  g_autoptr (GFile) whole = write_file ("whole.bin", bytes, BSL_EVIDENCE_MAX_BYTES);
  g_autoptr (GFile) other = write_file ("other.bin", "x", -1);
  g_autoptr (GFile) folder = g_file_new_for_path (g_get_user_data_dir ());
  g_autoptr (GFile) gone = g_file_new_for_path ("/nothing/here");
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  g_list_store_append (files, large);
  g_list_store_append (files, whole);
  bsl_attachments_page_add (BSL_ATTACHMENTS_PAGE (self->page), G_LIST_MODEL (files));
  ui_settle ();
  assert_refused (self, "“large.bin”: A file of more than 10 MiB cannot be attached.");
  ui_get (self->page, BSL_TYPE_ATTACHMENT_ROW, "whole.bin");
  add (self, folder);
  assert_refused (self, "Only a file can be attached, not a folder.");
  add (self, gone);
  assert_refused (self, "“here”: ");
  g_assert_cmpuint (ui_count (self->page, BSL_TYPE_ATTACHMENT_ROW, NULL), ==, 1);

  adw_toast_overlay_dismiss_all (ADW_TOAST_OVERLAY (ui_get (self->window, ADW_TYPE_TOAST_OVERLAY, NULL)));
  ui_settle ();
  g_list_store_remove_all (files);
  g_list_store_append (files, other);
  g_list_store_append (files, large);
  bsl_attachments_page_add (BSL_ATTACHMENTS_PAGE (self->page), G_LIST_MODEL (files));
  ui_settle ();
  assert_refused (self, "“large.bin”: ");
  ui_get (self->window, GTK_TYPE_LABEL, "“other.bin” attached");
}

static void
test_drop (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) a = write_file ("a.txt", "a", -1);
  g_autoptr (GFile) b = write_file ("b.txt", "b", -1);
  GSList second = { b, NULL }, files = { a, &second };

  g_assert_true (ui_drop (self->page, &files));
  ui_get (self->page, BSL_TYPE_ATTACHMENT_ROW, "a.txt");
  ui_get (self->page, BSL_TYPE_ATTACHMENT_ROW, "b.txt");
  ui_get (self->window, GTK_TYPE_LABEL, "2 files attached");
}

/* Back as it was, also after another change; and by undo, which shows where. */
static void
test_remove (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (NAME, "x", -1);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  GtkWidget *project = ui_get (self->window, BSL_TYPE_PROJECT_PAGE, NULL);

  add (self, file);
  before = list (self);
  ui_act (get_row (self), "attachment.remove");
  g_assert_cmpuint (ui_count (self->page, BSL_TYPE_ATTACHMENT_ROW, NULL), ==, 0);
  g_assert_true (bsl_session_set_title (get_session (self), "Another"));
  g_signal_emit_by_name (ui_get (self->window, GTK_TYPE_BUTTON, "_Undo"), "clicked");
  ui_settle ();
  after = list (self);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpstr (((BslEvidence *) after->pdata[0])->id, ==, ((BslEvidence *) before->pdata[0])->id);
  g_assert_cmpint (((BslEvidence *) after->pdata[0])->time, ==, ((BslEvidence *) before->pdata[0])->time);

  ui_act (get_row (self), "attachment.remove");
  bsl_project_page_go (BSL_PROJECT_PAGE (project), "recap", NULL);
  g_assert_false (gtk_widget_get_mapped (self->page));
  ui_act (project, "session.undo");
  g_assert_true (gtk_widget_get_mapped (self->page));
  ui_get (self->page, BSL_TYPE_ATTACHMENT_ROW, NAME);
}

static void
respond (Fixture *self, const char *response)
{
  AdwDialog *dialog = ui_get_dialog (self->window);

  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_signal_emit_by_name (dialog, "response", response);
  adw_dialog_force_close (dialog);
  ui_settle ();
}

static void
test_erase (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (NAME, "x", -1);
  g_autoptr (GPtrArray) before = NULL;

  add (self, file);
  before = list (self);
  ui_act (get_row (self), "attachment.erase");
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (ui_get_dialog (self->window))), "“" NAME "” (1 byte) and all it holds go"));
  respond (self, "cancel");
  g_assert_cmpuint (ui_count (self->page, BSL_TYPE_ATTACHMENT_ROW, NULL), ==, 1);
  ui_act (get_row (self), "attachment.erase");
  respond (self, "erase");
  g_assert_cmpuint (ui_count (self->page, BSL_TYPE_ATTACHMENT_ROW, NULL), ==, 0);
  g_assert_null (bsl_history_read_attachment (get_history (self), before->pdata[0], NULL));

  add (self, file);
  add (self, file);
  ui_act (get_row (self), "attachment.erase");
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (ui_get_dialog (self->window))), "attached a second time"));
  respond (self, "erase");
  g_assert_cmpuint (ui_count (self->page, BSL_TYPE_ATTACHMENT_ROW, NULL), ==, 1);
}

/* The menu as it opens. */
static gboolean
offers (GtkWidget *row, const char *item)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (ui_get (row, GTK_TYPE_MENU_BUTTON, NULL));
  gboolean offered;

  gtk_menu_button_popup (button);
  ui_settle ();
  offered = ui_find (GTK_WIDGET (gtk_menu_button_get_popover (button)), GTK_TYPE_LABEL, item) != NULL;
  gtk_menu_button_popdown (button);
  ui_settle ();
  return offered;
}

/* What was decided with a file needs it; another can still be added, and go. */
static void
test_frozen (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) decided = write_file ("decided.txt", "x", -1);
  g_autoptr (GFile) later = write_file ("later.txt", "y", -1);
  GtkWidget *row;

  add (self, decided);
  g_assert_true (offers (get_row (self), "_Remove"));
  g_assert_true (bsl_history_freeze (get_history (self), "Decided", bsl_date_today (), NULL, 0, NULL));
  ui_settle ();
  row = ui_get (self->page, BSL_TYPE_ATTACHMENT_ROW, "decided.txt");
  g_assert_true (g_str_has_suffix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "\nStays with what was frozen"));
  g_assert_false (offers (row, "_Remove"));
  g_assert_false (offers (row, "_Erase for Good…"));
  ui_act (row, "attachment.remove");
  assert_refused (self, "");
  add (self, later);
  row = ui_get (self->page, BSL_TYPE_ATTACHMENT_ROW, "later.txt");
  g_assert_true (offers (row, "_Erase for Good…"));
  ui_act (row, "attachment.remove");
  g_assert_null (ui_find (self->page, BSL_TYPE_ATTACHMENT_ROW, "later.txt"));
  g_signal_emit_by_name (ui_get (self->window, GTK_TYPE_BUTTON, "_Undo"), "clicked");
  ui_settle ();
  ui_get (self->page, BSL_TYPE_ATTACHMENT_ROW, "later.txt");
  g_assert_true (bsl_session_amend (get_session (self), "Again"));
  ui_settle ();
  row = ui_get (self->page, BSL_TYPE_ATTACHMENT_ROW, "decided.txt");
  g_assert_true (offers (row, "_Remove"));
  g_assert_false (offers (row, "_Erase for Good…"));
}

/* Another program gets a copy that nobody else can read, each time one of its own; no copy stays. */
static void
test_copy (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (NAME, "x", -1);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GFile) copy = NULL, other = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  g_autofree char *name = NULL;
  GStatBuf status;

  add (self, file);
  all = list (self);
  bytes = bsl_history_read_attachment (get_history (self), all->pdata[0], &error);
  g_assert_no_error (error);
  copy = bsl_file_opening_copy (((BslEvidence *) all->pdata[0])->name, bytes, 0600, &error);
  g_assert_no_error (error);
  other = bsl_file_opening_copy (((BslEvidence *) all->pdata[0])->name, bytes, 0600, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_equal (copy, other));
  name = g_file_get_basename (copy);
  g_assert_cmpstr (name, ==, NAME);
  g_assert_cmpint (g_stat (g_file_peek_path (copy), &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (g_file_peek_path (copy), &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "x");
  bsl_file_opening_clear ();
  g_assert_false (g_file_query_exists (copy, NULL));
}

static void
test_read_only (void)
{
  g_autoptr (BslSession) session = ui_session_new ("{}");
  GtkWidget *page;
  GtkWindow *window;

  bsl_project_set_read_only (bsl_session_get_project (session), TRUE);
  page = GTK_WIDGET (bsl_attachments_page_new (session));
  window = ui_present (page);
  ui_get (page, BSL_TYPE_TEXT_ROW, "No file is attached.");
  g_assert_null (ui_find (page, GTK_TYPE_BUTTON, "_Add Files…"));
  gtk_window_destroy (window);
}

static gboolean
has_no_dialog (gpointer window)
{
  return ui_get_dialog (window) == NULL;
}

/* The name of the attachment in whose row the focus is; "" where it is elsewhere in the page. */
static const char *
get_focused (Fixture *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, BSL_TYPE_ATTACHMENT_ROW) : NULL;

  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, self->page));
  return row != NULL ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)) : "";
}

static void
remove_focused (Fixture *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  ui_act (gtk_widget_get_ancestor (focus, BSL_TYPE_ATTACHMENT_ROW), "attachment.remove");
}

/* Who removes files stays where they were. */
static void
test_focus (Fixture *self, gconstpointer data)
{
  static const char *const names[] = { "a.txt", "b.txt", "c.txt" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GFile) file = write_file (names[i], names[i], -1);

      add (self, file);
    }
  gtk_widget_grab_focus (ui_get (ui_get (self->page, BSL_TYPE_ATTACHMENT_ROW, "b.txt"), GTK_TYPE_MENU_BUTTON, NULL));
  remove_focused (self);
  g_assert_cmpstr (get_focused (self), ==, "c.txt");
  remove_focused (self);
  g_assert_cmpstr (get_focused (self), ==, "a.txt");
  remove_focused (self);
  g_assert_cmpstr (get_focused (self), ==, "");
}

/* After the dialog as well, whose way back is the row that is gone. */
static void
test_focus_erased (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) first = write_file ("a.txt", "a", 1), second = write_file ("b.txt", "b", 1);

  add (self, first);
  add (self, second);
  gtk_widget_grab_focus (ui_get (self->page, BSL_TYPE_ATTACHMENT_ROW, "a.txt"));
  ui_act (ui_get (self->page, BSL_TYPE_ATTACHMENT_ROW, "a.txt"), "attachment.erase");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (ui_get_dialog (self->window)), "erase");
  adw_dialog_force_close (ui_get_dialog (self->window));
  ui_wait (has_no_dialog, self->window);
  ui_settle ();
  g_assert_null (ui_find (self->page, BSL_TYPE_ATTACHMENT_ROW, "a.txt"));
  g_assert_cmpstr (get_focused (self), ==, "b.txt");
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/attachments/add", test_add },       { "/attachments/refused", test_refused },
    { "/attachments/drop", test_drop },     { "/attachments/remove", test_remove },
    { "/attachments/erase", test_erase },   { "/attachments/frozen", test_frozen },
    { "/attachments/copy", test_copy },     { "/attachments/focus", test_focus },
    { "/attachments/focus-erased", test_focus_erased },
  };

  ui_init_application (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  g_test_add_func ("/attachments/read-only", test_read_only);

  return g_test_run ();
}
