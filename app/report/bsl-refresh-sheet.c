/* SPDX-License-Identifier: EUPL-1.2 */
/* What to verify first, as a table. */
#include "config.h"

#include "app/report/bsl-refresh-sheet.h"

/* The head of each column and its width in centimetres. */
static const char *const heads[] = {
  "refresh-when", "refresh-until", "refresh-offer", "refresh-why", "refresh-held", "refresh-page", "refresh-verified", "refresh-done", "refresh-result",
  "refresh-identifier",
};
static const char *const widths[] = { "1.7", "2.2", "4.2", "7.5", "7.5", "4.2", "2.3", "2.2", "4.8", "2.8", NULL };

static char *
join_held (GPtrArray *held)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_copy (held, NULL, NULL);

  g_ptr_array_set_free_func (lines, NULL);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static char *
join_reasons (GPtrArray *reasons)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  for (guint i = 0; i < reasons->len; i++)
    g_ptr_array_add (lines, ((const BslRefreshReason *) reasons->pdata[i])->words);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
add_item (BslSpreadsheet *sheet, const BslRefreshItem *item, BslTexts *texts)
{
  g_autofree char *until = item->until != BSL_DATE_NONE ? bsl_date_to_iso (item->until) : NULL;
  g_autofree char *why = join_reasons (item->reasons);
  g_autofree char *held = join_held (item->held);

  bsl_spreadsheet_add_row (sheet);
  bsl_spreadsheet_add_text (sheet, bsl_texts_get (texts, bsl_refresh_item_is_first (item) ? "refresh-first" : "refresh-later"));
  bsl_spreadsheet_add_day (sheet, until);
  bsl_spreadsheet_add_text (sheet, item->offer->name);
  bsl_spreadsheet_add_text (sheet, why);
  bsl_spreadsheet_add_text (sheet, held);
  bsl_spreadsheet_add_source (sheet, item->page);
  bsl_spreadsheet_add_day (sheet, item->verified);
  bsl_spreadsheet_add_empty (sheet);
  bsl_spreadsheet_add_empty (sheet);
  bsl_spreadsheet_add_text (sheet, item->offer->id);
}

BslSpreadsheet *
bsl_refresh_sheet_new (GPtrArray *items, BslLang lang)
{
  g_autoptr (BslTexts) texts = bsl_texts_new (lang);
  BslSpreadsheet *sheet = bsl_spreadsheet_new ();

  bsl_spreadsheet_add_table (sheet, bsl_texts_get (texts, "refresh-title"), widths);
  bsl_spreadsheet_add_row (sheet);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    bsl_spreadsheet_add_head (sheet, bsl_texts_get (texts, heads[i]));
  for (guint i = 0; i < items->len; i++)
    add_item (sheet, items->pdata[i], texts);
  return sheet;
}
