/* SPDX-License-Identifier: EUPL-1.2 */
/* What was typed stays where it cannot be saved, says so, and is tried again. */
#include "config.h"

#include "app/rules/bsl-analysis-record.h"
#include "app/store/bsl-freeze.h"
#include "tests/ui/ui-fixture.h"
#include "ui/analysis/bsl-analysis-page.h"
#include "ui/analysis/bsl-criterion-group.h"
#include "ui/analysis/bsl-reason-row.h"
#include "ui/analysis/bsl-topic-page.h"
#include "ui/bsl-notices.h"
#include "ui/common/bsl-details-view.h"
#include "ui/wizard/bsl-pause.h"
#include "ui/wizard/bsl-question-group.h"
#include "ui/wizard/bsl-title-row.h"
#include "ui/wizard/bsl-value-row.h"

#define MINISTRY "{'organisation.type': 'state-central', 'data.classes': ['personal'], 'data.secrets': ['privacy']}"
/* every change is refused until the project is amended */
#define FROZEN "'snapshots': [{'id': 'x'}]"

static const BslAnalysis *
get_analysis (void)
{
  return bsl_rule_base_get_analysis (bsl_library_get_rules (ui_get_library ()), 0);
}

static const BslTopic *
get_topic (void)
{
  return ((BslAnalysisPart *) get_analysis ()->parts->pdata[0])->topics->pdata[0];
}

static void
amend (BslSession *session)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (bsl_history_amend (bsl_session_get_history (session), "to go on", &error));
  g_assert_no_error (error);
}

static gboolean
has_unsaved (BslSession *session)
{
  gboolean unsaved;

  g_object_get (session, "unsaved", &unsaved, NULL);
  return unsaved;
}

static gboolean
is_marked (GtkWidget *row)
{
  return gtk_widget_get_visible (ui_get (row, GTK_TYPE_LABEL, "Not saved"));
}

static void
type (GtkWidget *view, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  bsl_pause_flush (view);
}

/* The reasons of a criterion; what was chosen is what is saved. */
static void
test_reason (void)
{
  g_autoptr (BslSession) session = ui_session_new_with (MINISTRY, FROZEN);
  GtkWindow *window = ui_present (GTK_WIDGET (bsl_topic_page_new (session, get_analysis (), get_topic ())));
  GtkWidget *group = ui_get (GTK_WIDGET (window), BSL_TYPE_CRITERION_GROUP, NULL);
  AdwToggleGroup *toggles = ADW_TOGGLE_GROUP (ui_get (group, ADW_TYPE_TOGGLE_GROUP, NULL));
  BslReasonRow *reason = BSL_REASON_ROW (ui_get (group, BSL_TYPE_REASON_ROW, NULL));
  GtkWidget *view = ui_get (GTK_WIDGET (reason), GTK_TYPE_TEXT_VIEW, NULL);
  g_autofree char *kept = NULL;

  type (view, "a wrong dose");
  adw_toggle_group_set_active (toggles, 0);
  ui_settle ();
  kept = bsl_reason_row_dup_text (reason);
  g_assert_cmpstr (kept, ==, "a wrong dose");
  g_assert_cmpuint (adw_toggle_group_get_active (toggles), ==, 2);
  g_assert_true (is_marked (GTK_WIDGET (reason)));
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Not saved");
  g_assert_true (has_unsaved (session));
  g_assert_false (bsl_session_try_again (session));
  g_assert_true (is_marked (GTK_WIDGET (reason)));

  amend (session);
  g_assert_true (bsl_session_try_again (session));
  g_assert_false (is_marked (GTK_WIDGET (reason)));
  g_assert_false (has_unsaved (session));
  g_assert_cmpstr (bsl_analysis_get_reason (get_analysis (), bsl_session_get_project (session), get_topic (),
                                            get_topic ()->criteria->pdata[0]),
                   ==, "a wrong dose");
  gtk_window_destroy (window);
}

static GtkWidget *
find_row (GtkWidget *root, const char *title)
{
  return ui_get (root, ADW_TYPE_ENTRY_ROW, title);
}

