/* SPDX-License-Identifier: EUPL-1.2 */
/* The catalogue without a project: list, search, filters, and the page of an offer. */
#include "config.h"

#include <string.h>

#include "tests/ui/ui-fixture.h"
#include "ui/catalogue/bsl-catalogue-filter.h"
#include "ui/catalogue/bsl-catalogue-model.h"
#include "ui/catalogue/bsl-catalogue-offer-page.h"
#include "ui/catalogue/bsl-catalogue-page.h"
#include "ui/catalogue/bsl-catalogue-row.h"
#include "ui/catalogue/bsl-catalogue-words.h"
#include "ui/catalogue/bsl-claims-box.h"
#include "ui/catalogue/bsl-endings-page.h"
#include "ui/catalogue/bsl-filter-chips.h"
#include "ui/catalogue/bsl-timeline.h"
#include "ui/common/bsl-detail-row.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-status-card.h"
#include "ui/common/bsl-text-row.h"

#define OUTSCALE "outscale-iaas-cloudgouv"
#define DAY "2026-11-26"

static BslCatalogueReader *
read_on (const char *day)
{
  g_autoptr (GError) error = NULL;
  BslCatalogueReader *reader = bsl_catalogue_reader_new (ui_get_library (), bsl_date_parse (day), &error);

  g_assert_no_error (error);
  return reader;
}

static gboolean
is_ready (gpointer reader)
{
  return bsl_catalogue_reader_is_ready (reader);
}

/* A navigation view with the list on it. */
typedef struct
{
  BslCatalogueReader *reader;
  AdwNavigationView *view;
  GtkWidget *page;
  GtkWindow *window;
} Shown;

static void
show (Shown *self, const char *day)
{
  self->reader = read_on (day);
  self->view = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  self->page = GTK_WIDGET (bsl_catalogue_page_new (self->reader));
  adw_navigation_view_add (self->view, ADW_NAVIGATION_PAGE (self->page));
  self->window = ui_present (GTK_WIDGET (self->view));
  ui_wait (is_ready, self->reader);
  ui_settle ();
}

static void
hide (Shown *self)
{
  gtk_window_destroy (self->window);
  g_object_unref (self->reader);
  ui_settle ();
}

/* All of them: the list shows some first. */
static GListModel *
get_rows (Shown *self)
{
  GtkListView *list = GTK_LIST_VIEW (ui_get (self->page, GTK_TYPE_LIST_VIEW, NULL));
  GtkNoSelection *selection = GTK_NO_SELECTION (gtk_list_view_get_model (list));

  return gtk_slice_list_model_get_model (GTK_SLICE_LIST_MODEL (gtk_no_selection_get_model (selection)));
}

static BslCatalogueItem *
get_row (Shown *self, guint position)
{
  g_autoptr (BslCatalogueItem) item = g_list_model_get_item (get_rows (self), position);

  g_assert_nonnull (item);
  return item; /* the model keeps it */
}

/* Offers in the list, without what there is to know of all of them. */
static guint
count_offers (Shown *self)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (get_rows (self)); i++)
    n += bsl_catalogue_item_get_offer (get_row (self, i)) != NULL;
  return n;
}

static gboolean
lists (Shown *self, const char *offer)
{
  for (guint i = 0; i < g_list_model_get_n_items (get_rows (self)); i++)
    {
      const BslOffer *found = bsl_catalogue_item_get_offer (get_row (self, i));

      if (found != NULL && g_str_equal (found->id, offer))
        return TRUE;
    }
  return FALSE;
}

static void
search (Shown *self, const char *words)
{
  GtkWidget *entry = ui_get (self->page, GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  g_signal_emit_by_name (entry, "search-changed");
  ui_settle ();
}

static const char *
get_shown (Shown *self)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (ui_get (self->page, GTK_TYPE_STACK, NULL)));
}

