/* SPDX-License-Identifier: EUPL-1.2 */
/* The prices of one offer. */
#include "config.h"

#include "ui/study/bsl-cost-offer-page.h"

#include <glib/gi18n.h>

#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-text-row.h"
#include "ui/study/bsl-cost-amount-dialog.h"
#include "ui/study/bsl-cost-words.h"

struct _BslCostOfferPage
{
  BslResultPage parent_instance;

  char *id;
};

G_DEFINE_FINAL_TYPE (BslCostOfferPage, bsl_cost_offer_page, BSL_TYPE_RESULT_PAGE)

/* As the catalogue has it now, or NULL. */
static const BslOffer *
find_offer (BslSession *session, const char *id)
{
  return bsl_catalogue_find (bsl_evaluation_get_catalogue (bsl_session_get_evaluation (session)), id);
}

static void
edit_amount (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslCostOfferPage *self = BSL_COST_OFFER_PAGE (widget);
  BslSession *session = bsl_result_page_get_session (BSL_RESULT_PAGE (self));

  adw_dialog_present (bsl_cost_amount_dialog_new (session, self->id, g_variant_get_string (parameter, NULL), find_offer (session, self->id)), widget);
}

static void
add_fee (AdwPreferencesGroup *group, const char *title, const BslMoney *fee, gboolean known, BslLang lang)
{
  g_autofree char *words = known ? bsl_money_to_words (fee, lang) : g_strdup (_("Unknown"));

  adw_preferences_group_add (group, bsl_property_row_new (title, words));
}

static void
add_result (BslCostOfferPage *self, const BslOfferCost *offer, BslLang lang)
{
  const BslCost *cost = &offer->cost;
  g_autofree char *total = bsl_cost_words_dup_total (cost, lang);
  g_autofree char *unknown = g_strdup_printf (ngettext ("%u amount unknown", "%u amounts unknown", cost->n_unknown), cost->n_unknown);
  g_autofree char *said = cost->n_unknown > 0 ? g_strjoin ("\n", total, unknown, NULL) : g_strdup (total);
  AdwPreferencesGroup *group = bsl_result_page_add_group (BSL_RESULT_PAGE (self), _("What It Costs"), NULL);

  adw_preferences_group_add (group, bsl_property_row_new (_("Whole Term, Entry and Exit Counted In"), said));
  if (cost->state < BSL_COST_AT_LEAST)
    return;
  if (cost->n_unknown_prices == 0)
    {
      BslMoney yearly = bsl_cost_get_yearly (cost);

      add_fee (group, _("Use, on Average a Year"), &yearly, TRUE, lang);
    }
  add_fee (group, _("Exit, Once"), &cost->exit, cost->knows_exit, lang);
}

static void
add_amount (BslCostOfferPage *self, AdwPreferencesGroup *group, const BslCostRecord *record, const BslCostItem *item, const char *what,
            const char *title)
{
  BslResultPage *page = BSL_RESULT_PAGE (self);
  g_autofree char *words = bsl_cost_words_dup_amount (item, bsl_cost_record_get_amount (record, self->id, what), bsl_result_page_get_lang (page));

  if (bsl_session_is_read_only (bsl_result_page_get_session (page)))
    adw_preferences_group_add (group, bsl_property_row_new (title, words));
  else
    adw_preferences_group_add (group, bsl_go_row_new (title, words, "cost.amount", what));
}

static void
add_amounts (BslCostOfferPage *self, const BslCostRecord *record)
{
  BslResultPage *page = BSL_RESULT_PAGE (self);
  AdwPreferencesGroup *group = bsl_result_page_add_group (page, _("Prices"), _("Excluding tax, each with its source and its date.")), *once;

  for (guint i = 0; i < bsl_cost_record_get_n_items (record); i++)
    {
      const BslCostItem *item = bsl_cost_record_get_item (record, i);

      add_amount (self, group, record, item, item->id, item->title);
    }
  if (bsl_cost_record_get_n_items (record) == 0)
    adw_preferences_group_add (group, bsl_text_row_new (_("The need names no quantity yet: add one on the page before.")));
  once = bsl_result_page_add_group (page, _("Paid Once"), _("To move in, and to leave: taking data over, testing, running both at a time. Write 0 where you know that nothing is paid."));
  add_amount (self, once, record, NULL, BSL_COST_ENTRY, _("Entry, Once"));
  add_amount (self, once, record, NULL, BSL_COST_EXIT, _("Exit, Once"));
}

static void
bsl_cost_offer_page_fill (BslResultPage *page, BslEvaluation *evaluation)
{
  BslCostOfferPage *self = BSL_COST_OFFER_PAGE (page);
  g_autoptr (BslCosts) costs = bsl_costs_new (evaluation, bsl_session_get_project (bsl_result_page_get_session (page)), "", NULL);
  const BslOfferCost *offer = bsl_costs_find_offer (costs, self->id);

  if (offer == NULL)
    {
      adw_preferences_group_add (bsl_result_page_add_group (page, NULL, NULL),
                                 bsl_text_row_new (_("This offer is no longer in the running, and has no price.")));
      return;
    }
  add_result (self, offer, bsl_result_page_get_lang (page));
  add_amounts (self, bsl_costs_get_record (costs));
  if (offer->finding != NULL)
    adw_preferences_group_add (bsl_result_page_add_group (page, NULL, NULL), bsl_go_row_new (_("The Offer"), NULL, "details.offer", self->id));
}

static void
bsl_cost_offer_page_finalize (GObject *object)
{
  g_free (BSL_COST_OFFER_PAGE (object)->id);
  G_OBJECT_CLASS (bsl_cost_offer_page_parent_class)->finalize (object);
}

static void
bsl_cost_offer_page_class_init (BslCostOfferPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bsl_cost_offer_page_finalize;
  BSL_RESULT_PAGE_CLASS (klass)->fill = bsl_cost_offer_page_fill;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "cost.amount", "s", edit_amount);
}

static void
bsl_cost_offer_page_init (BslCostOfferPage *self)
{
}

AdwNavigationPage *
bsl_cost_offer_page_new (BslSession *session, const char *id)
{
  const BslOffer *offer = find_offer (session, id);
  BslCostOfferPage *self = g_object_new (BSL_TYPE_COST_OFFER_PAGE, "title", offer != NULL ? offer->name : id, NULL);

  self->id = g_strdup (id);
  bsl_result_page_set_session (BSL_RESULT_PAGE (self), session);
  bsl_result_page_follow_annotations (BSL_RESULT_PAGE (self));

  return ADW_NAVIGATION_PAGE (self);
}
