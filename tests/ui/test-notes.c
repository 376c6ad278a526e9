/* SPDX-License-Identifier: EUPL-1.2 */
/* Notes: written beside the answers, shown in the summary, printed in the document. */
#include "config.h"

#include "app/core/bsl-note.h"
#include "app/report/bsl-report.h"
#include "tests/ui/ui-fixture.h"
#include "ui/analysis/bsl-reason-row.h"
#include "ui/wizard/bsl-note-hint.h"
#include "ui/wizard/bsl-question-group.h"
#include "ui/wizard/bsl-recap-page.h"
#include "ui/wizard/bsl-step-page.h"

#define AMOUNT "purchase.amount-excl-tax"
#define ANSWERS "{'organisation.type': 'commune', '" AMOUNT "': 90000}"

static const BslQuestion *
find (BslSession *session, const char *id)
{
  return bsl_questionnaire_find (bsl_session_get_questionnaire (session), id);
}

static void
answer (BslSession *session, double amount)
{
  const BslValue value = { .known = TRUE, .number = amount };

  g_assert_true (bsl_session_set_answer (session, find (session, AMOUNT)->index, &value));
}

static void
annotate (BslSession *session, const char *id, const char *text)
{
  g_autoptr (JsonNode) notes = bsl_note_with_text (bsl_session_get_project (session),
                                                   id != NULL ? find (session, id) : NULL, text);

  g_assert_true (bsl_session_set_extra (session, BSL_MEMBER_NOTES, notes));
}

static void
assert_note (BslSession *session, const char *id, const char *expected)
{
  g_autofree char *text = bsl_note_dup_text (bsl_session_get_project (session), id != NULL ? find (session, id) : NULL);

  g_assert_cmpstr (text, ==, expected);
}

/* As a person would: the field saves by itself when typing pauses. */
static void
type (GtkWidget *row, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (ui_get (row, GTK_TYPE_TEXT_VIEW, NULL))), text, -1);
}

static gboolean
has_notes (gpointer session)
{
  return bsl_project_get_extra (bsl_session_get_project (session), BSL_MEMBER_NOTES) != NULL;
}

static gboolean
has_no_notes (gpointer session)
{
  return !has_notes (session);
}

/* Nothing but a button until it is pressed; gone again with its words, and back with undo. */
static void
test_question (void)
{
  g_autoptr (BslSession) session = ui_session_new (ANSWERS);
  GtkWidget *group = bsl_question_group_new (session, find (session, AMOUNT));
  GtkWindow *window = ui_present (group);
  GtkWidget *row = ui_get (group, BSL_TYPE_REASON_ROW, NULL);
  GtkWidget *button = ui_get (group, GTK_TYPE_BUTTON, "Add a Note");
  g_autofree char *name = g_strdup_printf ("Note: %s", bsl_text_get (&find (session, AMOUNT)->title, BSL_LANG_EN));
  BslStepped stepped;

  g_assert_false (gtk_widget_get_visible (row));
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (gtk_widget_get_visible (row));
  g_assert_false (gtk_widget_get_visible (button));
  gtk_test_accessible_assert_property (ui_get (row, GTK_TYPE_TEXT_VIEW, NULL), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  type (row, " four years\n\nof 22,500 € ");
  ui_wait (has_notes, session);
  assert_note (session, AMOUNT, "four years\n\nof 22,500 €");
  type (row, "  ");
  ui_wait (has_no_notes, session);
  g_assert_true (bsl_session_undo (session, &stepped));
  g_assert_cmpuint (stepped.question, ==, find (session, AMOUNT)->index);
  g_assert_cmpstr (stepped.extra, ==, BSL_MEMBER_NOTES);
  assert_note (session, AMOUNT, "four years\n\nof 22,500 €");
  g_assert_true (gtk_widget_get_visible (row));
  gtk_window_destroy (window);
}

/* Another answer, and the note asks to be read again until somebody says that it holds. */
static void
test_outdated (void)
{
  g_autoptr (BslSession) session = ui_session_new (ANSWERS);
  GtkWidget *group = bsl_question_group_new (session, find (session, AMOUNT));
  GtkWindow *window = ui_present (group);
  GtkWidget *hint = ui_get (group, BSL_TYPE_NOTE_HINT, NULL);

  annotate (session, AMOUNT, "90,000 € at most");
  g_assert_false (gtk_widget_get_visible (hint));
  answer (session, 370000);
  g_assert_true (gtk_widget_get_visible (hint));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (hint)), "90,000"));
  assert_note (session, AMOUNT, "90,000 € at most");
  answer (session, 90000);
  g_assert_false (gtk_widget_get_visible (hint));
  answer (session, 370000);
  g_assert_true (gtk_widget_activate_action (hint, "note.hold", NULL));
  g_assert_false (gtk_widget_get_visible (hint));
  assert_note (session, AMOUNT, "90,000 € at most");
  gtk_window_destroy (window);
}

