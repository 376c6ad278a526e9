/* SPDX-License-Identifier: EUPL-1.2 */
/* What offers cost: ranges, the quantities and amounts they come from, what is to be said of them. */
#include "config.h"

#include "app/report/bsl-builder-private.h"

BslCosts *
bsl_builder_get_costs (BslBuilder *self)
{
  if (self->costs == NULL && bsl_project_get_extra (self->project, BSL_EXTRA_COST) != NULL)
    self->costs = bsl_costs_new (self->evaluation, self->project, "", NULL);
  return self->costs;
}

/* NULL where nothing is recorded. */
static const BslCostRecord *
get_record (BslBuilder *self)
{
  BslCosts *costs = bsl_builder_get_costs (self);

  return costs != NULL ? bsl_costs_get_record (costs) : NULL;
}

/* Offers with some amount. */
void
bsl_builder_list_costs (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items)
{
  BslCosts *costs = bsl_builder_get_costs (self);

  for (guint i = 0; costs != NULL && i < bsl_costs_get_n_offers (costs); i++)
    {
      const BslOfferCost *offer = bsl_costs_get_offer (costs, i);

      if (offer->recorded)
        g_ptr_array_add (items, bsl_item_new (BSL_ITEM_COST, context, offer));
    }
}

void
bsl_builder_list_quantities (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items)
{
  const BslCostRecord *record = get_record (self);

  for (guint i = 0; record != NULL && i < bsl_cost_record_get_n_items (record); i++)
    g_ptr_array_add (items, bsl_item_new (BSL_ITEM_QUANTITY, context, bsl_cost_record_get_item (record, i)));
}

static void
add_amount (BslBuilder *self, const BslOfferCost *offer, const char *what, const BslItem *context, GPtrArray *items)
{
  BslItem *item;

  if (bsl_cost_record_get_amount (get_record (self), offer->id, what) == NULL)
    return;

  item = bsl_item_new (BSL_ITEM_AMOUNT, context, offer);
  item->text = g_strdup (what);
  g_ptr_array_add (items, item);
}

void
bsl_builder_list_amounts (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items)
{
  BslCosts *costs = bsl_builder_get_costs (self);

  for (guint i = 0; costs != NULL && i < bsl_costs_get_n_offers (costs); i++)
    {
      const BslOfferCost *offer = bsl_costs_get_offer (costs, i);

      for (guint j = 0; j < bsl_cost_record_get_n_items (get_record (self)); j++)
        add_amount (self, offer, bsl_cost_record_get_item (get_record (self), j)->id, context, items);
      add_amount (self, offer, BSL_COST_ENTRY, context, items);
      add_amount (self, offer, BSL_COST_EXIT, context, items);
    }
}

/* "sourced": those that rest on a source, or the others. */
void
bsl_builder_list_cost_notes (BslBuilder *self, JsonObject *list, const BslItem *context, GPtrArray *items)
{
  gboolean sourced = bsl_member_flag (list, "sourced");

  for (guint i = 0; bsl_builder_get_costs (self) != NULL && i < bsl_rule_base_get_n_cost_notes (self->rules); i++)
    {
      const BslCostNote *note = bsl_rule_base_get_cost_note (self->rules, i);

      if ((note->references != NULL) == sourced)
        g_ptr_array_add (items, bsl_item_new (BSL_ITEM_COST_NOTE, context, note));
    }
}

/* @words, which is taken, or a dash where it is NULL or empty. */
static void
add_or_dash (BslBuilder *self, BslLine *line, char *words)
{
  bsl_builder_add (self, line, words != NULL && *words != '\0' ? words : "—");
  g_free (words);
}

static const BslCost *
get_cost (const BslItem *item)
{
  return &((const BslOfferCost *) item->data)->cost;
}

static void
write_cost_name (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, ((const BslOfferCost *) item->data)->name);
}

static void
write_cost_total (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const BslCost *cost = get_cost (item);
  g_autofree char *low = bsl_money_low_to_words (&cost->total, self->lang);

  if (cost->state == BSL_COST_RANGE)
    add_or_dash (self, line, bsl_money_to_words (&cost->total, self->lang));
  else if (cost->state == BSL_COST_AT_LEAST)
    add_or_dash (self, line, bsl_texts_format (self->texts, "cost-at-least", "amount", low, NULL));
  else
    bsl_builder_add (self, line, bsl_texts_get (self->texts, cost->state == BSL_COST_TOO_LARGE ? "cost-too-large" : "cost-no-figure"));
}

static void
write_cost_year (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const BslCost *cost = get_cost (item);
  BslMoney yearly;

  if (cost->state < BSL_COST_AT_LEAST || cost->n_unknown_prices > 0)
    {
      bsl_builder_add (self, line, bsl_texts_get (self->texts, "cost-unknown"));
      return;
    }
  yearly = bsl_cost_get_yearly (cost);
  add_or_dash (self, line, bsl_money_to_words (&yearly, self->lang));
}

static void
add_fee (BslBuilder *self, BslLine *line, const BslMoney *fee, gboolean known)
{
  if (known)
    add_or_dash (self, line, bsl_money_to_words (fee, self->lang));
  else
    bsl_builder_add (self, line, bsl_texts_get (self->texts, "cost-unknown"));
}

static void
write_cost_entry (BslBuilder *self, BslLine *line, const BslItem *item)
{
  add_fee (self, line, &get_cost (item)->entry, get_cost (item)->knows_entry);
}

