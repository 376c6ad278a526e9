/* SPDX-License-Identifier: EUPL-1.2 */
/* Costs in words. */
#include "config.h"

#include "ui/study/bsl-cost-words.h"

#include <glib/gi18n.h>

char *
bsl_cost_words_dup_total (const BslCost *cost, BslLang lang)
{
  g_autofree char *low = bsl_money_low_to_words (&cost->total, lang);

  switch (cost->state)
    {
    case BSL_COST_RANGE:
      return bsl_money_to_words (&cost->total, lang);
    case BSL_COST_AT_LEAST:
      return g_strdup_printf (_("At least %s"), low);
    case BSL_COST_TOO_LARGE:
      return g_strdup_printf (_("No figure: “%s” gives an amount beyond all bounds. Correct its quantity or its price."), cost->too_large->title);
    case BSL_COST_NOT_COUNTED:
    default:
      return g_strdup (_("No figure"));
    }
}

char *
bsl_cost_words_dup_summary (const BslCost *cost, BslLang lang)
{
  g_autofree char *total = bsl_cost_words_dup_total (cost, lang), *exit = bsl_money_to_words (&cost->exit, lang);
  g_autofree char *leaving = cost->knows_exit ? g_strdup_printf (_("Exit, counted in: %s"), exit) : g_strdup (_("Exit: unknown"));
  g_autofree char *unknown = g_strdup_printf (ngettext ("%u amount unknown", "%u amounts unknown", cost->n_unknown), cost->n_unknown);

  if (cost->n_unknown == 0)
    return g_strjoin ("\n", total, leaving, NULL);
  if (cost->n_known == 0)
    return g_strjoin ("\n", total, unknown, NULL);
  return g_strjoin ("\n", total, leaving, unknown, NULL);
}

static char *
dup_price (const BslCostItem *item, const BslCostAmount *amount, BslLang lang)
{
  g_autofree char *price = amount != NULL ? bsl_cost_price_to_words (&amount->amount, lang) : NULL;

  if (price == NULL)
    return g_strdup (_("Unknown"));
  if (item == NULL || item->unit == NULL)
    return g_steal_pointer (&price);
  /* Translators: a price, then what it is for: "€0.264 per hour of running" */
  return g_strdup_printf (_("%s per %s"), price, bsl_text_get (&item->unit->title, lang));
}

char *
bsl_cost_words_dup_amount (const BslCostItem *item, const BslCostAmount *amount, BslLang lang)
{
  g_autofree char *price = dup_price (item, amount, lang);
  g_autofree char *date = amount != NULL ? bsl_date_words_from_iso (amount->date, lang) : NULL;
  gboolean sourced = amount != NULL && *amount->source != '\0', dated = date != NULL && *date != '\0';

  if (!sourced && !dated)
    return amount != NULL ? g_strjoin ("\n", price, _("Without a source"), NULL) : g_steal_pointer (&price);
  if (sourced && dated)
    /* Translators: price, source, day */
    return g_strdup_printf (_("%s\n%s, %s"), price, amount->source, date);
  return g_strjoin ("\n", price, sourced ? amount->source : date, NULL);
}

char *
bsl_cost_words_dup_quantity (const BslCostItem *item, BslLang lang)
{
  g_autofree char *quantity = bsl_cost_quantity_to_words (&item->quantity, lang), *growth = bsl_cost_growth_to_words (item->growth, lang);
  const char *count = item->unit != NULL ? bsl_text_get (&item->unit->count, lang) : _("Unit unknown");
  const char *number = quantity != NULL ? quantity : _("Unknown");

  if (growth != NULL)
    /* Translators: what is counted, how many, growth in percent */
    return g_strdup_printf (_("%s: %s, growth %s %% a year"), count, number, growth);
  /* Translators: what is counted, how many */
  return g_strdup_printf (_("%s: %s"), count, number);
}