static void
test_list (void)
{
  Shown shown;
  guint n = bsl_catalogue_get_n_offers (bsl_library_get_catalogue (ui_get_library ()));
  g_autofree char *text = NULL;
  g_autofree char *state = NULL;

  show (&shown, DAY);
  g_assert_cmpstr (bsl_catalogue_item_get_title (get_row (&shown, 0)), ==, "Catalogue of 23 November 2026, 3 days old");
  g_assert_null (bsl_catalogue_item_get_action (get_row (&shown, 0)));
  g_assert_cmpstr (bsl_catalogue_item_get_action (get_row (&shown, 1)), ==, "catalogue.endings");
  g_assert_cmpuint (count_offers (&shown), ==, n);

  /* by name, whatever the case */
  for (guint i = 3; i < g_list_model_get_n_items (get_rows (&shown)); i++)
    {
      g_autofree char *before = bsl_text_fold (bsl_catalogue_item_get_title (get_row (&shown, i - 1)));
      g_autofree char *here = bsl_text_fold (bsl_catalogue_item_get_title (get_row (&shown, i)));

      g_assert_cmpstr (before, <=, here);
    }

  search (&shown, OUTSCALE);
  text = bsl_catalogue_item_dup_text (get_row (&shown, 0));
  state = bsl_catalogue_item_dup_state (get_row (&shown, 0));
  g_assert_cmpstr (text, ==, "OUTSCALE (3DS OUTSCALE) · IaaS (infrastructure)");
  g_assert_cmpstr (state, ==, "SecNumCloud-qualified\nEnd of the SecNumCloud qualification: 30 November 2026, in 4 days");
  g_assert_cmpstr (bsl_catalogue_item_get_word (get_row (&shown, 0)).style, ==, "success");
  hide (&shown);
}

/* Name, provider, summary, service, without accents or capitals; all words must be there. */
static void
test_search (void)
{
  static const struct
  {
    const char *words, *offer;
    gboolean found;
  } rows[] = {
    { "PREMI3NS", "s3ns-premi3ns", TRUE },     { "bleu", "bleu-azure", TRUE },
    { "ministere interieur", "cloud-pi", TRUE }, { "on-demand infrastructure", OUTSCALE, TRUE },
    { "kubernetes anthos", "ovh-hpc-anthos", TRUE }, { "kubernetes anthos", "bleu-azure", FALSE },
    { "rennes", "bleu-azure", FALSE },
  };
  Shown shown;

  show (&shown, DAY);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      search (&shown, rows[i].words);
      g_test_message ("%s", rows[i].words);
      g_assert_cmpint (lists (&shown, rows[i].offer), ==, rows[i].found);
      g_assert_true (gtk_widget_get_visible (ui_get (shown.page, BSL_TYPE_FILTER_CHIPS, NULL)));
    }
  search (&shown, "");
  g_assert_false (gtk_widget_get_visible (ui_get (shown.page, BSL_TYPE_FILTER_CHIPS, NULL)));
  hide (&shown);
}

static gboolean
is_whole (gpointer data)
{
  GtkListView *list = GTK_LIST_VIEW (ui_get (((Shown *) data)->page, GTK_TYPE_LIST_VIEW, NULL));

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list))) == g_list_model_get_n_items (get_rows (data));
}

static gboolean
scroll_to_end (gpointer data)
{
  GtkWidget *list = ui_get (((Shown *) data)->page, GTK_TYPE_LIST_VIEW, NULL);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  return is_whole (data);
}

static gboolean
is_at_top (gpointer data)
{
  GtkWidget *list = ui_get (((Shown *) data)->page, GTK_TYPE_LIST_VIEW, NULL);

  return gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list))) < 1;
}

/* Rows follow as somebody scrolls, also after a search, which begins at its first row. */
static void
test_whole (void)
{
  Shown shown;

  show (&shown, DAY);
  ui_wait (scroll_to_end, &shown);
  search (&shown, "france");
  ui_wait (is_at_top, &shown);
  ui_wait (scroll_to_end, &shown);
  search (&shown, "");
  ui_wait (scroll_to_end, &shown);
  hide (&shown);
}

static gboolean
is_full (gpointer data)
{
  GtkWidget *list = ui_get (((Shown *) data)->page, GTK_TYPE_LIST_VIEW, NULL);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));

  return gtk_adjustment_get_upper (adjustment) > 2 * gtk_adjustment_get_page_size (adjustment);
}

/* A tall window is filled although no step of rows alone fills it. */
static void
test_tall (void)
{
  Shown shown;

  show (&shown, DAY);
  gtk_widget_set_size_request (shown.page, 900, 2400);
  ui_wait (is_full, &shown);
  search (&shown, "e");
  ui_wait (is_full, &shown);
  hide (&shown);
}

