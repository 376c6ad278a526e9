/* SPDX-License-Identifier: EUPL-1.2 */
/* Which offer sells which service of the need. */
#include "config.h"

#include "ui/study/bsl-coverage-page.h"

#include <glib/gi18n.h>

#include "ui/common/bsl-words.h"
#include "ui/offers/bsl-offer-item.h"
#include "ui/study/bsl-table-words.h"

/* A sign, and a title of some lines. */
#define SERVICE_WIDTH 124

struct _BslCoveragePage
{
  AdwNavigationPage parent_instance;

  BslSession *session;
  BslEvaluation *evaluation; /* that of what is shown */
  AdwBin *place;
  GtkLabel *legend;
};

G_DEFINE_FINAL_TYPE (BslCoveragePage, bsl_coverage_page, ADW_TYPE_NAVIGATION_PAGE)

typedef struct
{
  BslCoveragePage *page;
  guint service;
} Column;

/* Eligible ones first, and those that bring most of the need. */
static int
compare_offers (gconstpointer a, gconstpointer b, gpointer data)
{
  const BslOfferFinding *left = bsl_offer_item_get_finding ((gpointer) a), *right = bsl_offer_item_get_finding ((gpointer) b);

  if (left->verdict != right->verdict)
    return left->verdict == BSL_VERDICT_ELIGIBLE ? -1 : 1;
  return (int) right->covers->len - (int) left->covers->len;
}

static GListModel *
list_offers (BslCoveragePage *self)
{
  GListStore *store = g_list_store_new (BSL_TYPE_OFFER_ITEM);

  for (guint i = 0; i < bsl_evaluation_get_n_offers (self->evaluation); i++)
    {
      const BslOfferFinding *finding = bsl_evaluation_get_offer (self->evaluation, i);
      g_autoptr (BslOfferItem) item = NULL;

      if (!bsl_offer_finding_is_in_running (finding))
        continue;
      item = bsl_offer_item_new (self->evaluation, finding, bsl_session_get_lang (self->session));
      g_list_store_append (store, item);
    }
  g_list_store_sort (store, compare_offers, NULL);
  return G_LIST_MODEL (store);
}

static guint
count_sellers (BslCoveragePage *self, guint service)
{
  guint n = 0;

  for (guint i = 0; i < bsl_evaluation_get_n_offers (self->evaluation); i++)
    {
      const BslOfferFinding *finding = bsl_evaluation_get_offer (self->evaluation, i);

      n += bsl_offer_finding_is_in_running (finding) && bsl_offer_finding_covers (finding, service);
    }
  return n;
}

static int
compare_services (gconstpointer a, gconstpointer b, gpointer data)
{
  guint left = *(const guint *) a, right = *(const guint *) b;
  int difference = (int) count_sellers (data, left) - (int) count_sellers (data, right);

  return difference != 0 ? difference : left < right ? -1 : left > right;
}

/* Of the need, those that the fewest sell first. */
static GArray *
list_services (BslCoveragePage *self)
{
  const BslQuestion *question = bsl_questionnaire_find (bsl_session_get_questionnaire (self->session), BSL_ANSWER_NEEDS);
  const BslValue *need = bsl_answers_get (bsl_evaluation_get_answers (self->evaluation), question->index);
  GArray *services = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; need->known && i < question->domain.options->len; i++)
    if ((need->bits >> i) & 1)
      g_array_append_val (services, i);
  g_array_sort_with_data (services, compare_services, self);
  return services;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell)
{
  gtk_column_view_cell_set_child (cell, gtk_label_new (NULL));
  gtk_column_view_cell_set_focusable (cell, TRUE);
}

static void
setup_name_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell)
{
  GtkLabel *label;

  setup_cb (factory, cell);
  label = GTK_LABEL (gtk_column_view_cell_get_child (cell));
  gtk_label_set_xalign (label, 0);
  /* a grid does not give a row the height that a name of several lines takes; names of one provider begin alike */
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_width_chars (label, 20);
  gtk_label_set_max_width_chars (label, 60);
}

