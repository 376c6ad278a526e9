/* SPDX-License-Identifier: EUPL-1.2 */
/* The market study in the window: weights that score at once and are saved, levels with a reason, who covers what. */
#include "config.h"

#include "app/study/bsl-study.h"
#include "tests/ui/ui-fixture.h"
#include "ui/analysis/bsl-reason-row.h"
#include "ui/common/bsl-detail-row.h"
#include "ui/study/bsl-coverage-page.h"
#include "ui/study/bsl-level-group.h"
#include "ui/study/bsl-levels-page.h"
#include "ui/study/bsl-overview-page.h"
#include "ui/study/bsl-ranking.h"
#include "ui/study/bsl-weights.h"

#define MINISTRY \
  "{'organisation.type': 'state-central', 'data.classes': ['personal'], 'data.secrets': ['privacy']," \
  " 'data.harm': ['life-health'], 'data.essential-mission': 'no', 'service.kinds': ['iaas', 'caas']," \
  " 'service.needs': ['compute-vm', 'kubernetes', 'object-storage'], 'project.state': 'new', 'hosting.location': 'france'}"

static const BslGrid *
get_grid (BslSession *session)
{
  return bsl_study_record_get_grid (bsl_session_get_project (session), bsl_library_get_rules (ui_get_library ()));
}

static GtkWidget *
first_row (GtkWidget *ranking)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (ui_find (ranking, GTK_TYPE_LIST_BOX, NULL)), 0));
}

static void
give (BslSession *session, const char *offer, const char *scale, int level)
{
  const BslGrid *grid = get_grid (session);
  BslGivenLevel given = { level, "seen in a trial", "", BSL_DATE_NONE };
  g_autoptr (JsonNode) node = bsl_study_record_with_level (bsl_session_get_project (session), grid, offer,
                                                           bsl_grid_find_scale (grid, scale), &given);

  g_assert_true (bsl_session_set_extra (session, BSL_EXTRA_STUDY, node));
}

/* The rows stay, and are in the order of the scores at once; the weight is saved when moving pauses. */
static void
test_weights (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  AdwNavigationPage *page;
  GtkWindow *window;
  GtkWidget *ranking, *weights, *performance, *before;
  const BslGridCriterion *criterion;

  give (session, "numspot-iaas-snc", "performance", 4);
  page = bsl_overview_page_new (session);
  window = ui_present (GTK_WIDGET (page));
  ranking = ui_find (GTK_WIDGET (page), BSL_TYPE_RANKING, NULL);
  weights = ui_find (GTK_WIDGET (page), BSL_TYPE_WEIGHTS, NULL);
  g_assert_nonnull (ranking);
  performance = ui_find (weights, ADW_TYPE_SPIN_ROW, NULL);
  before = first_row (ranking);
  g_assert_true (g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (before)), "1. NumSpot"));
  criterion = bsl_grid_find_criterion (get_grid (session), "performance");
  adw_spin_row_set_value (ADW_SPIN_ROW (performance), 0);
  g_assert_cmpuint (bsl_study_record_get_weight (bsl_session_get_project (session), get_grid (session), criterion), ==, 10);
  g_assert_true (gtk_widget_is_ancestor (before, ranking));
  g_assert_true (first_row (ranking) != before); /* others are level with it now, and stand before it in the catalogue */
  bsl_weights_flush (BSL_WEIGHTS (weights));
  g_assert_cmpuint (bsl_study_record_get_weight (bsl_session_get_project (session), get_grid (session), criterion), ==, 0);
  g_assert_true (ui_find (GTK_WIDGET (page), BSL_TYPE_WEIGHTS, NULL) == weights); /* nothing was made anew */
  adw_spin_row_set_value (ADW_SPIN_ROW (performance), 7);
  gtk_window_destroy (window); /* who leaves at once loses nothing */
  g_assert_cmpuint (bsl_study_record_get_weight (bsl_session_get_project (session), get_grid (session), criterion), ==, 7);
}