/* What is typed before everything can be searched is not lost. */
static void
test_search_early (void)
{
  BslCatalogueReader *reader = read_on (DAY);
  Shown shown = { reader, ADW_NAVIGATION_VIEW (adw_navigation_view_new ()), GTK_WIDGET (bsl_catalogue_page_new (reader)), NULL };
  GtkWidget *entry = ui_get (shown.page, GTK_TYPE_SEARCH_ENTRY, NULL);

  g_assert_false (bsl_catalogue_reader_is_ready (reader));
  gtk_editable_set_text (GTK_EDITABLE (entry), "premi3ns");
  g_signal_emit_by_name (entry, "search-changed");
  adw_navigation_view_add (shown.view, ADW_NAVIGATION_PAGE (shown.page));
  shown.window = ui_present (GTK_WIDGET (shown.view));
  ui_wait (is_ready, reader);
  ui_settle ();
  g_assert_cmpuint (count_offers (&shown), <, 10);
  g_assert_true (lists (&shown, "s3ns-premi3ns"));
  hide (&shown);
}

static void
test_empty (void)
{
  Shown shown;

  show (&shown, DAY);
  search (&shown, "no such thing");
  g_assert_cmpstr (get_shown (&shown), ==, "none");
  ui_act (shown.page, "catalogue.clear");
  g_assert_cmpstr (get_shown (&shown), ==, "list");
  g_assert_cmpuint (count_offers (&shown), ==, bsl_catalogue_get_n_offers (bsl_library_get_catalogue (ui_get_library ())));
  hide (&shown);
}

static guint
find_facet (BslCatalogueReader *reader, const char *attribute, const char *option, int *index)
{
  for (guint i = 0; i < bsl_catalogue_reader_get_n_facets (reader); i++)
    {
      const BslAttribute *found = bsl_catalogue_facet_get_attribute (bsl_catalogue_reader_get_facet (reader, i));

      if (g_str_equal (found->id, attribute))
        {
          *index = option != NULL ? bsl_domain_find (&found->domain, option) : BSL_OPTION_UNKNOWN;
          g_assert_true (option == NULL || *index >= 0);
          return i;
        }
    }
  g_error ("no filter for %s", attribute);
}

static gboolean
passes (BslCatalogueReader *reader, BslCatalogueFilter *filter, const char *id)
{
  g_autoptr (BslCatalogueItem) item = bsl_catalogue_item_new (reader, bsl_catalogue_find (bsl_catalogue_reader_get_catalogue (reader), id));

  return gtk_filter_match (GTK_FILTER (filter), item);
}

/* Each filter keeps one and puts away another; what is not known is neither yes nor no. */
static void
test_filters (void)
{
  static const struct
  {
    const char *attribute, *option, *in, *out;
  } rows[] = {
    { "services", "gpu", OUTSCALE, "ovh-hpc-anthos" },
    { "kinds", "caas", "ovh-hpc-anthos", OUTSCALE },
    { "snc.status", "qualified", OUTSCALE, "bleu-azure" },
    { "snc.status", "in-progress", "bleu-azure", OUTSCALE },
    { "snc.status", NULL, "bleu-microsoft-365", OUTSCALE },
    { "hosting.countries", "FR", OUTSCALE, "hetzner-cloud" },
    { "hosting.places", "cloudgouv-eu-west-1", OUTSCALE, "hetzner-cloud" },
    { "hosting.places", "Helsinki", "hetzner-cloud", OUTSCALE },
    { "hosting.places", NULL, "ovh-hpc-anthos", OUTSCALE },
    { "hds.certified", "yes", OUTSCALE, "ovh-hpc-anthos" },
    { "hds.certified", NULL, "ovh-hpc-anthos", OUTSCALE },
    { "iso27001", "yes", OUTSCALE, "ovh-hpc-anthos" },
    { "labels", "tisax", OUTSCALE, "bleu-azure" },
    { "availability", "discontinued", "ovh-hpc-anthos", OUTSCALE },
  };
  g_autoptr (BslCatalogueReader) reader = read_on (DAY);
  g_autoptr (BslCatalogueFilter) filter = bsl_catalogue_filter_new (reader);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int option;
      guint facet = find_facet (reader, rows[i].attribute, rows[i].option, &option);

      g_test_message ("%s %s", rows[i].attribute, rows[i].option);
      bsl_catalogue_filter_choose (filter, facet, option, TRUE);
      g_assert_cmpuint (bsl_catalogue_filter_count (filter), ==, 1);
      g_assert_true (passes (reader, filter, rows[i].in));
      g_assert_false (passes (reader, filter, rows[i].out));
      bsl_catalogue_filter_clear (filter);
      g_assert_true (passes (reader, filter, rows[i].out));
    }
}

