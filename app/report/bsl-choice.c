/* SPDX-License-Identifier: EUPL-1.2 */
/* Which offer is chosen, and what becomes of those to examine. */
#include "config.h"

#include "app/report/bsl-choice.h"

#include <string.h>

#include "app/core/bsl-own-text.h"
#include "app/report/bsl-builder-private.h"

#define SEPARATORS "\n;,"
#define SPACES " \t\r"

const char *const bsl_offer_standing_words[] = {
  [BSL_OFFER_STANDING_OPEN] = "open",
  [BSL_OFFER_STANDING_EXAMINED] = "examined",
  [BSL_OFFER_STANDING_SET_ASIDE] = "set-aside",
  [BSL_OFFER_STANDING_OTHER] = "other",
};

const char *
bsl_choice_get_place (void)
{
  return bsl_outline_get_role (bsl_outline_get (), "choice");
}

/* "examined.scaleway" */
static const char *
get_text (BslProject *project, const char *prefix, const BslOfferFinding *finding)
{
  g_autofree char *place = g_strconcat (prefix, finding->offer->id, NULL);

  return bsl_own_text_get (project, place);
}

/* Length of @name where @text begins with it and a separator or the end follows, else 0. */
static gsize
measure_name (const char *text, const char *name)
{
  gsize length = strlen (name);

  if (!g_str_has_prefix (text, name))
    return 0;
  text += length + strspn (text + length, SPACES);
  return *text == '\0' || strchr (SEPARATORS, *text) != NULL ? length : 0;
}

/* An offer may be written as the documents print it, by its name alone, or by its identifier. */
static gsize
measure_offer (const char *text, const BslOffer *offer)
{
  g_autofree char *printed = bsl_builder_dup_offer_name (offer);
  gsize name = MAX (measure_name (text, offer->id), measure_name (text, offer->name));

  return MAX (name, measure_name (text, printed));
}

/* The offer whose identifier or name stands at the start of @text, the longest one, for names hold
 * separators too; or NULL. @before is the length of the separators before it, which are passed over;
 * @length that of the name, or of what stands up to the next separator. */
static const BslOfferFinding *
read_part (BslEvaluation *evaluation, const char *text, gsize *before, gsize *length)
{
  const BslOfferFinding *found = NULL;

  *before = strspn (text, SEPARATORS SPACES);
  text += *before;
  *length = 0;
  for (guint i = 0; i < bsl_evaluation_get_n_offers (evaluation); i++)
    {
      const BslOfferFinding *finding = bsl_evaluation_get_offer (evaluation, i);
      gsize named = measure_offer (text, finding->offer);

      if (named <= *length)
        continue;
      *length = named;
      found = finding;
    }
  if (found == NULL)
    *length = strcspn (text, SEPARATORS);
  return found;
}

GPtrArray *
bsl_choice_find (BslProject *project, BslEvaluation *evaluation)
{
  const char *text = bsl_own_text_get (project, bsl_choice_get_place ());
  GPtrArray *chosen = g_ptr_array_new ();
  gsize before, length;

  for (const char *part = text != NULL ? text : ""; *part != '\0'; part += before + length)
    {
      const BslOfferFinding *finding = read_part (evaluation, part, &before, &length);

      if (finding != NULL && !g_ptr_array_find (chosen, finding, NULL))
        g_ptr_array_add (chosen, (gpointer) finding);
    }
  return chosen;
}

char **
bsl_choice_dup_parts (BslProject *project, BslEvaluation *evaluation)
{
  const char *text = bsl_own_text_get (project, bsl_choice_get_place ());
  g_autoptr (GPtrArray) parts = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  gsize before, length;

  for (const char *part = text != NULL ? text : ""; *part != '\0'; part += before + length)
    {
      const BslOfferFinding *finding = read_part (evaluation, part, &before, &length);
      g_autofree char *id = finding != NULL ? g_strdup (finding->offer->id) : g_strchomp (g_strndup (part + before, length));

      if (*id != '\0' && !g_ptr_array_find_with_equal_func (parts, id, g_str_equal, NULL))
        g_ptr_array_add (parts, g_steal_pointer (&id));
    }
  return (char **) g_ptr_array_free (g_steal_pointer (&parts), FALSE);
}

/* Names that follow one another stand in lines of their own, for names hold separators. */
char *
bsl_choice_dup_words (const char *text, BslEvaluation *evaluation)
{
  GString *words = g_string_new (NULL);
  gboolean named = FALSE;
  gsize before, length;

  for (const char *part = text; *part != '\0'; part += before + length)
    {
      const BslOfferFinding *finding = read_part (evaluation, part, &before, &length);
      g_autofree char *name = finding != NULL ? bsl_builder_dup_offer_name (finding->offer) : g_strndup (part + before, length);
      g_string_append_len (words, finding != NULL && named ? "\n" : part, finding != NULL && named ? 1 : (gssize) before);
      g_string_append (words, name);
      named = finding != NULL;
    }
  return g_string_free_and_steal (words);
}

/* Each part goes or stays with the separators before it. */
static GString *
copy_without (const char *text, BslEvaluation *evaluation, const BslOfferFinding *finding)
{
  GString *kept = g_string_new (NULL);
  gsize before, length;

  for (const char *part = text; *part != '\0'; part += before + length)
    if (read_part (evaluation, part, &before, &length) != finding)
      g_string_append_len (kept, part, before + length);

  g_string_erase (kept, 0, strspn (kept->str, SEPARATORS SPACES));
  return kept;
}

JsonNode *
bsl_choice_with (BslProject *project, BslEvaluation *evaluation, const BslOfferFinding *finding, gboolean chosen)
{
  const char *text = bsl_own_text_get (project, bsl_choice_get_place ());
  g_autoptr (GString) kept = copy_without (text != NULL ? text : "", evaluation, finding);

  if (chosen)
    g_string_append_printf (kept, "%s%s", kept->len > 0 ? "\n" : "", finding->offer->id);
  return bsl_own_text_with (project, bsl_choice_get_place (), kept->str);
}

BslOfferStanding
bsl_choice_get_standing (BslProject *project, const BslOfferFinding *finding, GPtrArray *chosen)
{
  gboolean other = chosen->len > 0 && !g_ptr_array_find (chosen, finding, NULL);

  if (get_text (project, BSL_OWN_TEXT_EXAMINED, finding) != NULL)
    return BSL_OFFER_STANDING_EXAMINED;
  if (get_text (project, BSL_OWN_TEXT_SET_ASIDE, finding) != NULL)
    return BSL_OFFER_STANDING_SET_ASIDE;
  if (other && bsl_own_text_get (project, bsl_outline_get_role (bsl_outline_get (), "others")) != NULL)
    return BSL_OFFER_STANDING_OTHER;
  return BSL_OFFER_STANDING_OPEN;
}

char *
bsl_choice_dup_reason_place (BslOfferStanding standing, const BslOfferFinding *finding)
{
  if (standing == BSL_OFFER_STANDING_EXAMINED)
    return g_strconcat (BSL_OWN_TEXT_EXAMINED, finding->offer->id, NULL);
  return standing == BSL_OFFER_STANDING_SET_ASIDE ? g_strconcat (BSL_OWN_TEXT_SET_ASIDE, finding->offer->id, NULL) : NULL;
}
