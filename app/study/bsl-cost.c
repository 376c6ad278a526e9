/* SPDX-License-Identifier: EUPL-1.2 */
/* What an offer costs: whole numbers all the way. */

#include "config.h"

#include "app/study/bsl-cost.h"

__extension__ typedef __int128 Wide;

/* in parts; beyond it, no amount is within bounds but of a price next to nothing */
#define MOST_QUANTITY G_GINT64_CONSTANT (1000000000000000)
#define CENTS 100

/* Half up; both are at least 0. */
static Wide
divide (Wide number, Wide by)
{
  return (number + by / 2) / by;
}

/* FALSE where it is too large. */
static gboolean
grow (gint64 *quantity, int growth)
{
  const int whole = 100 * BSL_COST_GROWTH_PARTS;
  Wide next = divide ((Wide) *quantity * (whole + growth), whole);

  if (next > MOST_QUANTITY)
    return FALSE;
  *quantity = (gint64) next;
  return TRUE;
}

/* The cents of a quantity at a price that is paid @times; FALSE where that is too large. */
static gboolean
multiply (gint64 quantity, gint64 price, guint times, guint parts, gint64 *cents)
{
  Wide whole = (Wide) BSL_COST_QUANTITY_PARTS * BSL_COST_PRICE_PARTS / CENTS * parts;
  Wide amount = divide ((Wide) quantity * price * times, whole);

  if (amount > BSL_COST_MOST_CENTS)
    return FALSE;
  *cents = (gint64) amount;
  return TRUE;
}

static guint
count_years (guint months)
{
  return (months + 11) / 12;
}