/* Services are all asked for; of states one is enough. */
static void
test_many_options (void)
{
  g_autoptr (BslCatalogueReader) reader = read_on (DAY);
  g_autoptr (BslCatalogueFilter) filter = bsl_catalogue_filter_new (reader);
  int option;
  guint facet = find_facet (reader, "services", "gpu", &option);

  bsl_catalogue_filter_choose (filter, facet, option, TRUE);
  facet = find_facet (reader, "services", "kubernetes", &option);
  bsl_catalogue_filter_choose (filter, facet, option, TRUE);
  g_assert_false (passes (reader, filter, OUTSCALE));
  g_assert_false (passes (reader, filter, "ovh-hpc-anthos"));
  bsl_catalogue_filter_clear (filter);

  facet = find_facet (reader, "snc.status", "qualified", &option);
  bsl_catalogue_filter_choose (filter, facet, option, TRUE);
  facet = find_facet (reader, "snc.status", "in-progress", &option);
  bsl_catalogue_filter_choose (filter, facet, option, TRUE);
  g_assert_true (passes (reader, filter, OUTSCALE));
  g_assert_true (passes (reader, filter, "bleu-azure"));
}

/* From the dialog to a chip that takes the filter away again. */
static void
test_dialog (void)
{
  Shown shown;
  AdwDialog *dialog;
  GtkWidget *row, *choice, *button;
  guint all;

  show (&shown, DAY);
  all = count_offers (&shown);
  ui_act (shown.page, "catalogue.filter");
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (shown.window));
  g_assert_nonnull (dialog);
  row = ui_get (GTK_WIDGET (dialog), BSL_TYPE_DETAIL_ROW, "SecNumCloud qualification");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==, "Not filtered");
  ui_act (row, "detail.toggle");
  choice = ui_get (row, ADW_TYPE_ACTION_ROW, "Qualified");
  ui_act (choice, "choice.select");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==, "Qualified");
  g_assert_cmpuint (count_offers (&shown), <, all);

  /* services stand in their groups, opened when asked for */
  row = ui_get (GTK_WIDGET (dialog), BSL_TYPE_DETAIL_ROW, "Services sold");
  ui_act (row, "detail.toggle");
  g_assert_null (ui_find (row, ADW_TYPE_ACTION_ROW, "GPU"));
  g_assert_cmpuint (ui_count (row, BSL_TYPE_DETAIL_ROW, NULL), >, 5);
  adw_dialog_force_close (dialog);
  ui_settle ();

  button = ui_get (shown.page, BSL_TYPE_FILTER_CHIPS, NULL);
  g_assert_true (gtk_widget_get_visible (button));
  g_signal_emit_by_name (ui_get (button, GTK_TYPE_BUTTON, NULL), "clicked");
  ui_settle ();
  g_assert_cmpuint (count_offers (&shown), ==, all);
  g_assert_false (gtk_widget_get_visible (ui_get (shown.page, BSL_TYPE_FILTER_CHIPS, NULL)));
  hide (&shown);
}

static void
test_old (void)
{
  Shown shown;

  show (&shown, "2027-02-21");
  g_assert_null (ui_find (shown.page, ADW_TYPE_BANNER, NULL));
  hide (&shown);
  show (&shown, "2027-03-23");
  g_assert_nonnull (strstr (adw_banner_get_title (ADW_BANNER (ui_get (shown.page, ADW_TYPE_BANNER, NULL))), "120 days old"));
  g_assert_cmpstr (bsl_catalogue_item_get_title (get_row (&shown, 0)), ==, "Catalogue of 23 November 2026, 4 months old");
  hide (&shown);
}

static gboolean
tells_verified (Shown *self, const char *id)
{
  g_autoptr (BslCatalogueItem) item
    = bsl_catalogue_item_new (self->reader, bsl_catalogue_find (bsl_catalogue_reader_get_catalogue (self->reader), id));
  g_autofree char *text = bsl_catalogue_item_dup_text (item);

  return strstr (text, " · Verified: 20 July 2026") != NULL || strstr (text, " · Verified: 26 September 2026") != NULL;
}

