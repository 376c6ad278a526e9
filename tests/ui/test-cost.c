/* SPDX-License-Identifier: EUPL-1.2 */
/* Costs in the window: quantities and prices asked, ranges shown, what is wrong told beside its field. */
#include "config.h"

#include "app/study/bsl-costs.h"
#include "tests/ui/ui-fixture.h"
#include "ui/catalogue/bsl-form-dialog.h"
#include "ui/catalogue/bsl-form.h"
#include "ui/common/bsl-detail-row.h"
#include "ui/common/bsl-text-row.h"
#include "ui/study/bsl-cost-amount-dialog.h"
#include "ui/study/bsl-cost-bar.h"
#include "ui/study/bsl-cost-item-dialog.h"
#include "ui/study/bsl-cost-months-dialog.h"
#include "ui/study/bsl-cost-offer-page.h"
#include "ui/study/bsl-cost-page.h"

#define OFFER "outscale-iaas-cloudgouv"
#define MINISTRY \
  "{'organisation.type': 'state-central', 'data.classes': ['personal'], 'data.secrets': ['privacy']," \
  " 'data.harm': ['life-health'], 'data.essential-mission': 'no', 'service.kinds': ['iaas', 'caas']," \
  " 'service.needs': ['compute-vm', 'kubernetes', 'object-storage'], 'project.state': 'new', 'hosting.location': 'france'," \
  " 'purchase.contract-months': 12}"
#define COST "'cost': {'items': [{'id': 'vm', 'title': 'Machines', 'unit': 'hour', 'low': 10, 'high': 12, 'growth': 5}]}"

static BslCostRecord *
read_record (BslSession *session)
{
  return bsl_cost_record_new (bsl_session_get_project (session), bsl_library_get_rules (ui_get_library ()), "", NULL);
}

static void
write_field (AdwDialog *dialog, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_get (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, title)), text);
}

static const char *
get_subtitle (GtkWidget *root, const char *title)
{
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (ui_get (root, ADW_TYPE_ACTION_ROW, title)));
}

/* The dialog on a window of its own; Save closes it. */
static GtkWindow *
present (AdwDialog *dialog)
{
  GtkWidget *around = adw_window_new ();

  adw_window_set_content (ADW_WINDOW (around), gtk_label_new (""));
  ui_show (GTK_WINDOW (around));
  adw_dialog_present (dialog, around);
  ui_settle ();
  return GTK_WINDOW (around);
}

static void
test_empty (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  AdwNavigationPage *page = bsl_cost_page_new (session);
  GtkWindow *window = ui_present (GTK_WIDGET (page));

  ui_get (GTK_WIDGET (page), ADW_TYPE_ACTION_ROW, "Add a Quantity…");
  g_assert_null (ui_find (GTK_WIDGET (page), BSL_TYPE_COST_BAR, NULL));
  g_assert_null (ui_find (GTK_WIDGET (page), ADW_TYPE_ACTION_ROW, "Save as a Table…"));
  g_assert_cmpstr (get_subtitle (GTK_WIDGET (page), "Months Counted"), ==, "12, the term of the contract");
  gtk_window_destroy (window);
}

static void
test_item (void)
{
  g_autoptr (BslSession) session = ui_session_new (MINISTRY);
  AdwDialog *dialog = bsl_cost_item_dialog_new (session, NULL);
  GtkWindow *window = present (dialog);
  GtkWidget *low = ui_get (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, "How many run at a time, day and night");
  GtkWidget *high = ui_get (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, "At most (empty: the same)");
  GtkWidget *growth = ui_get (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, "Growth every year, in percent (empty: none)");
  g_autoptr (BslCostRecord) record = NULL;

  ui_act (GTK_WIDGET (dialog), "form.save");
  write_field (dialog, "Name", "Machines");
  ui_act (GTK_WIDGET (dialog), "form.save");
  g_assert_nonnull (bsl_form_get_fault (low));
  gtk_editable_set_text (GTK_EDITABLE (low), "-3");
  ui_act (GTK_WIDGET (dialog), "form.save");
  g_assert_nonnull (bsl_form_get_fault (low));
  gtk_editable_set_text (GTK_EDITABLE (low), "12.5");
  gtk_editable_set_text (GTK_EDITABLE (high), "10");
  ui_act (GTK_WIDGET (dialog), "form.save");
  g_assert_nonnull (bsl_form_get_fault (high));
  gtk_editable_set_text (GTK_EDITABLE (high), "");
  gtk_editable_set_text (GTK_EDITABLE (growth), "1000");
  ui_act (GTK_WIDGET (dialog), "form.save");
  g_assert_nonnull (bsl_form_get_fault (growth));
  g_assert_null (bsl_project_get_extra (bsl_session_get_project (session), BSL_EXTRA_COST));
  gtk_editable_set_text (GTK_EDITABLE (growth), "-10 %");
  ui_act (GTK_WIDGET (dialog), "form.save");
  record = read_record (session);
  g_assert_cmpuint (bsl_cost_record_get_n_items (record), ==, 1);
  g_assert_cmpint (bsl_cost_record_get_item (record, 0)->quantity.high, ==, 12500);
  g_assert_cmpint (bsl_cost_record_get_item (record, 0)->growth, ==, -1000);
  gtk_window_destroy (window);
}

