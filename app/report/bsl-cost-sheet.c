/* SPDX-License-Identifier: EUPL-1.2 */
/* Costs as a spreadsheet. */
#include "config.h"

#include "app/report/bsl-cost-sheet.h"

#include "app/report/bsl-texts.h"

#define CENTS 100

/* in centimetres */
static const char *const total_widths[] = { "7", "3.5", "3.5", "2.5", "3.2", "3.2", "3.2", "3.2", "3.2", "3.2", NULL };
static const char *const amount_widths[] = { "7", "6", "4.5", "2.5", "2.5", "2.5", "3", "3", "8", "2.8", "3.5", "3.5", NULL };
static const char *const item_widths[] = { "7", "5", "7", "2.5", "2.5", "2.5", NULL };
static const char *const note_widths[] = { "7", "18", NULL };

static const char *const total_heads[] = {
  "cost-sheet-offer",
  "cost-sheet-total-excluding-tax-at-least",
  "cost-sheet-total-excluding-tax-at-most",
  "cost-sheet-unknown-amounts",
  "cost-sheet-entry-at-least",
  "cost-sheet-entry-at-most",
  "cost-sheet-use-a-year-at-least",
  "cost-sheet-use-a-year-at-most",
  "cost-sheet-exit-at-least",
  "cost-sheet-exit-at-most",
};

static const char *const amount_heads[] = {
  "cost-sheet-offer",
  "cost-sheet-item",
  "cost-sheet-price-per",
  "cost-sheet-quantity-from",
  "cost-sheet-quantity-to",
  "cost-sheet-growth-a-year",
  "cost-sheet-price-excluding-tax-from",
  "cost-sheet-price-excluding-tax-to",
  "cost-sheet-source",
  "cost-sheet-date",
  "cost-sheet-cost-over-the-term-from",
  "cost-sheet-cost-over-the-term-to",
};

static const char *const item_heads[] = {
  "cost-sheet-item",
  "cost-sheet-price-per",
  "cost-sheet-what-the-quantity-counts",
  "cost-sheet-from",
  "cost-sheet-to",
  "cost-sheet-growth-a-year",
};

static const char *const note_heads[] = {
  "cost-sheet-subject",
  "cost-sheet-explanation",
};

/* Where the amounts of an offer stand in their table: rows, from 1. */
typedef struct
{
  guint first, last;
} Place;

static void
add_heads (BslSpreadsheet *sheet, BslTexts *texts, const char *const *heads, guint n)
{
  bsl_spreadsheet_add_row (sheet);
  for (guint i = 0; i < n; i++)
    bsl_spreadsheet_add_head (sheet, bsl_texts_get (texts, heads[i]));
}

static void
add_range (BslSpreadsheet *sheet, const BslCostRange *range, gint64 parts, gboolean money)
{
  const gint64 ends[] = { range->low, range->high };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (ends[i] == BSL_COST_UNKNOWN)
      bsl_spreadsheet_add_empty (sheet);
    else if (money)
      bsl_spreadsheet_add_money (sheet, ends[i], parts, NULL);
    else
      bsl_spreadsheet_add_number (sheet, ends[i], parts);
}

static void
add_money (BslSpreadsheet *sheet, const BslMoney *money, gboolean low, gboolean high)
{
  if (low)
    bsl_spreadsheet_add_money (sheet, money->low, CENTS, NULL);
  else
    bsl_spreadsheet_add_empty (sheet);
  if (high)
    bsl_spreadsheet_add_money (sheet, money->high, CENTS, NULL);
  else
    bsl_spreadsheet_add_empty (sheet);
}

/* The price of @amount (may be NULL), its source and its day. */
static void
add_price (BslSpreadsheet *sheet, const BslCostAmount *amount)
{
  static const BslCostRange unknown = { BSL_COST_UNKNOWN, BSL_COST_UNKNOWN };

  add_range (sheet, amount != NULL ? &amount->amount : &unknown, BSL_COST_PRICE_PARTS, TRUE);
  bsl_spreadsheet_add_source (sheet, amount != NULL ? amount->source : NULL);
  bsl_spreadsheet_add_day (sheet, amount != NULL ? amount->date : NULL);
}