/* An offer that was verified long ago says when; not where the whole catalogue is old, which is said of all. */
static void
test_old_offer (void)
{
  static const struct
  {
    const char *on;
    gboolean adista, outscale;
  } rows[] = { { "2026-11-26", TRUE, FALSE }, { "2026-12-26", TRUE, TRUE }, { "2027-03-23", FALSE, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Shown shown;

      show (&shown, rows[i].on);
      g_assert_cmpint (tells_verified (&shown, "adista"), ==, rows[i].adista);
      g_assert_cmpint (tells_verified (&shown, "outscale-iaas-cloudgouv"), ==, rows[i].outscale);
      hide (&shown);
    }
}

static AdwNavigationPage *
get_visible (Shown *self)
{
  return adw_navigation_view_get_visible_page (self->view);
}

static GtkWidget *
open_offer (Shown *self, const char *id)
{
  gtk_widget_activate_action (self->page, "catalogue.offer", "s", id);
  ui_settle ();
  g_assert_true (get_visible (self) != ADW_NAVIGATION_PAGE (self->page));
  return GTK_WIDGET (get_visible (self));
}

static gboolean
is_within (GtkWidget *widget, GtkWidget *ancestor)
{
  return widget != NULL && (widget == ancestor || gtk_widget_is_ancestor (widget, ancestor));
}

static void
test_endings (void)
{
  Shown shown;
  GtkWidget *page;

  show (&shown, DAY);
  ui_act (shown.page, "catalogue.endings");
  page = GTK_WIDGET (get_visible (&shown));
  ui_get (page, ADW_TYPE_PREFERENCES_GROUP, "30 November 2026, in 4 days");
  ui_act (ui_get (page, BSL_TYPE_GO_ROW, "OUTSCALE IaaS Cloud on Demand (région cloudgouv-eu-west-1)"), "row.go");
  g_assert_cmpstr (adw_navigation_page_get_title (get_visible (&shown)), ==, "OUTSCALE IaaS Cloud on Demand (région cloudgouv-eu-west-1)");
  hide (&shown);

  /* what ended since the catalogue was compiled is not forgotten */
  show (&shown, "2026-12-02");
  ui_act (shown.page, "catalogue.endings");
  ui_get (GTK_WIDGET (get_visible (&shown)), ADW_TYPE_PREFERENCES_GROUP, "30 November 2026, 2 days ago");
  hide (&shown);
}

static void
check_status (GtkWidget *page, const char *words)
{
  ui_get (ui_get (page, BSL_TYPE_STATUS_CARD, NULL), GTK_TYPE_LABEL, words);
}

static void
test_outscale (void)
{
  Shown shown;
  GtkWidget *page, *group, *list;

  show (&shown, DAY);
  page = open_offer (&shown, OUTSCALE);
  check_status (page, "SecNumCloud-qualified");
  ui_get (page, ADW_TYPE_ACTION_ROW, "End of the SecNumCloud qualification: 30 November 2026, in 4 days");
  g_assert_true (is_within (gtk_window_get_focus (shown.window), page));

  /* the picture says the same as the list below it */
  gtk_test_accessible_assert_role (ui_get (page, BSL_TYPE_TIMELINE, NULL), GTK_ACCESSIBLE_ROLE_IMG);
  list = ui_get (page, BSL_TYPE_DETAIL_ROW, "The Same Dates as a List");
  ui_get (list, BSL_TYPE_TEXT_ROW, "From 30 November 2023 to 30 November 2026");
  ui_get (list, BSL_TYPE_TEXT_ROW, "27 August 2029, in 33 months");

  group = ui_get (page, ADW_TYPE_PREFERENCES_GROUP, "Services and Perimeter");
  ui_get (group, BSL_TYPE_TEXT_ROW, "Sold, but Outside the Qualified Perimeter");
  ui_get (group, BSL_TYPE_TEXT_ROW, "Sold; Unknown Whether Inside the Perimeter");

  group = ui_get (page, ADW_TYPE_PREFERENCES_GROUP, "What Rests on It");
  ui_get (group, BSL_TYPE_GO_ROW, "Scalingo – région osc-secnum-fr1");
  g_assert_null (ui_find (page, ADW_TYPE_PREFERENCES_GROUP, "Rests On"));
  ui_get (page, ADW_TYPE_PREFERENCES_GROUP, "Prices");

  ui_act (ui_get (page, BSL_TYPE_GO_ROW, "Facts and Sources"), "row.go");
  page = GTK_WIDGET (get_visible (&shown));
  list = ui_get (page, BSL_TYPE_DETAIL_ROW, "SecNumCloud qualification");
  ui_act (list, "detail.toggle");
  ui_get (list, BSL_TYPE_TEXT_ROW, "Verified");
  hide (&shown);

  show (&shown, "2026-12-02");
  check_status (open_offer (&shown, OUTSCALE), "SecNumCloud status unknown");
  hide (&shown);
}

/* An expiring layer below is seen above. */
static void
test_layer (void)
{
  Shown shown;
  GtkWidget *page, *group, *row;

  show (&shown, DAY);
  page = open_offer (&shown, "scalingo-osc-secnum-fr1");
  ui_get (page, ADW_TYPE_ACTION_ROW, "End of the qualification of a layer used: 30 November 2026, in 4 days");
  group = ui_get (page, ADW_TYPE_PREFERENCES_GROUP, "Rests On");
  row = ui_get (group, BSL_TYPE_GO_ROW, "OUTSCALE IaaS Cloud on Demand (région cloudgouv-eu-west-1)");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "SecNumCloud-qualified\nEnd of the SecNumCloud qualification: 30 November 2026, in 4 days");
  ui_act (row, "row.go");
  check_status (GTK_WIDGET (get_visible (&shown)), "SecNumCloud-qualified");
  hide (&shown);
}