static void
bind_name_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell)
{
  const BslOfferFinding *finding = bsl_offer_item_get_finding (gtk_column_view_cell_get_item (cell));
  /* Translators: name of an offer, and its verdict on a line of its own */
  g_autofree char *text = g_strdup_printf (_("%s\n%s"), finding->offer->name, bsl_words_for_verdict (finding->verdict).word);

  gtk_label_set_label (GTK_LABEL (gtk_column_view_cell_get_child (cell)), text);
  gtk_widget_set_tooltip_text (gtk_column_view_cell_get_child (cell), finding->offer->name);
}

/* A cell says what it is about: a screen reader that moves along a row hears no column, and a sign is no word. */
static void
name_cell (GtkWidget *label, Column *column, const BslOffer *offer, const char *word)
{
  BslServices *services = bsl_catalogue_get_services (bsl_evaluation_get_catalogue (column->page->evaluation));
  const char *service = bsl_text_get (&bsl_services_get (services, column->service)->title, bsl_session_get_lang (column->page->session));
  /* Translators: name of a service, name of an offer, how the offer sells it */
  g_autofree char *name = g_strdup_printf (_("%s, %s: %s"), service, offer->name, word);

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (label, name);
}

/* Beside the sign, never instead of it. */
static void
colour_cell (GtkWidget *label, BslPerimeter perimeter)
{
  static const char *const styles[] = {
    [BSL_PERIMETER_UNKNOWN] = "warning", [BSL_PERIMETER_INSIDE] = "success", [BSL_PERIMETER_OUTSIDE] = "accent",
    [BSL_PERIMETER_NOT_SOLD] = "dimmed", [BSL_PERIMETER_NONE] = "accent",
  };

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_widget_remove_css_class (label, styles[i]);
  gtk_widget_add_css_class (label, styles[perimeter]);
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, Column *column)
{
  const BslOfferFinding *finding = bsl_offer_item_get_finding (gtk_column_view_cell_get_item (cell));
  BslPerimeter perimeter = bsl_offer_finding_tell_perimeter (finding, column->service, bsl_evaluation_get_date (column->page->evaluation));
  GtkWidget *label = gtk_column_view_cell_get_child (cell);

  gtk_label_set_label (GTK_LABEL (label), bsl_table_words_get_sign (perimeter));
  name_cell (label, column, finding->offer, bsl_table_words_for_perimeter (perimeter));
  colour_cell (label, perimeter);
}

static GtkColumnViewColumn *
add_column (GtkColumnView *view, const char *title, GCallback setup, GCallback bind, gpointer data, GClosureNotify destroy)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", setup, NULL);
  g_signal_connect_data (factory, "bind", bind, data, destroy, G_CONNECT_DEFAULT);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (view, column);
  return column;
}

static void
activate_cb (GtkColumnView *view, guint position)
{
  g_autoptr (BslOfferItem) item = g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (view)), position);

  gtk_widget_activate_action (GTK_WIDGET (view), "details.offer", "s", bsl_offer_item_get_finding (item)->offer->id);
}