/* What the page shows outlives the record it was made from: a reason given, a weight saved, a weight moved again. */
static void
test_saved_between (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  AdwNavigationPage *page;
  GtkWindow *window;
  GtkWidget *weights, *row;

  give (session, "numspot-iaas-snc", "performance", 4);
  page = bsl_overview_page_new (session);
  window = ui_present (GTK_WIDGET (page));
  weights = ui_find (GTK_WIDGET (page), BSL_TYPE_WEIGHTS, NULL);
  row = ui_find (weights, ADW_TYPE_SPIN_ROW, NULL);
  adw_spin_row_set_value (ADW_SPIN_ROW (row), 20);
  bsl_weights_flush (BSL_WEIGHTS (weights));
  adw_spin_row_set_value (ADW_SPIN_ROW (row), 30);
  g_assert_null (ui_find (GTK_WIDGET (page), ADW_TYPE_ACTION_ROW, "A level without a reason: Business performance"));
  gtk_window_destroy (window);
}

/* A frozen project stands for a full disk: every change is refused until it is amended. */
static void
test_not_saved (void)
{
  g_autoptr (BslSession) session = ui_session_new_with (MINISTRY, "'snapshots': [{'id': 'x'}]");
  const BslGridCriterion *criterion = bsl_grid_find_criterion (get_grid (session), "performance");
  AdwNavigationPage *page = bsl_overview_page_new (session);
  GtkWindow *window = ui_present (GTK_WIDGET (page));
  GtkWidget *weights = ui_find (GTK_WIDGET (page), BSL_TYPE_WEIGHTS, NULL);
  GtkWidget *row = ui_find (weights, ADW_TYPE_SPIN_ROW, NULL);
  g_autoptr (GError) error = NULL;
  gboolean unsaved;

  for (guint weight = 20; weight <= 30; weight += 10)
    {
      adw_spin_row_set_value (ADW_SPIN_ROW (row), weight);
      bsl_weights_flush (BSL_WEIGHTS (weights));
      g_object_get (session, "unsaved", &unsaved, NULL);
      g_assert_true (unsaved);
      g_assert_cmpfloat (adw_spin_row_get_value (ADW_SPIN_ROW (row)), ==, weight);
      g_assert_false (bsl_session_try_again (session));
    }
  g_assert_true (bsl_history_amend (bsl_session_get_history (session), "to go on", &error));
  g_assert_true (bsl_session_try_again (session));
  g_object_get (session, "unsaved", &unsaved, NULL);
  g_assert_false (unsaved);
  g_assert_cmpuint (bsl_study_record_get_weight (bsl_session_get_project (session), get_grid (session), criterion), ==, 30);
  gtk_window_destroy (window);
}

/* The page is made anew while a weight waits: it is saved first. */
static void
test_made_anew (void)
{
  g_autoptr (BslSession) session = ui_session_new_with (MINISTRY, "'snapshots': [{'id': 'x'}]");
  AdwNavigationPage *page = bsl_overview_page_new (session);
  GtkWindow *window = ui_present (GTK_WIDGET (page));
  GtkWidget *weights = ui_find (GTK_WIDGET (page), BSL_TYPE_WEIGHTS, NULL);
  g_autoptr (GError) error = NULL;

  adw_spin_row_set_value (ADW_SPIN_ROW (ui_find (weights, ADW_TYPE_SPIN_ROW, NULL)), 40);
  bsl_weights_flush (BSL_WEIGHTS (weights));
  g_assert_true (bsl_history_amend (bsl_session_get_history (session), "to go on", &error));
  bsl_result_page_update (BSL_RESULT_PAGE (page));
  ui_settle ();
  weights = ui_find (GTK_WIDGET (page), BSL_TYPE_WEIGHTS, NULL);
  g_assert_cmpfloat (adw_spin_row_get_value (ADW_SPIN_ROW (ui_find (weights, ADW_TYPE_SPIN_ROW, NULL))), ==, 40);
  gtk_window_destroy (window);
}

static void
test_undo (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  AdwNavigationPage *page = bsl_overview_page_new (session);
  GtkWindow *window = ui_present (GTK_WIDGET (page));
  GtkWidget *weights = ui_find (GTK_WIDGET (page), BSL_TYPE_WEIGHTS, NULL);
  BslStepped stepped = { 0 };

  adw_spin_row_set_value (ADW_SPIN_ROW (ui_find (weights, ADW_TYPE_SPIN_ROW, NULL)), 33);
  bsl_weights_flush (BSL_WEIGHTS (weights));
  g_assert_true (bsl_session_undo (session, &stepped));
  ui_settle ();
  weights = ui_find (GTK_WIDGET (page), BSL_TYPE_WEIGHTS, NULL);
  g_assert_cmpfloat (adw_spin_row_get_value (ADW_SPIN_ROW (ui_find (weights, ADW_TYPE_SPIN_ROW, NULL))), ==, 10);
  gtk_window_destroy (window);
}