/* A unit that the rules do not know is never taken for another one. */
static void
test_unknown_unit (void)
{
  g_autoptr (BslSession) session =
    ui_session_new_with (MINISTRY, "'cost': {'items': [{'id': 'vm', 'title': 'Machines', 'unit': 'acre', 'low': 10, 'high': 12}]}");
  AdwDialog *dialog = bsl_cost_item_dialog_new (session, "vm");
  GtkWindow *window = present (dialog);
  GtkWidget *unit = ui_get (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, "Priced per");
  g_autoptr (BslCostRecord) before = read_record (session), after = NULL;

  g_assert_null (bsl_cost_record_get_item (before, 0)->unit);
  ui_get (unit, GTK_TYPE_LABEL, "Not known to the rules in use");
  ui_act (GTK_WIDGET (dialog), "form.save");
  ui_get (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "Choose what the price is for, under “Priced per”.");
  after = read_record (session);
  g_assert_null (bsl_cost_record_get_item (after, 0)->unit);
  adw_combo_row_set_selected (ADW_COMBO_ROW (unit), 0);
  ui_act (GTK_WIDGET (dialog), "form.save");
  g_clear_pointer (&after, bsl_cost_record_free);
  after = read_record (session);
  g_assert_nonnull (bsl_cost_record_get_item (after, 0)->unit);
  gtk_window_destroy (window);
}

/* What is saved shows on the page at once; undone, it goes. */
static void
test_amount (void)
{
  g_autoptr (BslSession) session = ui_session_new_with (MINISTRY, COST);
  AdwNavigationPage *page = bsl_cost_offer_page_new (session, OFFER), *all = bsl_cost_page_new (session);
  GtkWindow *window = ui_present (GTK_WIDGET (page)), *other = ui_present (GTK_WIDGET (all));
  const BslOffer *offer = bsl_catalogue_find (bsl_library_get_catalogue (ui_get_library ()), OFFER);
  AdwDialog *dialog = bsl_cost_amount_dialog_new (session, OFFER, "vm", offer);
  GtkWindow *around = present (dialog);
  BslStepped stepped;

  g_assert_null (ui_find (GTK_WIDGET (all), BSL_TYPE_COST_BAR, NULL));
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_get (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, "Price to Take Over")), 1);
  ui_act (GTK_WIDGET (dialog), "form.save");
  ui_settle ();
  g_assert_nonnull (ui_find (GTK_WIDGET (all), BSL_TYPE_COST_BAR, NULL));
  g_assert_cmpstr (get_subtitle (GTK_WIDGET (page), "Machines"), ==, "€0.264 per hour of running\nhttps://fr.outscale.com/tarifs/, 26 September 2026");
  g_assert_cmpstr (get_subtitle (GTK_WIDGET (all), offer->name), ==, "At least €23,126\nExit: unknown\n2 amounts unknown");
  g_assert_true (bsl_session_undo (session, &stepped));
  g_assert_cmpstr (stepped.extra, ==, BSL_EXTRA_COST);
  ui_settle ();
  g_assert_cmpstr (get_subtitle (GTK_WIDGET (page), "Machines"), ==, "Unknown");
  gtk_window_destroy (around);
  gtk_window_destroy (window);
  gtk_window_destroy (other);
}

static void
test_removal (void)
{
  g_autoptr (BslSession) session = ui_session_new_with (MINISTRY, COST);
  AdwDialog *dialog = bsl_cost_item_dialog_new (session, "vm");
  GtkWindow *window = present (dialog);

  ui_act (GTK_WIDGET (dialog), "cost.remove");
  g_assert_null (bsl_project_get_extra (bsl_session_get_project (session), BSL_EXTRA_COST));
  gtk_window_destroy (window);
}

