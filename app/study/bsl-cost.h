/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/study/bsl-cost-record.h"

G_BEGIN_DECLS

/* Money in whole cents, excluding tax. Every amount of an item in a year of the contract is computed exactly, then
 * rounded once to the nearest cent, half a cent up; sums are sums of these. The quantity of a year is that of the year
 * before and its growth, rounded to the nearest thousandth; a year begun counts for its months. What is paid once is
 * paid in the first year and does not grow. */
typedef struct
{
  gint64 low, high;
} BslMoney;

#define BSL_COST_MOST_YEARS (BSL_COST_MOST_MONTHS / 12)
/* In cents, of an item in a year: beyond it, a number was not meant. Sums of all items and years stay within what a
 * double holds exactly. */
#define BSL_COST_MOST_CENTS G_GINT64_CONSTANT (1000000000000)

typedef enum
{
  BSL_COST_NOT_COUNTED, /* no item, no term, or nothing of the offer is known: there is no figure */
  BSL_COST_TOO_LARGE,   /* an amount is beyond BSL_COST_MOST_CENTS: there is no figure */
  BSL_COST_AT_LEAST,    /* something is unknown: the lowest total is known, the highest is not */
  BSL_COST_RANGE,
} BslCostState;

/* What one offer costs. */
typedef struct
{
  BslCostState state;
  guint months;
  guint n_years;
  BslMoney years[BSL_COST_MOST_YEARS]; /* use; of what is known */
  BslMoney use;                        /* their sum */
  BslMoney entry, exit;                /* where known, else 0 */
  BslMoney total;                      /* entry, use and exit, of what is known; "high" counts with BSL_COST_RANGE alone */
  gboolean knows_entry, knows_exit;
  guint n_known, n_unknown; /* prices of items, entry and exit */
  guint n_unknown_prices;   /* of these, prices of items */
  const BslCostItem *too_large; /* where an item is; borrowed from the record */
} BslCost;

BslCost bsl_cost_compute (const BslCostRecord *record, const char *offer);
/* Of one item over @months, at the prices @amount: @years has room for BSL_COST_MOST_YEARS. FALSE where quantity, unit
 * or price is unknown, or the amount too large (which @too_large then tells). */
gboolean bsl_cost_compute_item (const BslCostItem *item, const BslCostAmount *amount, guint months, BslMoney *years, BslMoney *sum,
                                gboolean *too_large);
/* The mean of use in twelve months, rounded outwards to the cent; only where @self has a figure. */
BslMoney bsl_cost_get_yearly (const BslCost *self);

/* "€120,000 – €150,000": whole euros, rounded outwards; to the cent where both are the same. To be freed. */
char *bsl_money_to_words (const BslMoney *self, BslLang lang);
/* The lower one, in whole euros, rounded down; to the cent below €1. To be freed. */
char *bsl_money_low_to_words (const BslMoney *self, BslLang lang);
/* "0.264 €" or "0.2 € – 0.3 €" of a price, "10 – 12" of a quantity; NULL where it is unknown. To be freed. */
char *bsl_cost_price_to_words (const BslCostRange *range, BslLang lang);
char *bsl_cost_quantity_to_words (const BslCostRange *range, BslLang lang);
/* "12.5", or NULL where nothing grows. To be freed. */
char *bsl_cost_growth_to_words (int growth, BslLang lang);

G_END_DECLS
