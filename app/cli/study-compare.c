/* SPDX-License-Identifier: EUPL-1.2 */
/* boussole-cli study --compare: two to four offers side by side. */

#include "config.h"

#include "app/cli/bsl-cli-study.h"
#include "app/study/bsl-offer-table.h"

#include <glib/gi18n.h>

static const char *const state_titles[] = {
  [BSL_TABLE_DIFFERENT] = N_ ("What differs"),
  [BSL_TABLE_OPEN] = N_ ("What may differ: not all of it is known"),
  [BSL_TABLE_SAME] = N_ ("What is the same"),
  [BSL_TABLE_UNKNOWN] = N_ ("What is known of none of them"),
};

/* Of the rows that have no title of their own. */
static const char *const part_titles[BSL_N_TABLE_PARTS] = {
  [BSL_TABLE_VERDICT] = N_ ("Verdict"),
  [BSL_TABLE_SCORE] = N_ ("Score"),
  [BSL_TABLE_PRICES] = N_ ("Prices, excluding tax"),
};

static const char *const perimeter_titles[] = {
  [BSL_PERIMETER_UNKNOWN] = N_ ("sold, scope not known"),
  [BSL_PERIMETER_INSIDE] = N_ ("in qualified scope"),
  [BSL_PERIMETER_OUTSIDE] = N_ ("sold, outside the scope"),
  [BSL_PERIMETER_NOT_SOLD] = N_ ("not sold"),
  [BSL_PERIMETER_NONE] = N_ ("sold, not qualified"),
};

static char *
dup_range (const BslCell *cell, guint decimals, BslLang lang)
{
  g_autofree char *low = bsl_number_to_words (cell->low, decimals, lang), *high = bsl_number_to_words (cell->high, decimals, lang);

  return cell->low == cell->high ? g_steal_pointer (&low) : g_strdup_printf (_("between %s and %s"), low, high);
}

static char *
dup_prices (const BslOffer *offer, BslLang lang)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; i < offer->prices->len; i++)
    {
      const BslPrice *price = g_ptr_array_index (offer->prices, i);
      g_autofree char *amount = bsl_euros_to_words (price->amount, lang);
      g_autofree char *date = price->date != NULL ? bsl_date_words_from_iso (price->date, lang) : g_strdup (_("undated"));

      if (!bsl_text_is_empty (&price->unit))
        /* Translators: what is priced, amount, unit, date of the price */
        g_strv_builder_take (lines, g_strdup_printf (_("%s: %s, %s (%s)"), bsl_text_get (&price->item, lang), amount, bsl_text_get (&price->unit, lang), date));
      else
        /* Translators: what is priced, amount, date of the price */
        g_strv_builder_take (lines, g_strdup_printf (_("%s: %s (%s)"), bsl_text_get (&price->item, lang), amount, date));
    }
  all = g_strv_builder_end (lines);
  return g_strjoinv ("\n      ", all);
}

static char *
dup_value (const BslTableRow *row, const BslCell *cell, const BslOffer *offer, BslLang lang)
{
  if (cell->state == BSL_CELL_NONE)
    return g_strdup (row->part == BSL_TABLE_CLAUSE ? _("no contract: not eligible") : _("not in the study"));
  if (row->part == BSL_TABLE_VERDICT)
    return g_strdup (bsl_cli_title (bsl_verdict_words[cell->word]));
  if (row->part == BSL_TABLE_CHECK)
    return g_strdup (bsl_cli_title (bsl_result_words[cell->word]));
  if (cell->state == BSL_CELL_UNKNOWN)
    return g_strdup (_("unknown"));
  if (row->part == BSL_TABLE_CLAUSE)
    return g_strdup (cell->word ? _("to write into the contract") : _("not asked for"));
  if (row->part == BSL_TABLE_SERVICE)
    return g_strdup (_(perimeter_titles[cell->word]));
  if (row->part == BSL_TABLE_PRICES)
    return dup_prices (offer, lang);
  return cell->text != NULL ? g_strdup (cell->text) : dup_range (cell, row->part == BSL_TABLE_SCORE ? 1 : 0, lang);
}

