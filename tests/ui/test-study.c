/* SPDX-License-Identifier: EUPL-1.2 */
/* The market study in the window: weights that score at once and are saved, levels with a reason, who covers what. */
#include "config.h"

#include "app/study/bsl-scorings.h"
#include "tests/ui/ui-fixture.h"
#include "ui/analysis/bsl-reason-row.h"
#include "ui/catalogue/bsl-grounds.h"
#include "ui/common/bsl-detail-row.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-text-row.h"
#include "ui/document/bsl-figure-view.h"
#include "ui/offers/bsl-offer-item.h"
#include "ui/study/bsl-coverage-page.h"
#include "ui/study/bsl-horizon-page.h"
#include "ui/study/bsl-level-group.h"
#include "ui/study/bsl-levels-page.h"
#include "ui/study/bsl-offer-cell.h"
#include "ui/study/bsl-offer-grid.h"
#include "ui/study/bsl-overview-page.h"
#include "ui/study/bsl-pick-page.h"
#include "ui/study/bsl-ranking.h"
#include "ui/study/bsl-scorings-page.h"
#include "ui/study/bsl-side-by-side-page.h"
#include "ui/study/bsl-table-words.h"
#include "ui/study/bsl-weights.h"
#include "ui/wizard/bsl-pause.h"

#define MINISTRY \
  "{'organisation.type': 'state-central', 'data.classes': ['personal'], 'data.secrets': ['privacy']," \
  " 'data.harm': ['life-health'], 'data.essential-mission': 'no', 'service.kinds': ['iaas', 'caas']," \
  " 'service.needs': ['compute-vm', 'kubernetes', 'object-storage'], 'project.state': 'new', 'hosting.location': 'france'}"

#define DATED \
  "{'organisation.type': 'state-central', 'data.classes': ['personal'], 'data.secrets': ['privacy']," \
  " 'data.harm': ['life-health'], 'data.essential-mission': 'no', 'service.kinds': ['iaas', 'caas']," \
  " 'service.needs': ['compute-vm', 'kubernetes', 'object-storage'], 'project.state': 'new', 'hosting.location': 'france'," \
  " 'purchase.contract-start': '2027-01-01', 'purchase.contract-months': 48}"

static const BslGrid *
get_grid (BslSession *session)
{
  return bsl_study_record_get_grid (bsl_session_get_project (session), bsl_library_get_rules (ui_get_library ()));
}

static GtkWidget *
get_place (GtkWidget *ranking, int place)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (ui_find (ranking, GTK_TYPE_LIST_BOX, NULL)), place));
}

static const char *
get_first (GtkWidget *ranking)
{
  return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (get_place (ranking, 0)));
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

/* The rows are in the order of the scores at once; the weight is saved when moving pauses. */
static void
test_weights (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  AdwNavigationPage *page;
  GtkWindow *window;
  GtkWidget *ranking, *weights, *performance;
  const BslGridCriterion *criterion;

  give (session, "numspot-iaas-snc", "performance", 4);
  page = bsl_overview_page_new (session);
  window = ui_present (GTK_WIDGET (page));
  ranking = ui_find (GTK_WIDGET (page), BSL_TYPE_RANKING, NULL);
  weights = ui_find (GTK_WIDGET (page), BSL_TYPE_WEIGHTS, NULL);
  g_assert_nonnull (ranking);
  performance = ui_find (weights, ADW_TYPE_SPIN_ROW, NULL);
  g_assert_true (g_str_has_prefix (get_first (ranking), "1. NumSpot"));
  criterion = bsl_grid_find_criterion (get_grid (session), "performance");
  adw_spin_row_set_value (ADW_SPIN_ROW (performance), 0);
  g_assert_cmpuint (bsl_study_record_get_weight (bsl_session_get_project (session), get_grid (session), criterion), ==, 10);
  g_assert_false (g_str_has_prefix (get_first (ranking), "1. NumSpot")); /* others are level with it now, and stand before it in the catalogue */
  bsl_weights_flush (BSL_WEIGHTS (weights));
  g_assert_cmpuint (bsl_study_record_get_weight (bsl_session_get_project (session), get_grid (session), criterion), ==, 0);
  g_assert_true (ui_find (GTK_WIDGET (page), BSL_TYPE_WEIGHTS, NULL) == weights); /* nothing was made anew */
  adw_spin_row_set_value (ADW_SPIN_ROW (performance), 7);
  gtk_window_destroy (window); /* who leaves at once loses nothing */
  g_assert_cmpuint (bsl_study_record_get_weight (bsl_session_get_project (session), get_grid (session), criterion), ==, 7);
}

