/* SPDX-License-Identifier: EUPL-1.2 */
/* How a procurement ended, in words. */
#include "config.h"

#include "ui/history/bsl-outcome-words.h"

#include <glib/gi18n.h>

const char *
bsl_outcome_words_for (BslOutcomeKind kind)
{
  static const char *const words[] = {
    [BSL_OUTCOME_AWARDED] = N_("Awarded"),
    [BSL_OUTCOME_NONE_SUITABLE] = N_("No Suitable Offer"),
    [BSL_OUTCOME_ABANDONED] = N_("Abandoned"),
  };

  return _(words[kind]);
}

static char *
dup_names (const BslOutcome *outcome, BslLang lang)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < outcome->awards->len; i++)
    {
      const BslAward *award = g_ptr_array_index (outcome->awards, i);

      g_ptr_array_add (names, award->name != NULL ? award->name : award->id);
    }
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  return bsl_text_join ((const char *const *) names->pdata, lang);
}

char *
bsl_outcome_words_dup (const BslOutcome *outcome, BslLang lang)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  if (outcome == NULL)
    return g_strdup (_("Not recorded: the procurement goes on"));

  g_ptr_array_add (words, g_strdup (bsl_outcome_words_for (outcome->kind)));
  if (outcome->awards->len > 0)
    g_ptr_array_add (words, dup_names (outcome, lang));
  if (outcome->on != BSL_DATE_NONE)
    g_ptr_array_add (words, bsl_date_to_words (outcome->on, lang));
  if (outcome->text != NULL)
    g_ptr_array_add (words, g_strdup (outcome->text));
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" · ", (char **) words->pdata);
}

char *
bsl_outcome_words_dup_from_json (JsonNode *json, BslLang lang)
{
  g_autoptr (BslOutcome) outcome = json != NULL ? bsl_outcome_from_json (json) : NULL;

  return outcome != NULL ? bsl_outcome_words_dup (outcome, lang) : NULL;
}
