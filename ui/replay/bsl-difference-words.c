/* SPDX-License-Identifier: EUPL-1.2 */
/* Differences between two evaluations, in words. */
#include "config.h"

#include "ui/replay/bsl-difference-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ui/common/bsl-words.h"

const char *
bsl_difference_get_heading (BslDifferenceKind kind)
{
  switch (kind)
    {
    case BSL_DIFFERENCE_STOP:
      return _("Reason to Stop");
    case BSL_DIFFERENCE_CONCLUSION:
      return _("Conclusions");
    case BSL_DIFFERENCE_RULE:
      return _("Rules");
    case BSL_DIFFERENCE_OFFER:
      return _("Offers");
    case BSL_DIFFERENCE_CHECK:
      return _("What Verdicts Rest On");
    case BSL_DIFFERENCE_ANSWER:
    case BSL_DIFFERENCE_DATE:
    case BSL_DIFFERENCE_LAW:
    case BSL_DIFFERENCE_CATALOGUE:
    default:
      return NULL;
    }
}

static int
find_word (const char *const *words, const char *word)
{
  for (int i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], word))
      return i;
  return -1;
}

static const char *
get_state (const char *word)
{
  int state = find_word (bsl_state_words, word);

  return state >= 0 ? bsl_words_for_state ((BslTri) state).word : word;
}

static const char *
get_verdict (const char *word)
{
  int verdict = find_word (bsl_verdict_words, word);

  return verdict >= 0 ? bsl_words_for_verdict ((BslVerdict) verdict).word : word;
}

/* "pass: the offer is qualified" */
static char *
dup_check (const char *value)
{
  const char *colon = strstr (value, ": ");
  g_autofree char *word = colon != NULL ? g_strndup (value, colon - value) : NULL;
  int result = word != NULL ? find_word (bsl_result_words, word) : -1;

  if (result < 0)
    return g_strdup (value);
  /* Translators: result of a check, and what was found */
  return g_strdup_printf (_("%s (%s)"), bsl_words_for_result ((BslResult) result).word, colon + 2);
}

static char *
dup_side (const BslDifference *difference, const char *value, BslEvaluation *evaluation, BslLang lang)
{
  if (value == NULL)
    return g_strdup (_("absent"));
  if (difference->kind == BSL_DIFFERENCE_CONCLUSION)
    return g_strdup (bsl_evaluation_get_value_title (evaluation, difference->id, value, lang));
  if (difference->kind == BSL_DIFFERENCE_RULE)
    return g_strdup (get_state (value));
  if (difference->kind == BSL_DIFFERENCE_OFFER)
    return g_strdup (get_verdict (value));
  return difference->kind == BSL_DIFFERENCE_CHECK ? dup_check (value) : g_strdup (value);
}

char *
bsl_difference_dup_words (const BslDifference *difference, BslEvaluation *evaluation, BslLang lang)
{
  g_autofree char *before = dup_side (difference, difference->before, evaluation, lang);
  g_autofree char *after = dup_side (difference, difference->after, evaluation, lang);
  g_autofree char *reasons = g_strjoinv ("\n", difference->reasons);
  /* Translators: what it was, what it is */
  g_autofree char *change = g_strdup_printf (_("%s → %s"), before, after);

  return reasons[0] != '\0' ? g_strjoin ("\n", change, reasons, NULL) : g_steal_pointer (&change);
}