/* Where nothing weighs nobody has a place, and it is not said that something unknown keeps it. */
static void
test_no_weights (void)
{
  g_autoptr (BslSession) session = ui_session_new_with (MINISTRY,
    "'study': {'weights': {'circular-6519': {'performance': 0, 'sovereignty': 0, 'security': 0, 'cost': 0, 'availability': 0,"
    " 'adaptability': 0, 'maintenance': 0, 'interoperability': 0, 'durability': 0}}}");
  AdwNavigationPage *page = bsl_overview_page_new (session);
  GtkWindow *window = ui_present (GTK_WIDGET (page));
  GtkWidget *first = get_place (ui_get (GTK_WIDGET (page), BSL_TYPE_RANKING, NULL), 0);

  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (first)), ==, "Without a place: no criterion has a weight");
  g_assert_null (ui_find (GTK_WIDGET (page), ADW_TYPE_ACTION_ROW, "An unsure ranking: too little is known"));
  gtk_window_destroy (window);
}

static void
went_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_object_set_data_full (G_OBJECT (widget), "went", g_variant_dup_string (parameter, NULL), g_free);
}

/* Each place leads to the offer that has it now. */
static void
assert_leads (GtkWidget *page, GtkWidget *row, BslEvaluation *evaluation)
{
  const BslOfferFinding *offer;

  gtk_widget_activate_action (row, "row.go", NULL);
  offer = bsl_evaluation_find_offer (evaluation, g_object_get_data (G_OBJECT (page), "went"));
  g_assert_true (g_str_has_suffix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), offer->offer->name));
}

