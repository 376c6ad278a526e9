/* SPDX-License-Identifier: EUPL-1.2 */
/* Words of a table of offers. */
#include "config.h"

#include "ui/study/bsl-table-words.h"

#include <glib/gi18n.h>

#include "ui/offers/bsl-fact-rows.h"
#include "ui/study/bsl-ranking.h"

static const char *const states[] = {
  [BSL_TABLE_DIFFERENT] = N_("What Differs"),
  [BSL_TABLE_OPEN] = N_("What May Differ"),
  [BSL_TABLE_SAME] = N_("What Is the Same"),
  [BSL_TABLE_UNKNOWN] = N_("What Is Known of None"),
};

static const char *const parts[] = {
  [BSL_TABLE_VERDICT] = N_("Verdict"),
  [BSL_TABLE_CHECK] = N_("Requirements"),
  [BSL_TABLE_CLAUSE] = N_("Clauses of the Contract"),
  [BSL_TABLE_SERVICE] = N_("Services of the Need"),
  [BSL_TABLE_SCORE] = N_("Score"),
  [BSL_TABLE_LEVEL] = N_("Criteria of the Study"),
  [BSL_TABLE_PRICES] = N_("Prices, Excluding Tax"),
  [BSL_TABLE_DATE] = N_("Beginning and End of Qualifications and Certificates"),
  [BSL_TABLE_FACT] = N_("Facts of the Catalogue"),
};

static const struct
{
  const char *sign, *words;
} perimeters[] = {
  [BSL_PERIMETER_UNKNOWN] = { "◐", N_("Sold, scope not known") },
  [BSL_PERIMETER_INSIDE] = { "●", N_("In qualified scope") },
  [BSL_PERIMETER_OUTSIDE] = { "○", N_("Sold, outside the scope") },
  [BSL_PERIMETER_NOT_SOLD] = { "–", N_("Not sold") },
  [BSL_PERIMETER_NONE] = { "◇", N_("Sold, not qualified") },
};

const char *
bsl_table_words_for_state (BslTableState state)
{
  return _(states[state]);
}

const char *
bsl_table_words_for_part (BslTablePart part)
{
  return _(parts[part]);
}

const char *
bsl_table_words_for_perimeter (BslPerimeter perimeter)
{
  return _(perimeters[perimeter].words);
}

const char *
bsl_table_words_get_sign (BslPerimeter perimeter)
{
  return perimeters[perimeter].sign;
}

char *
bsl_table_words_dup_perimeter (BslPerimeter perimeter)
{
  return g_strdup_printf ("%s %s", perimeters[perimeter].sign, bsl_table_words_for_perimeter (perimeter));
}

const char *
bsl_table_words_get_title (const BslTableRow *row, BslLang lang)
{
  return row->title != NULL ? bsl_text_get (row->title, lang) : bsl_table_words_for_part (row->part);
}

static char *
dup_price (const BslPrice *price, BslLang lang)
{
  g_autofree char *amount = bsl_euros_to_words (price->amount, lang);
  g_autofree char *date = price->date != NULL ? bsl_date_words_from_iso (price->date, lang) : g_strdup (_("undated"));

  if (bsl_text_is_empty (&price->unit))
    return g_strdup_printf (_("%s: %s (%s)"), bsl_text_get (&price->item, lang), amount, date);
  return g_strdup_printf (_("%s: %s, %s (%s)"), bsl_text_get (&price->item, lang), amount, bsl_text_get (&price->unit, lang), date);
}

static char *
dup_prices (const BslOffer *offer, BslLang lang)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; i < offer->prices->len; i++)
    g_strv_builder_take (lines, dup_price (g_ptr_array_index (offer->prices, i), lang));
  all = g_strv_builder_end (lines);
  return g_strjoinv ("\n", all);
}

static char *
dup_level (const BslCell *cell, BslLang lang)
{
  g_autofree char *low = NULL, *high = NULL;

  if (cell->text != NULL)
    return g_strdup_printf (_("Level %s"), cell->text);
  low = bsl_number_to_words (cell->low, 0, lang);
  high = bsl_number_to_words (cell->high, 0, lang);
  /* Translators: levels of a scale */
  return g_strdup_printf (_("Between level %s and level %s"), low, high);
}

