/* SPDX-License-Identifier: EUPL-1.2 */
/* Which offer is chosen, and what becomes of those to examine. */
#include "config.h"

#include "app/report/bsl-choice.h"

#include "app/core/bsl-own-text.h"
#include "app/report/bsl-builder-private.h"

const char *const bsl_offer_standing_words[] = {
  [BSL_OFFER_STANDING_OPEN] = "open",
  [BSL_OFFER_STANDING_EXAMINED] = "examined",
  [BSL_OFFER_STANDING_SET_ASIDE] = "set-aside",
  [BSL_OFFER_STANDING_OTHER] = "other",
};

/* "examined.scaleway" */
static const char *
get_text (BslProject *project, const char *prefix, const BslOfferFinding *finding)
{
  g_autofree char *place = g_strconcat (prefix, finding->offer->id, NULL);

  return bsl_own_text_get (project, place);
}

static void
add_named (BslEvaluation *evaluation, const char *name, GPtrArray *chosen)
{
  for (guint i = 0; i < bsl_evaluation_get_n_offers (evaluation); i++)
    {
      const BslOfferFinding *finding = bsl_evaluation_get_offer (evaluation, i);

      if (g_str_equal (name, finding->offer->id) || g_str_equal (name, finding->offer->name))
        g_ptr_array_add (chosen, (gpointer) finding);
    }
}

GPtrArray *
bsl_choice_find (BslProject *project, BslEvaluation *evaluation)
{
  const char *text = bsl_own_text_get (project, "decision.offer");
  g_auto (GStrv) names = g_strsplit_set (text ? text : "", "\n;,", -1);
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; names[i] != NULL; i++)
    add_named (evaluation, g_strstrip (names[i]), chosen);
  return chosen;
}

BslOfferStanding
bsl_choice_get_standing (BslProject *project, const BslOfferFinding *finding, GPtrArray *chosen)
{
  gboolean other = chosen->len > 0 && !g_ptr_array_find (chosen, finding, NULL);

  if (get_text (project, BSL_OWN_TEXT_EXAMINED, finding) != NULL)
    return BSL_OFFER_STANDING_EXAMINED;
  if (get_text (project, "set-aside.", finding) != NULL)
    return BSL_OFFER_STANDING_SET_ASIDE;
  if (other && bsl_own_text_get (project, "decision.others") != NULL)
    return BSL_OFFER_STANDING_OTHER;
  return BSL_OFFER_STANDING_OPEN;
}

const char *
bsl_choice_get_reason (BslProject *project, const BslOfferFinding *finding)
{
  const char *examined = get_text (project, BSL_OWN_TEXT_EXAMINED, finding);

  return examined != NULL ? examined : get_text (project, "set-aside.", finding);
}

gboolean
bsl_choice_awaits (BslProject *project, const BslOfferFinding *finding, GPtrArray *chosen)
{
  BslOfferStanding standing = bsl_choice_get_standing (project, finding, chosen);

  if (g_ptr_array_find (chosen, finding, NULL))
    return finding->verdict != BSL_VERDICT_ELIGIBLE && standing != BSL_OFFER_STANDING_EXAMINED;
  return finding->verdict == BSL_VERDICT_TO_EXAMINE && standing == BSL_OFFER_STANDING_OPEN
         && bsl_offer_finding_get_coverage (finding) != BSL_COVERAGE_NONE;
}