static void
write_cost_exit (BslBuilder *self, BslLine *line, const BslItem *item)
{
  add_fee (self, line, &get_cost (item)->exit, get_cost (item)->knows_exit);
}

static void
write_cost_unknown (BslBuilder *self, BslLine *line, const BslItem *item)
{
  add_or_dash (self, line, bsl_number_to_words (get_cost (item)->n_unknown, 0, self->lang));
}

const BslWord bsl_words_of_costs[] = {
  { "name", write_cost_name },   { "total", write_cost_total }, { "year", write_cost_year },
  { "entry", write_cost_entry }, { "exit", write_cost_exit },   { "unknown", write_cost_unknown }, { NULL },
};

static void
write_quantity_title (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, ((const BslCostItem *) item->data)->title);
}

static void
write_quantity_count (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const BslCostUnit *unit = ((const BslCostItem *) item->data)->unit;

  bsl_builder_add (self, line, unit != NULL ? bsl_text_get (&unit->count, self->lang) : bsl_texts_get (self->texts, "cost-unknown"));
}

static void
write_quantity_number (BslBuilder *self, BslLine *line, const BslItem *item)
{
  char *words = bsl_cost_quantity_to_words (&((const BslCostItem *) item->data)->quantity, self->lang);

  add_or_dash (self, line, words != NULL ? words : g_strdup (bsl_texts_get (self->texts, "cost-unknown")));
}

static void
write_quantity_growth (BslBuilder *self, BslLine *line, const BslItem *item)
{
  add_or_dash (self, line, bsl_cost_growth_to_words (((const BslCostItem *) item->data)->growth, self->lang));
}

const BslWord bsl_words_of_quantities[] = {
  { "title", write_quantity_title }, { "count", write_quantity_count }, { "number", write_quantity_number },
  { "growth", write_quantity_growth }, { NULL },
};

static const BslCostAmount *
get_amount (BslBuilder *self, const BslItem *item)
{
  return bsl_cost_record_get_amount (get_record (self), ((const BslOfferCost *) item->data)->id, item->text);
}

static void
write_amount_title (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const BslCostItem *of = bsl_cost_record_find_item (get_record (self), item->text);

  if (of != NULL)
    add_or_dash (self, line, g_strdup (of->title));
  else
    bsl_builder_add (self, line, bsl_texts_get (self->texts, g_str_equal (item->text, BSL_COST_EXIT) ? "cost-exit" : "cost-entry"));
}

static void
write_amount_price (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const BslCostItem *of = bsl_cost_record_find_item (get_record (self), item->text);
  g_autofree char *price = bsl_cost_price_to_words (&get_amount (self, item)->amount, self->lang);

  if (price == NULL)
    bsl_builder_add (self, line, bsl_texts_get (self->texts, "cost-unknown"));
  else if (of != NULL && of->unit != NULL)
    add_or_dash (self, line, bsl_texts_format (self->texts, "cost-price-per", "price", price, "unit", bsl_text_get (&of->unit->title, self->lang), NULL));
  else
    bsl_builder_add (self, line, price);
}

static void
write_amount_source (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const char *source = get_amount (self, item)->source;
  BslRun *run = bsl_builder_add (self, line, *source != '\0' ? source : "—");

  if (g_uri_is_valid (source, G_URI_FLAGS_NONE, NULL) && (g_str_has_prefix (source, "https://") || g_str_has_prefix (source, "http://")))
    bsl_run_set_link (run, source);
}

static void
write_amount_date (BslBuilder *self, BslLine *line, const BslItem *item)
{
  add_or_dash (self, line, bsl_date_words_from_iso (get_amount (self, item)->date, self->lang));
}

const BslWord bsl_words_of_amounts[] = {
  { "offer", write_cost_name },       { "title", write_amount_title }, { "price", write_amount_price },
  { "source", write_amount_source }, { "date", write_amount_date },   { NULL },
};

static void
write_note_title (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, bsl_text_get (&((const BslCostNote *) item->data)->title, self->lang));
}

static void
write_note_text (BslBuilder *self, BslLine *line, const BslItem *item)
{
  bsl_builder_add (self, line, bsl_text_get (&((const BslCostNote *) item->data)->text, self->lang));
}

static void
write_note_law (BslBuilder *self, BslLine *line, const BslItem *item)
{
  const GPtrArray *references = ((const BslCostNote *) item->data)->references;

  for (guint i = 0; references != NULL && i < references->len; i++)
    {
      bsl_builder_add (self, line, i > 0 ? bsl_texts_get (self->texts, "citation-separator") : NULL);
      bsl_builder_cite_reference (self, line, g_ptr_array_index (references, i), i == 0);
    }
}

const BslWord bsl_words_of_cost_notes[] = {
  { "title", write_note_title }, { "text", write_note_text }, { "law", write_note_law }, { NULL },
};

void
bsl_builder_write_cost_months (BslBuilder *self, BslLine *line, const BslItem *item)
{
  guint months = get_record (self) != NULL ? bsl_cost_record_get_months (get_record (self)) : 0;

  if (months > 0)
    add_or_dash (self, line, bsl_number_to_words (months, 0, self->lang));
  else
    bsl_builder_add (self, line, bsl_texts_get (self->texts, "cost-unknown"));
}