/* A file that does not say for which answer a note was written: for the one that stood in it. */
static void
test_unbound (void)
{
  g_autoptr (BslSession) session = ui_session_new (ANSWERS);
  g_autoptr (JsonNode) notes = json_from_string ("[{\"answer\": \"" AMOUNT "\", \"text\": \"90,000 € at most\"}]", NULL);

  g_assert_true (bsl_session_set_extra (session, BSL_MEMBER_NOTES, notes));
  answer (session, 90000);
  g_assert_true (json_node_equal (bsl_project_get_extra (bsl_session_get_project (session), BSL_MEMBER_NOTES), notes));
  answer (session, 370000);
  g_assert_true (bsl_note_is_outdated (bsl_session_get_project (session), find (session, AMOUNT), NULL));
}

static void
test_description (void)
{
  g_autoptr (BslSession) session = ui_session_new (ANSWERS);
  AdwNavigationPage *page = bsl_step_page_new (session, bsl_questionnaire_get_step (bsl_session_get_questionnaire (session), 0));
  GtkWindow *window = ui_present (GTK_WIDGET (page));
  GtkWidget *group = ui_get (GTK_WIDGET (page), ADW_TYPE_PREFERENCES_GROUP, "Description of the Need");
  GtkWidget *row = ui_get (group, BSL_TYPE_REASON_ROW, NULL);

  g_assert_true (gtk_widget_get_mapped (row));
  type (row, "A counter for all");
  ui_wait (has_notes, session);
  assert_note (session, NULL, "A counter for all");
  g_assert_true (bsl_step_page_focus (BSL_STEP_PAGE (page), BSL_MEMBER_NOTES));
  g_assert_true (gtk_window_get_focus (window) == ui_get (row, GTK_TYPE_TEXT_VIEW, NULL));
  gtk_window_destroy (window);
}

static void
test_read_only (void)
{
  g_autoptr (BslSession) session = ui_session_new (ANSWERS);
  GtkWidget *group;
  GtkWindow *window;

  annotate (session, AMOUNT, "90,000 € at most");
  answer (session, 370000);
  bsl_project_set_read_only (bsl_session_get_project (session), TRUE);
  group = bsl_question_group_new (session, find (session, AMOUNT));
  window = ui_present (group);
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (ui_get (group, GTK_TYPE_TEXT_VIEW, NULL))));
  g_assert_true (gtk_widget_get_visible (ui_get (group, BSL_TYPE_NOTE_HINT, NULL)));
  g_assert_null (ui_find (group, GTK_TYPE_BUTTON, "Still Holds"));
  gtk_window_destroy (window);

  group = bsl_question_group_new (session, find (session, "organisation.type"));
  window = ui_present (group);
  g_assert_false (gtk_widget_get_visible (ui_get (group, GTK_TYPE_BUTTON, "Add a Note")));
  gtk_window_destroy (window);
}

static void
test_recap (void)
{
  g_autoptr (BslSession) session = ui_session_new (ANSWERS);
  AdwNavigationPage *page = bsl_recap_page_new (session);
  GtkWindow *window;
  GtkWidget *row;

  annotate (session, AMOUNT, "90,000 € at most");
  answer (session, 370000);
  window = ui_present (GTK_WIDGET (page));
  row = ui_get (GTK_WIDGET (page), ADW_TYPE_ACTION_ROW, "Note");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "90,000 € at most");
  g_assert_cmpuint (ui_count (GTK_WIDGET (page), ADW_TYPE_ACTION_ROW, "Note"), ==, 1);
  row = ui_get (GTK_WIDGET (page), ADW_TYPE_ACTION_ROW, "Description of the need");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Not written yet");
  row = ui_get (GTK_WIDGET (page), BSL_TYPE_NOTE_HINT, NULL);
  g_assert_true (gtk_widget_get_visible (row));
  g_assert_true (gtk_widget_activate_action (row, "note.hold", NULL));
  g_assert_false (gtk_widget_get_visible (row));
  gtk_window_destroy (window);
}

static char *
print (BslSession *session)
{
  g_autoptr (BslDocument) document = bsl_report_new (bsl_session_get_project (session), bsl_session_get_evaluation (session),
                                                     &(const BslReportOptions) { .lang = BSL_LANG_EN });

  return bsl_document_to_plain (document);
}

/* Printed with a mention once the answer is another one. */
static void
test_document (void)
{
  g_autoptr (BslSession) session = ui_session_new (ANSWERS);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  annotate (session, NULL, "A counter for all\n\nOpen at night");
  annotate (session, AMOUNT, "90,000 € at most");
  before = print (session);
  g_assert_nonnull (strstr (before, "A counter for all\nOpen at night\n"));
  g_assert_nonnull (strstr (before, "90,000 € at most"));
  g_assert_null (strstr (before, "Note written for another answer"));
  answer (session, 370000);
  after = print (session);
  g_assert_nonnull (strstr (after, "90,000 € at most"));
  g_assert_nonnull (strstr (after, "Note written for another answer, to be read again:"));
}

int
main (int argc, char *argv[])
{
  ui_init (&argc, &argv);
  g_test_add_func ("/notes/question", test_question);
  g_test_add_func ("/notes/outdated", test_outdated);
  g_test_add_func ("/notes/unbound", test_unbound);
  g_test_add_func ("/notes/description", test_description);
  g_test_add_func ("/notes/read-only", test_read_only);
  g_test_add_func ("/notes/recap", test_recap);
  g_test_add_func ("/notes/document", test_document);

  return g_test_run ();
}
