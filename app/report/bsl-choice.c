/* SPDX-License-Identifier: EUPL-1.2 */
/* Which offer is chosen, and what becomes of those to examine. */
#include "config.h"

#include "app/report/bsl-choice.h"

#include "app/core/bsl-own-text.h"
#include "app/report/bsl-builder-private.h"

#define CHOICE "decision.offer"
#define SEPARATORS "\n;,"

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

static gboolean
is_named (const BslOffer *offer, const char *name)
{
  return g_str_equal (name, offer->id) || g_str_equal (name, offer->name);
}

static void
add_named (BslEvaluation *evaluation, const char *name, GPtrArray *chosen)
{
  for (guint i = 0; i < bsl_evaluation_get_n_offers (evaluation); i++)
    {
      const BslOfferFinding *finding = bsl_evaluation_get_offer (evaluation, i);

      if (is_named (finding->offer, name))
        g_ptr_array_add (chosen, (gpointer) finding);
    }
}

GPtrArray *
bsl_choice_find (BslProject *project, BslEvaluation *evaluation)
{
  const char *text = bsl_own_text_get (project, CHOICE);
  g_auto (GStrv) names = g_strsplit_set (text ? text : "", SEPARATORS, -1);
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; names[i] != NULL; i++)
    add_named (evaluation, g_strstrip (names[i]), chosen);
  return chosen;
}

/* Each part goes or stays with the separators before it. */
static GString *
copy_without (const char *text, const BslOffer *offer)
{
  GString *kept = g_string_new (NULL);
  gsize length;

  for (const char *part = text; *part != '\0'; part += length)
    {
      gsize before = strspn (part, SEPARATORS);
      g_autofree char *name = NULL;

      length = before + strcspn (part + before, SEPARATORS);
      name = g_strstrip (g_strndup (part + before, length - before));
      if (!is_named (offer, name))
        g_string_append_len (kept, part, length);
    }

  g_string_erase (kept, 0, strspn (kept->str, SEPARATORS " "));
  return kept;
}

JsonNode *
bsl_choice_with (BslProject *project, const BslOffer *offer, gboolean chosen)
{
  const char *text = bsl_own_text_get (project, CHOICE);
  g_autoptr (GString) kept = copy_without (text != NULL ? text : "", offer);

  if (chosen)
    g_string_append_printf (kept, "%s%s", kept->len > 0 ? "\n" : "", offer->id);
  return bsl_own_text_with (project, CHOICE, kept->str);
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
