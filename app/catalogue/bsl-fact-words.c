/* SPDX-License-Identifier: EUPL-1.2 */
/* A fact over time, in words. */

#include "config.h"

#include "app/catalogue/bsl-fact-words.h"

/* In the language of the document, which need not be that of the interface. */
static const BslText since = { { "à partir du {day}\u00a0: {value}", "from {day}: {value}" } };

static char *
describe_period (const BslPeriod *period, const BslAttribute *attribute, BslLang lang)
{
  g_autofree char *value = bsl_value_to_words (&period->value, &attribute->domain, lang);
  g_autofree char *day = NULL;

  if (period->from == BSL_DATE_NONE)
    return g_steal_pointer (&value);
  day = bsl_date_to_words (period->from, lang);
  return bsl_text_fill (bsl_text_get (&since, lang), (const char *const[]){ "day", day, "value", value, NULL });
}

char *
bsl_fact_to_words (const BslFact *fact, const BslAttribute *attribute, BslLang lang)
{
  static const BslPeriod unknown = { 0 };
  g_autoptr (GPtrArray) parts = NULL;

  if (fact == NULL || fact->periods->len == 0)
    return describe_period (&unknown, attribute, lang);

  parts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < fact->periods->len; i++)
    g_ptr_array_add (parts, describe_period (&g_array_index (fact->periods, BslPeriod, i), fact->attribute, lang));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (lang == BSL_LANG_FR ? "\u00a0; " : "; ", (char **) parts->pdata);
}

char *
bsl_fact_dup_words_before (const BslFact *fact, BslDate on, BslLang lang)
{
  static const BslValue unknown = { 0 };
  const BslFact *before = fact->correction != NULL ? fact->correction->before : NULL;
  const BslPeriod *period = before != NULL ? bsl_fact_get_period (before, on) : NULL;

  return bsl_value_to_words (period != NULL ? &period->value : &unknown, &fact->attribute->domain, lang);
}