static void
test_bleu (void)
{
  Shown shown;
  GtkWidget *page, *list, *row;

  show (&shown, DAY);
  page = open_offer (&shown, "bleu-azure");
  check_status (page, "SecNumCloud qualification in progress");
  ui_get (ui_get (page, BSL_TYPE_TIMELINE, NULL), GTK_TYPE_LABEL, "J0");
  ui_get (ui_get (page, BSL_TYPE_TIMELINE, NULL), GTK_TYPE_LABEL, "J1");
  list = ui_get (page, BSL_TYPE_DETAIL_ROW, "The Same Dates as a List");
  row = ui_get (list, BSL_TYPE_TEXT_ROW, "30 June 2026, 4 months ago");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "Announced target for qualification, missed\nFirst half of 2026; not met.");
  hide (&shown);
}

static void
test_ended (void)
{
  Shown shown;
  GtkWidget *page, *list;

  show (&shown, DAY);
  page = open_offer (&shown, "ovh-hpc-anthos");
  check_status (page, "Discontinued offer");
  ui_get (ui_get (page, ADW_TYPE_PREFERENCES_GROUP, "Services and Perimeter"), BSL_TYPE_TEXT_ROW, "Services Sold");
  list = ui_get (page, BSL_TYPE_DETAIL_ROW, "The Same Dates as a List");
  ui_get (list, BSL_TYPE_TEXT_ROW, "From 31 December 2021 to 12 November 2022");
  ui_get (list, BSL_TYPE_TEXT_ROW, "Since 13 November 2022");
  ui_act (ui_get (ui_get (page, ADW_TYPE_PREFERENCES_GROUP, "Closest Trusted Alternatives"), BSL_TYPE_GO_ROW, NULL), "row.go");
  g_assert_cmpstr (adw_navigation_page_get_title (get_visible (&shown)), ==, "PREMI3NS (Cloud de confiance S3NS)");
  hide (&shown);
}

static void
test_claims (void)
{
  Shown shown;
  GtkWidget *page, *group;

  show (&shown, DAY);
  page = open_offer (&shown, "s3ns-premi3ns");
  group = ui_get (page, ADW_TYPE_PREFERENCES_GROUP, "Sources Disagree");
  for (guint i = 0; i < 3; i++)
    {
      static const char *const values[] = { "8", "20", "40" };

      ui_get (group, GTK_TYPE_LABEL, values[i]);
    }
  hide (&shown);
}

static void
test_perimeter (void)
{
  Shown shown;
  GtkWidget *group;

  show (&shown, DAY);
  group = ui_get (open_offer (&shown, "oodrive-work"), ADW_TYPE_PREFERENCES_GROUP, "Services and Perimeter");
  ui_get (group, BSL_TYPE_TEXT_ROW, "Inside the Qualified Perimeter");
  hide (&shown);
}