/* Ten places, then the others where that is wished: all offers, each once; the focus goes to the first new one. */
static void
test_more_places (void)
{
  g_autoptr (BslSession) session = ui_session_new_with ("{'organisation.type': 'commune', 'service.needs': ['compute-vm', 'object-storage']}",
                                                        "'study': {'to-examine': true}");
  BslStudy *study = bsl_study_new (bsl_session_get_evaluation (session), bsl_session_get_project (session), get_grid (session));
  guint n = bsl_study_get_n_offers (study);
  GtkWidgetClass *klass = g_type_class_ref (BSL_TYPE_OVERVIEW_PAGE);
  GtkWidget *page, *ranking, *more;
  GtkWindow *window;

  g_assert_cmpuint (n, >, 10);
  gtk_widget_class_install_action (klass, "study.offer", "s", went_cb);
  page = GTK_WIDGET (bsl_overview_page_new (session));
  window = ui_present (page);
  ranking = ui_get (page, BSL_TYPE_RANKING, NULL);
  more = ui_get (ranking, ADW_TYPE_BUTTON_ROW, NULL);
  g_assert_cmpuint (ui_count (ranking, BSL_TYPE_GO_ROW, NULL), ==, 10);
  g_assert_true (gtk_widget_get_visible (more));
  g_signal_emit_by_name (more, "activated");
  g_assert_cmpuint (ui_count (ranking, BSL_TYPE_GO_ROW, NULL), ==, n);
  g_assert_false (gtk_widget_get_visible (more));
  g_assert_true (gtk_window_get_focus (window) == get_place (ranking, 10));
  adw_spin_row_set_value (ADW_SPIN_ROW (ui_get (ui_get (page, BSL_TYPE_WEIGHTS, NULL), ADW_TYPE_SPIN_ROW, NULL)), 60);
  for (guint i = 0; i < n; i++)
    assert_leads (page, get_place (ranking, (int) i), bsl_session_get_evaluation (session));
  gtk_window_destroy (window);
  bsl_study_free (study);
  g_type_class_unref (klass);
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
  GtkWidget *by;

  g_assert_null (ui_find (decided, ADW_TYPE_COMBO_ROW, NULL));
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_find (group, ADW_TYPE_COMBO_ROW, NULL)), 4);
  given = bsl_study_record_get_level (bsl_session_get_project (session), grid, offer->offer->id, open);
  g_assert_cmpint (given.level, ==, 3);
  g_assert_true (gtk_widget_get_visible (ui_find (group, BSL_TYPE_REASON_ROW, NULL)));
  g_assert_cmpint (given.on, ==, bsl_date_today ());
  g_assert_cmpstr (given.by, ==, "");
  by = ui_get (group, ADW_TYPE_ENTRY_ROW, NULL);
  g_assert_true (gtk_widget_get_visible (by));
  gtk_editable_set_text (GTK_EDITABLE (by), "A. Martin");
  bsl_pause_flush (by);
  g_assert_cmpstr (bsl_study_record_get_level (bsl_session_get_project (session), grid, offer->offer->id, open).by, ==, "A. Martin");
  bsl_reason_row_set_text (BSL_REASON_ROW (ui_find (group, BSL_TYPE_REASON_ROW, NULL)), "Answers within an hour.");
  g_signal_emit_by_name (ui_find (group, BSL_TYPE_REASON_ROW, NULL), "edited");
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_find (group, ADW_TYPE_COMBO_ROW, NULL)), 0);
  given = bsl_study_record_get_level (bsl_session_get_project (session), grid, offer->offer->id, open);
  g_assert_cmpint (given.level, ==, -1);
  g_assert_cmpstr (given.reason, ==, "Answers within an hour."); /* what was written stays */
  g_object_unref (group);
  g_object_unref (decided);
}

/* Who gave the last level is proposed for the next one, and saved with it; nothing is saved before. */
static void
test_author (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  const BslGrid *grid = get_grid (session);
  BslEvaluation *evaluation = bsl_session_get_evaluation (session);
  const BslOfferFinding *offer = bsl_evaluation_find_offer (evaluation, "outscale-iaas-cloudgouv");
  const BslScale *scale = bsl_grid_find_scale (grid, "maintenance");
  GtkWidget *group;

  bsl_grounds_remember_author ("B. Durand");
  group = g_object_ref_sink (bsl_level_group_new (session, evaluation, grid, offer, scale));
  g_assert_false (gtk_widget_get_visible (ui_get (group, ADW_TYPE_ENTRY_ROW, NULL)));
  g_assert_null (bsl_project_get_extra (bsl_session_get_project (session), BSL_EXTRA_STUDY));
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_find (group, ADW_TYPE_COMBO_ROW, NULL)), 2);
  g_assert_cmpstr (bsl_study_record_get_level (bsl_session_get_project (session), grid, offer->offer->id, scale).by, ==, "B. Durand");
  gtk_test_accessible_assert_property (ui_get (group, ADW_TYPE_ENTRY_ROW, NULL), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Who gave the level: Maintenance");
  bsl_grounds_remember_author ("");
  g_object_unref (group);
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

static GtkWidget *
get_focus (GtkWindow *window)
{
  return gtk_root_get_focus (GTK_ROOT (window));
}

/* Whether the label in @cell is named after one of the services, @offer, and what it says. */
static gboolean
is_named (GtkWidget *cell, const char *offer)
{
  static const char *const services[] = { "Virtual machines", "Managed Kubernetes", "Object storage" };
  GtkWidget *label = ui_get (cell, GTK_TYPE_LABEL, NULL);
  gboolean named = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    for (BslPerimeter perimeter = BSL_PERIMETER_UNKNOWN; perimeter <= BSL_PERIMETER_NONE; perimeter++)
      {
        g_autofree char *said = g_strdup_printf ("%s, %s: %s", services[i], offer, bsl_table_words_for_perimeter (perimeter));
        g_autofree char *other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, said);

        named = named || (other == NULL && g_str_equal (gtk_label_get_label (GTK_LABEL (label)), bsl_table_words_get_sign (perimeter)));
      }
  return named;
}

