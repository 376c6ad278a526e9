/* SPDX-License-Identifier: EUPL-1.2 */
/* The window, its toasts and its list of projects. */
#include "config.h"

#include "app/report/bsl-report.h"
#include "app/report/bsl-writers.h"
#include "app/store/bsl-store-private.h"
#include "tests/ui/ui-fixture.h"
#include "ui/bsl-window.h"
#include "ui/projects/bsl-project-row.h"
#include "ui/projects/bsl-projects-page.h"
#include "ui/replay/bsl-replay-dialog.h"
#include "ui/wizard/bsl-project-page.h"
#include "ui/wizard/bsl-why-dialog.h"

static BslStore *
open_store (const char *name)
{
  g_autofree char *path = ui_dup_path (name);

  return ui_open_store (path);
}

/* What people name is no markup. */
static void
test_toast (void)
{
  g_autoptr (BslStore) store = open_store ("toast.db");
  GtkWidget *window = ui_show_window (store);

  bsl_window_add_toast (BSL_WINDOW (window), adw_toast_new ("“R&D <2>” exported"));
  ui_settle ();
  ui_get (window, GTK_TYPE_LABEL, "“R&D <2>” exported");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* An error that names a file. */
static void
test_error (void)
{
  g_autoptr (BslStore) store = open_store ("R&D.db");
  GtkWidget *page;
  GtkWindow *window;
  GtkWidget *status;

  g_assert_true (bsl_database_execute (bsl_store_get_database (store), "ALTER TABLE project RENAME TO elsewhere", NULL));
  page = GTK_WIDGET (bsl_projects_page_new (ui_get_library (), store, BSL_SHELF_ACTIVE));
  window = ui_present (page);
  status = ui_get (page, ADW_TYPE_STATUS_PAGE, NULL);
  g_assert_nonnull (strstr (adw_status_page_get_description (ADW_STATUS_PAGE (status)), "R&amp;D.db"));
  gtk_window_destroy (window);
}

static void
test_why (void)
{
  g_autoptr (BslSession) session = ui_session_new ("{}");
  BslQuestion question = *bsl_questionnaire_get_question (bsl_session_get_questionnaire (session), 0);
  g_autoptr (GPtrArray) law = g_ptr_array_new ();
  BslReference reference = { (char *) "S29", (char *) "annexe 1", (char *) "annex 1" };
  GtkWindow *window = ui_present (gtk_label_new (NULL));
  AdwDialog *dialog;

  g_ptr_array_add (law, &reference);
  question.law = law;

  for (guint i = 0; i < BSL_N_LANGS; i++)
    question.title.in[i] = (char *) "R&D?";
  dialog = bsl_why_dialog_new (session, &question);
  adw_dialog_present (dialog, GTK_WIDGET (window));
  ui_settle ();
  ui_get (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "R&amp;D?");
  ui_get (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "annex 1");
  gtk_window_destroy (window);
}

/* A list that is not shown is read when it shows again. */
static void
test_hidden (void)
{
  g_autoptr (BslStore) store = open_store ("hidden.db");
  GtkStack *stack = GTK_STACK (gtk_stack_new ());
  GtkWidget *page = GTK_WIDGET (bsl_projects_page_new (ui_get_library (), store, BSL_SHELF_ACTIVE));
  GtkWindow *window;

  gtk_stack_add_named (stack, page, "list");
  gtk_stack_add_named (stack, gtk_label_new ("else"), "else");
  window = ui_present (GTK_WIDGET (stack));
  gtk_stack_set_visible_child_name (stack, "else");
  ui_settle ();
  g_free (ui_add_project (store, "A"));
  g_assert_cmpuint (ui_count (page, BSL_TYPE_PROJECT_ROW, NULL), ==, 0);
  gtk_stack_set_visible_child_name (stack, "list");
  ui_settle ();
  g_assert_cmpuint (ui_count (page, BSL_TYPE_PROJECT_ROW, NULL), ==, 1);
  gtk_window_destroy (window);
}

static gboolean
has_row (gpointer window)
{
  return ui_find (GTK_WIDGET (window), BSL_TYPE_PROJECT_ROW, NULL) != NULL;
}

/* What another program saves comes into the list by itself. */
static void
test_watch (void)
{
  g_autoptr (BslStore) store = open_store ("watch.db");
  g_autoptr (BslStore) other = open_store ("watch.db");
  GtkWidget *window = ui_show_window (store);

  g_assert_false (has_row (window));
  g_free (ui_add_project (other, "A"));
  ui_wait (has_row, window);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_found (gpointer store)
{
  g_autoptr (GPtrArray) found = bsl_store_list (store, BSL_SHELF_ACTIVE, "commune", NULL);

  return found != NULL && found->len == 1;
}

/* A project of an older file is found by its answers. */
static void
test_index (void)
{
  g_autoptr (BslSession) session = ui_session_new ("{'organisation.type': 'commune'}");
  BslStore *store = bsl_session_get_store (session);
  GtkWidget *window;

  g_assert_true (bsl_database_execute (bsl_store_get_database (store),
                                       "DELETE FROM search; UPDATE project SET indexed = 0, sort_title = ''", NULL));
  g_assert_false (is_found (store));
  window = ui_show_window (store);
  ui_wait (is_found, store);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_past (gpointer time)
{
  return g_get_monotonic_time () >= *(gint64 *) time;
}

/* There is time to read what can be undone. */
static void
test_undo (void)
{
  g_autoptr (BslStore) store = open_store ("undo.db");
  GtkWidget *window;
  AdwToastOverlay *overlay;
  gint64 end;

  g_free (ui_add_project (store, "R&D"));
  window = ui_show_window (store);
  overlay = ADW_TOAST_OVERLAY (gtk_widget_get_template_child (window, BSL_TYPE_WINDOW, "toasts"));
  gtk_widget_activate_action (ui_get (window, BSL_TYPE_PROJECT_ROW, NULL), "project.trash", NULL);
  ui_settle ();
  ui_get (GTK_WIDGET (overlay), GTK_TYPE_LABEL, "Moved to trash: “R&D”");
  end = g_get_monotonic_time () + 7 * G_USEC_PER_SEC;
  ui_wait (is_past, &end);
  ui_get (GTK_WIDGET (overlay), GTK_TYPE_LABEL, "Moved to trash: “R&D”");
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
drop (GtkWidget *window, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GSList files = { file, NULL };

  return ui_drop (window, &files);
}

static char *
write_document (void)
{
  g_autoptr (BslSession) session = ui_session_new ("{}");
  g_autoptr (BslEvaluation) evaluation = bsl_session_ref_own_evaluation (session);
  const BslReportOptions options = { .lang = BSL_LANG_EN };
  g_autoptr (BslDocument) document = bsl_report_new (bsl_session_get_project (session), evaluation, &options);
  g_autoptr (GBytes) bytes = bsl_format_find ("odt")->write (document, NULL);
  char *path = ui_dup_path ("dropped.odt");

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  return path;
}

/* A project opens, a document is held against what it carries, another file is refused in words. */
static void
test_drop (void)
{
  g_autoptr (BslStore) store = open_store ("drop.db");
  GtkWidget *window = ui_show_window (store);
  g_autofree char *project = bsl_library_dup_path (ui_get_library (), "example/example.boussole");
  g_autofree char *document = write_document ();
  g_autofree char *other = ui_dup_path ("drop.db");

  g_assert_true (drop (window, other));
  ui_get (window, ADW_TYPE_ALERT_DIALOG, NULL);
  adw_dialog_force_close (ui_get_dialog (window));
  ui_settle ();
  g_assert_true (drop (window, document));
  ui_get (window, BSL_TYPE_REPLAY_DIALOG, NULL);
  adw_dialog_force_close (ui_get_dialog (window));
  ui_settle ();
  g_assert_true (drop (window, project));
  ui_get (window, BSL_TYPE_PROJECT_PAGE, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  ui_init_application (&argc, &argv);
  g_test_add_func ("/window/toast", test_toast);
  g_test_add_func ("/window/error", test_error);
  g_test_add_func ("/window/why", test_why);
  g_test_add_func ("/window/hidden", test_hidden);
  g_test_add_func ("/window/watch", test_watch);
  g_test_add_func ("/window/index", test_index);
  g_test_add_func ("/window/undo", test_undo);
  g_test_add_func ("/window/drop", test_drop);

  return g_test_run ();
}