/* Every offer has a page, whatever is known of it, also in a narrow window. */
static void
test_every_offer (void)
{
  Shown shown;
  BslCatalogue *catalogue = bsl_library_get_catalogue (ui_get_library ());

  show (&shown, DAY);
  gtk_window_set_default_size (shown.window, 360, 600);
  for (guint i = 0; i < bsl_catalogue_get_n_offers (catalogue); i++)
    {
      GtkWidget *page = open_offer (&shown, bsl_catalogue_get_offer (catalogue, i)->id);

      g_assert_nonnull (ui_find (page, BSL_TYPE_STATUS_CARD, NULL));
      adw_navigation_view_pop_to_page (shown.view, ADW_NAVIGATION_PAGE (shown.page));
      ui_settle ();
    }
  hide (&shown);
}

/* Over a project it would hide text that is not saved. */
static void
test_project (void)
{
  g_autofree char *path = ui_dup_path ("project.db");
  g_autoptr (BslStore) store = ui_open_store (path);
  g_autofree char *id = ui_add_project (store, "Project");
  GtkWidget *window = ui_show_window (store);
  GtkWidget *page = ui_open_project (window, id, "organisation");
  AdwNavigationView *view = ADW_NAVIGATION_VIEW (ui_get (window, ADW_TYPE_NAVIGATION_VIEW, NULL));

  ui_act (window, "win.show-catalogue");
  g_assert_true (GTK_WIDGET (adw_navigation_view_get_visible_page (view)) == page);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_settle ();
}

/* By the menu of the list of projects, and back. */
static void
test_window (void)
{
  g_autofree char *path = ui_dup_path ("catalogue.db");
  g_autoptr (BslStore) store = ui_open_store (path);
  GtkWidget *window = ui_show_window (store);
  AdwNavigationView *view = ADW_NAVIGATION_VIEW (ui_get (window, ADW_TYPE_NAVIGATION_VIEW, NULL));
  GtkWidget *page;

  ui_act (window, "win.show-catalogue");
  page = GTK_WIDGET (adw_navigation_view_get_visible_page (view));
  g_assert_true (BSL_IS_CATALOGUE_PAGE (page));
  g_assert_true (is_within (gtk_window_get_focus (GTK_WINDOW (window)), page));
  ui_act (window, "win.search");
  g_assert_true (is_within (gtk_window_get_focus (GTK_WINDOW (window)), ui_get (page, GTK_TYPE_SEARCH_ENTRY, NULL)));
  gtk_widget_activate_action (page, "catalogue.offer", "s", OUTSCALE);
  ui_settle ();
  ui_act (window, "win.show-catalogue");
  g_assert_true (GTK_WIDGET (adw_navigation_view_get_visible_page (view)) == page);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_settle ();
}

int
main (int argc, char *argv[])
{
  ui_init_application (&argc, &argv);
  g_test_add_func ("/catalogue/list", test_list);
  g_test_add_func ("/catalogue/search", test_search);
  g_test_add_func ("/catalogue/whole", test_whole);
  g_test_add_func ("/catalogue/tall", test_tall);
  g_test_add_func ("/catalogue/search-early", test_search_early);
  g_test_add_func ("/catalogue/empty", test_empty);
  g_test_add_func ("/catalogue/filters", test_filters);
  g_test_add_func ("/catalogue/many-options", test_many_options);
  g_test_add_func ("/catalogue/dialog", test_dialog);
  g_test_add_func ("/catalogue/old", test_old);
  g_test_add_func ("/catalogue/old-offer", test_old_offer);
  g_test_add_func ("/catalogue/endings", test_endings);
  g_test_add_func ("/catalogue/outscale", test_outscale);
  g_test_add_func ("/catalogue/layer", test_layer);
  g_test_add_func ("/catalogue/bleu", test_bleu);
  g_test_add_func ("/catalogue/ended", test_ended);
  g_test_add_func ("/catalogue/claims", test_claims);
  g_test_add_func ("/catalogue/perimeter", test_perimeter);
  g_test_add_func ("/catalogue/every-offer", test_every_offer);
  g_test_add_func ("/catalogue/window", test_window);
  g_test_add_func ("/catalogue/project", test_project);

  return g_test_run ();
}
