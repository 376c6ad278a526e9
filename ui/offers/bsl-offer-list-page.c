/* SPDX-License-Identifier: EUPL-1.2 */
/* The offers by verdict, with search and filter. */
#include "config.h"

#include "ui/offers/bsl-offer-list-page.h"

#include <glib/gi18n.h>

#include "ui/bsl-notices.h"
#include "ui/common/bsl-stop-card.h"
#include "ui/offers/bsl-filter-dialog.h"
#include "ui/offers/bsl-offer-row.h"

#define N_VERDICTS 3

struct _BslOfferListPage
{
  AdwNavigationPage parent_instance;

  BslSession *session;
  gboolean stale;
  gboolean chosen; /* a verdict was shown before */
  gboolean to_top; /* the list is to begin at its first heading */
  GListStore *items;
  GtkSortListModel *by_coverage; /* in sections: what sells nothing of the need comes last */
  BslOfferFilter *filter;
  GtkFilterListModel *wanted;  /* what search and filter leave */
  GtkCustomFilter *by_verdict;
  GtkFilterListModel *shown;   /* of these, one verdict */
  AdwToggleGroup *verdicts;
  GtkLabel *counts[N_VERDICTS];
  GtkLabel *words[N_VERDICTS];
  GtkStack *stack;
  GtkListView *list;
  GtkListItemFactory *headers;
  GtkSearchBar *search_bar;
  GtkEditable *search_entry;
  AdwBanner *filter_banner;
  AdwStatusPage *none_page;
  GtkWidget *elsewhere_button;
  AdwBin *stop;
  GtkWidget *verdicts_clamp;
  GtkWidget *filter_button;
  GtkWidget *search_button;
  BslNotices *notices;
};

G_DEFINE_FINAL_TYPE (BslOfferListPage, bsl_offer_list_page, ADW_TYPE_NAVIGATION_PAGE)

static gboolean
is_stopped (BslOfferListPage *self)
{
  return bsl_evaluation_get_stop (bsl_session_get_evaluation (self->session)) != NULL;
}

static void
count_wanted (BslOfferListPage *self, guint counts[N_VERDICTS])
{
  GListModel *model = G_LIST_MODEL (self->wanted);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (BslOfferItem) item = g_list_model_get_item (model, i);

      counts[bsl_offer_item_get_finding (item)->verdict]++;
    }
}

static gboolean
is_narrowed (BslOfferListPage *self)
{
  return bsl_offer_filter_is_searching (self->filter) || bsl_offer_filter_count (self->filter) > 0;
}

/* Nothing to show: why, and where there is something. */
static void
describe_none (BslOfferListPage *self, const guint counts[N_VERDICTS])
{
  static const char *const titles[] = { N_("No Eligible Offer"), N_("No Offer to Examine"), N_("No Offer Excluded") };
  static const char *const reasons[] = {
    N_("No offer of the catalogue meets every rule that applies. Look at those to examine, and at the ways out shown on the page of each offer."),
    N_("Every offer is settled: eligible or not."),
    N_("No rule that applies excludes an offer of the catalogue."),
  };
  guint verdict = adw_toggle_group_get_active (self->verdicts);
  guint elsewhere = counts[0] + counts[1] + counts[2];
  g_autofree char *text = NULL;

  if (verdict >= N_VERDICTS)
    return;

  if (!is_narrowed (self))
    text = g_strdup (_(reasons[verdict]));
  else if (elsewhere > 0)
    text = g_strdup_printf (ngettext ("%u offer matches under another verdict.", "%u offers match under the other verdicts.",
                                      elsewhere), elsewhere);
  else
    text = g_strdup (_("No offer of the catalogue matches the search and the filter."));
  gtk_widget_set_visible (self->elsewhere_button, is_narrowed (self) && elsewhere > 0);
  adw_status_page_set_title (self->none_page, is_narrowed (self) ? _("No Offer Found") : _(titles[verdict]));
  adw_status_page_set_description (self->none_page, text);
}

static void
update_banner (BslOfferListPage *self)
{
  guint n = bsl_offer_filter_count (self->filter);
  g_autofree char *title = g_strdup_printf (ngettext ("%u filter is set", "%u filters are set", n), n);

  adw_banner_set_title (self->filter_banner, title);
  adw_banner_set_revealed (self->filter_banner, n > 0);
}

/* "4", "eligible" */
static void
show_count (BslOfferListPage *self, BslVerdict verdict, guint n)
{
  const char *const words[N_VERDICTS] = { ngettext ("eligible", "eligible", n), ngettext ("to examine", "to examine", n),
                                          ngettext ("not eligible", "not eligible", n) };
  g_autofree char *count = g_strdup_printf ("%u", n);

  gtk_label_set_label (self->counts[verdict], count);
  gtk_label_set_label (self->words[verdict], words[verdict]);
}

