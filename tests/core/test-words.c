/* SPDX-License-Identifier: EUPL-1.2 */
/* Truth values, days, figures and lists in words. */

#include "config.h"

#include <glib.h>

#include "app/core/bsl-date.h"
#include "app/core/bsl-nearest.h"
#include "app/core/bsl-text.h"
#include "app/core/bsl-tri.h"

#define NBSP "\u00a0"

static void
test_tri (void)
{
  for (int a = BSL_TRI_NO; a <= BSL_TRI_YES; a++)
    for (int b = BSL_TRI_NO; b <= BSL_TRI_YES; b++)
      {
        BslTri left = bsl_tri_not (bsl_tri_and ((BslTri) a, (BslTri) b));
        BslTri right = bsl_tri_or (bsl_tri_not ((BslTri) a), bsl_tri_not ((BslTri) b));

        g_assert_cmpint (left, ==, right);
      }
  g_assert_cmpint (bsl_tri_and (BSL_TRI_NO, BSL_TRI_UNKNOWN), ==, BSL_TRI_NO);
  g_assert_cmpint (bsl_tri_or (BSL_TRI_NO, BSL_TRI_UNKNOWN), ==, BSL_TRI_UNKNOWN);
  g_assert_cmpstr (bsl_tri_to_string (BSL_TRI_UNKNOWN), ==, "unknown");
}

static void
test_lang (void)
{
  g_assert_cmpint (bsl_lang_from_locale ("fr_FR.UTF-8"), ==, BSL_LANG_FR);
  g_assert_cmpint (bsl_lang_from_locale ("fr"), ==, BSL_LANG_FR);
  g_assert_cmpint (bsl_lang_from_locale ("frp"), ==, BSL_LANG_EN);
  g_assert_cmpint (bsl_lang_from_locale ("C.UTF-8"), ==, BSL_LANG_EN);
  g_assert_cmpint (bsl_lang_from_locale (NULL), ==, BSL_LANG_EN);
}

