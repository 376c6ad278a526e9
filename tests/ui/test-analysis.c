/* SPDX-License-Identifier: EUPL-1.2 */
/* Guided analyses: what is recorded, what it comes to, and the pages to write it. */
#include "config.h"

#include "app/rules/bsl-analysis-record.h"
#include "tests/ui/ui-fixture.h"
#include "ui/analysis/bsl-analysis-page.h"
#include "ui/analysis/bsl-analysis-report.h"
#include "ui/analysis/bsl-criterion-group.h"
#include "ui/analysis/bsl-reason-row.h"
#include "ui/analysis/bsl-topic-page.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-status-card.h"
#include "ui/document/bsl-tasks-page.h"

#define MINISTRY "{'organisation.type': 'state-central', 'data.classes': ['personal'], 'data.secrets': ['privacy']}"
#define COMMUNE "{'organisation.type': 'commune', 'data.classes': ['personal']}"

static const BslAnalysis *
get_analysis (void)
{
  return bsl_rule_base_get_analysis (bsl_library_get_rules (ui_get_library ()), 0);
}

static const BslTopic *
get_topic (guint part, guint topic)
{
  return ((BslAnalysisPart *) get_analysis ()->parts->pdata[part])->topics->pdata[topic];
}

static void
set (BslSession *session, const BslTopic *topic, guint criterion, BslTri value, const char *reason)
{
  g_autoptr (JsonNode) node = bsl_analysis_with_criterion (get_analysis (), bsl_session_get_project (session), topic,
                                                           topic->criteria->pdata[criterion], value, reason);

  g_assert_true (bsl_session_set_extra (session, BSL_EXTRA_ANALYSES, node));
}

static void
set_topic (BslSession *session, guint part, guint topic, BslTri value)
{
  const BslTopic *found = get_topic (part, topic);

  for (guint i = 0; i < found->criteria->len; i++)
    set (session, found, i, value, "because");
}

/* Data that another version or a person wrote in another form are no reason to fail. */
static void
test_foreign (void)
{
  static const char *const forms[] = { "3", "[]", "{\"particular-sensitivity\": 3}",
                                       "{\"particular-sensitivity\": {\"criteria\": {\"secret\": {\"whole\": {\"value\": 7, \"reason\": []}}}}}",
                                       "{\"particular-sensitivity\": {\"attested\": \"me\", \"criteria\": []}}" };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (BslSession) session = ui_session_new (MINISTRY);
      g_autoptr (JsonNode) node = json_from_string (forms[i], NULL);

      g_assert_true (bsl_session_set_extra (session, BSL_EXTRA_ANALYSES, node));
      g_assert_cmpint (bsl_analysis_get_outcome (get_analysis (), bsl_session_get_project (session)), ==, BSL_TRI_UNKNOWN);
      set (session, get_topic (0, 0), 0, BSL_TRI_YES, "names");
      g_assert_cmpint (bsl_analysis_get_topic_outcome (get_analysis (), bsl_session_get_project (session), get_topic (0, 0)),
                       ==, BSL_TRI_YES);
    }
}

/* Parts must all hold; one topic is enough for a part, one criterion for a topic. */
static void
test_outcome (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  BslProject *project = bsl_session_get_project (session);
  const BslAnalysis *analysis = get_analysis ();

  g_assert_cmpuint (bsl_analysis_get_state (analysis, project).n_open, ==, 18);
  set_topic (session, 0, 0, BSL_TRI_YES);
  g_assert_cmpuint (bsl_analysis_get_state (analysis, project).n_open, ==, 16);
  set (session, get_topic (1, 2), 1, BSL_TRI_YES, "");
  g_assert_cmpint (bsl_analysis_get_outcome (analysis, project), ==, BSL_TRI_YES);
  g_assert_cmpuint (bsl_analysis_get_state (analysis, project).n_open, ==, 0);
  g_assert_cmpuint (bsl_analysis_get_state (analysis, project).n_bare, ==, 1);

  set_topic (session, 0, 0, BSL_TRI_NO);
  g_assert_cmpint (bsl_analysis_get_outcome (analysis, project), ==, BSL_TRI_UNKNOWN);
  set_topic (session, 0, 1, BSL_TRI_NO);
  g_assert_cmpint (bsl_analysis_get_outcome (analysis, project), ==, BSL_TRI_NO);
  g_assert_false (bsl_analysis_needs_part (analysis, project, analysis->parts->pdata[1]));
  g_assert_cmpuint (bsl_analysis_get_state (analysis, project).n_bare, ==, 0);
  g_assert_false (bsl_analysis_is_complete (analysis, project));
}