char *
bsl_table_words_dup_value (const BslOfferTable *table, const BslTableRow *row, guint offer, BslLang lang)
{
  const BslCell *cell = &row->cells[offer];

  if (cell->state == BSL_CELL_NONE)
    return g_strdup (row->part == BSL_TABLE_CLAUSE ? _("No contract: not eligible") : _("Not in the study"));
  if (row->part == BSL_TABLE_VERDICT)
    return g_strdup (bsl_words_for_verdict ((BslVerdict) cell->word).word);
  if (row->part == BSL_TABLE_CHECK)
    return g_strdup (bsl_words_for_result ((BslResult) cell->word).word);
  if (cell->state == BSL_CELL_UNKNOWN)
    return g_strdup (_("Unknown"));
  if (row->part == BSL_TABLE_CLAUSE)
    return g_strdup (cell->word ? _("To write into the contract") : _("Not asked for"));
  if (row->part == BSL_TABLE_SERVICE)
    return bsl_table_words_dup_perimeter ((BslPerimeter) cell->word);
  if (row->part == BSL_TABLE_SCORE)
    return bsl_ranking_dup_range (cell->score, lang);
  if (row->part == BSL_TABLE_LEVEL)
    return dup_level (cell, lang);
  if (row->part == BSL_TABLE_PRICES)
    return dup_prices (bsl_offer_table_get_offer (table, offer)->offer, lang);
  return bsl_fact_dup_words (cell->fact, bsl_evaluation_get_date (bsl_offer_table_get_evaluation (table)), lang);
}

static void
add_reason (GStrvBuilder *lines, const BslCell *cell)
{
  if (cell->reason == NULL || *cell->reason == '\0')
    return;
  if (cell->by != NULL && *cell->by != '\0')
    /* Translators: who gave a level, and the reason */
    g_strv_builder_take (lines, g_strdup_printf (_("Given by %s: %s"), cell->by, cell->reason));
  else
    g_strv_builder_add (lines, cell->reason);
}

static void
add_source (GStrvBuilder *lines, const BslCell *cell, BslDate on, BslLang lang)
{
  g_autofree char *age = cell->fact != NULL ? bsl_words_dup_date_and_age (cell->fact->as_of, on, lang) : NULL;
  g_autofree char *host = cell->source != NULL ? bsl_source_dup_host (cell->source->url) : NULL;

  if (cell->fact != NULL && cell->fact->claims != NULL)
    g_strv_builder_add (lines, _("Sources disagree"));
  if (host != NULL)
    /* Translators: when a fact was verified, name of its source */
    g_strv_builder_take (lines, g_strdup_printf (_("Verified: %s; source: %s"), age, host));
  else if (age != NULL)
    g_strv_builder_take (lines, g_strdup_printf (_("Verified: %s"), age));
}

char **
bsl_table_words_dup_grounds (const BslOfferTable *table, const BslTableRow *row, guint offer, BslLang lang)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  const BslCell *cell = &row->cells[offer];

  /* a clause is read where it can be copied: on the page of the offer */
  if (cell->detail != NULL && row->part != BSL_TABLE_CLAUSE)
    g_strv_builder_add (lines, cell->detail);
  if (cell->score != NULL && cell->score->place > 0)
    g_strv_builder_take (lines, g_strdup_printf (_("Place: %u"), cell->score->place));
  else if (cell->score != NULL)
    g_strv_builder_add (lines, bsl_ranking_get_unplaced (cell->score));
  add_reason (lines, cell);
  if (row->part != BSL_TABLE_CHECK)
    add_source (lines, cell, bsl_evaluation_get_date (bsl_offer_table_get_evaluation (table)), lang);
  return g_strv_builder_end (lines);
}

gboolean
bsl_table_words_get_icon (const BslTableRow *row, guint offer, BslWord *word)
{
  const BslCell *cell = &row->cells[offer];

  if (row->part == BSL_TABLE_VERDICT)
    *word = bsl_words_for_verdict ((BslVerdict) cell->word);
  else if (row->part == BSL_TABLE_CHECK)
    *word = bsl_words_for_result ((BslResult) cell->word);
  else
    return FALSE;
  return TRUE;
}
