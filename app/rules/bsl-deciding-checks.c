/* SPDX-License-Identifier: EUPL-1.2 */
/* The checks that decide the verdict of an offer. */

#include "config.h"

#include "app/rules/bsl-deciding-checks.h"

#include "app/rules/bsl-deciding-rules.h"

static void
add_checks (GPtrArray *found, const BslOfferFinding *offer, BslResult result, gboolean applies)
{
  for (guint i = 0; i < offer->checks->len; i++)
    {
      BslCheck *check = &g_array_index (offer->checks, BslCheck, i);
      if (check->result == result && (check->applies == BSL_TRI_YES) == applies)
        g_ptr_array_add (found, check);
    }
}

static void
add_met (GPtrArray *found, const BslOfferFinding *offer, const BslRule *rule)
{
  for (guint i = 0; i < offer->checks->len; i++)
    {
      BslCheck *check = &g_array_index (offer->checks, BslCheck, i);
      if (check->rule == rule && check->result == BSL_RESULT_PASS)
        g_ptr_array_add (found, check);
    }
}

GPtrArray *
bsl_evaluation_find_deciding_checks (BslEvaluation *self, const BslOfferFinding *offer)
{
  GPtrArray *found = g_ptr_array_new ();
  BslResult result = bsl_verdict_get_ground (offer->verdict);
  g_autoptr (GArray) rules = NULL;

  if (offer->verdict != BSL_VERDICT_ELIGIBLE)
    {
      add_checks (found, offer, result, TRUE);
      add_checks (found, offer, result, FALSE);
      return found;
    }
  rules = bsl_evaluation_find_deciding_rules (self, G_MAXUINT);
  for (guint i = 0; i < rules->len; i++)
    add_met (found, offer, g_array_index (rules, BslDecidingRule, i).obligation->rule);
  return found;
}
