/* SPDX-License-Identifier: EUPL-1.2 */
/* What the page of an offer says before anything is unfolded, and how the list is parted and stopped. */
#include "config.h"

#include "app/rules/bsl-deciding-checks.h"
#include "tests/ui/ui-fixture.h"
#include "ui/common/bsl-detail-row.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-status-card.h"
#include "ui/common/bsl-text-row.h"
#include "ui/offers/bsl-offer-list-page.h"
#include "ui/offers/bsl-offer-page.h"
#include "ui/wizard/bsl-question-group.h"

#define SENSITIVE \
  "{'organisation.type': 'state-central', 'data.classes': ['personal'], 'data.secrets': ['privacy']," \
  " 'data.harm': ['life-health'], 'service.kinds': ['paas'], 'service.needs': ['paas-app'], 'project.state': 'new'}"
#define COMMUNE "{'organisation.type': 'commune', 'data.classes': ['public'], 'data.secrets': [], 'data.harm': []}"
#define CLASSIFIED "{'organisation.type': 'state-central', 'data.classes': ['classified']}"

static const BslOfferFinding *
find_verdict (BslEvaluation *evaluation, BslVerdict verdict)
{
  for (guint i = 0; i < bsl_evaluation_get_n_offers (evaluation); i++)
    if (bsl_evaluation_get_offer (evaluation, i)->verdict == verdict)
      return bsl_evaluation_get_offer (evaluation, i);

  g_error ("no offer of this verdict");
}

/* The first check that decides stands there with what is required and what is found. */
static void
check_grounds (BslSession *session, BslVerdict verdict, BslResult result)
{
  BslEvaluation *evaluation = bsl_session_get_evaluation (session);
  const BslOfferFinding *finding = find_verdict (evaluation, verdict);
  g_autoptr (GPtrArray) checks = bsl_evaluation_find_deciding_checks (evaluation, finding);
  const BslCheck *first;
  AdwNavigationPage *page = bsl_offer_page_new (session, finding->offer->id);
  GtkWindow *window = ui_present (GTK_WIDGET (page));
  GtkWidget *group = ui_get (GTK_WIDGET (page), ADW_TYPE_PREFERENCES_GROUP, "Why");
  g_autofree char *required = NULL;
  g_autofree char *found = NULL;
  g_autofree char *expected = NULL;
  GtkWidget *row;

  g_assert_cmpuint (checks->len, >, 0);
  first = checks->pdata[0];
  g_assert_cmpint (first->result, ==, result);
  g_assert_cmpuint (ui_count (group, BSL_TYPE_DETAIL_ROW, NULL), ==, MIN (checks->len, 4));
  required = bsl_evaluation_dup_required (evaluation, finding, first, BSL_LANG_EN);
  found = bsl_evaluation_dup_found (evaluation, finding, first, BSL_LANG_EN);
  expected = g_strdup_printf ("Required: %s\nFound: %s", required, found);
  row = ui_get (group, BSL_TYPE_DETAIL_ROW, bsl_text_get (&first->rule->title, BSL_LANG_EN));
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==, expected);

  /* opened it says what it rests on */
  g_assert_null (ui_find (row, BSL_TYPE_GO_ROW, "Read the Rule"));
  gtk_widget_activate_action (row, "detail.toggle", NULL);
  ui_get (row, BSL_TYPE_GO_ROW, "Read the Rule");

  group = ui_find (GTK_WIDGET (page), ADW_TYPE_PREFERENCES_GROUP, "What Would Make It Eligible");
  g_assert_cmpint (group == NULL, ==, verdict == BSL_VERDICT_ELIGIBLE);
  g_assert_true (group == NULL || ui_count (group, BSL_TYPE_TEXT_ROW, NULL) > 0);

  /* what was found out of one to examine, and why it is not retained, can be written */
  group = ui_find (GTK_WIDGET (page), ADW_TYPE_PREFERENCES_GROUP, "Examination");
  g_assert_cmpint (group != NULL, ==, verdict == BSL_VERDICT_TO_EXAMINE);
  g_assert_true (group == NULL || ui_find (group, BSL_TYPE_GO_ROW, "Reason for Not Retaining It") != NULL);
  gtk_window_destroy (window);
}

static void
test_grounds (void)
{
  g_autoptr (BslSession) session = ui_session_new (SENSITIVE);

  check_grounds (session, BSL_VERDICT_NOT_ELIGIBLE, BSL_RESULT_FAIL);
  check_grounds (session, BSL_VERDICT_TO_EXAMINE, BSL_RESULT_REVIEW);
  check_grounds (session, BSL_VERDICT_ELIGIBLE, BSL_RESULT_PASS);
}

static guint
count_result (const BslOfferFinding *finding, BslResult result)
{
  guint n = 0;

  for (guint i = 0; i < finding->checks->len; i++)
    n += g_array_index (finding->checks, BslCheck, i).result == result;

  return n;
}

/* Folded or in view, every check has its place. */
static void
test_rest (void)
{
  g_autoptr (BslSession) session = ui_session_new (SENSITIVE);
  const BslOfferFinding *finding = find_verdict (bsl_session_get_evaluation (session), BSL_VERDICT_NOT_ELIGIBLE);
  AdwNavigationPage *page = bsl_offer_page_new (session, finding->offer->id);
  GtkWindow *window = ui_present (GTK_WIDGET (page));
  guint met = count_result (finding, BSL_RESULT_PASS), none = count_result (finding, BSL_RESULT_NOT_APPLICABLE);
  g_autofree char *met_title = g_strdup_printf ("%u requirements met", met);
  g_autofree char *none_title = g_strdup_printf ("%u requirements not applicable", none);
  GtkWidget *row = ui_get (GTK_WIDGET (page), BSL_TYPE_DETAIL_ROW, met_title);

  gtk_widget_activate_action (row, "detail.toggle", NULL);
  g_assert_cmpuint (ui_count (row, BSL_TYPE_DETAIL_ROW, NULL), ==, met + 1);
  row = ui_get (GTK_WIDGET (page), BSL_TYPE_DETAIL_ROW, none_title);
  gtk_widget_activate_action (row, "detail.toggle", NULL);
  g_assert_cmpuint (ui_count (row, BSL_TYPE_GO_ROW, NULL), ==, none);
  gtk_window_destroy (window);
}