/* Each cell has the role and a name that says service, offer and word; arrow keys move among them. */
static void
test_coverage_cells (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  AdwNavigationPage *page = bsl_coverage_page_new (session);
  GtkWindow *window = ui_present (GTK_WIDGET (page));
  GtkWidget *view = ui_find (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW, NULL), *focus = NULL, *row;
  g_autoptr (BslOfferItem) item = g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view))), 0);
  guint n_named = 0;

  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Services and Offers");
  gtk_column_view_scroll_to (GTK_COLUMN_VIEW (view), 0, NULL, GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_grab_focus (view);
  ui_settle ();
  for (guint i = 0; i < 4; i++)
    {
      g_assert_true (gtk_widget_child_focus (view, GTK_DIR_RIGHT));
      focus = get_focus (window);
      gtk_test_accessible_assert_role (focus, GTK_ACCESSIBLE_ROLE_GRID_CELL);
      n_named += is_named (focus, bsl_offer_item_get_finding (item)->offer->name);
    }
  g_assert_cmpuint (n_named, ==, 3); /* beside the name of the offer */
  row = gtk_widget_get_parent (focus);
  g_assert_true (gtk_widget_child_focus (view, GTK_DIR_DOWN));
  g_assert_true (gtk_widget_get_parent (get_focus (window)) != row);
  gtk_window_destroy (window);
}

#define PAIR "outscale-iaas-cloudgouv aws-paris"

/* The grid of offers: roles, names, one stop of the Tab key, arrow keys, Home and End; stacked, the cells one by one. */
static void
test_side_by_side (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  AdwNavigationPage *page = bsl_side_by_side_page_new (session, PAIR);
  GtkWindow *window = ui_present (GTK_WIDGET (page));
  GtkWidget *grid = ui_get (GTK_WIDGET (page), BSL_TYPE_OFFER_GRID, NULL), *first;
  g_autofree char *said = g_strdup_printf ("Verdict, %s: Eligible", bsl_evaluation_find_offer (bsl_session_get_evaluation (session), "outscale-iaas-cloudgouv")->offer->name);

  gtk_test_accessible_assert_role (grid, GTK_ACCESSIBLE_ROLE_GRID);
  g_assert_true (gtk_widget_grab_focus (grid));
  first = get_focus (window);
  gtk_test_accessible_assert_role (first, GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_test_accessible_assert_property (first, GTK_ACCESSIBLE_PROPERTY_LABEL, said);
  g_assert_true (gtk_widget_child_focus (grid, GTK_DIR_RIGHT));
  g_assert_true (get_focus (window) != first);
  g_assert_true (gtk_widget_child_focus (grid, GTK_DIR_UP));
  gtk_test_accessible_assert_role (get_focus (window), GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);
  g_assert_true (gtk_widget_child_focus (grid, GTK_DIR_DOWN));
  g_assert_true (gtk_widget_child_focus (grid, GTK_DIR_LEFT));
  g_assert_true (get_focus (window) == first);
  g_assert_false (gtk_widget_child_focus (grid, GTK_DIR_TAB_FORWARD));
  bsl_offer_grid_set_stacked (BSL_OFFER_GRID (grid), TRUE);
  g_assert_true (gtk_widget_child_focus (grid, GTK_DIR_UP));
  g_assert_true (get_focus (window) == first); /* no names above */
  g_assert_true (gtk_widget_child_focus (grid, GTK_DIR_DOWN));
  g_assert_true (gtk_widget_get_parent (get_focus (window)) == gtk_widget_get_parent (first));
  gtk_window_destroy (window);
}

/* An offer that has gone, or the same day without any: told, not shown empty. */
static void
test_side_by_side_gone (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  AdwNavigationPage *page = bsl_side_by_side_page_new (session, "outscale-iaas-cloudgouv no-such-offer");
  GtkWindow *window = ui_present (GTK_WIDGET (page));

  g_assert_null (ui_find (GTK_WIDGET (page), BSL_TYPE_OFFER_GRID, NULL));
  ui_get (GTK_WIDGET (page), ADW_TYPE_STATUS_PAGE, NULL);
  gtk_window_destroy (window);
}

static GtkWidget *
get_choice (AdwNavigationPage *page, guint index)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (ui_get (GTK_WIDGET (page), ADW_TYPE_PREFERENCES_GROUP, NULL));
  GtkListBox *list = GTK_LIST_BOX (ui_get (GTK_WIDGET (group), GTK_TYPE_LIST_BOX, NULL));

  return GTK_WIDGET (gtk_list_box_get_row_at_index (list, (int) index));
}

