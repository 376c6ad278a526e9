/* SPDX-License-Identifier: EUPL-1.2 */
/* The rules that decide most. */

#include "config.h"

#include "app/rules/bsl-deciding-rules.h"

static void
count_offer (BslDecidingRule *rules, const BslOfferFinding *finding)
{
  for (guint i = 0; i < finding->checks->len; i++)
    {
      const BslCheck *check = &g_array_index (finding->checks, BslCheck, i);
      rules[check->rule->index].excluded += check->result == BSL_RESULT_FAIL;
      rules[check->rule->index].doubtful
          += check->result == BSL_RESULT_REVIEW && finding->verdict == BSL_VERDICT_TO_EXAMINE;
    }
}

/* Of two that do as much, the one that stands first. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const BslDecidingRule *left = a, *right = b;

  if (left->excluded != right->excluded)
    return left->excluded > right->excluded ? -1 : 1;
  if (left->doubtful != right->doubtful)
    return left->doubtful > right->doubtful ? -1 : 1;
  return left->obligation->rule->index < right->obligation->rule->index ? -1 : 1;
}

GArray *
bsl_evaluation_find_deciding_rules (BslEvaluation *self, guint limit)
{
  guint n = bsl_evaluation_get_n_obligations (self);
  g_autofree BslDecidingRule *rules = g_new0 (BslDecidingRule, n + 1);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (BslDecidingRule));

  for (guint i = 0; i < n; i++)
    rules[i].obligation = bsl_evaluation_get_obligation (self, i);
  for (guint i = 0; i < bsl_evaluation_get_n_offers (self); i++)
    count_offer (rules, bsl_evaluation_get_offer (self, i));
  for (guint i = 0; i < n; i++)
    if (rules[i].excluded + rules[i].doubtful > 0)
      g_array_append_val (found, rules[i]);
  g_array_sort (found, compare);
  g_array_set_size (found, MIN (found->len, limit));
  return found;
}
