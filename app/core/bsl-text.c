/* SPDX-License-Identifier: EUPL-1.2 */
/* Bilingual texts, and figures and lists in words. */

#include "config.h"

#include "app/core/bsl-text.h"

#include <math.h>
#include <string.h>

#define NO_BREAK_SPACE "\u00a0"
#define MAX_DECIMALS 9

const char *
bsl_lang_to_string (BslLang lang)
{
  return lang == BSL_LANG_FR ? "fr" : "en";
}

BslLang
bsl_lang_from_locale (const char *locale)
{
  if (locale == NULL || g_ascii_strncasecmp (locale, "fr", 2) != 0)
    return BSL_LANG_EN;

  return g_ascii_isalnum (locale[2]) ? BSL_LANG_EN : BSL_LANG_FR;
}

const char *
bsl_text_get (const BslText *self, BslLang lang)
{
  if (self == NULL || self->in[lang] == NULL)
    return "";

  return self->in[lang];
}

gboolean
bsl_text_is_empty (const BslText *self)
{
  for (guint i = 0; self != NULL && i < BSL_N_LANGS; i++)
    if (self->in[i] != NULL && self->in[i][0] != '\0')
      return FALSE;

  return TRUE;
}

void
bsl_text_clear (BslText *self)
{
  for (guint i = 0; i < BSL_N_LANGS; i++)
    g_clear_pointer (&self->in[i], g_free);
}

static void
append_grouped (GString *words, const char *digits, gsize n_digits, const char *separator)
{
  for (gsize i = 0; i < n_digits; i++)
    {
      if (i > 0 && (n_digits - i) % 3 == 0)
        g_string_append (words, separator);
      g_string_append_c (words, digits[i]);
    }
}

/* "1234.50" with the separators of the language; at least @kept decimals stay where there are any
 */
static char *
number_to_words (double value, guint decimals, guint kept, BslLang lang)
{
  char format[8], digits[400];
  const char *point;
  gsize n_decimals;
  GString *words = g_string_new (NULL);

  g_snprintf (format, sizeof format, "%%.%uf", MIN (decimals, MAX_DECIMALS));
  g_ascii_formatd (digits, sizeof digits, format, fabs (value));
  point = strchr (digits, '.');
  n_decimals = point != NULL ? strlen (point + 1) : 0;
  while (n_decimals > 0 && point[n_decimals] == '0')
    n_decimals--;
  if (n_decimals > 0 && n_decimals < kept)
    n_decimals = MIN (kept, strlen (point + 1));

  if (value < 0 && strpbrk (digits, "123456789") != NULL)
    g_string_append (words, "\u2212");
  append_grouped (words, digits, point != NULL ? (gsize) (point - digits) : strlen (digits),
                  lang == BSL_LANG_FR ? NO_BREAK_SPACE : ",");
  if (n_decimals > 0)
    {
      g_string_append_c (words, lang == BSL_LANG_FR ? ',' : '.');
      g_string_append_len (words, point + 1, (gssize) n_decimals);
    }

  return g_string_free_and_steal (words);
}

char *
bsl_number_to_words (double value, guint decimals, BslLang lang)
{
  g_return_val_if_fail (isfinite (value), g_strdup (""));

  return number_to_words (value, decimals, 0, lang);
}

char *
bsl_euros_to_words (double value, BslLang lang)
{
  g_autofree char *amount = NULL;
  gboolean negative = value < 0;
  /* unit prices of clouds go down to fractions of a cent */
  guint decimals = fabs (value) < 1 ? 6 : 2;

  g_return_val_if_fail (isfinite (value), g_strdup (""));

  amount = number_to_words (fabs (value), decimals, 2, lang);
  if (lang == BSL_LANG_FR)
    return g_strconcat (negative ? "\u2212" : "", amount, NO_BREAK_SPACE "€", NULL);
  return g_strconcat (negative ? "\u2212" : "", "€", amount, NULL);
}

char *
bsl_text_fold (const char *text)
{
  g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *c = decomposed; c != NULL && *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_ismark (g_utf8_get_char (c)))
      g_string_append_unichar (plain, g_utf8_get_char (c));
  return g_utf8_casefold (plain->str, -1);
}

void
bsl_text_drop_stop (char *text)
{
  if (g_str_has_suffix (text, "."))
    text[strlen (text) - 1] = '\0';
}

char *
bsl_text_in_sentence (const char *text)
{
  gunichar first = g_utf8_get_char (text);
  const char *rest = text[0] != '\0' ? g_utf8_next_char (text) : text;
  char small[7] = { 0 };

  for (const char *c = rest; *c == '.' || *c == '-' || g_unichar_isalnum (g_utf8_get_char (c)); c = g_utf8_next_char (c))
    if (g_unichar_isupper (g_utf8_get_char (c)) || g_unichar_isdigit (g_utf8_get_char (c)) || (c == rest && *c == '.'))
      return g_strdup (text);
  g_unichar_to_utf8 (g_unichar_tolower (first), small);
  return g_strconcat (small, rest, NULL);
}

char *
bsl_text_capitalize (const char *text)
{
  char capital[7] = { 0 };

  if (text == NULL || text[0] == '\0')
    return g_strdup ("");
  g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (text)), capital);
  return g_strconcat (capital, g_utf8_next_char (text), NULL);
}

char *
bsl_text_join (const char *const *items, BslLang lang)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; items != NULL && items[i] != NULL; i++)
    {
      if (i > 0 && items[i + 1] != NULL)
        g_string_append (words, ", ");
      else if (i > 0)
        g_string_append (words, lang == BSL_LANG_FR ? " et " : " and ");
      g_string_append (words, items[i]);
    }

  return g_string_free_and_steal (words);
}

char *
bsl_text_join_labels (const char *const *labels, gboolean names, BslLang lang)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (guint i = 0; labels != NULL && labels[i] != NULL; i++)
    g_strv_builder_take (builder, i == 0 || names ? g_strdup (labels[i]) : bsl_text_in_sentence (labels[i]));
  words = g_strv_builder_end (builder);
  return bsl_text_join ((const char *const *) words, lang);
}

static const char *
find_value (const char *const *pairs, const char *name, gsize length)
{
  for (guint i = 0; pairs[i] != NULL; i += 2)
    if (strlen (pairs[i]) == length && memcmp (pairs[i], name, length) == 0)
      return pairs[i + 1];

  return NULL;
}

char *
bsl_text_fill (const char *text, const char *const *pairs)
{
  GString *filled = g_string_new (NULL);
  const char *brace;

  while ((brace = strchr (text, '{')) != NULL)
    {
      gsize length = strcspn (brace + 1, "{}");
      gboolean closed = brace[length + 1] == '}';
      const char *value = closed ? find_value (pairs, brace + 1, length) : NULL;

      g_string_append_len (filled, text, brace - text);
      g_string_append (filled, value != NULL ? value : "{");
      text = brace + (value != NULL ? length + 2 : 1);
    }
  g_string_append (filled, text);
  return g_string_free_and_steal (filled);
}