static void
test_numbers (void)
{
  static const struct
  {
    double value;
    guint decimals;
    const char *fr, *en;
  } cases[] = {
    { 0, 0, "0", "0" },
    { 999, 0, "999", "999" },
    { 1250000, 0, "1" NBSP "250" NBSP "000", "1,250,000" },
    { 1234.5, 2, "1" NBSP "234,5", "1,234.5" },
    { -1000, 0, "\u22121" NBSP "000", "\u22121,000" },
    { -0.001, 2, "0", "0" },
    { 0.25, 2, "0,25", "0.25" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *fr = bsl_number_to_words (cases[i].value, cases[i].decimals, BSL_LANG_FR);
      g_autofree char *en = bsl_number_to_words (cases[i].value, cases[i].decimals, BSL_LANG_EN);

      g_assert_cmpstr (fr, ==, cases[i].fr);
      g_assert_cmpstr (en, ==, cases[i].en);
    }
}

static void
test_huge_numbers (void)
{
  g_autofree char *huge = bsl_number_to_words (G_MAXDOUBLE, 9, BSL_LANG_FR);
  g_autofree char *tiny = bsl_number_to_words (G_MINDOUBLE, 9, BSL_LANG_FR);

  g_assert_cmpuint (g_utf8_strlen (huge, -1), ==, 309 + 102);
  g_assert_cmpstr (tiny, ==, "0");
}

static void
test_euros (void)
{
  static const struct
  {
    double value;
    const char *fr, *en;
  } cases[] = {
    { 56000, "56" NBSP "000" NBSP "€", "€56,000" }, { 12.5, "12,50" NBSP "€", "€12.50" },
    { 0.0375, "0,0375" NBSP "€", "€0.0375" },        { 0.5, "0,50" NBSP "€", "€0.50" },
    { -3, "\u22123" NBSP "€", "\u2212€3" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *fr = bsl_euros_to_words (cases[i].value, BSL_LANG_FR);
      g_autofree char *en = bsl_euros_to_words (cases[i].value, BSL_LANG_EN);

      g_assert_cmpstr (fr, ==, cases[i].fr);
      g_assert_cmpstr (en, ==, cases[i].en);
    }
}

static void
test_join (void)
{
  const char *const none[] = { NULL };
  const char *const one[] = { "a", NULL };
  const char *const three[] = { "a", "b", "c", NULL };
  g_autofree char *of_none = bsl_text_join (none, BSL_LANG_FR);
  g_autofree char *of_one = bsl_text_join (one, BSL_LANG_FR);
  g_autofree char *of_three = bsl_text_join (three, BSL_LANG_FR);
  g_autofree char *in_english = bsl_text_join (three, BSL_LANG_EN);

  g_assert_cmpstr (of_none, ==, "");
  g_assert_cmpstr (of_one, ==, "a");
  g_assert_cmpstr (of_three, ==, "a, b et c");
  g_assert_cmpstr (in_english, ==, "a, b and c");
}

static void
test_in_sentence (void)
{
  static const char *const pairs[] = {
    "Hôpital public", "hôpital public", "Établissement", "établissement", "L’ANSSI", "l’ANSSI", "À voir", "à voir",
    "OpenStack", "OpenStack", "UGAP", "UGAP", "Gaia-X label", "Gaia-X label", "Sous-traitance", "sous-traitance", "J0, demande", "J0, demande", "D. R.", "D. R.", "12 mois", "12 mois", "", "", NULL,
  };

  for (guint i = 0; pairs[i] != NULL; i += 2)
    {
      g_autofree char *words = bsl_text_in_sentence (pairs[i]);

      g_assert_cmpstr (words, ==, pairs[i + 1]);
    }
}

static void
test_capitalize (void)
{
  g_autofree char *words = bsl_text_capitalize ("état"), *none = bsl_text_capitalize ("");

  g_assert_cmpstr (words, ==, "État");
  g_assert_cmpstr (none, ==, "");
}

static void
test_fill (void)
{
  static const char *const pairs[] = { "title", "{date} & {title}", "date", "today", NULL };
  static const char *const none[] = { NULL };
  g_autofree char *filled = bsl_text_fill ("{title}, {date}: {other} {{date} {", pairs);
  g_autofree char *same = bsl_text_fill ("a {title} }", none);

  g_assert_cmpstr (filled, ==, "{date} & {title}, today: {other} {today {");
  g_assert_cmpstr (same, ==, "a {title} }");
}

static void
test_days (void)
{
  static const char *const bad[] = { "",           "2026-02-30", "2025-02-29", "2026-13-01",
                                     "2026-00-10", "2026-01-00", "2026-1-1",   "2026-01-01T00",
                                     "20260101",   "1899-12-31", "3000-01-01", "2026-01",
                                     "2026",       "+026-01-01", "2026-01-1x", "２０２６-01-01" };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpuint (bsl_date_parse (bad[i]), ==, BSL_DATE_NONE);
  g_assert_cmpuint (bsl_date_parse (NULL), ==, BSL_DATE_NONE);
  g_assert_cmpuint (bsl_date_parse ("2024-02-29"), !=, BSL_DATE_NONE);
  g_assert_cmpuint (bsl_date_parse ("2026-03-01") - bsl_date_parse ("2026-02-28"), ==, 1);
  g_assert_cmpuint (bsl_date_parse_partial ("2026-09"), ==, bsl_date_parse ("2026-09-01"));
  g_assert_cmpuint (bsl_date_parse_partial ("2026"), ==, bsl_date_parse ("2026-01-01"));
  g_assert_cmpuint (bsl_date_parse_partial ("2026-14"), ==, BSL_DATE_NONE);
}

static void
test_day_arithmetic (void)
{
  g_autofree char *month_end = bsl_date_to_iso (
      bsl_date_add_months (bsl_date_parse ("2026-01-31"), 1));
  g_autofree char *next_year = bsl_date_to_iso (
      bsl_date_add_days (bsl_date_parse ("2026-12-31"), 1));

  g_assert_cmpstr (month_end, ==, "2026-02-28");
  g_assert_cmpstr (next_year, ==, "2027-01-01");
  g_assert_cmpuint (bsl_date_add_months (BSL_DATE_NONE, 3), ==, BSL_DATE_NONE);
  g_assert_cmpuint (bsl_date_add_months (bsl_date_parse ("2999-12-31"), G_MAXUINT), ==,
                    BSL_DATE_NONE);
  g_assert_cmpuint (bsl_date_add_days (1, -5), ==, BSL_DATE_NONE);
}

static void
assert_words (const char *iso, const char *fr, const char *en)
{
  g_autofree char *in_french = bsl_date_words_from_iso (iso, BSL_LANG_FR);
  g_autofree char *in_english = bsl_date_words_from_iso (iso, BSL_LANG_EN);

  g_assert_cmpstr (in_french, ==, fr);
  g_assert_cmpstr (in_english, ==, en);
}

static void
test_day_words (void)
{
  assert_words ("2026-04-01", "1er" NBSP "avril 2026", "1 April 2026");
  assert_words ("2026-11-30", "30" NBSP "novembre 2026", "30 November 2026");
  assert_words ("2026-09", "septembre 2026", "September 2026");
  assert_words ("2026", "2026", "2026");
  assert_words ("mid-2026", "mid-2026", "mid-2026");
}

static void
test_nearest (void)
{
  static const char *const words[] = { "organisation.type", "data.secrets", "data.harm", NULL };
  g_autofree char *advice = bsl_nearest_advice ("whatever-else", words);

  g_assert_cmpstr (bsl_nearest_word ("organization.type", words), ==, "organisation.type");
  g_assert_cmpstr (bsl_nearest_word ("data.secret", words), ==, "data.secrets");
  g_assert_null (bsl_nearest_word ("something", words));
  g_assert_cmpstr (advice, ==, "Use one of: organisation.type, data.secrets, data.harm.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/tri", test_tri);
  g_test_add_func ("/core/lang", test_lang);
  g_test_add_func ("/core/text/in-sentence", test_in_sentence);
  g_test_add_func ("/core/text/capitalize", test_capitalize);
  g_test_add_func ("/core/number", test_numbers);
  g_test_add_func ("/core/number/huge", test_huge_numbers);
  g_test_add_func ("/core/euros", test_euros);
  g_test_add_func ("/core/join", test_join);
  g_test_add_func ("/core/fill", test_fill);
  g_test_add_func ("/core/date/parse", test_days);
  g_test_add_func ("/core/date/arithmetic", test_day_arithmetic);
  g_test_add_func ("/core/date/words", test_day_words);
  g_test_add_func ("/core/nearest", test_nearest);

  return g_test_run ();
}
