/* SPDX-License-Identifier: EUPL-1.2 */
/* What the offers cost, and the quantities of the need. */
#include "config.h"

#include "ui/study/bsl-cost-page.h"

#include <glib/gi18n.h>

#include "ui/common/bsl-detail-row.h"
#include "ui/common/bsl-fault-rows.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-text-row.h"
#include "ui/common/bsl-words.h"
#include "ui/study/bsl-cost-bar.h"
#include "ui/study/bsl-cost-item-dialog.h"
#include "ui/study/bsl-cost-months-dialog.h"
#include "ui/study/bsl-cost-saving.h"
#include "ui/study/bsl-cost-words.h"

struct _BslCostPage
{
  BslResultPage parent_instance;

  BslCosts *costs; /* that of what is shown */
};

G_DEFINE_FINAL_TYPE (BslCostPage, bsl_cost_page, BSL_TYPE_RESULT_PAGE)

static BslSession *
get_session (BslCostPage *self)
{
  return bsl_result_page_get_session (BSL_RESULT_PAGE (self));
}

static BslLang
get_lang (BslCostPage *self)
{
  return bsl_result_page_get_lang (BSL_RESULT_PAGE (self));
}

static const BslCostRecord *
get_record (BslCostPage *self)
{
  return bsl_costs_get_record (self->costs);
}

/* With a button that does something rather than lead somewhere. */
static void
add_doing (AdwPreferencesGroup *group, const char *title, const char *subtitle, const char *action, const char *icon)
{
  GtkWidget *row = bsl_go_row_new (title, subtitle, action, "");

  bsl_go_row_set_icon (BSL_GO_ROW (row), icon);
  adw_preferences_group_add (group, row);
}

static gboolean
has_price (const BslOfferCost *offer)
{
  return offer->cost.n_known > 0 || offer->cost.too_large != NULL || !offer->running;
}

static GtkWidget *
create_offer_row (BslCostPage *self, const BslOfferCost *offer)
{
  g_autofree char *words = bsl_cost_words_dup_summary (&offer->cost, get_lang (self));
  g_autofree char *said = offer->running ? g_strdup (words) : g_strjoin ("\n", words, _("No longer in the running: not eligible, or sells nothing of the need"), NULL);
  GtkWidget *row = bsl_go_row_new (offer->name, said, "study.cost-offer", offer->id);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), bsl_cost_bar_new (&offer->cost, bsl_costs_get_highest (self->costs)));
  return row;
}

/* Each with its verdict: one to examine may still fall away. */
static void
fill_without (BslDetailRow *row, gpointer subject, gconstpointer detail)
{
  BslCostPage *self = BSL_COST_PAGE (subject);

  for (guint i = 0; i < bsl_costs_get_n_offers (self->costs); i++)
    {
      const BslOfferCost *offer = bsl_costs_get_offer (self->costs, i);

      if (!has_price (offer))
        adw_expander_row_add_row (ADW_EXPANDER_ROW (row), bsl_go_row_new (offer->name, bsl_words_for_verdict (offer->finding->verdict).word,
                                                                          "study.cost-offer", offer->id));
    }
}

static guint
count_without (BslCostPage *self)
{
  guint n = 0;

  for (guint i = 0; i < bsl_costs_get_n_offers (self->costs); i++)
    n += !has_price (bsl_costs_get_offer (self->costs, i));
  return n;
}

static void
add_without (BslCostPage *self, AdwPreferencesGroup *group)
{
  guint n = count_without (self);
  g_autofree char *title = g_strdup_printf (ngettext ("%u Offer without a Price", "%u Offers without a Price", n), n);

  if (n > 0)
    adw_preferences_group_add (group, bsl_detail_row_new (title, _("Open one to give its prices, with their source"), fill_without, self, NULL));
}

/* What is missing before there can be a figure, or NULL. */
static const char *
find_gap (BslCostPage *self)
{
  if (bsl_cost_record_get_n_items (get_record (self)) == 0)
    return _("Say first what the need asks for and how much of it, below. Then give each offer its prices: what comes out is a range, for the whole term.");
  if (bsl_cost_record_get_months (get_record (self)) == 0)
    return _("How long to count is not known yet: give the months, below.");
  if (bsl_costs_get_n_offers (self->costs) == 0)
    return _("No offer is eligible or to examine: there is nothing to count.");
  return NULL;
}

static void
add_results (BslCostPage *self)
{
  BslResultPage *page = BSL_RESULT_PAGE (self);
  guint months = bsl_cost_record_get_months (get_record (self));
  g_autofree char *about = months > 0 ? g_strdup_printf (ngettext ("Over %u month, excluding tax, entry and exit counted in. Bars go from the lowest to the highest.",
                                                                   "Over %u months, excluding tax, entry and exit counted in. Bars go from the lowest to the highest.", months),
                                                         months)
                                      : NULL;
  const char *gap = find_gap (self);
  AdwPreferencesGroup *group = bsl_result_page_add_group (page, _("What It Costs"), gap == NULL ? about : NULL);

  if (gap != NULL)
    adw_preferences_group_add (group, bsl_text_row_new (gap));
  for (guint i = 0; i < bsl_costs_get_n_offers (self->costs); i++)
    if (has_price (bsl_costs_get_offer (self->costs, i)))
      adw_preferences_group_add (group, create_offer_row (self, bsl_costs_get_offer (self->costs, i)));
  if (bsl_cost_record_get_n_items (get_record (self)) == 0)
    return;
  add_without (self, group);
  add_doing (group, _("Save as a Table…"), _("For a spreadsheet: every amount with its source and its date"), "cost.save", "document-save-symbolic");
}