static void
add_item_amount (BslSpreadsheet *sheet, const BslCosts *costs, const BslOfferCost *offer, const BslCostItem *item, BslTexts *texts)
{
  const BslCostAmount *amount = bsl_cost_record_get_amount (bsl_costs_get_record (costs), offer->id, item->id);
  BslMoney years[BSL_COST_MOST_YEARS], sum;
  gboolean too_large;
  gboolean known = bsl_cost_compute_item (item, amount, offer->cost.months, years, &sum, &too_large) && offer->cost.months > 0;

  bsl_spreadsheet_add_row (sheet);
  bsl_spreadsheet_add_text (sheet, offer->name);
  bsl_spreadsheet_add_text (sheet, item->title);
  bsl_spreadsheet_add_text (sheet, item->unit != NULL ? bsl_text_get (&item->unit->title, bsl_texts_get_lang (texts)) : NULL);
  add_range (sheet, &item->quantity, BSL_COST_QUANTITY_PARTS, FALSE);
  bsl_spreadsheet_add_number (sheet, item->growth, BSL_COST_GROWTH_PARTS);
  add_price (sheet, amount);
  add_money (sheet, &sum, known, known);
}

static void
add_fee (BslSpreadsheet *sheet, const BslCosts *costs, const BslOfferCost *offer, const char *what, const char *title)
{
  const BslMoney *money = g_str_equal (what, BSL_COST_ENTRY) ? &offer->cost.entry : &offer->cost.exit;
  gboolean known = g_str_equal (what, BSL_COST_ENTRY) ? offer->cost.knows_entry : offer->cost.knows_exit;

  bsl_spreadsheet_add_row (sheet);
  bsl_spreadsheet_add_text (sheet, offer->name);
  bsl_spreadsheet_add_text (sheet, title);
  for (guint i = 0; i < 4; i++)
    bsl_spreadsheet_add_empty (sheet);
  add_price (sheet, bsl_cost_record_get_amount (bsl_costs_get_record (costs), offer->id, what));
  add_money (sheet, money, known, known);
}

/* Returns where the amounts of each offer will stand, before the table that has them is made. */
static GArray *
find_places (const BslCosts *costs)
{
  GArray *places = g_array_new (FALSE, TRUE, sizeof (Place));
  guint n = bsl_cost_record_get_n_items (bsl_costs_get_record (costs)) + 2, row = 2; /* below the head */

  for (guint i = 0; i < bsl_costs_get_n_offers (costs); i++)
    {
      Place place = { row, row + n - 1 };

      g_array_append_val (places, place);
      row += bsl_costs_get_offer (costs, i)->recorded ? n : 0;
    }
  return places;
}

static void
add_amounts (BslSpreadsheet *sheet, const BslCosts *costs, BslTexts *texts)
{
  const BslCostRecord *record = bsl_costs_get_record (costs);

  bsl_spreadsheet_add_table (sheet, bsl_texts_get (texts, "cost-sheet-amounts"), amount_widths);
  add_heads (sheet, texts, amount_heads, G_N_ELEMENTS (amount_heads));
  for (guint i = 0; i < bsl_costs_get_n_offers (costs); i++)
    {
      const BslOfferCost *offer = bsl_costs_get_offer (costs, i);

      if (!offer->recorded)
        continue;
      for (guint j = 0; j < bsl_cost_record_get_n_items (record); j++)
        add_item_amount (sheet, costs, offer, bsl_cost_record_get_item (record, j), texts);
      add_fee (sheet, costs, offer, BSL_COST_ENTRY, bsl_texts_get (texts, "cost-sheet-entry-once"));
      add_fee (sheet, costs, offer, BSL_COST_EXIT, bsl_texts_get (texts, "cost-sheet-exit-once"));
    }
}

/* The sum of a column of the amounts of one offer. */
static void
add_total (BslSpreadsheet *sheet, gint64 cents, const char *column, const Place *place, BslTexts *texts)
{
  g_autofree char *formula = g_strdup_printf ("SUM([$'%s'.%s%u:.%s%u])", bsl_texts_get (texts, "cost-sheet-amounts"), column, place->first,
                                              column, place->last);

  bsl_spreadsheet_add_money (sheet, cents, CENTS, formula);
}

static void
add_offer (BslSpreadsheet *sheet, const BslOfferCost *offer, const Place *place, BslTexts *texts)
{
  const BslCost *cost = &offer->cost;
  gboolean figure = cost->state >= BSL_COST_AT_LEAST;
  BslMoney yearly = figure ? bsl_cost_get_yearly (cost) : (BslMoney) { 0, 0 };

  bsl_spreadsheet_add_row (sheet);
  bsl_spreadsheet_add_text (sheet, offer->name);
  if (figure)
    add_total (sheet, cost->total.low, "K", place, texts);
  else
    bsl_spreadsheet_add_empty (sheet);
  if (cost->state == BSL_COST_RANGE)
    add_total (sheet, cost->total.high, "L", place, texts);
  else
    bsl_spreadsheet_add_empty (sheet);
  bsl_spreadsheet_add_number (sheet, cost->n_unknown, 1);
  add_money (sheet, &cost->entry, cost->knows_entry, cost->knows_entry);
  add_money (sheet, &yearly, figure && yearly.high > 0, figure && cost->n_unknown_prices == 0);
  add_money (sheet, &cost->exit, cost->knows_exit, cost->knows_exit);
}

