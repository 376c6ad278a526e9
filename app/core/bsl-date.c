/* SPDX-License-Identifier: EUPL-1.2 */
/* Calendar days on top of GDate. */

#include "config.h"

#include "app/core/bsl-date.h"

#include <math.h>
#include <string.h>

#define FIRST_YEAR 1900
#define LAST_YEAR 2999

static const char *const months[BSL_N_LANGS][12] = {
  { "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
    "novembre", "décembre" },
  { "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December" },
};

/* Reads exactly @n digits. */
static gboolean
read_digits (const char *text, guint n, guint *number)
{
  *number = 0;
  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *number = *number * 10 + (guint) (text[i] - '0');
    }

  return TRUE;
}

/* Splits "YYYY", "YYYY-MM" or "YYYY-MM-DD"; month and day are 0 where absent. */
static gboolean
split (const char *text, guint *year, guint *month, guint *day)
{
  gsize length = text != NULL ? strlen (text) : 0;

  *year = *month = *day = 0;
  if (length != 4 && length != 7 && length != 10)
    return FALSE;
  if (!read_digits (text, 4, year) || *year < FIRST_YEAR || *year > LAST_YEAR)
    return FALSE;
  if (length >= 7 &&
      (text[4] != '-' || !read_digits (text + 5, 2, month) || *month < 1 || *month > 12))
    return FALSE;
  if (length == 10 && (text[7] != '-' || !read_digits (text + 8, 2, day)))
    return FALSE;

  return length < 10 || g_date_valid_dmy ((GDateDay) *day, (GDateMonth) *month, (GDateYear) *year);
}

static BslDate
from_dmy (guint day, guint month, guint year)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (&date);
}

BslDate
bsl_date_parse (const char *text)
{
  guint year, month, day;

  if (!split (text, &year, &month, &day) || day == 0)
    return BSL_DATE_NONE;

  return from_dmy (day, month, year);
}

BslDate
bsl_date_parse_partial (const char *text)
{
  guint year, month, day;

  if (!split (text, &year, &month, &day))
    return BSL_DATE_NONE;

  return from_dmy (MAX (day, 1), MAX (month, 1), year);
}

BslDate
bsl_date_from_time (GDateTime *time)
{
  return from_dmy ((guint) g_date_time_get_day_of_month (time), (guint) g_date_time_get_month (time),
                   (guint) g_date_time_get_year (time));
}

BslDate
bsl_date_of_moment (gint64 moment)
{
  g_autoptr (GDateTime) time = moment > 0 ? g_date_time_new_from_unix_local (moment / 1000) : NULL;

  return time != NULL ? bsl_date_from_time (time) : BSL_DATE_NONE;
}

BslDate
bsl_date_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return bsl_date_from_time (now);
}

static gboolean
to_gdate (BslDate date, GDate *result)
{
  if (!g_date_valid_julian (date))
    return FALSE;

  g_date_clear (result, 1);
  g_date_set_julian (result, date);
  return TRUE;
}

BslDate
bsl_date_add_months (BslDate date, guint n_months)
{
  GDate day;

  if (!to_gdate (date, &day))
    return BSL_DATE_NONE;
  /* GDate aborts beyond year 65535 */
  if (n_months > (LAST_YEAR - FIRST_YEAR) * 12)
    return BSL_DATE_NONE;

  g_date_add_months (&day, n_months);
  return g_date_get_julian (&day);
}

BslDate
bsl_date_add_days (BslDate date, int days)
{
  gint64 sum = (gint64) date + days;

  if (date == BSL_DATE_NONE || sum <= 0 || sum > G_MAXUINT32)
    return BSL_DATE_NONE;

  return (BslDate) sum;
}

BslDate
bsl_date_contract_end (BslDate start, double n_months)
{
  return bsl_date_add_days (bsl_date_add_months (start, (guint) ceil (n_months)), -1);
}

char *
bsl_date_to_iso (BslDate date)
{
  GDate day;

  if (!to_gdate (date, &day))
    return g_strdup ("");

  return g_strdup_printf ("%04u-%02u-%02u", (guint) g_date_get_year (&day),
                          (guint) g_date_get_month (&day), (guint) g_date_get_day (&day));
}

char *
bsl_date_to_words (BslDate date, BslLang lang)
{
  GDate gdate;
  guint day;
  const char *month;

  if (!to_gdate (date, &gdate))
    return g_strdup ("");

  day = g_date_get_day (&gdate);
  month = months[lang][g_date_get_month (&gdate) - 1];
  if (lang == BSL_LANG_FR)
    return g_strdup_printf ("%u%s\u00a0%s %u", day, day == 1 ? "er" : "", month,
                            (guint) g_date_get_year (&gdate));
  return g_strdup_printf ("%u %s %u", day, month, (guint) g_date_get_year (&gdate));
}

char *
bsl_date_words_from_iso (const char *iso, BslLang lang)
{
  guint year, month, day;

  if (iso == NULL)
    return g_strdup ("");
  if (!split (iso, &year, &month, &day) || month == 0)
    return g_strdup (iso);
  if (day == 0)
    return g_strdup_printf ("%s %u", months[lang][month - 1], year);

  return bsl_date_to_words (from_dmy (day, month, year), lang);
}