static void
add_months (BslCostPage *self, AdwPreferencesGroup *group, gboolean editable)
{
  guint months = bsl_cost_record_get_months (get_record (self));
  g_autofree char *said = months == 0 ? g_strdup (_("Unknown"))
                          : bsl_cost_record_has_own_months (get_record (self))
                            ? g_strdup_printf ("%u", months)
                            /* Translators: a number of months */
                            : g_strdup_printf (_("%u, the term of the contract"), months);

  adw_preferences_group_add (group, editable ? bsl_go_row_new (_("Months Counted"), said, "cost.months", "") : bsl_property_row_new (_("Months Counted"), said));
}

static void
add_quantities (BslCostPage *self)
{
  gboolean editable = !bsl_session_is_read_only (get_session (self));
  AdwPreferencesGroup *group = bsl_result_page_add_group (BSL_RESULT_PAGE (self), _("Quantities of the Need"), _("The same for every offer."));

  add_months (self, group, editable);
  for (guint i = 0; i < bsl_cost_record_get_n_items (get_record (self)); i++)
    {
      const BslCostItem *item = bsl_cost_record_get_item (get_record (self), i);
      g_autofree char *quantity = bsl_cost_words_dup_quantity (item, get_lang (self));

      adw_preferences_group_add (group, editable ? bsl_go_row_new (item->title, quantity, "cost.item", item->id) : bsl_property_row_new (item->title, quantity));
    }
  if (editable && bsl_cost_record_get_n_items (get_record (self)) < BSL_COST_MOST_ITEMS)
    add_doing (group, _("Add a Quantity…"), NULL, "cost.item", "list-add-symbolic");
}

static void
add_notes (BslCostPage *self, BslRuleBase *rules)
{
  AdwPreferencesGroup *group = bsl_result_page_add_group (BSL_RESULT_PAGE (self), _("What an Estimate Is Not"), NULL);

  for (guint i = 0; i < bsl_rule_base_get_n_cost_notes (rules); i++)
    {
      const BslCostNote *note = bsl_rule_base_get_cost_note (rules, i);

      adw_preferences_group_add (group, bsl_property_row_new (bsl_text_get (&note->title, get_lang (self)), bsl_text_get (&note->text, get_lang (self))));
    }
}

static void
bsl_cost_page_fill (BslResultPage *page, BslEvaluation *evaluation)
{
  BslCostPage *self = BSL_COST_PAGE (page);
  g_autoptr (BslCosts) before = g_steal_pointer (&self->costs); /* rows that go now still read it */
  g_autoptr (BslProblems) problems = bsl_problems_new ();

  self->costs = bsl_costs_new (evaluation, bsl_session_get_project (get_session (self)), _("this project"), problems);
  if (bsl_problems_get_count (problems) > 0)
    bsl_fault_rows_add (bsl_result_page_add_group (page, _("To Correct"), _("What is not understood is not counted.")), problems);
  add_results (self);
  add_quantities (self);
  add_notes (self, bsl_evaluation_get_rules (evaluation));
}

static void
edit_item (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *id = g_variant_get_string (parameter, NULL);

  adw_dialog_present (bsl_cost_item_dialog_new (get_session (BSL_COST_PAGE (widget)), *id != '\0' ? id : NULL), widget);
}

static void
edit_months (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (bsl_cost_months_dialog_new (get_session (BSL_COST_PAGE (widget))), widget);
}

static void
save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bsl_cost_saving_start (widget, get_session (BSL_COST_PAGE (widget)));
}

static void
bsl_cost_page_finalize (GObject *object)
{
  bsl_costs_free (BSL_COST_PAGE (object)->costs);
  G_OBJECT_CLASS (bsl_cost_page_parent_class)->finalize (object);
}

static void
bsl_cost_page_class_init (BslCostPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bsl_cost_page_finalize;
  BSL_RESULT_PAGE_CLASS (klass)->fill = bsl_cost_page_fill;
  gtk_widget_class_install_action (widget_class, "cost.item", "s", edit_item);
  gtk_widget_class_install_action (widget_class, "cost.months", "s", edit_months);
  gtk_widget_class_install_action (widget_class, "cost.save", "s", save);
}

static void
bsl_cost_page_init (BslCostPage *self)
{
}

AdwNavigationPage *
bsl_cost_page_new (BslSession *session)
{
  BslCostPage *self = g_object_new (BSL_TYPE_COST_PAGE, "title", _("Cost"), NULL);

  bsl_result_page_set_session (BSL_RESULT_PAGE (self), session);
  bsl_result_page_follow_annotations (BSL_RESULT_PAGE (self));

  return ADW_NAVIGATION_PAGE (self);
}