/* Name, function and day of the attestation: one that can be saved again brings the others along. */
static void
test_attestation (void)
{
  g_autoptr (BslSession) session = ui_session_new_with (MINISTRY, FROZEN);
  GtkWindow *window = ui_present (GTK_WIDGET (bsl_analysis_page_new (session, get_analysis ())));
  GtkWidget *name = find_row (GTK_WIDGET (window), "Name");
  GtkWidget *function = find_row (GTK_WIDGET (window), "Function");
  GtkWidget *day = ui_get (GTK_WIDGET (window), BSL_TYPE_VALUE_ROW, NULL);
  BslProject *project = bsl_session_get_project (session);

  gtk_editable_set_text (GTK_EDITABLE (name), "Camille");
  bsl_pause_flush (name);
  gtk_editable_set_text (GTK_EDITABLE (day), "20/11/2026");
  bsl_pause_flush (day);
  ui_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "Camille");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (day)), ==, "20/11/2026");
  g_assert_true (is_marked (name) && is_marked (day));

  amend (session);
  gtk_editable_set_text (GTK_EDITABLE (function), "Data administrator");
  bsl_pause_flush (function);
  g_assert_false (is_marked (name) || is_marked (function) || is_marked (day));
  g_assert_cmpstr (bsl_analysis_get_attested (get_analysis (), project, BSL_ATTESTED_NAME), ==, "Camille");
  g_assert_cmpstr (bsl_analysis_get_attested (get_analysis (), project, BSL_ATTESTED_FUNCTION), ==, "Data administrator");
  g_assert_cmpstr (bsl_analysis_get_attested (get_analysis (), project, BSL_ATTESTED_DATE), ==, "2026-11-20");
  gtk_window_destroy (window);
}

static void
test_title (void)
{
  g_autoptr (BslSession) session = ui_session_new_with (MINISTRY, FROZEN);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = g_object_new (BSL_TYPE_TITLE_ROW, NULL);
  GtkWindow *window = ui_present (list);

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  bsl_title_row_set_session (BSL_TITLE_ROW (row), session);
  gtk_editable_set_text (GTK_EDITABLE (row), "R&D");
  bsl_pause_flush (row);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "R&D");
  g_assert_true (is_marked (row));
  amend (session);
  g_assert_true (bsl_session_try_again (session));
  g_assert_false (is_marked (row));
  g_assert_cmpstr (bsl_project_get_title (bsl_session_get_project (session)), ==, "R&D");
  gtk_window_destroy (window);
}

/* Which of two texts stays. */
static void
answer (GtkWindow *window, const char *response)
{
  AdwDialog *dialog = ADW_DIALOG (ui_get (GTK_WIDGET (window), ADW_TYPE_ALERT_DIALOG, NULL));

  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (dialog)), ==, "Changed Elsewhere Meanwhile");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), response);
  adw_dialog_force_close (dialog);
  ui_settle ();
}

/* A number; what another program changed meanwhile does not replace it, nor is it replaced unasked. */
static void
test_value (void)
{
  g_autoptr (BslSession) session = ui_session_new_with ("{'purchase.amount-excl-tax': 1000}", FROZEN);
  const BslQuestion *question = bsl_questionnaire_find (bsl_session_get_questionnaire (session), "purchase.amount-excl-tax");
  GtkWidget *group = bsl_question_group_new (session, question);
  GtkWindow *window = ui_present (group);
  GtkWidget *row = ui_get (group, BSL_TYPE_VALUE_ROW, NULL);

  gtk_editable_set_text (GTK_EDITABLE (row), "60000");
  bsl_pause_flush (row);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "60000");
  g_assert_true (is_marked (row));
  g_assert_cmpfloat (bsl_session_get_answer (session, question->index)->number, ==, 1000);
  amend (session);
  g_assert_true (bsl_history_set_answer (bsl_session_get_history (session), question->index, NULL, NULL));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "60000");
  g_assert_false (bsl_session_try_again (session));
  g_assert_true (is_marked (row));
  answer (window, "mine");
  g_assert_false (is_marked (row));
  g_assert_cmpfloat (bsl_session_get_answer (session, question->index)->number, ==, 60000);
  gtk_window_destroy (window);
}

/* A second window of the same project. */
static void
test_elsewhere (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  g_autoptr (BslSession) other = bsl_session_new (ui_get_library (), bsl_session_get_store (session), bsl_session_get_id (session), NULL);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = g_object_new (BSL_TYPE_TITLE_ROW, NULL);
  GtkWindow *window = ui_present (list);

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  bsl_title_row_set_session (BSL_TITLE_ROW (row), session);
  gtk_editable_set_text (GTK_EDITABLE (row), "Mine");
  g_assert_true (bsl_session_set_title (other, "Theirs"));
  bsl_pause_flush (row);
  answer (window, "later");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Mine");
  g_assert_cmpstr (bsl_project_get_title (bsl_session_get_project (session)), ==, "Theirs");
  bsl_pause_flush (row);
  answer (window, "theirs");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Theirs");
  g_assert_false (is_marked (row) || has_unsaved (session));

  gtk_editable_set_text (GTK_EDITABLE (row), "Mine again");
  bsl_pause_flush (row);
  g_assert_cmpstr (bsl_project_get_title (bsl_session_get_project (session)), ==, "Mine again");
  gtk_window_destroy (window);
}

