/* SPDX-License-Identifier: EUPL-1.2 */
/* Offers side by side as JSON. */

#include "config.h"

#include "app/study/bsl-offer-table.h"

static const char *const perimeter_words[] = {
  [BSL_PERIMETER_UNKNOWN] = "sold",
  [BSL_PERIMETER_INSIDE] = "inside",
  [BSL_PERIMETER_OUTSIDE] = "outside",
  [BSL_PERIMETER_NOT_SOLD] = "not-sold",
  [BSL_PERIMETER_NONE] = "unqualified",
};
static const char *const clause_words[] = { "not-needed", "needed" };

/* NULL where the part has none. */
static const char *
find_word (const BslTableRow *row, const BslCell *cell)
{
  if (cell->word < 0)
    return NULL;
  switch (row->part)
    {
    case BSL_TABLE_VERDICT:
      return bsl_verdict_words[cell->word];
    case BSL_TABLE_CHECK:
      return bsl_result_words[cell->word];
    case BSL_TABLE_CLAUSE:
      return clause_words[cell->word];
    case BSL_TABLE_SERVICE:
      return cell->state != BSL_CELL_UNKNOWN ? perimeter_words[cell->word] : NULL;
    default:
      return NULL;
    }
}

static void
write_string (JsonBuilder *builder, const char *name, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

/* Two decimals: beyond them, digits only pretend. */
static void
write_number (JsonBuilder *builder, const char *name, double number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, (double) (gint64) (number * 100 + 0.5) / 100);
}

/* For programs: the same in each language. */
static void
write_prices (JsonBuilder *builder, const GPtrArray *prices)
{
  json_builder_set_member_name (builder, "prices");
  json_builder_begin_array (builder);
  for (guint i = 0; i < prices->len; i++)
    {
      const BslPrice *price = g_ptr_array_index (prices, i);

      json_builder_begin_object (builder);
      write_string (builder, "item", price->item.in[BSL_LANG_EN]);
      json_builder_set_member_name (builder, "amount-excl-tax");
      json_builder_add_double_value (builder, price->amount);
      write_string (builder, "unit", price->unit.in[BSL_LANG_EN]);
      write_string (builder, "date", price->date);
      write_string (builder, "source", price->source_url);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* "known": whether what is said is settled; null where the row is not about the offer. */
static void
write_cell (const BslOfferTable *self, JsonBuilder *builder, const BslTableRow *row, guint offer)
{
  const BslCell *cell = &row->cells[offer];

  if (cell->state == BSL_CELL_NONE)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "known");
  json_builder_add_boolean_value (builder, cell->state == BSL_CELL_KNOWN);
  write_string (builder, "is", find_word (row, cell));
  if (row->part == BSL_TABLE_SCORE || row->part == BSL_TABLE_LEVEL)
    {
      write_number (builder, "from", cell->low);
      write_number (builder, "to", cell->high);
    }
  if (row->part == BSL_TABLE_PRICES)
    write_prices (builder, bsl_offer_table_get_offer (self, offer)->offer->prices);
  write_string (builder, "text", cell->text);
  write_string (builder, "detail", cell->detail);
  write_string (builder, "reason", cell->reason);
  write_string (builder, "by", cell->by);
  write_string (builder, "source", cell->source != NULL ? cell->source->url : NULL);
  write_string (builder, "verified-on", cell->fact != NULL ? cell->fact->as_of : NULL);
  if (cell->fact != NULL && cell->fact->claims != NULL)
    {
      json_builder_set_member_name (builder, "disputed");
      json_builder_add_boolean_value (builder, TRUE);
    }
  json_builder_end_object (builder);
}

static void
write_row (const BslOfferTable *self, JsonBuilder *builder, const BslTableRow *row, BslLang lang)
{
  json_builder_begin_object (builder);
  write_string (builder, "part", bsl_table_part_words[row->part]);
  write_string (builder, "id", row->id);
  write_string (builder, "title", row->title != NULL ? bsl_text_get (row->title, lang) : NULL);
  write_string (builder, "state", bsl_table_state_words[row->state]);
  json_builder_set_member_name (builder, "offers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < bsl_offer_table_get_n_offers (self); i++)
    write_cell (self, builder, row, i);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

JsonNode *
bsl_offer_table_to_json (const BslOfferTable *self, BslLang lang)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *on = bsl_date_to_iso (bsl_evaluation_get_date (bsl_offer_table_get_evaluation (self)));

  json_builder_begin_object (builder);
  write_string (builder, "format", "boussole-offer-table");
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, 1);
  write_string (builder, "on", on);
  json_builder_set_member_name (builder, "offers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < bsl_offer_table_get_n_offers (self); i++)
    json_builder_add_string_value (builder, bsl_offer_table_get_offer (self, i)->offer->id);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < bsl_offer_table_get_n_rows (self); i++)
    write_row (self, builder, bsl_offer_table_get_row (self, i), lang);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