/* What sells nothing of the need stands apart, whatever its verdict; without a need nothing is parted. */
static void
test_coverage (void)
{
  g_autoptr (BslSession) mail = ui_session_new ("{'organisation.type': 'commune', 'data.classes': ['public'], 'data.secrets': [],"
                                                " 'data.harm': [], 'service.kinds': ['saas'], 'service.needs': ['email']}");
  g_autoptr (BslSession) nothing = ui_session_new (COMMUNE);
  BslEvaluation *evaluation = bsl_session_get_evaluation (mail);
  AdwNavigationPage *page = bsl_offer_list_page_new (mail);
  GtkWindow *window = ui_present (GTK_WIDGET (page));
  g_autofree char *heading = NULL;
  guint n = 0;

  for (guint i = 0; i < bsl_evaluation_get_n_offers (evaluation); i++)
    {
      const BslOfferFinding *finding = bsl_evaluation_get_offer (evaluation, i);

      n += finding->verdict == BSL_VERDICT_ELIGIBLE && finding->missing->len == 0;
    }
  g_assert_cmpuint (n, >, 0);
  heading = g_strdup_printf ("Covering the Whole Need (%u)", n);
  ui_settle ();
  ui_get (GTK_WIDGET (page), GTK_TYPE_LABEL, heading);
  gtk_window_destroy (window);

  page = bsl_offer_list_page_new (nothing);
  window = ui_present (GTK_WIDGET (page));
  ui_settle ();
  n = bsl_evaluation_count (bsl_session_get_evaluation (nothing), BSL_VERDICT_ELIGIBLE);
  g_free (heading);
  heading = g_strdup_printf ("Covering the Whole Need (%u)", n);
  g_assert_null (ui_find (GTK_WIDGET (page), GTK_TYPE_LABEL, heading));
  gtk_window_destroy (window);
}

/* The list gives no verdicts to choose from, and gives them again when the answer is corrected. */
static void
test_stopped (void)
{
  g_autoptr (BslSession) session = ui_session_new (CLASSIFIED);
  const BslRule *stop = bsl_evaluation_get_stop (bsl_session_get_evaluation (session));
  const BslQuestion *classes = bsl_questionnaire_find (bsl_session_get_questionnaire (session), "data.classes");
  AdwNavigationPage *page = bsl_offer_list_page_new (session);
  GtkWindow *window = ui_present (GTK_WIDGET (page));
  GtkWidget *card = ui_get (GTK_WIDGET (page), BSL_TYPE_STATUS_CARD, NULL);
  GtkWidget *verdicts = ui_get (GTK_WIDGET (page), ADW_TYPE_TOGGLE_GROUP, NULL);

  g_assert_true (gtk_widget_get_mapped (card));
  ui_get (card, GTK_TYPE_LABEL, bsl_text_get (&stop->title, BSL_LANG_EN));
  ui_get (GTK_WIDGET (page), BSL_TYPE_GO_ROW, "Read the Rule");
  g_assert_false (gtk_widget_get_mapped (verdicts));
  g_assert_true (bsl_session_set_answer (session, classes->index, NULL));
  ui_settle ();
  g_assert_true (gtk_widget_get_mapped (verdicts));
  g_assert_null (ui_find (GTK_WIDGET (page), BSL_TYPE_STATUS_CARD, NULL));
  gtk_window_destroy (window);
}

static GtkWidget *
find_link (GtkWidget *group)
{
  return ui_find (group, GTK_TYPE_BUTTON, "Give the reasons: Analysis of the sensitivity of the data");
}

/* From a question of the double test to its guided analysis, where the project asks for it. */
static void
check_link (const char *id, const char *answers, gboolean linked, gboolean shown)
{
  g_autoptr (BslSession) session = ui_session_new (answers);
  const BslQuestion *question = bsl_questionnaire_find (bsl_session_get_questionnaire (session), id);
  GtkWidget *group = bsl_question_group_new (session, question);
  GtkWindow *window = ui_present (group);

  g_assert_cmpint (find_link (group) != NULL, ==, linked);
  g_assert_cmpint (linked && gtk_widget_get_visible (find_link (group)), ==, shown);
  gtk_window_destroy (window);
}

static void
test_link (void)
{
  check_link ("data.secrets", SENSITIVE, TRUE, TRUE);
  check_link ("data.essential-mission", SENSITIVE, TRUE, TRUE);
  check_link ("data.harm", SENSITIVE, TRUE, TRUE);
  check_link ("data.harm", COMMUNE, TRUE, FALSE);
  check_link ("data.classes", SENSITIVE, FALSE, FALSE);
}

int
main (int argc, char *argv[])
{
  ui_init (&argc, &argv);
  g_test_add_func ("/offer/grounds", test_grounds);
  g_test_add_func ("/offer/rest", test_rest);
  g_test_add_func ("/offer/coverage", test_coverage);
  g_test_add_func ("/offer/stopped", test_stopped);
  g_test_add_func ("/offer/link", test_link);

  return g_test_run ();
}
