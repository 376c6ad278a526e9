/* SPDX-License-Identifier: EUPL-1.2 */
/* What remains to do: listed, marked as done, also after the decision. */
#include "config.h"

#include "app/core/bsl-task.h"
#include "app/report/bsl-report-tasks.h"
#include "app/report/bsl-report.h"
#include "tests/ui/document-fixture.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-text-row.h"
#include "ui/document/bsl-task-dialog.h"
#include "ui/document/bsl-task-page.h"
#include "ui/document/bsl-tasks-page.h"

static guint
count_rows_of (BslSession *session)
{
  g_autoptr (BslEvaluation) evaluation = bsl_session_ref_own_evaluation (session);
  g_autoptr (BslDocument) document = bsl_report_new (bsl_session_get_project (session), evaluation,
                                                     &(const BslReportOptions) { .form = "tasks", .lang = BSL_LANG_EN });
  g_autoptr (GPtrArray) tasks = bsl_report_list_tasks (bsl_session_get_project (session), evaluation, BSL_LANG_EN);
  guint n = tasks->len;

  for (guint i = 0; i < bsl_document_get_n_blocks (document); i++)
    if (bsl_document_get_block (document, i)->kind == BSL_BLOCK_TABLE
        && g_str_equal (bsl_document_get_block (document, i)->section, "tasks-list"))
      n += bsl_document_get_block (document, i)->rows->len - 1;
  return n;
}

/* Line by line what the form says, each with its way; a text written leaves it. */
static void
test_tasks (void)
{
  DocumentFixture self;
  GtkWidget *page;
  guint before;

  document_fixture_open (&self, NULL);
  document_fixture_act (&self, "document.tasks", NULL);
  page = GTK_WIDGET (document_fixture_get_page (&self));
  g_assert_true (BSL_IS_TASKS_PAGE (page));
  before = ui_count (page, BSL_TYPE_GO_ROW, NULL);
  g_assert_cmpuint (before, >, 20);
  g_assert_cmpuint (before, ==, count_rows_of (self.session));
  g_assert_true (gtk_widget_activate_action (ui_get (page, BSL_TYPE_GO_ROW, "Exit plan"), "row.go", NULL));
  ui_settle ();
  document_fixture_type (GTK_WIDGET (document_fixture_get_page (&self)), "One");
  document_fixture_act (&self, "navigation.pop", NULL);
  g_assert_null (ui_find (page, BSL_TYPE_GO_ROW, "Exit plan"));
  g_assert_cmpuint (ui_count (page, BSL_TYPE_GO_ROW, NULL), ==, before - 1);
  document_fixture_close (&self);
}

/* Opened, marked as done with what proves it, undone, done again; a fault stands beside its field. */
static void
test_task (void)
{
  DocumentFixture self;
  GtkWidget *dialog;
  BslTaskDone done;
  BslStepped stepped;

  document_fixture_open (&self, NULL);
  document_fixture_act (&self, "document.tasks", NULL);
  document_fixture_act (&self, "tasks.open", "GDPR-01");
  g_assert_true (BSL_IS_TASK_PAGE (document_fixture_get_page (&self)));
  ui_get (GTK_WIDGET (document_fixture_get_page (&self)), BSL_TYPE_TEXT_ROW, "Not done yet.");
  document_fixture_act (&self, "task.record", NULL);
  dialog = ui_get (GTK_WIDGET (self.window), BSL_TYPE_TASK_DIALOG, NULL);
  g_assert_true (gtk_widget_activate_action (dialog, "form.save", NULL));
  ui_get (dialog, BSL_TYPE_TEXT_ROW, "Write what proves it: a document and where it is kept.");
  gtk_editable_set_text (GTK_EDITABLE (ui_get (dialog, ADW_TYPE_ENTRY_ROW, "What proves it, and where it is kept")), "Annex 4");
  gtk_editable_set_text (GTK_EDITABLE (ui_get (dialog, ADW_TYPE_ENTRY_ROW, "Who says so")), "C. Nom");
  gtk_editable_set_text (GTK_EDITABLE (ui_get (dialog, ADW_TYPE_ENTRY_ROW, "Day it was done (may stay empty)")), "2026-11-20");
  g_assert_true (gtk_widget_activate_action (dialog, "form.save", NULL));
  ui_settle ();
  g_assert_true (bsl_task_done_read (bsl_session_get_project (self.session), "GDPR-01", &done));
  g_assert_cmpstr (done.what, ==, "Annex 4");
  g_assert_cmpstr (done.by, ==, "C. Nom");
  g_assert_cmpint (done.on, ==, bsl_date_parse ("2026-11-20"));
  ui_get (GTK_WIDGET (document_fixture_get_page (&self)), BSL_TYPE_GO_ROW, "Change the Evidence…");
  document_fixture_act (&self, "task.reopen", NULL);
  g_assert_false (bsl_task_done_read (bsl_session_get_project (self.session), "GDPR-01", &done));
  g_assert_true (bsl_session_undo (self.session, &stepped));
  g_assert_true (bsl_task_done_read (bsl_session_get_project (self.session), "GDPR-01", &done));
  document_fixture_close (&self);
}