static void
attest (BslSession *session, BslAttested what, const char *text)
{
  g_autoptr (JsonNode) node = bsl_analysis_with_attested (get_analysis (), bsl_session_get_project (session), what, text);

  g_assert_true (bsl_session_set_extra (session, BSL_EXTRA_ANALYSES, node));
}

/* Nothing is left behind in the file once everything is taken back. */
static void
test_record (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  BslProject *project = bsl_session_get_project (session);

  set (session, get_topic (1, 0), 0, BSL_TRI_NO, "no queue");
  attest (session, BSL_ATTESTED_NAME, "Camille");
  g_assert_cmpstr (bsl_analysis_get_reason (get_analysis (), project, get_topic (1, 0), get_topic (1, 0)->criteria->pdata[0]), ==,
                   "no queue");
  g_assert_cmpstr (bsl_analysis_get_attested (get_analysis (), project, BSL_ATTESTED_NAME), ==, "Camille");
  g_assert_true (bsl_analysis_is_begun (get_analysis (), project));
  set (session, get_topic (1, 0), 0, BSL_TRI_UNKNOWN, "");
  attest (session, BSL_ATTESTED_NAME, "");
  g_assert_false (bsl_analysis_is_begun (get_analysis (), project));
  g_assert_null (bsl_project_get_extra (project, BSL_EXTRA_ANALYSES));
}

/* Each change is an event of its own that goes and comes back with the rest of the history. */
static void
test_undo (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  BslProject *project = bsl_session_get_project (session);
  BslStepped stepped;

  set (session, get_topic (0, 0), 0, BSL_TRI_YES, "");
  set (session, get_topic (0, 0), 0, BSL_TRI_YES, "names of patients");
  g_assert_true (bsl_session_undo (session, &stepped));
  g_assert_cmpuint (stepped.question, ==, G_MAXUINT);
  g_assert_cmpstr (stepped.extra, ==, BSL_EXTRA_ANALYSES);
  g_assert_cmpstr (bsl_analysis_get_reason (get_analysis (), project, get_topic (0, 0), get_topic (0, 0)->criteria->pdata[0]), ==, "");
  g_assert_true (bsl_session_undo (session, &stepped));
  g_assert_cmpstr (stepped.extra, ==, BSL_EXTRA_ANALYSES);
  g_assert_false (bsl_analysis_is_begun (get_analysis (), project));
  g_assert_true (bsl_session_redo (session, &stepped));
  g_assert_true (bsl_session_redo (session, &stepped));
  g_assert_cmpstr (bsl_analysis_get_reason (get_analysis (), project, get_topic (0, 0), get_topic (0, 0)->criteria->pdata[0]), ==,
                   "names of patients");
  g_assert_true (bsl_session_set_title (session, "Other"));
  g_assert_true (bsl_session_undo (session, &stepped));
  g_assert_null (stepped.extra);
}

/* What was found can be taken over, but an open set not before all of it is settled. */
static void
test_report (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  const BslAnalysis *analysis = get_analysis ();
  guint harm = bsl_questionnaire_find (bsl_session_get_questionnaire (session), "data.harm")->index;
  g_autofree char *differences = NULL;
  BslStepped stepped;

  g_assert_null (bsl_analysis_dup_differences (analysis, session));
  set_topic (session, 1, 0, BSL_TRI_NO);
  set_topic (session, 1, 2, BSL_TRI_YES);
  differences = bsl_analysis_dup_differences (analysis, session);
  g_assert_nonnull (strstr (differences, "Health and life of persons: the analysis says “yes”, the answers “to be settled”"));
  g_assert_false (bsl_analysis_can_report (analysis, session));
  set_topic (session, 1, 1, BSL_TRI_NO);
  set_topic (session, 1, 3, BSL_TRI_NO);
  g_assert_true (bsl_analysis_can_report (analysis, session));
  bsl_analysis_report (analysis, session);
  g_assert_cmpstr (bsl_evaluation_find_conclusion (bsl_session_get_evaluation (session), analysis->conclusion)->value, ==, "yes");
  g_assert_null (bsl_analysis_dup_differences (analysis, session));
  g_assert_false (bsl_analysis_can_report (analysis, session));
  g_assert_true (bsl_session_undo (session, &stepped));
  g_assert_cmpuint (stepped.question, ==, harm);
}

