/* SPDX-License-Identifier: EUPL-1.2 */
/* Days and numbers as people write them. */
#include "config.h"

#include "ui/wizard/bsl-parse.h"

#include <string.h>

/* French and English names without accents; a token of three letters or more may cut one short */
static const char *const months[12][2] = {
  { "janvier", "january" }, { "fevrier", "february" }, { "mars", "march" },      { "avril", "april" },
  { "mai", "may" },         { "juin", "june" },        { "juillet", "july" },    { "aout", "august" },
  { "septembre", "september" }, { "octobre", "october" }, { "novembre", "november" }, { "decembre", "december" },
};

static guint
find_month (const char *token)
{
  guint found = 0;

  if (strlen (token) < 3)
    return 0;

  for (guint i = 0; i < 12; i++)
    if (g_str_has_prefix (months[i][0], token) || g_str_has_prefix (months[i][1], token))
      {
        if (found != 0)
          return 0;
        found = i + 1;
      }

  return found;
}

/* Lower-case ASCII words and figures of @text. */
static GPtrArray *
split (const char *text)
{
  GPtrArray *tokens = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *ascii = g_str_to_ascii (valid, "C");
  g_autofree char *lower = g_ascii_strdown (ascii, -1);
  const char *at = lower;

  while (*at != '\0')
    {
      gsize length = 0;

      while (g_ascii_isdigit (at[length]))
        length++;
      if (length == 0)
        while (g_ascii_isalpha (at[length]))
          length++;
      if (length > 0)
        g_ptr_array_add (tokens, g_strndup (at, length));
      at += MAX (length, 1);
    }

  return tokens;
}

static BslDate
compose (guint year, guint month, guint day)
{
  g_autofree char *iso = NULL;

  if (year < 100)
    year += 2000;
  iso = g_strdup_printf ("%04u-%02u-%02u", year, month, day);

  return bsl_date_parse (iso);
}

static guint
to_number (const char *token)
{
  return g_ascii_isdigit (*token) && strlen (token) <= 4 ? (guint) g_ascii_strtoull (token, NULL, 10) : 0;
}

/* "1er", "1st", "2nd" … leave a token of their own behind the figure; commas are gone. */
static void
drop_ordinals (GPtrArray *tokens)
{
  static const char *const ordinals[] = { "er", "st", "nd", "rd", "th", NULL };

  for (guint i = tokens->len; i > 1; i--)
    if (g_strv_contains (ordinals, tokens->pdata[i - 1]))
      g_ptr_array_remove_index (tokens, i - 1);
}

BslDate
bsl_parse_date (const char *text)
{
  g_autoptr (GPtrArray) tokens = split (text);
  guint a, b, c;

  drop_ordinals (tokens);
  if (tokens->len != 3)
    return BSL_DATE_NONE;

  a = to_number (tokens->pdata[0]);
  b = to_number (tokens->pdata[1]);
  c = to_number (tokens->pdata[2]);

  if (strlen (tokens->pdata[0]) == 4 && a > 0)
    return compose (a, b > 0 ? b : find_month (tokens->pdata[1]), c);
  if (a == 0)
    return compose (c, find_month (tokens->pdata[0]), b);

  return c > 0 ? compose (c, b > 0 ? b : find_month (tokens->pdata[1]), a) : BSL_DATE_NONE;
}

/* Only figures and points left of @text: spaces and the currency dropped. */
static char *
dup_figures (const char *text)
{
  GString *figures = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_isspace (c) && c != 0x202F && c != 0x20AC && c != '\'' && c != 0x2019)
        g_string_append_unichar (figures, c);
    }

  return g_string_free (figures, FALSE);
}

/* Whether the mark at @at of @figures parts thousands: "60.000" in French, "60,000" in English, not "0.125". */
static gboolean
is_thousands (const char *figures, const char *at, BslLang lang)
{
  gsize digits = strspn (at + 1, "0123456789");

  return *at == (lang == BSL_LANG_EN ? ',' : '.') && at > figures && *figures != '0' && digits == 3 &&
         (at[4] == '\0' || at[4] == ',' || at[4] == '.');
}

gboolean
bsl_parse_number (const char *text, BslLang lang, double *number)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *figures = dup_figures (valid);
  GString *plain = g_string_new (NULL);
  g_autofree char *digits = NULL;
  char *end;

  for (const char *at = figures; *at != '\0'; at++)
    {
      if (is_thousands (figures, at, lang))
        continue;
      g_string_append_c (plain, *at == ',' ? '.' : *at);
    }
  digits = g_string_free (plain, FALSE);

  if (*digits == '\0' || strspn (digits, "0123456789.") != strlen (digits))
    return FALSE;

  *number = g_ascii_strtod (digits, &end);
  return *end == '\0' && end != digits;
}
