/* SPDX-License-Identifier: EUPL-1.2 */
/* Documents made beside the window: cancelled, refused, one at a time. */
#include "config.h"

#include <glib/gstdio.h>

#include "tests/ui/ui-fixture.h"
#include "ui/bsl-window.h"
#include "ui/document/bsl-document-job.h"
#include "ui/document/bsl-job-bar.h"
#include "ui/document/bsl-printing.h"
#include "ui/wizard/bsl-project-page.h"

#define MINISTRY "{'organisation.type': 'state-central', 'data.classes': ['personal'], 'service.needs': ['compute-vm']}"

/* A job that ended. */
typedef struct
{
  gboolean done;
  GError *error;
} Ended;

static gboolean
has_ended (gpointer ended)
{
  return ((Ended *) ended)->done;
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Ended *ended = data;

  bsl_document_job_export_finish (result, &ended->error);
  ended->done = TRUE;
}

/* Cancelled, nothing is written: neither now nor when the thread is done with what it had begun. */
static void
test_cancel (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  g_autoptr (BslOrder) order = bsl_order_new (BSL_LANG_EN);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "cancelled.odt", NULL);
  g_autofree char *other = g_build_filename (g_get_user_data_dir (), "complete.odt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) next = g_file_new_for_path (other);
  g_autofree char *kept = NULL;
  Ended cancelled = { FALSE, NULL }, complete = { FALSE, NULL };

  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  bsl_document_job_export_async (session, order, "odt", file, cancellable, exported_cb, &cancelled);
  g_cancellable_cancel (cancellable);
  ui_wait (has_ended, &cancelled);
  g_assert_error (cancelled.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  bsl_document_job_export_async (session, order, "odt", next, NULL, exported_cb, &complete);
  ui_wait (has_ended, &complete);
  g_assert_no_error (complete.error);
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "before");
  g_clear_error (&cancelled.error);
}

static void
test_unwritable (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  g_autoptr (BslOrder) order = bsl_order_new (BSL_LANG_EN);
  g_autoptr (GFile) file = g_file_new_for_path ("/no/such/folder/file.odt");
  Ended ended = { FALSE, NULL };

  bsl_document_job_export_async (session, order, "odt", file, NULL, exported_cb, &ended);
  ui_wait (has_ended, &ended);
  g_assert_error (ended.error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&ended.error);
}

/* A document that cannot be written to its end leaves the old one as it was, and nothing beside it. */
static void
test_disk_full (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  g_autoptr (BslOrder) order = bsl_order_new (BSL_LANG_EN);
  g_autofree char *folder = g_dir_make_tmp ("full-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "old.odt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *kept = NULL;
  Ended ended = { FALSE, NULL };

  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  ui_fill_disk (1000);
  bsl_document_job_export_async (session, order, "odt", file, NULL, exported_cb, &ended);
  ui_wait (has_ended, &ended);
  ui_free_disk ();
  g_assert_nonnull (ended.error);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "before");
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_clear_error (&ended.error);
}

static void
built_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BslDocument **document = data;
  g_autoptr (GError) error = NULL;

  *document = bsl_document_job_build_finish (result, &error);
  g_assert_no_error (error);
}

static gboolean
is_built (gpointer document)
{
  return *(BslDocument **) document != NULL;
}

/* What is written when the versions @since and @until are compared. */
static char *
compare (BslSession *session, const char *since, const char *until)
{
  g_autoptr (BslOrder) order = bsl_order_new (BSL_LANG_EN);
  g_autoptr (BslDocument) document = NULL;

  order->form = g_strdup ("changes");
  order->since = g_strdup (since);
  order->until = g_strdup (until);
  bsl_document_job_build_async (session, order, NULL, built_cb, &document);
  ui_wait (is_built, &document);
  return bsl_document_to_plain (document);
}

static void
freeze (BslSession *session, const char *reason)
{
  g_autoptr (GBytes) evaluation = bsl_record_write (bsl_session_get_evaluation (session));
  const BslContent content = { BSL_PART_EVALUATION, "application/json", evaluation };

  g_assert_true (bsl_session_freeze (session, reason, &content, 1));
}

static const char *
get_version (GPtrArray *versions, guint index)
{
  return ((const BslSnapshot *) g_ptr_array_index (versions, index))->id;
}

/* Two versions, or one and the project as it is, each as it was. */
static void
test_compare (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  g_autoptr (GPtrArray) versions = NULL;
  g_autofree char *between = NULL, *since = NULL, *same = NULL;

  freeze (session, "One");
  g_assert_true (bsl_session_amend (session, "Wrong"));
  ui_answer (session, "organisation.type", "\"commune\"");
  freeze (session, "Two");
  g_assert_true (bsl_session_amend (session, "Wrong again"));
  ui_answer (session, "organisation.type", "\"region\"");

  versions = bsl_snapshots_read (bsl_session_get_project (session));
  between = compare (session, get_version (versions, 0), get_version (versions, 1));
  g_assert_nonnull (strstr (between, "reason: One"));
  g_assert_nonnull (strstr (between, "reason: Two"));
  g_assert_nonnull (strstr (between, "\nCommune"));
  g_assert_null (strstr (between, "\nRegion"));
  since = compare (session, get_version (versions, 1), NULL);
  g_assert_nonnull (strstr (since, "The project as it is"));
  g_assert_nonnull (strstr (since, "\nRegion"));
  same = compare (session, get_version (versions, 1), get_version (versions, 1));
  g_assert_nonnull (strstr (same, "No answer changed."));
  g_assert_nonnull (strstr (same, "No verdict changed"));
}