/* A level of a person is recorded with its reason; where the catalogue decides nothing is asked. */
static void
test_levels (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  const BslGrid *grid = get_grid (session);
  BslEvaluation *evaluation = bsl_session_get_evaluation (session);
  const BslOfferFinding *offer = bsl_evaluation_find_offer (evaluation, "outscale-iaas-cloudgouv");
  const BslScale *open = bsl_grid_find_scale (grid, "maintenance"), *settled = bsl_grid_find_scale (grid, "security");
  GtkWidget *group = g_object_ref_sink (bsl_level_group_new (session, evaluation, grid, offer, open));
  GtkWidget *decided = g_object_ref_sink (bsl_level_group_new (session, evaluation, grid, offer, settled));
  BslGivenLevel given;

  g_assert_null (ui_find (decided, ADW_TYPE_COMBO_ROW, NULL));
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_find (group, ADW_TYPE_COMBO_ROW, NULL)), 4);
  given = bsl_study_record_get_level (bsl_session_get_project (session), grid, offer->offer->id, open);
  g_assert_cmpint (given.level, ==, 3);
  g_assert_true (gtk_widget_get_visible (ui_find (group, BSL_TYPE_REASON_ROW, NULL)));
  g_assert_cmpint (given.on, ==, bsl_date_today ());
  bsl_reason_row_set_text (BSL_REASON_ROW (ui_find (group, BSL_TYPE_REASON_ROW, NULL)), "Answers within an hour.");
  g_signal_emit_by_name (ui_find (group, BSL_TYPE_REASON_ROW, NULL), "edited");
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_find (group, ADW_TYPE_COMBO_ROW, NULL)), 0);
  given = bsl_study_record_get_level (bsl_session_get_project (session), grid, offer->offer->id, open);
  g_assert_cmpint (given.level, ==, -1);
  g_assert_cmpstr (given.reason, ==, "Answers within an hour."); /* what was written stays */
  g_object_unref (group);
  g_object_unref (decided);
}

static guint
count_rows (GtkWidget *page)
{
  GtkWidget *view = ui_find (page, GTK_TYPE_COLUMN_VIEW, NULL);

  return view != NULL ? g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)))) : 0;
}

static void
test_coverage (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY), empty = ui_session_new ("{}");
  AdwNavigationPage *page = bsl_coverage_page_new (session), *nothing = bsl_coverage_page_new (empty);
  GtkWindow *window = ui_present (GTK_WIDGET (page)), *other = ui_present (GTK_WIDGET (nothing));
  GtkColumnView *view = GTK_COLUMN_VIEW (ui_find (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW, NULL));

  g_assert_cmpuint (count_rows (GTK_WIDGET (page)), >, 3);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_column_view_get_columns (view)), ==, 4);
  g_assert_cmpuint (count_rows (GTK_WIDGET (nothing)), ==, 0);
  gtk_window_destroy (window);
  gtk_window_destroy (other);
}

static void
test_empty (void)
{
  g_autoptr (BslSession) session = ui_session_new ("{}");
  AdwNavigationPage *page = bsl_overview_page_new (session);
  GtkWindow *window = ui_present (GTK_WIDGET (page));

  g_assert_null (ui_find (GTK_WIDGET (page), BSL_TYPE_DETAIL_ROW, NULL));
  gtk_window_destroy (window);
}

/* An offer that is no longer compared is told, not lost. */
static void
test_gone (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  AdwNavigationPage *page = bsl_levels_page_new (session, "no-such-offer");
  GtkWindow *window = ui_present (GTK_WIDGET (page));

  g_assert_null (ui_find (GTK_WIDGET (page), BSL_TYPE_LEVEL_GROUP, NULL));
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  ui_init (&argc, &argv);
  g_test_add_func ("/study/weights", test_weights);
  g_test_add_func ("/study/saved-between", test_saved_between);
  g_test_add_func ("/study/not-saved", test_not_saved);
  g_test_add_func ("/study/made-anew", test_made_anew);
  g_test_add_func ("/study/undo", test_undo);
  g_test_add_func ("/study/levels", test_levels);
  g_test_add_func ("/study/coverage", test_coverage);
  g_test_add_func ("/study/empty", test_empty);
  g_test_add_func ("/study/gone", test_gone);
  return g_test_run ();
}
