/* SPDX-License-Identifier: EUPL-1.2 */
/* Costs as JSON: amounts in whole cents. */

#include "config.h"

#include "app/study/bsl-costs.h"

#include "app/core/bsl-json-edit.h"

static const char *const state_words[] = {
  [BSL_COST_NOT_COUNTED] = "not-counted",
  [BSL_COST_TOO_LARGE] = "too-large",
  [BSL_COST_AT_LEAST] = "at-least",
  [BSL_COST_RANGE] = "range",
};

/* @known FALSE: the highest is unknown. */
static void
write_money (JsonBuilder *builder, const char *name, const BslMoney *money, gboolean known)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "from");
  json_builder_add_int_value (builder, money->low);
  json_builder_set_member_name (builder, "to");
  if (known)
    json_builder_add_int_value (builder, money->high);
  else
    json_builder_add_null_value (builder);
  json_builder_end_object (builder);
}

static void
write_fee (JsonBuilder *builder, const char *name, const BslMoney *fee, gboolean known)
{
  if (known)
    {
      write_money (builder, name, fee, TRUE);
      return;
    }
  json_builder_set_member_name (builder, name);
  json_builder_add_null_value (builder);
}

static void
write_range (JsonBuilder *builder, const BslCostRange *range, double parts)
{
  static const char *const names[] = { "low", "high" };
  const gint64 ends[] = { range->low, range->high };

  for (guint i = 0; range->low != BSL_COST_UNKNOWN && i < G_N_ELEMENTS (names); i++)
    {
      json_builder_set_member_name (builder, names[i]);
      json_builder_add_double_value (builder, (double) ends[i] / parts);
    }
}

static void
write_amount (JsonBuilder *builder, const BslCostAmount *amount, const char *what)
{
  if (amount == NULL)
    return;
  json_builder_begin_object (builder);
  bsl_json_add_string (builder, "for", what);
  write_range (builder, &amount->amount, BSL_COST_PRICE_PARTS);
  bsl_json_add_string (builder, "source", amount->source);
  bsl_json_add_string (builder, "date", amount->date);
  json_builder_end_object (builder);
}

static void
write_amounts (const BslCostRecord *record, JsonBuilder *builder, const char *offer)
{
  json_builder_set_member_name (builder, "amounts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < bsl_cost_record_get_n_items (record); i++)
    {
      const char *id = bsl_cost_record_get_item (record, i)->id;

      write_amount (builder, bsl_cost_record_get_amount (record, offer, id), id);
    }
  write_amount (builder, bsl_cost_record_get_amount (record, offer, BSL_COST_ENTRY), BSL_COST_ENTRY);
  write_amount (builder, bsl_cost_record_get_amount (record, offer, BSL_COST_EXIT), BSL_COST_EXIT);
  json_builder_end_array (builder);
}

static void
write_figures (JsonBuilder *builder, const BslCost *cost)
{
  gboolean known = cost->n_unknown_prices == 0;

  write_money (builder, "total", &cost->total, cost->state == BSL_COST_RANGE);
  write_money (builder, "use", &cost->use, known);
  write_fee (builder, "entry", &cost->entry, cost->knows_entry);
  write_fee (builder, "exit", &cost->exit, cost->knows_exit);
  json_builder_set_member_name (builder, "years");
  json_builder_begin_array (builder);
  for (guint year = 0; year < cost->n_years; year++)
    {
      json_builder_begin_object (builder);
      write_money (builder, "use", &cost->years[year], known);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_offer (const BslCosts *self, JsonBuilder *builder, const BslOfferCost *offer)
{
  json_builder_begin_object (builder);
  bsl_json_add_string (builder, "offer", offer->id);
  json_builder_set_member_name (builder, "in-the-running");
  json_builder_add_boolean_value (builder, offer->running);
  bsl_json_add_string (builder, "state", state_words[offer->cost.state]);
  json_builder_set_member_name (builder, "unknown");
  json_builder_add_int_value (builder, offer->cost.n_unknown);
  if (offer->cost.state >= BSL_COST_AT_LEAST)
    write_figures (builder, &offer->cost);
  write_amounts (bsl_costs_get_record (self), builder, offer->id);
  json_builder_end_object (builder);
}

static void
write_items (const BslCostRecord *record, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < bsl_cost_record_get_n_items (record); i++)
    {
      const BslCostItem *item = bsl_cost_record_get_item (record, i);

      json_builder_begin_object (builder);
      bsl_json_add_string (builder, "id", item->id);
      bsl_json_add_string (builder, "title", item->title);
      bsl_json_add_string (builder, "unit", item->unit != NULL ? item->unit->id : NULL);
      write_range (builder, &item->quantity, BSL_COST_QUANTITY_PARTS);
      json_builder_set_member_name (builder, "growth");
      json_builder_add_double_value (builder, (double) item->growth / BSL_COST_GROWTH_PARTS);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

JsonNode *
bsl_costs_to_json (const BslCosts *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *on = bsl_date_to_iso (bsl_evaluation_get_date (bsl_costs_get_evaluation (self)));
  guint months = bsl_cost_record_get_months (bsl_costs_get_record (self));

  json_builder_begin_object (builder);
  bsl_json_add_string (builder, "format", "boussole-cost");
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, 1);
  bsl_json_add_string (builder, "on", on);
  bsl_json_add_string (builder, "currency", "EUR");
  bsl_json_add_string (builder, "in", "cents");
  bsl_json_add_string (builder, "tax", "excluded");
  json_builder_set_member_name (builder, "months");
  if (months > 0)
    json_builder_add_int_value (builder, months);
  else
    json_builder_add_null_value (builder);
  write_items (bsl_costs_get_record (self), builder);
  json_builder_set_member_name (builder, "offers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < bsl_costs_get_n_offers (self); i++)
    write_offer (self, builder, bsl_costs_get_offer (self, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