static void
print_ground (const BslCell *cell, BslLang lang)
{
  g_autofree char *date = NULL;

  if (cell->detail != NULL && *cell->detail != '\0')
    g_print ("      %s\n", cell->detail);
  if (cell->reason != NULL && *cell->reason != '\0' && cell->by != NULL && *cell->by != '\0')
    /* Translators: reason of a level, who gave it */
    g_print (_("      %s (%s)\n"), cell->reason, cell->by);
  else if (cell->reason != NULL && *cell->reason != '\0')
    g_print ("      %s\n", cell->reason);
  if (cell->fact != NULL && cell->fact->claims != NULL)
    g_print ("      %s\n", _("sources disagree"));
  if (cell->fact == NULL || cell->fact->as_of == NULL)
    return;
  date = bsl_date_words_from_iso (cell->fact->as_of, lang);
  if (cell->source != NULL)
    /* Translators: date, address of a source */
    g_print (_("      verified: %s, %s\n"), date, cell->source->url);
  else
    g_print (_("      verified: %s\n"), date);
}

static void
print_row (const BslOfferTable *table, const BslTableRow *row, BslLang lang)
{
  g_print ("\n  %s\n", row->title != NULL ? bsl_text_get (row->title, lang) : _(part_titles[row->part]));
  for (guint i = 0; i < bsl_offer_table_get_n_offers (table); i++)
    {
      const BslOffer *offer = bsl_offer_table_get_offer (table, i)->offer;
      g_autofree char *value = dup_value (row, &row->cells[i], offer, lang);

      /* Translators: name of an offer, what is said of it */
      g_print (_("    %s: %s\n"), offer->name, value);
      if (row->state != BSL_TABLE_SAME)
        print_ground (&row->cells[i], lang);
    }
}

static void
print_table (const BslOfferTable *table, BslLang lang)
{
  for (guint i = 0; i < bsl_offer_table_get_n_rows (table); i++)
    {
      const BslTableRow *row = bsl_offer_table_get_row (table, i);

      if (i == 0 || bsl_offer_table_get_row (table, i - 1)->state != row->state)
        g_print ("%s%s\n", i > 0 ? "\n" : "", _(state_titles[row->state]));
      print_row (table, row, lang);
    }
}

/* FALSE after a message. */
static gboolean
find_offers (BslCli *cli, BslEvaluation *evaluation, const BslOfferFinding **offers)
{
  for (guint i = 1; i < cli->n_words; i++)
    {
      offers[i - 1] = bsl_evaluation_find_offer (evaluation, cli->words[i]);
      if (offers[i - 1] == NULL)
        {
          bsl_cli_fail (BSL_EXIT_USAGE, _("The catalogue has no offer “%s”. “boussole-cli catalogue show” lists their identifiers."), cli->words[i]);
          return FALSE;
        }
      for (guint j = 0; j < i - 1; j++)
        if (offers[j] == offers[i - 1])
          {
            bsl_cli_fail (BSL_EXIT_USAGE, _("The offer “%s” is named twice."), cli->words[i]);
            return FALSE;
          }
    }
  return TRUE;
}

int
bsl_cli_study_compare (BslCli *cli, BslEvaluation *evaluation, BslStudy *study)
{
  BslLang lang = bsl_library_get_lang (cli->library);
  const BslOfferFinding *offers[BSL_OFFER_TABLE_MAX];
  g_autoptr (BslOfferTable) table = NULL;
  g_autoptr (JsonNode) node = NULL;
  guint n = cli->n_words - 1;

  if (n < BSL_OFFER_TABLE_MIN || n > BSL_OFFER_TABLE_MAX)
    return bsl_cli_fail (BSL_EXIT_USAGE, _("Name two to four offers after the project, as “boussole-cli catalogue show” lists them."));
  if (!find_offers (cli, evaluation, offers))
    return BSL_EXIT_USAGE;
  table = bsl_offer_table_new (evaluation, study, offers, n, lang);
  if (!cli->json)
    {
      print_table (table, lang);
      return BSL_EXIT_DONE;
    }
  node = bsl_offer_table_to_json (table, lang);
  return bsl_cli_write_json (cli->output, node);
}
