/* SPDX-License-Identifier: EUPL-1.2 */
/* The list of what to verify, for a spreadsheet. */

#include "config.h"

#include "app/catalogue/bsl-refresh.h"

#include "app/core/bsl-csv.h"

static const BslText heads[BSL_REFRESH_N_COLUMNS] = {
  { { "Priorité", "Priority" } },
  { { "Offre", "Offer" } },
  { { "Identifiant", "Identifier" } },
  { { "À vérifier", "To verify" } },
  { { "Pourquoi", "Why" } },
  { { "Dernière vérification", "Last verified" } },
  { { "Source", "Source" } },
  { { "Constat", "Result" } },
};
static const BslText whole = { { "L’offre entière", "The whole offer" } };

const char *
bsl_refresh_get_head (BslRefreshColumn column, BslLang lang)
{
  return bsl_text_get (&heads[column], lang);
}

const char *
bsl_refresh_item_get (const BslRefreshItem *item, BslRefreshColumn column, BslLang lang)
{
  static const char *const priorities[] = { "", "1", "2", "3", "4", "5" };
  const BslText *what = item->attribute != NULL ? &item->attribute->title : &whole;
  const char *const cells[BSL_REFRESH_N_COLUMNS] = {
    [BSL_REFRESH_PRIORITY] = priorities[MIN (item->priority, G_N_ELEMENTS (priorities) - 1)],
    [BSL_REFRESH_OFFER] = item->offer->name,
    [BSL_REFRESH_IDENTIFIER] = item->offer->id,
    [BSL_REFRESH_WHAT] = bsl_text_get (what, lang),
    [BSL_REFRESH_WHY] = item->why,
    [BSL_REFRESH_VERIFIED] = item->verified,
    [BSL_REFRESH_SOURCE] = item->source != NULL ? item->source->url : NULL,
  };

  return cells[column] != NULL ? cells[column] : "";
}

static void
append_item (GString *text, const BslRefreshItem *item, BslLang lang)
{
  for (guint i = 0; i < BSL_REFRESH_N_COLUMNS; i++)
    bsl_csv_add (text, bsl_refresh_item_get (item, (BslRefreshColumn) i, lang), lang);
  bsl_csv_end_line (text);
}

GBytes *
bsl_refresh_to_csv (GPtrArray *items, BslLang lang)
{
  GString *text = bsl_csv_new ();

  for (guint i = 0; i < BSL_REFRESH_N_COLUMNS; i++)
    bsl_csv_add (text, bsl_refresh_get_head ((BslRefreshColumn) i, lang), lang);
  bsl_csv_end_line (text);
  for (guint i = 0; i < items->len; i++)
    append_item (text, g_ptr_array_index (items, i), lang);
  return g_string_free_to_bytes (text);
}
