/* SPDX-License-Identifier: EUPL-1.2 */
/* What to verify first, as an OpenDocument spreadsheet. */
#include "config.h"

#include "app/report/bsl-refresh-ods.h"

#include "app/report/bsl-spreadsheet.h"

/* in centimetres */
static const char *const widths[BSL_REFRESH_N_COLUMNS + 1] = { "1.6", "7", "5", "5", "8", "3.2", "9", "7", NULL };

static void
add_cell (BslSpreadsheet *sheet, BslRefreshColumn column, const char *value)
{
  if (value[0] == '\0')
    bsl_spreadsheet_add_empty (sheet);
  else if (column == BSL_REFRESH_PRIORITY)
    bsl_spreadsheet_add_number (sheet, g_ascii_strtoll (value, NULL, 10), 1);
  else if (column == BSL_REFRESH_VERIFIED)
    bsl_spreadsheet_add_day (sheet, value);
  else if (column == BSL_REFRESH_SOURCE)
    bsl_spreadsheet_add_source (sheet, value);
  else
    bsl_spreadsheet_add_text (sheet, value);
}

GBytes *
bsl_refresh_to_ods (GPtrArray *items, BslLang lang, GError **error)
{
  g_autoptr (BslSpreadsheet) sheet = bsl_spreadsheet_new ();

  bsl_spreadsheet_add_table (sheet, bsl_refresh_get_head (BSL_REFRESH_WHAT, lang), widths);
  bsl_spreadsheet_add_row (sheet);
  for (guint i = 0; i < BSL_REFRESH_N_COLUMNS; i++)
    bsl_spreadsheet_add_head (sheet, bsl_refresh_get_head ((BslRefreshColumn) i, lang));
  for (guint i = 0; i < items->len; i++)
    {
      bsl_spreadsheet_add_row (sheet);
      for (guint j = 0; j < BSL_REFRESH_N_COLUMNS; j++)
        add_cell (sheet, (BslRefreshColumn) j, bsl_refresh_item_get (items->pdata[i], (BslRefreshColumn) j, lang));
    }
  return bsl_spreadsheet_to_ods (sheet, error);
}