static GtkWidget *
get_check (AdwNavigationPage *page, guint index)
{
  return ui_get (get_choice (page, index), GTK_TYPE_CHECK_BUTTON, NULL);
}

/* Two to four: fewer leave the action disabled, at four the others cannot be chosen. */
static void
test_pick (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  AdwNavigationPage *page = bsl_pick_page_new (session, "outscale-iaas-cloudgouv");
  GtkWindow *window = ui_present (GTK_WIDGET (page));
  GtkWidget *button = ui_get (GTK_WIDGET (page), GTK_TYPE_BUTTON, "Choose Two to Four Offers");

  g_assert_false (gtk_widget_is_sensitive (button));
  for (guint i = 1; i < 4; i++)
    {
      gtk_check_button_set_active (GTK_CHECK_BUTTON (get_check (page, i)), TRUE);
      g_assert_true (gtk_widget_is_sensitive (button));
    }
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "_Compare 4 Offers");
  g_assert_false (gtk_widget_is_sensitive (get_choice (page, 4)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_check (page, 1)), FALSE);
  g_assert_true (gtk_widget_is_sensitive (get_choice (page, 4)));
  gtk_editable_set_text (GTK_EDITABLE (ui_get (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY, NULL)), "no such words");
  g_signal_emit_by_name (ui_get (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY, NULL), "search-changed");
  g_assert_false (gtk_widget_get_visible (get_choice (page, 0)));
  gtk_window_destroy (window);
}