static void
update_shown (BslOfferListPage *self)
{
  guint counts[N_VERDICTS] = { 0 };

  count_wanted (self, counts);
  for (guint i = 0; i < N_VERDICTS; i++)
    show_count (self, (BslVerdict) i, counts[i]);
  describe_none (self, counts);
  update_banner (self);
  if (!is_stopped (self))
    gtk_stack_set_visible_child_name (self->stack, g_list_model_get_n_items (G_LIST_MODEL (self->shown)) > 0 ? "list" : "none");
}

static GtkWidget *
create_stop (BslOfferListPage *self, BslEvaluation *evaluation)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *card = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwPreferencesGroup *rows = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_add (card, bsl_stop_card_new (evaluation, bsl_session_get_lang (self->session)));
  adw_preferences_group_add (rows, bsl_stop_row_new (evaluation));
  adw_preferences_page_add (page, card);
  adw_preferences_page_add (page, rows);

  return GTK_WIDGET (page);
}

/* Where the tool must not go on there is nothing to choose from. */
static void
update_stop (BslOfferListPage *self)
{
  gboolean stopped = is_stopped (self);

  gtk_widget_set_visible (self->verdicts_clamp, !stopped);
  gtk_widget_set_visible (self->filter_button, !stopped);
  gtk_widget_set_visible (self->search_button, !stopped);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "results.search", !stopped);
  gtk_search_bar_set_key_capture_widget (self->search_bar, stopped ? NULL : GTK_WIDGET (self));
  adw_bin_set_child (self->stop, stopped ? create_stop (self, bsl_session_get_evaluation (self->session)) : NULL);
  if (stopped)
    {
      gtk_search_bar_set_search_mode (self->search_bar, FALSE);
      gtk_stack_set_visible_child_name (self->stack, "stop");
    }
}

static void
announce (BslOfferListPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->wanted));
  g_autofree char *message = g_strdup_printf (ngettext ("%u offer found", "%u offers found", n), n);

  gtk_accessible_announce (GTK_ACCESSIBLE (self->list), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static gboolean
has_verdict (gpointer item, gpointer data)
{
  BslOfferListPage *self = data;

  return (guint) bsl_offer_item_get_finding (item)->verdict == adw_toggle_group_get_active (self->verdicts);
}

/* The first verdict that has offers, so that the page does not open on nothing. */
static void
choose_verdict (BslOfferListPage *self, BslEvaluation *evaluation)
{
  guint verdict = 0;

  if (self->chosen)
    return;

  while (verdict + 1 < N_VERDICTS && bsl_evaluation_count (evaluation, (BslVerdict) verdict) == 0)
    verdict++;
  self->chosen = TRUE;
  adw_toggle_group_set_active (self->verdicts, verdict);
}

/* Every offer is held against the same services. */
static gboolean
is_need_described (GPtrArray *items)
{
  const BslOfferFinding *finding;

  if (items->len == 0)
    return FALSE;

  finding = bsl_offer_item_get_finding (g_ptr_array_index (items, 0));

  return finding->covers->len + finding->missing->len > 0;
}

static void
rebuild (BslOfferListPage *self)
{
  BslEvaluation *evaluation = bsl_session_get_evaluation (self->session);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  self->stale = FALSE;
  for (guint i = 0; i < bsl_evaluation_get_n_offers (evaluation); i++)
    g_ptr_array_add (items, bsl_offer_item_new (evaluation, bsl_evaluation_get_offer (evaluation, i),
                                                bsl_session_get_lang (self->session)));
  g_ptr_array_sort_values (items, bsl_offer_item_compare);
  gtk_list_view_set_header_factory (self->list, is_need_described (items) ? self->headers : NULL);
  bsl_offer_filter_set_evaluation (self->filter, evaluation);
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  choose_verdict (self, evaluation);
  update_stop (self);
  update_shown (self);
}

static void
evaluated_cb (BslOfferListPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    rebuild (self);
  else
    self->stale = TRUE;
}

static void
verdict_cb (BslOfferListPage *self)
{
  if (self->by_verdict == NULL)
    return;

  self->to_top = TRUE;
  gtk_filter_changed (GTK_FILTER (self->by_verdict), GTK_FILTER_CHANGE_DIFFERENT);
  update_shown (self);
}

/* A list view begins at its first row and leaves the heading above it out of sight. */
static void
resized_cb (BslOfferListPage *self, GtkAdjustment *adjustment)
{
  if (!self->to_top)
    return;

  self->to_top = FALSE;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_lower (adjustment));
}