static void
test_months (void)
{
  g_autoptr (BslSession) session = ui_session_new_with (MINISTRY, COST);
  AdwDialog *dialog = bsl_cost_months_dialog_new (session);
  GtkWindow *window = present (dialog);
  GtkWidget *months = ui_get (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, "Months");
  g_autoptr (BslCostRecord) record = NULL;

  gtk_editable_set_text (GTK_EDITABLE (months), "241");
  ui_act (GTK_WIDGET (dialog), "form.save");
  g_assert_nonnull (bsl_form_get_fault (months));
  gtk_editable_set_text (GTK_EDITABLE (months), "36");
  ui_act (GTK_WIDGET (dialog), "form.save");
  record = read_record (session);
  g_assert_cmpuint (bsl_cost_record_get_months (record), ==, 36);
  gtk_window_destroy (window);
}

/* A frozen project stands for a full disk: what is written stays in the dialog, and the cause is told. */
static void
test_not_saved (void)
{
  g_autoptr (BslSession) session = ui_session_new_with (MINISTRY, COST ", 'snapshots': [{'id': 'x'}]");
  AdwDialog *dialog = bsl_cost_amount_dialog_new (session, OFFER, BSL_COST_EXIT, NULL);
  GtkWindow *window = present (dialog);
  g_autoptr (BslCostRecord) record = NULL;
  g_autofree char *error = NULL;
  GtkWidget *told;

  write_field (dialog, "Euros, excluding tax", "0");
  ui_act (GTK_WIDGET (dialog), "form.save");
  g_object_get (session, "error", &error, NULL);
  g_assert_nonnull (error);
  told = gtk_widget_get_ancestor (ui_get (GTK_WIDGET (dialog), BSL_TYPE_TEXT_ROW, error), ADW_TYPE_PREFERENCES_GROUP);
  g_assert_true (gtk_widget_get_visible (told));
  record = read_record (session);
  g_assert_null (bsl_cost_record_get_amount (record, OFFER, BSL_COST_EXIT));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_get (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, "Euros, excluding tax"))), ==, "0");
  gtk_window_destroy (window);
}

static void
amend (BslSession *session)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (bsl_history_amend (bsl_session_get_history (session), "to go on", &error));
  g_assert_no_error (error);
}

/* A removal that failed is not made up for by saving. */
static void
test_not_removed (void)
{
  g_autoptr (BslSession) session = ui_session_new_with (MINISTRY, COST ", 'snapshots': [{'id': 'x'}]");
  AdwDialog *dialog = bsl_cost_item_dialog_new (session, "vm");
  GtkWindow *window = present (dialog);
  g_autoptr (BslCostRecord) record = NULL;

  ui_act (GTK_WIDGET (dialog), "cost.remove");
  amend (session);
  write_field (dialog, "How many run at a time, day and night", "11");
  ui_act (GTK_WIDGET (dialog), "form.save");
  record = read_record (session);
  g_assert_cmpuint (bsl_cost_record_get_n_items (record), ==, 1);
  g_assert_cmpint (bsl_cost_record_get_item (record, 0)->quantity.low, ==, 11000);
  gtk_window_destroy (window);
}

/* What a file holds that makes no sense is told with its place, and counts for nothing. */
static void
test_faulty (void)
{
  g_autoptr (BslSession) session = ui_session_new_with (MINISTRY, "'cost': {'months': -4, 'items': [{'id': 'vm', 'title': 'Machines', 'unit': 'hour', 'low': 1e30}]}");
  AdwNavigationPage *page = bsl_cost_page_new (session);
  GtkWindow *window = ui_present (GTK_WIDGET (page));

  g_assert_nonnull (ui_find (GTK_WIDGET (page), GTK_TYPE_LABEL, "To Correct"));
  g_assert_cmpstr (get_subtitle (GTK_WIDGET (page), "Machines"), ==, "How many run at a time, day and night: Unknown");
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  ui_init (&argc, &argv);
  g_test_add_func ("/cost/empty", test_empty);
  g_test_add_func ("/cost/item", test_item);
  g_test_add_func ("/cost/amount", test_amount);
  g_test_add_func ("/cost/removal", test_removal);
  g_test_add_func ("/cost/unknown-unit", test_unknown_unit);
  g_test_add_func ("/cost/months", test_months);
  g_test_add_func ("/cost/not-saved", test_not_saved);
  g_test_add_func ("/cost/not-removed", test_not_removed);
  g_test_add_func ("/cost/faulty", test_faulty);
  return g_test_run ();
}