static void
free_column (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
add_service (BslCoveragePage *self, GtkColumnView *view, guint service)
{
  BslServices *services = bsl_catalogue_get_services (bsl_evaluation_get_catalogue (self->evaluation));
  Column *column = g_new0 (Column, 1);
  guint n = count_sellers (self, service);
  /* Translators: name of a service, how many offers sell it: “Object storage: 3 offers” */
  g_autofree char *title = g_strdup_printf (ngettext ("%s: %u offer", "%s: %u offers", n),
                                            bsl_text_get (&bsl_services_get (services, service)->title, bsl_session_get_lang (self->session)), n);

  column->page = self;
  column->service = service;
  gtk_column_view_column_set_fixed_width (add_column (view, title, G_CALLBACK (setup_cb), G_CALLBACK (bind_cell_cb), column, free_column),
                                          SERVICE_WIDTH);
}

/* Titles in as many lines as they take: a column of signs is narrow. GTK sets them in one. */
static void
wrap_titles (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    {
      gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    wrap_titles (child);
}

static GtkWidget *
create_grid (BslCoveragePage *self, const GArray *services, GListModel *offers)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (offers)))));
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_column_view_set_tab_behavior (view, GTK_LIST_TAB_ITEM);
  gtk_column_view_set_show_row_separators (view, TRUE);
  gtk_column_view_column_set_expand (add_column (view, _("Offer"), G_CALLBACK (setup_name_cb), G_CALLBACK (bind_name_cb), NULL, NULL), TRUE);
  for (guint i = 0; i < services->len; i++)
    add_service (self, view, g_array_index (services, guint, i));
  wrap_titles (gtk_widget_get_first_child (GTK_WIDGET (view)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Services and Offers"), -1);
  g_signal_connect (view, "activate", G_CALLBACK (activate_cb), NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (view));
  return scrolled;
}

static GtkWidget *
create_empty (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "view-list-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("Nothing to Show"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _("Name the services you need. Under Offers you see why none is left."));
  return page;
}

/* Sign and words on one line. */
static char *
dup_entry (BslPerimeter perimeter)
{
  g_autofree char *text = bsl_table_words_dup_perimeter (perimeter);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  return g_strjoinv ("\u00a0", words);
}

/* What the signs mean. */
static char *
dup_legend (void)
{
  static const BslPerimeter perimeters[] = { BSL_PERIMETER_INSIDE, BSL_PERIMETER_UNKNOWN, BSL_PERIMETER_OUTSIDE, BSL_PERIMETER_NONE,
                                             BSL_PERIMETER_NOT_SOLD };
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (perimeters); i++)
    g_strv_builder_take (words, dup_entry (perimeters[i]));
  all = g_strv_builder_end (words);
  return g_strjoinv ("\u2003", all);
}

static void
fill (BslCoveragePage *self)
{
  g_autoptr (GArray) services = NULL;
  g_autoptr (GListModel) offers = NULL;
  gboolean empty;

  g_clear_pointer (&self->evaluation, bsl_evaluation_unref);
  self->evaluation = bsl_evaluation_ref (bsl_session_get_evaluation (self->session));
  services = list_services (self);
  offers = list_offers (self);
  empty = services->len == 0 || g_list_model_get_n_items (offers) == 0;
  adw_bin_set_child (self->place, empty ? create_empty () : create_grid (self, services, offers));
  gtk_widget_set_visible (GTK_WIDGET (self->legend), !empty);
}

static void
bsl_coverage_page_dispose (GObject *object)
{
  BslCoveragePage *self = BSL_COVERAGE_PAGE (object);

  g_clear_pointer (&self->evaluation, bsl_evaluation_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (bsl_coverage_page_parent_class)->dispose (object);
}

static void
bsl_coverage_page_class_init (BslCoveragePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bsl_coverage_page_dispose;
}

static void
bsl_coverage_page_init (BslCoveragePage *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  g_autofree char *legend = dup_legend ();

  self->place = ADW_BIN (adw_bin_new ());
  self->legend = GTK_LABEL (gtk_label_new (legend));
  gtk_label_set_wrap (self->legend, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->legend), "legend");
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->legend));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->place));
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), view);
}

AdwNavigationPage *
bsl_coverage_page_new (BslSession *session)
{
  BslCoveragePage *self = g_object_new (BSL_TYPE_COVERAGE_PAGE, "title", _("Services and Offers"), NULL);

  self->session = g_object_ref (session);
  fill (self);
  g_signal_connect_object (session, "evaluated", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);

  return ADW_NAVIGATION_PAGE (self);
}