static void
filter_changed_cb (BslOfferListPage *self)
{
  update_shown (self);
  if (is_narrowed (self))
    announce (self);
}

static void
search_changed_cb (BslOfferListPage *self)
{
  bsl_offer_filter_set_search (self->filter, gtk_editable_get_text (self->search_entry));
}

static void
search_mode_cb (BslOfferListPage *self)
{
  if (!gtk_search_bar_get_search_mode (self->search_bar))
    gtk_editable_set_text (self->search_entry, "");
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, bsl_offer_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  BslOfferItem *item = gtk_list_item_get_item (list_item);

  bsl_offer_row_set_item (BSL_OFFER_ROW (gtk_list_item_get_child (list_item)), item);
  gtk_list_item_set_accessible_label (list_item, bsl_offer_item_get_finding (item)->offer->name);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  bsl_offer_row_set_item (BSL_OFFER_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
setup_header_cb (GtkSignalListItemFactory *factory, GtkListHeader *header)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_header_set_child (header, label);
}

static void
bind_header_cb (GtkSignalListItemFactory *factory, GtkListHeader *header)
{
  static const char *const titles[] = { N_("Covering the Whole Need"), N_("Covering Part of the Need"),
                                        N_("Covering Nothing of the Need") };
  BslCoverage coverage = bsl_offer_finding_get_coverage (bsl_offer_item_get_finding (gtk_list_header_get_item (header)));
  g_autofree char *title = g_strdup_printf ("%s (%u)", _(titles[coverage]), gtk_list_header_get_n_items (header));

  gtk_label_set_label (GTK_LABEL (gtk_list_header_get_child (header)), title);
}

static void
activate_cb (BslOfferListPage *self, guint position)
{
  g_autoptr (BslOfferItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  gtk_widget_activate_action (GTK_WIDGET (self), "details.offer", "s", bsl_offer_item_get_finding (item)->offer->id);
}

static void
search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslOfferListPage *self = BSL_OFFER_LIST_PAGE (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
filter (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslOfferListPage *self = BSL_OFFER_LIST_PAGE (widget);
  AdwDialog *dialog = bsl_filter_dialog_new (self->filter, bsl_session_get_evaluation (self->session),
                                             bsl_session_get_lang (self->session));

  adw_dialog_present (dialog, widget);
}

static void
clear_filter (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bsl_offer_filter_clear (BSL_OFFER_LIST_PAGE (widget)->filter);
}

/* To the first verdict under which something matches. */
static void
show_elsewhere (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslOfferListPage *self = BSL_OFFER_LIST_PAGE (widget);
  guint counts[N_VERDICTS] = { 0 };

  count_wanted (self, counts);
  for (guint i = 0; i < N_VERDICTS; i++)
    if (counts[i] > 0)
      {
        adw_toggle_group_set_active (self->verdicts, i);
        gtk_widget_grab_focus (GTK_WIDGET (self->list));
        return;
      }
}

static gboolean
bsl_offer_list_page_grab_focus (GtkWidget *widget)
{
  BslOfferListPage *self = BSL_OFFER_LIST_PAGE (widget);

  return gtk_widget_child_focus (is_stopped (self) ? GTK_WIDGET (self->stop) : GTK_WIDGET (self->verdicts), GTK_DIR_TAB_FORWARD);
}

static void
bsl_offer_list_page_map (GtkWidget *widget)
{
  BslOfferListPage *self = BSL_OFFER_LIST_PAGE (widget);

  if (self->stale)
    rebuild (self);
  GTK_WIDGET_CLASS (bsl_offer_list_page_parent_class)->map (widget);
}

static void
bsl_offer_list_page_dispose (GObject *object)
{
  BslOfferListPage *self = BSL_OFFER_LIST_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BSL_TYPE_OFFER_LIST_PAGE);
  g_clear_object (&self->shown);
  g_clear_object (&self->by_verdict);
  g_clear_object (&self->wanted);
  g_clear_object (&self->filter);
  g_clear_object (&self->by_coverage);
  g_clear_object (&self->items);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (bsl_offer_list_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/boussole/Boussole/offers/bsl-offer-list-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BslOfferListPage, verdicts);
  gtk_widget_class_bind_template_child_full (widget_class, "eligible_count", FALSE,
                                             G_STRUCT_OFFSET (BslOfferListPage, counts[BSL_VERDICT_ELIGIBLE]));
  gtk_widget_class_bind_template_child_full (widget_class, "eligible_word", FALSE,
                                             G_STRUCT_OFFSET (BslOfferListPage, words[BSL_VERDICT_ELIGIBLE]));
  gtk_widget_class_bind_template_child_full (widget_class, "to_examine_count", FALSE,
                                             G_STRUCT_OFFSET (BslOfferListPage, counts[BSL_VERDICT_TO_EXAMINE]));
  gtk_widget_class_bind_template_child_full (widget_class, "to_examine_word", FALSE,
                                             G_STRUCT_OFFSET (BslOfferListPage, words[BSL_VERDICT_TO_EXAMINE]));
  gtk_widget_class_bind_template_child_full (widget_class, "not_eligible_count", FALSE,
                                             G_STRUCT_OFFSET (BslOfferListPage, counts[BSL_VERDICT_NOT_ELIGIBLE]));
  gtk_widget_class_bind_template_child_full (widget_class, "not_eligible_word", FALSE,
                                             G_STRUCT_OFFSET (BslOfferListPage, words[BSL_VERDICT_NOT_ELIGIBLE]));
  gtk_widget_class_bind_template_child (widget_class, BslOfferListPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BslOfferListPage, list);
  gtk_widget_class_bind_template_child (widget_class, BslOfferListPage, headers);
  gtk_widget_class_bind_template_child (widget_class, BslOfferListPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, BslOfferListPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, BslOfferListPage, filter_banner);
  gtk_widget_class_bind_template_child (widget_class, BslOfferListPage, none_page);
  gtk_widget_class_bind_template_child (widget_class, BslOfferListPage, elsewhere_button);
  gtk_widget_class_bind_template_child (widget_class, BslOfferListPage, stop);
  gtk_widget_class_bind_template_child (widget_class, BslOfferListPage, verdicts_clamp);
  gtk_widget_class_bind_template_child (widget_class, BslOfferListPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, BslOfferListPage, search_button);
  gtk_widget_class_bind_template_child (widget_class, BslOfferListPage, notices);
  gtk_widget_class_bind_template_callback (widget_class, verdict_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_header_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_header_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
bsl_offer_list_page_class_init (BslOfferListPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (BSL_TYPE_NOTICES);
  G_OBJECT_CLASS (klass)->dispose = bsl_offer_list_page_dispose;
  widget_class->map = bsl_offer_list_page_map;
  widget_class->grab_focus = bsl_offer_list_page_grab_focus;
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "results.search", NULL, search);
  gtk_widget_class_install_action (widget_class, "results.filter", NULL, filter);
  gtk_widget_class_install_action (widget_class, "results.clear-filter", NULL, clear_filter);
  gtk_widget_class_install_action (widget_class, "results.show-elsewhere", NULL, show_elsewhere);
}

static void
bsl_offer_list_page_init (BslOfferListPage *self)
{
  self->stale = TRUE;
  self->to_top = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, self->search_entry);
}

static int
compare_coverage (gconstpointer a, gconstpointer b, gpointer data)
{
  const BslOfferFinding *x = bsl_offer_item_get_finding ((BslOfferItem *) a), *y = bsl_offer_item_get_finding ((BslOfferItem *) b);

  return (int) bsl_offer_finding_get_coverage (x) - (int) bsl_offer_finding_get_coverage (y);
}

static void
create_models (BslOfferListPage *self)
{
  g_autoptr (GtkSorter) coverage = GTK_SORTER (gtk_custom_sorter_new (compare_coverage, NULL, NULL));
  GListModel *items, *wanted;

  self->items = g_list_store_new (BSL_TYPE_OFFER_ITEM);
  self->filter = bsl_offer_filter_new (bsl_session_get_evaluation (self->session));
  self->by_verdict = gtk_custom_filter_new (has_verdict, self, NULL);
  self->by_coverage = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->items)), NULL);
  gtk_sort_list_model_set_section_sorter (self->by_coverage, coverage);
  items = g_object_ref (G_LIST_MODEL (self->by_coverage));
  self->wanted = gtk_filter_list_model_new (items, g_object_ref (GTK_FILTER (self->filter)));
  wanted = g_object_ref (G_LIST_MODEL (self->wanted));
  self->shown = gtk_filter_list_model_new (wanted, g_object_ref (GTK_FILTER (self->by_verdict)));
}

AdwNavigationPage *
bsl_offer_list_page_new (BslSession *session)
{
  BslOfferListPage *self = g_object_new (BSL_TYPE_OFFER_LIST_PAGE, NULL);
  g_autoptr (GtkNoSelection) selection = NULL;

  self->session = g_object_ref (session);
  bsl_notices_leave_stop (self->notices);
  bsl_notices_set_session (self->notices, session);
  create_models (self);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list)), "changed", G_CALLBACK (resized_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter, "changed", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (session, "evaluated", G_CALLBACK (evaluated_cb), self, G_CONNECT_SWAPPED);

  return ADW_NAVIGATION_PAGE (self);
}