/* The file goes on after the decision. */
static void
test_task_frozen (void)
{
  DocumentFixture self;
  GtkWidget *dialog;
  BslTaskDone done;

  document_fixture_open (&self, DOCUMENT_FIXTURE_FROZEN);
  document_fixture_act (&self, "document.tasks", NULL);
  document_fixture_act (&self, "tasks.open", "GDPR-01");
  ui_get (GTK_WIDGET (document_fixture_get_page (&self)), BSL_TYPE_TEXT_ROW,
          "The project is frozen. What you record here stands beside what was decided, which stays as it is.");
  document_fixture_act (&self, "task.record", NULL);
  dialog = ui_get (GTK_WIDGET (self.window), BSL_TYPE_TASK_DIALOG, NULL);
  gtk_editable_set_text (GTK_EDITABLE (ui_get (dialog, ADW_TYPE_ENTRY_ROW, "What proves it, and where it is kept")), "Annex 4");
  gtk_editable_set_text (GTK_EDITABLE (ui_get (dialog, ADW_TYPE_ENTRY_ROW, "Who says so")), "C. Nom");
  g_assert_true (gtk_widget_activate_action (dialog, "form.save", NULL));
  ui_settle ();
  g_assert_true (bsl_task_done_read (bsl_session_get_project (self.session), "GDPR-01", &done));
  g_assert_true (bsl_session_is_frozen (self.session));
  document_fixture_act (&self, "task.reopen", NULL);
  g_assert_false (bsl_task_done_read (bsl_session_get_project (self.session), "GDPR-01", &done));
  document_fixture_close (&self);
}

/* The row that the dialog was opened from went: the focus is in the page, not on the way to all projects. */
static void
test_focus_after (void)
{
  DocumentFixture self;
  GtkWidget *row, *dialog, *focus;

  document_fixture_open (&self, NULL);
  document_fixture_act (&self, "document.tasks", NULL);
  document_fixture_act (&self, "tasks.open", "GDPR-01");
  row = ui_get (GTK_WIDGET (document_fixture_get_page (&self)), BSL_TYPE_GO_ROW, "Mark as Done…");
  g_assert_true (gtk_widget_grab_focus (row));
  g_assert_true (gtk_widget_activate_action (row, "row.go", NULL));
  ui_settle ();
  dialog = ui_get (GTK_WIDGET (self.window), BSL_TYPE_TASK_DIALOG, NULL);
  gtk_editable_set_text (GTK_EDITABLE (ui_get (dialog, ADW_TYPE_ENTRY_ROW, "What proves it, and where it is kept")), "Annex 4");
  gtk_editable_set_text (GTK_EDITABLE (ui_get (dialog, ADW_TYPE_ENTRY_ROW, "Who says so")), "C. Nom");
  g_assert_true (gtk_widget_activate_action (dialog, "form.save", NULL));
  ui_settle ();
  focus = gtk_window_get_focus (GTK_WINDOW (self.window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, ui_get (GTK_WIDGET (document_fixture_get_page (&self)), ADW_TYPE_PREFERENCES_GROUP, NULL)));
  document_fixture_close (&self);
}

int
main (int argc, char *argv[])
{
  ui_init (&argc, &argv);
  g_test_add_func ("/tasks/tasks", test_tasks);
  g_test_add_func ("/tasks/task", test_task);
  g_test_add_func ("/tasks/task-frozen", test_task_frozen);
  g_test_add_func ("/tasks/focus-after", test_focus_after);

  return g_test_run ();
}