/* No project is without a title. */
static void
test_no_title (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = g_object_new (BSL_TYPE_TITLE_ROW, NULL);
  GtkWindow *window = ui_present (list);
  g_autofree char *title = g_strdup (bsl_project_get_title (bsl_session_get_project (session)));

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_list_box_append (GTK_LIST_BOX (list), gtk_button_new_with_label ("other"));
  bsl_title_row_set_session (BSL_TITLE_ROW (row), session);
  gtk_widget_grab_focus (row);
  gtk_editable_set_text (GTK_EDITABLE (row), " ");
  bsl_pause_flush (row);
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, " ");
  gtk_widget_grab_focus (ui_get (list, GTK_TYPE_BUTTON, "other"));
  ui_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, title);
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  gtk_window_destroy (window);
}

/* The page was left meanwhile: it comes back as it was. */
static void
test_left (void)
{
  g_autoptr (BslSession) session = ui_session_new_with (MINISTRY, FROZEN);
  AdwNavigationPage *root = adw_navigation_page_new (gtk_label_new (NULL), "root");
  GtkWidget *details = bsl_details_view_new (session, root);
  GtkWindow *window = ui_present (details);
  g_autofree char *target = bsl_topic_page_dup_target (get_analysis (), get_topic ());

  adw_navigation_view_set_animate_transitions (ADW_NAVIGATION_VIEW (ui_get (details, ADW_TYPE_NAVIGATION_VIEW, NULL)), FALSE);
  gtk_widget_activate_action (details, "details.topic", "s", target);
  ui_settle ();
  type (ui_get (ui_get (details, BSL_TYPE_TOPIC_PAGE, NULL), GTK_TYPE_TEXT_VIEW, NULL), "a wrong dose");
  bsl_details_view_reset (BSL_DETAILS_VIEW (details));
  ui_settle ();
  g_assert_null (ui_find (details, BSL_TYPE_TOPIC_PAGE, NULL));

  gtk_widget_activate_action (details, "details.topic", "s", target);
  ui_settle ();
  g_assert_true (is_marked (ui_get (ui_get (details, BSL_TYPE_TOPIC_PAGE, NULL), BSL_TYPE_REASON_ROW, NULL)));
  amend (session);
  g_assert_true (bsl_session_try_again (session));
  g_assert_cmpstr (bsl_analysis_get_reason (get_analysis (), bsl_session_get_project (session), get_topic (),
                                            get_topic ()->criteria->pdata[0]),
                   ==, "a wrong dose");
  gtk_window_destroy (window);
}

static gboolean
has_button (AdwBanner *banner)
{
  const char *label = adw_banner_get_button_label (banner);

  return label != NULL && *label != '\0';
}

/* The notice has a button as long as there is something to try again. */
static void
test_notice (void)
{
  g_autoptr (BslSession) session = ui_session_new_with (MINISTRY, FROZEN);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = g_object_new (BSL_TYPE_TITLE_ROW, NULL);
  GtkWindow *window;
  AdwBanner *banner;

  bsl_title_row_set_session (BSL_TITLE_ROW (row), session);
  gtk_box_append (GTK_BOX (box), bsl_notices_new (session));
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_box_append (GTK_BOX (box), list);
  window = ui_present (box);
  banner = ADW_BANNER (gtk_widget_get_template_child (ui_get (box, BSL_TYPE_NOTICES, NULL), BSL_TYPE_NOTICES, "error"));
  g_assert_false (adw_banner_get_revealed (banner) || has_button (banner));
  gtk_editable_set_text (GTK_EDITABLE (row), "Other");
  bsl_pause_flush (row);
  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_cmpstr (adw_banner_get_button_label (banner), ==, "_Try Again");
  amend (session);
  g_assert_true (bsl_session_try_again (session));
  g_assert_false (adw_banner_get_revealed (banner) || has_button (banner));
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  ui_init (&argc, &argv);
  g_test_add_func ("/unsaved/reason", test_reason);
  g_test_add_func ("/unsaved/attestation", test_attestation);
  g_test_add_func ("/unsaved/title", test_title);
  g_test_add_func ("/unsaved/value", test_value);
  g_test_add_func ("/unsaved/elsewhere", test_elsewhere);
  g_test_add_func ("/unsaved/no-title", test_no_title);
  g_test_add_func ("/unsaved/left", test_left);
  g_test_add_func ("/unsaved/notice", test_notice);

  return g_test_run ();
}