/* A project file of somebody who gave @level for performance. */
static GFile *
write_scoring (const char *name, const char *level)
{
  g_autofree char *path = ui_dup_path (name);
  g_autofree char *text = g_strdup_printf ("{\"format\": \"boussole-project\", \"version\": 1, \"answers\": {}, \"study\": {\"levels\":"
                                           " {\"circular-6519\": {\"outscale-iaas-cloudgouv\": {\"performance\": {%s}}}}}}", level);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

/* Two files brought in show a gap; a common level with its reason settles it. */
static void
test_scorings (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  AdwNavigationPage *page = bsl_scorings_page_new (session);
  GtkWindow *window = ui_present (GTK_WIDGET (page));
  g_autoptr (GFile) one = write_scoring ("one.boussole", "\"level\": 1, \"by\": \"A. Nom\", \"reason\": \"slow <b>\"");
  g_autoptr (GFile) other = write_scoring ("other.boussole", "\"level\": 4");

  ui_get (GTK_WIDGET (page), BSL_TYPE_GO_ROW, "Save a Copy to Score Apart…");
  g_assert_null (ui_find (GTK_WIDGET (page), ADW_TYPE_ACTION_ROW, "A. Nom"));
  bsl_scorings_page_bring (BSL_SCORINGS_PAGE (page), one);
  bsl_scorings_page_bring (BSL_SCORINGS_PAGE (page), other);
  ui_get (GTK_WIDGET (page), ADW_TYPE_ACTION_ROW, "other.boussole"); /* says not by whom it is */
  {
    GtkWidget *row = ui_get (GTK_WIDGET (page), ADW_TYPE_ACTION_ROW, "OUTSCALE IaaS Cloud on Demand (région cloudgouv-eu-west-1) – Business performance");
    g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "A. Nom: 1 – slow <b>\nother.boussole: 4");
  }
  give (session, "outscale-iaas-cloudgouv", "performance", 3);
  ui_get (GTK_WIDGET (page), BSL_TYPE_DETAIL_ROW, "Settled by a Common Level");
  gtk_window_destroy (window);

  page = bsl_levels_page_new (session, "outscale-iaas-cloudgouv");
  window = ui_present (GTK_WIDGET (page));
  ui_get (GTK_WIDGET (page), ADW_TYPE_ACTION_ROW, "Scored apart by A. Nom");
  gtk_window_destroy (window);
}

static void
test_scoring_taken_out (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  AdwNavigationPage *page = bsl_scorings_page_new (session);
  GtkWindow *window = ui_present (GTK_WIDGET (page));
  g_autoptr (GFile) one = write_scoring ("one.boussole", "\"level\": 1, \"by\": \"A. Nom\"");
  g_autoptr (GFile) empty = write_scoring ("empty.boussole", "\"reason\": \"none yet\"");

  bsl_scorings_page_bring (BSL_SCORINGS_PAGE (page), empty); /* refused */
  g_assert_cmpuint (bsl_scorings_get_n (bsl_session_get_project (session)), ==, 0);
  bsl_scorings_page_bring (BSL_SCORINGS_PAGE (page), one);
  g_assert_cmpuint (bsl_scorings_get_n (bsl_session_get_project (session)), ==, 1);
  g_signal_emit_by_name (ui_get (ui_get (GTK_WIDGET (page), ADW_TYPE_ACTION_ROW, "A. Nom"), GTK_TYPE_BUTTON, NULL), "clicked");
  g_assert_cmpuint (bsl_scorings_get_n (bsl_session_get_project (session)), ==, 0);
  gtk_window_destroy (window);
}

/* What is frozen is read, and copied, and takes nothing in. */
static void
test_scorings_read_only (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  AdwNavigationPage *page;
  GtkWindow *window;

  bsl_project_set_read_only (bsl_session_get_project (session), TRUE);
  page = bsl_scorings_page_new (session);
  window = ui_present (GTK_WIDGET (page));
  ui_get (GTK_WIDGET (page), BSL_TYPE_GO_ROW, "Save a Copy to Score Apart…");
  g_assert_null (ui_find (GTK_WIDGET (page), BSL_TYPE_GO_ROW, "Bring In a Scoring…"));
  gtk_window_destroy (window);
}

/* The picture, and the days it shows; a day that a clause is about opens on the clause. */
static void
test_horizon (void)
{
  g_autoptr (BslSession) session = ui_session_new (DATED);
  AdwNavigationPage *page = bsl_horizon_page_new (session);
  GtkWindow *window = ui_present (GTK_WIDGET (page));
  GtkWidget *end = ui_get (GTK_WIDGET (page), BSL_TYPE_DETAIL_ROW, "End of the contract, renewals included");

  ui_get (GTK_WIDGET (page), BSL_TYPE_FIGURE_VIEW, NULL);
  g_assert_null (ui_find (end, BSL_TYPE_TEXT_ROW, NULL));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (end), TRUE);
  ui_get (end, BSL_TYPE_TEXT_ROW, "Reversibility and end of contract (DOC-R4)");
  gtk_window_destroy (window);
}