/* One end of the range. */
static gboolean
compute_years (const BslCostItem *item, gint64 quantity, gint64 price, guint months, gint64 *years)
{
  const BslCostUnit *unit = item->unit;

  for (guint year = 0; year < count_years (months); year++)
    {
      guint n_months = MIN (12, months - 12 * year);
      gboolean once = unit->every == BSL_EVERY_ONCE;

      years[year] = 0;
      if (year > 0 && once)
        continue;
      if (year > 0 && !grow (&quantity, item->growth))
        return FALSE;
      if (!multiply (quantity, price, once ? unit->times : unit->times * n_months, unit->every == BSL_EVERY_YEAR ? 12 : 1, &years[year]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_known (const BslCostRange *range)
{
  return range->low != BSL_COST_UNKNOWN;
}

gboolean
bsl_cost_compute_item (const BslCostItem *item, const BslCostAmount *amount, guint months, BslMoney *years, BslMoney *sum,
                       gboolean *too_large)
{
  gint64 low[BSL_COST_MOST_YEARS], high[BSL_COST_MOST_YEARS];

  *too_large = FALSE;
  *sum = (BslMoney) { 0, 0 };
  if (item->unit == NULL || amount == NULL || !is_known (&item->quantity) || !is_known (&amount->amount))
    return FALSE;
  months = MIN (months, BSL_COST_MOST_MONTHS);
  if (!compute_years (item, item->quantity.low, amount->amount.low, months, low)
      || !compute_years (item, item->quantity.high, amount->amount.high, months, high))
    {
      *too_large = TRUE;
      return FALSE;
    }
  for (guint year = 0; year < count_years (months); year++)
    {
      years[year] = (BslMoney) { low[year], high[year] };
      sum->low += low[year];
      sum->high += high[year];
    }
  return TRUE;
}

static void
add (BslMoney *sum, const BslMoney *more)
{
  sum->low += more->low;
  sum->high += more->high;
}

static void
add_item (BslCost *self, const BslCostItem *item, const BslCostAmount *amount)
{
  BslMoney years[BSL_COST_MOST_YEARS], sum;
  gboolean too_large;

  if (bsl_cost_compute_item (item, amount, self->months, years, &sum, &too_large))
    {
      for (guint year = 0; year < self->n_years; year++)
        add (&self->years[year], &years[year]);
      add (&self->use, &sum);
      self->n_known++;
      return;
    }
  if (too_large)
    self->too_large = item;
  self->n_unknown++;
  self->n_unknown_prices++;
}

static gint64
to_cents (gint64 price)
{
  return (gint64) divide (price, BSL_COST_PRICE_PARTS / CENTS);
}

/* Whether it is known. */
static gboolean
add_fee (BslCost *self, const BslCostAmount *amount, BslMoney *fee)
{
  if (amount == NULL || !is_known (&amount->amount))
    {
      self->n_unknown++;
      return FALSE;
    }
  *fee = (BslMoney) { to_cents (amount->amount.low), to_cents (amount->amount.high) };
  self->n_known++;
  return TRUE;
}

static BslCostState
find_state (const BslCost *self, guint n_items)
{
  if (self->too_large != NULL)
    return BSL_COST_TOO_LARGE;
  if (n_items == 0 || self->months == 0 || self->n_known == 0)
    return BSL_COST_NOT_COUNTED;
  return self->n_unknown > 0 ? BSL_COST_AT_LEAST : BSL_COST_RANGE;
}

BslCost
bsl_cost_compute (const BslCostRecord *record, const char *offer)
{
  BslCost self = { .months = bsl_cost_record_get_months (record) };
  guint n_items = bsl_cost_record_get_n_items (record);

  self.n_years = count_years (self.months);
  for (guint i = 0; i < n_items; i++)
    {
      const BslCostItem *item = bsl_cost_record_get_item (record, i);

      add_item (&self, item, bsl_cost_record_get_amount (record, offer, item->id));
    }
  self.knows_entry = add_fee (&self, bsl_cost_record_get_amount (record, offer, BSL_COST_ENTRY), &self.entry);
  self.knows_exit = add_fee (&self, bsl_cost_record_get_amount (record, offer, BSL_COST_EXIT), &self.exit);
  add (&self.total, &self.entry);
  add (&self.total, &self.use);
  add (&self.total, &self.exit);
  self.state = find_state (&self, n_items);
  return self;
}

BslMoney
bsl_cost_get_yearly (const BslCost *self)
{
  gint64 months = self->months;

  g_return_val_if_fail (months > 0, ((BslMoney) { 0, 0 }));

  return (BslMoney) { 12 * self->use.low / months, (12 * self->use.high + months - 1) / months };
}

/* Each is within what a double holds. */
static char *
cents_to_words (gint64 cents, BslLang lang)
{
  return bsl_euros_to_words ((double) cents / CENTS, lang);
}

char *
bsl_money_low_to_words (const BslMoney *self, BslLang lang)
{
  return cents_to_words (self->low < CENTS ? self->low : self->low / CENTS * CENTS, lang);
}

static char *
join (const char *low, const char *high)
{
  /* an en dash that does not part the two at the end of a line */
  return g_strconcat (low, "\u00a0– ", high, NULL);
}

char *
bsl_money_to_words (const BslMoney *self, BslLang lang)
{
  g_autofree char *low = NULL, *high = NULL;

  if (self->low == self->high)
    return cents_to_words (self->low, lang);
  low = bsl_money_low_to_words (self, lang);
  high = cents_to_words ((self->high + CENTS - 1) / CENTS * CENTS, lang);
  return join (low, high);
}

static char *
price_to_words (gint64 price, BslLang lang)
{
  double euros = (double) price / BSL_COST_PRICE_PARTS;
  g_autofree char *number = NULL;

  if (price % (BSL_COST_PRICE_PARTS / CENTS) == 0 || euros < 1)
    return bsl_euros_to_words (euros, lang);
  number = bsl_number_to_words (euros, 6, lang);
  return lang == BSL_LANG_FR ? g_strconcat (number, "\u00a0€", NULL) : g_strconcat ("€", number, NULL);
}

static char *
quantity_to_words (gint64 quantity, BslLang lang)
{
  return bsl_number_to_words ((double) quantity / BSL_COST_QUANTITY_PARTS, 3, lang);
}

static char *
range_to_words (const BslCostRange *range, char *(*to_words) (gint64, BslLang), BslLang lang)
{
  g_autofree char *low = NULL, *high = NULL;

  if (!is_known (range))
    return NULL;
  low = to_words (range->low, lang);
  if (range->low == range->high)
    return g_steal_pointer (&low);
  high = to_words (range->high, lang);
  return join (low, high);
}

char *
bsl_cost_price_to_words (const BslCostRange *range, BslLang lang)
{
  return range_to_words (range, price_to_words, lang);
}

char *
bsl_cost_quantity_to_words (const BslCostRange *range, BslLang lang)
{
  return range_to_words (range, quantity_to_words, lang);
}

char *
bsl_cost_growth_to_words (int growth, BslLang lang)
{
  return growth != 0 ? bsl_number_to_words ((double) growth / BSL_COST_GROWTH_PARTS, 2, lang) : NULL;
}