/* The page of a topic: the reminder before what is written; what is chosen and written is saved. */
static void
test_topic_page (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  const BslTopic *topic = get_topic (1, 2);
  AdwNavigationPage *page = bsl_topic_page_new (session, get_analysis (), topic);
  GtkWindow *window = ui_present (GTK_WIDGET (page));
  GtkWidget *group, *reason, *view;

  ui_get (GTK_WIDGET (page), GTK_TYPE_LABEL, bsl_text_get (&get_analysis ()->caution, BSL_LANG_EN));
  g_assert_cmpuint (ui_count (GTK_WIDGET (page), BSL_TYPE_CRITERION_GROUP, NULL), ==, topic->criteria->len);
  group = ui_get (GTK_WIDGET (page), BSL_TYPE_CRITERION_GROUP, "Integrity");
  reason = ui_get (group, BSL_TYPE_REASON_ROW, NULL);
  view = ui_get (reason, GTK_TYPE_TEXT_VIEW, NULL);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Reasons: Integrity");
  adw_toggle_group_set_active (ADW_TOGGLE_GROUP (ui_get (group, ADW_TYPE_TOGGLE_GROUP, NULL)), 0);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "  a wrong dose  ", -1);
  g_signal_emit_by_name (reason, "edited");
  g_assert_cmpint (bsl_analysis_get_value (get_analysis (), bsl_session_get_project (session), topic, topic->criteria->pdata[1]), ==,
                   BSL_TRI_YES);
  g_assert_cmpstr (bsl_analysis_get_reason (get_analysis (), bsl_session_get_project (session), topic, topic->criteria->pdata[1]), ==,
                   "a wrong dose");
  gtk_window_destroy (window);
}

static void
check_status (const char *answers, const char *title, gboolean complete)
{
  g_autoptr (BslSession) session = ui_session_new (answers);
  AdwNavigationPage *page;
  GtkWindow *window;

  if (complete)
    {
      set_topic (session, 0, 0, BSL_TRI_NO);
      set_topic (session, 0, 1, BSL_TRI_NO);
      attest (session, BSL_ATTESTED_NAME, "Camille");
      attest (session, BSL_ATTESTED_FUNCTION, "Data administrator");
      attest (session, BSL_ATTESTED_DATE, "2026-11-20");
    }
  page = bsl_analysis_page_new (session, get_analysis ());
  window = ui_present (GTK_WIDGET (page));
  ui_get (ui_get (GTK_WIDGET (page), BSL_TYPE_STATUS_CARD, NULL), GTK_TYPE_LABEL, title);
  gtk_window_destroy (window);
}

/* Who has to complete it, that it is complete, or that nobody asks for it. */
static void
test_status (void)
{
  check_status (MINISTRY, "To be completed by: data administrator", FALSE);
  check_status (MINISTRY, "Complete and attested", TRUE);
  check_status (COMMUNE, "Not needed", FALSE);
}

/* What keeps the document a draft stands among what remains to do. */
static void
test_tasks (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  const char *title = "Sensitivity analysis: criteria, reasons and attestation";
  GtkWidget *page = GTK_WIDGET (bsl_tasks_page_new (session));
  GtkWindow *window = ui_present (page);

  ui_get (page, BSL_TYPE_GO_ROW, title);
  set_topic (session, 0, 0, BSL_TRI_NO);
  set_topic (session, 0, 1, BSL_TRI_NO);
  attest (session, BSL_ATTESTED_NAME, "Camille");
  attest (session, BSL_ATTESTED_FUNCTION, "Data administrator");
  ui_get (page, BSL_TYPE_GO_ROW, title);
  attest (session, BSL_ATTESTED_DATE, "2026-11-20");
  g_assert_null (ui_find (page, BSL_TYPE_GO_ROW, title));
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  ui_init (&argc, &argv);
  g_test_add_func ("/analysis/foreign", test_foreign);
  g_test_add_func ("/analysis/outcome", test_outcome);
  g_test_add_func ("/analysis/record", test_record);
  g_test_add_func ("/analysis/undo", test_undo);
  g_test_add_func ("/analysis/report", test_report);
  g_test_add_func ("/analysis/topic-page", test_topic_page);
  g_test_add_func ("/analysis/status", test_status);
  g_test_add_func ("/analysis/tasks", test_tasks);

  return g_test_run ();
}