static guint
count_all_rows (GtkWidget *widget)
{
  guint n = GTK_IS_LIST_BOX_ROW (widget) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_all_rows (child);
  return n;
}

/* Nothing is drawn where the evaluation stops, whatever is known of the contract, and it is said so: an answer about the
 * contract would not help. */
static void
test_horizon_stopped (void)
{
  g_autoptr (BslSession) session =
      ui_session_new ("{'data.classes': ['classified'], 'purchase.contract-start': '2027-01-01', 'purchase.contract-months': 48}");
  AdwNavigationPage *page = bsl_horizon_page_new (session);
  GtkWindow *window = ui_present (GTK_WIDGET (page));

  ui_get (GTK_WIDGET (page), BSL_TYPE_TEXT_ROW, "The evaluation stops: no day is shown.");
  g_assert_cmpuint (count_all_rows (GTK_WIDGET (page)), ==, 1);
  g_assert_null (ui_find (GTK_WIDGET (page), BSL_TYPE_FIGURE_VIEW, NULL));
  gtk_window_destroy (window);
}

/* Where nothing is known of the contract, the day of the decision stands alone. */
static void
test_horizon_decision (void)
{
  g_autoptr (BslSession) session = ui_session_new ("{'purchase.decision-date': '2027-06-01'}");
  AdwNavigationPage *page = bsl_horizon_page_new (session);
  GtkWindow *window = ui_present (GTK_WIDGET (page));
  GtkWidget *row = ui_get (GTK_WIDGET (page), BSL_TYPE_TEXT_ROW, "Decision");

  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "1 June 2027");
  g_assert_cmpuint (count_all_rows (GTK_WIDGET (page)), ==, 1);
  gtk_window_destroy (window);
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

/* A level given before the catalogue decided: whether it is the same is told right. */
static void
test_level_decided (void)
{
  g_autoptr (BslSession) session = ui_session_new ("{'organisation.type': 'commune', 'data.classes': ['personal'], 'service.kinds': ['iaas'],"
                                                   " 'service.needs': ['compute-vm'], 'project.state': 'new', 'data.secrets': ['privacy'],"
                                                   " 'data.essential-mission': 'no', 'data.harm': []}");
  AdwNavigationPage *page;
  GtkWindow *window;

  give (session, "aws-paris", "sovereignty.immunity", 3);
  give (session, "aws-paris", "sovereignty.technology", 0);
  page = bsl_levels_page_new (session, "aws-paris");
  window = ui_present (GTK_WIDGET (page));
  g_assert_nonnull (ui_find (GTK_WIDGET (page), ADW_TYPE_ACTION_ROW, "Given before, not used: the catalogue says otherwise"));
  g_assert_nonnull (ui_find (GTK_WIDGET (page), ADW_TYPE_ACTION_ROW, "Given before, not used: the catalogue says the same"));
  gtk_window_destroy (window);
}

/* Sets as small as those shown are not left out in silence: five, then the others, and the focus goes to the first new one. */
static void
test_more_sets (void)
{
  g_autoptr (BslSession) session = ui_session_new ("{'organisation.type': 'commune', 'data.classes': ['personal'], 'service.kinds': ['iaas'],"
                                                   " 'service.needs': ['compute-vm', 'object-storage']}");
  AdwNavigationPage *page = bsl_overview_page_new (session);
  GtkWindow *window = ui_present (GTK_WIDGET (page));
  GtkWidget *more = ui_get (GTK_WIDGET (page), ADW_TYPE_BUTTON_ROW, NULL), *first;

  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (more)), ==, "Show More: 7 Sets Are Left");
  g_assert_cmpuint (ui_count (GTK_WIDGET (page), BSL_TYPE_DETAIL_ROW, NULL), ==, 12);
  g_assert_nonnull (ui_find (GTK_WIDGET (page), GTK_TYPE_LABEL, "Other sets are as small: the first twelve are shown, in the order of the catalogue."));
  first = gtk_widget_get_prev_sibling (more);
  g_assert_false (gtk_widget_get_visible (first));
  g_signal_emit_by_name (more, "activated");
  g_assert_true (gtk_widget_get_visible (first));
  g_assert_false (gtk_widget_get_visible (more));
  g_assert_true (BSL_IS_DETAIL_ROW (gtk_widget_get_ancestor (gtk_window_get_focus (window), BSL_TYPE_DETAIL_ROW)));
  gtk_window_destroy (window);
}

