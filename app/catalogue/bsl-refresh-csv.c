/* SPDX-License-Identifier: EUPL-1.2 */
/* The list of what to verify, for a spreadsheet. */

#include "config.h"

#include "app/catalogue/bsl-refresh.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

static const BslText heads[] = {
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

/* A spreadsheet takes what begins so for a formula; the apostrophe makes it a text. */
static gboolean
is_formula (const char *field)
{
  return field[0] != '\0' && strchr ("=+-@\t\r", field[0]) != NULL;
}

static void
append_field (GString *text, const char *field, char separator)
{
  if (text->len > strlen (BYTE_ORDER_MARK) && text->str[text->len - 1] != '\n')
    g_string_append_c (text, separator);
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

static void
append_item (GString *text, const BslRefreshItem *item, char separator, BslLang lang)
{
  g_autofree char *priority = g_strdup_printf ("%u", item->priority);
  const BslText *what = item->attribute != NULL ? &item->attribute->title : &whole;
  const char *fields[] = {
    priority,
    item->offer->name,
    item->offer->id,
    bsl_text_get (what, lang),
    item->why,
    item->verified != NULL ? item->verified : "",
    item->source != NULL && item->source->url != NULL ? item->source->url : "",
    "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    append_field (text, fields[i], separator);
  g_string_append (text, "\r\n");
}

GBytes *
bsl_refresh_to_csv (GPtrArray *items, BslLang lang)
{
  char separator = lang == BSL_LANG_FR ? ';' : ',';
  GString *text = g_string_new (BYTE_ORDER_MARK);

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    append_field (text, bsl_text_get (&heads[i], lang), separator);
  g_string_append (text, "\r\n");
  for (guint i = 0; i < items->len; i++)
    append_item (text, g_ptr_array_index (items, i), separator, lang);
  return g_string_free_to_bytes (text);
}