static void
failed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Ended *ended = data;

  g_assert_null (bsl_document_job_build_finish (result, &ended->error));
  ended->done = TRUE;
}

/* A version that is gone is said, not passed over. */
static void
test_no_version (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  g_autoptr (BslOrder) order = bsl_order_new (BSL_LANG_EN);
  Ended ended = { FALSE, NULL };

  order->form = g_strdup ("changes");
  order->since = g_strdup ("gone");
  bsl_document_job_build_async (session, order, NULL, failed_cb, &ended);
  ui_wait (has_ended, &ended);
  g_assert_error (ended.error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&ended.error);
}

/* So is a form that this version does not know. */
static void
test_no_form (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  g_autoptr (BslOrder) order = bsl_order_new (BSL_LANG_EN);
  g_autoptr (GFile) file = g_file_new_for_path ("/no/such/folder/file.odt");
  Ended built = { FALSE, NULL }, exported = { FALSE, NULL };

  order->form = g_strdup ("nosuch");
  bsl_document_job_build_async (session, order, NULL, failed_cb, &built);
  ui_wait (has_ended, &built);
  g_assert_error (built.error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (built.error->message, "nosuch"));
  bsl_document_job_export_async (session, order, "odt", file, NULL, exported_cb, &exported);
  ui_wait (has_ended, &exported);
  g_assert_cmpstr (exported.error->message, ==, built.error->message);
  g_clear_error (&built.error);
  g_clear_error (&exported.error);
}

static gboolean
is_revealed (gpointer bar)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (ui_get (bar, GTK_TYPE_REVEALER, NULL)));
}

/* Hidden for a moment, then with a way to cancel; one job at a time. */
static void
test_bar (void)
{
  GtkWidget *bar = bsl_job_bar_new ();
  GtkWindow *window = ui_present (bar);
  g_autoptr (GCancellable) cancellable = bsl_job_bar_begin (BSL_JOB_BAR (bar), "Writing…");

  g_assert_false (is_revealed (bar));
  g_assert_null (bsl_job_bar_begin (BSL_JOB_BAR (bar), "Another…"));
  ui_wait (is_revealed, bar);
  ui_get (bar, GTK_TYPE_LABEL, "Writing…");
  g_signal_emit_by_name (ui_get (bar, GTK_TYPE_BUTTON, "_Cancel"), "clicked");
  g_assert_true (g_cancellable_is_cancelled (cancellable));
  bsl_job_bar_end (BSL_JOB_BAR (bar));
  g_assert_false (is_revealed (bar));
  gtk_window_destroy (window);
}

/* Said, not passed over: the other document is on its way. */
static void
test_busy (void)
{
  g_autoptr (BslApplication) application = bsl_application_new (0);
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  g_autoptr (BslOrder) order = bsl_order_new (BSL_LANG_EN);
  g_autoptr (GCancellable) cancellable = NULL;
  BslWindow *window;
  BslJobBar *bar;

  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  window = bsl_window_new (application, ui_get_library (), bsl_session_get_store (session));
  gtk_window_present (GTK_WINDOW (window));
  bsl_window_open_project (window, bsl_session_get_id (session));
  ui_settle ();
  bsl_project_page_go (BSL_PROJECT_PAGE (ui_get (GTK_WIDGET (window), BSL_TYPE_PROJECT_PAGE, NULL)), "document", NULL);
  ui_settle ();
  bar = BSL_JOB_BAR (ui_get (GTK_WIDGET (window), BSL_TYPE_JOB_BAR, NULL));
  cancellable = bsl_job_bar_begin (bar, "Writing…");
  bsl_printing_start (bar, session, order);
  ui_settle ();
  ui_get (GTK_WIDGET (window), GTK_TYPE_LABEL, "Another document is still being written.");
  bsl_job_bar_end (bar);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_settle ();
}

int
main (int argc, char *argv[])
{
  ui_init (&argc, &argv);
  g_test_add_func ("/document-job/cancel", test_cancel);
  g_test_add_func ("/document-job/unwritable", test_unwritable);
  g_test_add_func ("/document-job/disk-full", test_disk_full);
  g_test_add_func ("/document-job/bar", test_bar);
  g_test_add_func ("/document-job/busy", test_busy);
  g_test_add_func ("/document-job/compare", test_compare);
  g_test_add_func ("/document-job/no-version", test_no_version);
  g_test_add_func ("/document-job/no-form", test_no_form);

  return g_test_run ();
}