static void
add_totals (BslSpreadsheet *sheet, const BslCosts *costs, BslTexts *texts)
{
  g_autoptr (GArray) places = find_places (costs);

  bsl_spreadsheet_add_table (sheet, bsl_texts_get (texts, "cost-sheet-costs"), total_widths);
  add_heads (sheet, texts, total_heads, G_N_ELEMENTS (total_heads));
  for (guint i = 0; i < bsl_costs_get_n_offers (costs); i++)
    if (bsl_costs_get_offer (costs, i)->recorded)
      add_offer (sheet, bsl_costs_get_offer (costs, i), &g_array_index (places, Place, i), texts);
  if (bsl_spreadsheet_get_n_rows (sheet) > 1)
    return;
  bsl_spreadsheet_add_row (sheet);
  bsl_spreadsheet_add_text (sheet, bsl_texts_get (texts, "cost-sheet-no-price-is-given-yet"));
}

static void
add_items (BslSpreadsheet *sheet, const BslCostRecord *record, BslTexts *texts)
{
  bsl_spreadsheet_add_table (sheet, bsl_texts_get (texts, "cost-sheet-quantities"), item_widths);
  add_heads (sheet, texts, item_heads, G_N_ELEMENTS (item_heads));
  for (guint i = 0; i < bsl_cost_record_get_n_items (record); i++)
    {
      const BslCostItem *item = bsl_cost_record_get_item (record, i);

      bsl_spreadsheet_add_row (sheet);
      bsl_spreadsheet_add_text (sheet, item->title);
      bsl_spreadsheet_add_text (sheet, item->unit != NULL ? bsl_text_get (&item->unit->title, bsl_texts_get_lang (texts)) : NULL);
      bsl_spreadsheet_add_text (sheet, item->unit != NULL ? bsl_text_get (&item->unit->count, bsl_texts_get_lang (texts)) : NULL);
      add_range (sheet, &item->quantity, BSL_COST_QUANTITY_PARTS, FALSE);
      bsl_spreadsheet_add_number (sheet, item->growth, BSL_COST_GROWTH_PARTS);
    }
  bsl_spreadsheet_add_row (sheet);
  bsl_spreadsheet_add_text (sheet, bsl_texts_get (texts, "cost-sheet-months-counted"));
  bsl_spreadsheet_add_empty (sheet);
  bsl_spreadsheet_add_empty (sheet);
  if (bsl_cost_record_get_months (record) > 0)
    bsl_spreadsheet_add_number (sheet, bsl_cost_record_get_months (record), 1);
}

static void
add_notes (BslSpreadsheet *sheet, BslRuleBase *rules, BslTexts *texts)
{
  bsl_spreadsheet_add_table (sheet, bsl_texts_get (texts, "cost-sheet-to-know"), note_widths);
  add_heads (sheet, texts, note_heads, G_N_ELEMENTS (note_heads));
  for (guint i = 0; i < bsl_rule_base_get_n_cost_notes (rules); i++)
    {
      const BslCostNote *note = bsl_rule_base_get_cost_note (rules, i);

      bsl_spreadsheet_add_row (sheet);
      bsl_spreadsheet_add_head (sheet, bsl_text_get (&note->title, bsl_texts_get_lang (texts)));
      bsl_spreadsheet_add_text (sheet, bsl_text_get (&note->text, bsl_texts_get_lang (texts)));
    }
}

BslSpreadsheet *
bsl_cost_sheet_new (const BslCosts *costs, BslLang lang)
{
  g_autoptr (BslTexts) texts = bsl_texts_new (lang);
  BslSpreadsheet *sheet = bsl_spreadsheet_new ();

  add_totals (sheet, costs, texts);
  add_amounts (sheet, costs, texts);
  add_items (sheet, bsl_costs_get_record (costs), texts);
  add_notes (sheet, bsl_evaluation_get_rules (bsl_costs_get_evaluation (costs)), texts);
  return sheet;
}