/* Neither a place without a rival nor a score without a weight says anything. */
static void
test_no_contest (void)
{
  g_autoptr (BslSession) session = ui_session_new ("{'organisation.type': 'state-central', 'data.classes': ['personal'], 'service.kinds': ['saas'],"
                                                   " 'service.needs': ['email', 'identity', 'backup'], 'project.state': 'new',"
                                                   " 'project.environment': 'production', 'data.secrets': ['public-security'],"
                                                   " 'data.essential-mission': 'yes', 'data.harm': ['public-security']}");
  AdwNavigationPage *page = bsl_overview_page_new (session);
  GtkWindow *window = ui_present (GTK_WIDGET (page));
  GtkWidget *weights = ui_get (GTK_WIDGET (page), BSL_TYPE_WEIGHTS, NULL), *ranking = ui_get (GTK_WIDGET (page), BSL_TYPE_RANKING, NULL);

  g_assert_cmpuint (ui_count (ranking, BSL_TYPE_GO_ROW, NULL), ==, 1);
  g_assert_nonnull (ui_find (GTK_WIDGET (page), GTK_TYPE_LABEL,
                             "A study to prepare the purchase, not an award. Only one offer is compared: its place says nothing of its merits."));
  for (GtkWidget *row = ui_get (weights, ADW_TYPE_SPIN_ROW, NULL); row != NULL; row = gtk_widget_get_next_sibling (row))
    adw_spin_row_set_value (ADW_SPIN_ROW (row), 0);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (get_place (ranking, 0))), ==, "Without a place: no criterion has a weight");
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
  g_test_add_func ("/study/no-weights", test_no_weights);
  g_test_add_func ("/study/more-places", test_more_places);
  g_test_add_func ("/study/saved-between", test_saved_between);
  g_test_add_func ("/study/not-saved", test_not_saved);
  g_test_add_func ("/study/made-anew", test_made_anew);
  g_test_add_func ("/study/undo", test_undo);
  g_test_add_func ("/study/levels", test_levels);
  g_test_add_func ("/study/author", test_author);
  g_test_add_func ("/study/coverage", test_coverage);
  g_test_add_func ("/study/coverage-cells", test_coverage_cells);
  g_test_add_func ("/study/side-by-side", test_side_by_side);
  g_test_add_func ("/study/side-by-side-gone", test_side_by_side_gone);
  g_test_add_func ("/study/pick", test_pick);
  g_test_add_func ("/study/scorings", test_scorings);
  g_test_add_func ("/study/scoring-taken-out", test_scoring_taken_out);
  g_test_add_func ("/study/scorings-read-only", test_scorings_read_only);
  g_test_add_func ("/study/horizon", test_horizon);
  g_test_add_func ("/study/horizon-decision", test_horizon_decision);
  g_test_add_func ("/study/horizon-stopped", test_horizon_stopped);
  g_test_add_func ("/study/empty", test_empty);
  g_test_add_func ("/study/level-decided", test_level_decided);
  g_test_add_func ("/study/more-sets", test_more_sets);
  g_test_add_func ("/study/no-contest", test_no_contest);
  g_test_add_func ("/study/gone", test_gone);
  return g_test_run ();
}
