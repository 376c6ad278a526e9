/* SPDX-License-Identifier: EUPL-1.2 */
/* The smallest sets of offers that cover the need. */

#include "config.h"

#include "app/rules/bsl-combinations.h"

#include "app/rules/bsl-evaluation-private.h"

#define MAX_OFFERS 6

typedef struct
{
  GPtrArray *findings; /* offers in the running that sell something of the need */
  GArray *masks;       /* of guint64: what each sells of it */
  guint chosen[MAX_OFFERS];
  guint wanted_size;
  GPtrArray *found;
} Search;

static void
combination_free (BslCombination *self)
{
  g_ptr_array_unref (self->offers);
  g_array_unref (self->missing);
  g_free (self);
}

static guint64
mask_of (const BslOfferFinding *finding)
{
  guint64 mask = 0;

  for (guint i = 0; i < finding->covers->len; i++)
    mask |= G_GUINT64_CONSTANT (1) << g_array_index (finding->covers, guint, i);
  return mask;
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const BslOfferFinding *left = *(BslOfferFinding *const *) a, *right = *(BslOfferFinding *const *) b;

  return left->offer->index < right->offer->index ? -1 : left->offer->index > right->offer->index;
}

static gboolean
already_found (Search *self, GPtrArray *offers)
{
  for (guint i = 0; i < self->found->len; i++)
    {
      const BslCombination *combination = g_ptr_array_index (self->found, i);
      gboolean same = combination->offers->len == offers->len;
      for (guint j = 0; same && j < offers->len; j++)
        same = g_ptr_array_index (combination->offers, j) == g_ptr_array_index (offers, j);
      if (same)
        return TRUE;
    }
  return FALSE;
}

static void
keep (Search *self)
{
  BslCombination *combination;
  GPtrArray *offers = g_ptr_array_new ();

  for (guint i = 0; i < self->wanted_size; i++)
    g_ptr_array_add (offers, g_ptr_array_index (self->findings, self->chosen[i]));
  g_ptr_array_sort (offers, compare_findings);
  if (already_found (self, offers))
    {
      g_ptr_array_unref (offers);
      return;
    }
  combination = g_new0 (BslCombination, 1);
  combination->offers = offers;
  combination->missing = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (self->found, combination);
}

/* The service that the fewest offers sell leaves the fewest choices. */
static guint
scarcest (Search *self, guint64 left)
{
  guint best = 0, fewest = G_MAXUINT;

  for (guint bit = 0; bit < 64; bit++)
    {
      guint n = 0;
      if (((left >> bit) & 1) == 0)
        continue;
      for (guint i = 0; i < self->masks->len; i++)
        n += (g_array_index (self->masks, guint64, i) >> bit) & 1;
      if (n < fewest)
        {
          fewest = n;
          best = bit;
        }
    }
  return best;
}

static void
search (Search *self, guint64 left, guint depth)
{
  guint bit;

  if (left == 0 && depth == self->wanted_size)
    keep (self);
  if (left == 0 || depth == self->wanted_size)
    return;
  bit = scarcest (self, left);
  for (guint i = 0; i < self->masks->len; i++)
    {
      guint64 mask = g_array_index (self->masks, guint64, i);
      if (((mask >> bit) & 1) == 0)
        continue;
      self->chosen[depth] = i;
      search (self, left & ~mask, depth + 1);
    }
}

static guint
count_providers (const BslCombination *self)
{
  guint n = 0;

  for (guint i = 0; i < self->offers->len; i++)
    {
      const BslOfferFinding *finding = g_ptr_array_index (self->offers, i);
      gboolean seen = FALSE;
      for (guint j = 0; j < i; j++)
        {
          const BslOfferFinding *other = g_ptr_array_index (self->offers, j);
          seen = seen || g_str_equal (other->offer->provider, finding->offer->provider);
        }
      n += seen ? 0 : 1;
    }
  return n;
}

static guint
count_to_examine (const BslCombination *self)
{
  guint n = 0;

  for (guint i = 0; i < self->offers->len; i++)
    n += ((const BslOfferFinding *) g_ptr_array_index (self->offers, i))->verdict
         == BSL_VERDICT_TO_EXAMINE;
  return n;
}

static int
compare_combinations (gconstpointer a, gconstpointer b)
{
  const BslCombination *left = *(BslCombination *const *) a, *right = *(BslCombination *const *) b;
  int difference = (int) count_providers (left) - (int) count_providers (right);

  if (difference == 0)
    difference = (int) count_to_examine (left) - (int) count_to_examine (right);
  for (guint i = 0; difference == 0 && i < left->offers->len; i++)
    difference = compare_findings (&left->offers->pdata[i], &right->offers->pdata[i]);
  return difference;
}

static guint64
collect (BslEvaluation *self, Search *search)
{
  guint64 sold = 0;

  for (guint i = 0; i < self->offers->len; i++)
    {
      BslOfferFinding *finding = g_ptr_array_index (self->offers, i);
      guint64 mask = mask_of (finding);
      if (finding->verdict == BSL_VERDICT_NOT_ELIGIBLE || mask == 0)
        continue;
      g_ptr_array_add (search->findings, finding);
      g_array_append_val (search->masks, mask);
      sold |= mask;
    }
  return sold;
}

static void
name_missing (Search *search, guint64 missing)
{
  for (guint i = 0; i < search->found->len; i++)
    for (guint bit = 0; bit < 64; bit++)
      if ((missing >> bit) & 1)
        g_array_append_val (((BslCombination *) g_ptr_array_index (search->found, i))->missing, bit);
}

GPtrArray *
bsl_evaluation_find_combinations (BslEvaluation *self, guint limit)
{
  const BslValue *need = bsl_answers_get (self->answers, self->rules->needs_question->index);
  Search state = { 0 };
  guint64 sold;

  state.found = g_ptr_array_new_with_free_func ((GDestroyNotify) combination_free);
  if (!need->known || need->bits == 0 || self->stop != NULL)
    return state.found;
  state.findings = g_ptr_array_new ();
  state.masks = g_array_new (FALSE, FALSE, sizeof (guint64));
  sold = collect (self, &state);
  for (guint size = 1; size <= MAX_OFFERS && sold != 0 && state.found->len == 0; size++)
    {
      state.wanted_size = size;
      search (&state, sold, 0);
    }
  g_ptr_array_sort (state.found, compare_combinations);
  if (state.found->len > limit)
    g_ptr_array_set_size (state.found, (int) limit);
  name_missing (&state, need->bits & ~sold);
  g_ptr_array_unref (state.findings);
  g_array_unref (state.masks);
  return state.found;
}
