/* SPDX-License-Identifier: EUPL-1.2 */
/* Text for a spreadsheet. */

#include "config.h"

#include "app/core/bsl-csv.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* A spreadsheet takes what begins so for a formula; the apostrophe makes it a text. */
static gboolean
is_formula (const char *field)
{
  return field[0] != '\0' && strchr ("=+-@\t\r", field[0]) != NULL;
}

static void
separate (GString *text, BslLang lang)
{
  if (text->len > strlen (BYTE_ORDER_MARK) && text->str[text->len - 1] != '\n')
    g_string_append_c (text, lang == BSL_LANG_FR ? ';' : ',');
}

GString *
bsl_csv_new (void)
{
  return g_string_new (BYTE_ORDER_MARK);
}

void
bsl_csv_add (GString *text, const char *field, BslLang lang)
{
  separate (text, lang);
  g_string_append_c (text, '"');
  if (is_formula (field))
    g_string_append_c (text, '\'');
  for (const char *c = field; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *c);
    }
  g_string_append_c (text, '"');
}

void
bsl_csv_add_number (GString *text, const char *number, BslLang lang)
{
  separate (text, lang);
  for (const char *c = number; *c != '\0'; c++)
    g_string_append_c (text, *c == '.' && lang == BSL_LANG_FR ? ',' : *c);
}

void
bsl_csv_end_line (GString *text)
{
  g_string_append (text, "\r\n");
}
