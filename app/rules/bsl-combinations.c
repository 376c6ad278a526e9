/* SPDX-License-Identifier: EUPL-1.2 */
/* The smallest sets of offers that cover the need. */

#include "config.h"

#include "app/rules/bsl-combinations.h"

#include "app/rules/bsl-cover.h"
#include "app/rules/bsl-rule-base-private.h"
#include "app/rules/bsl-evaluation-private.h"

static void
combination_free (BslCombination *self)
{
  g_ptr_array_unref (self->offers);
  g_array_unref (self->missing);
  g_free (self);
}

static guint64
mask_of (const GArray *services)
{
  guint64 mask = 0;

  for (guint i = 0; i < services->len; i++)
    mask |= G_GUINT64_CONSTANT (1) << g_array_index (services, guint, i);
  return mask;
}

static guint
number_owner (GHashTable *owners, const char *provider)
{
  gpointer number = g_hash_table_lookup (owners, provider);

  if (number == NULL)
    {
      number = GUINT_TO_POINTER (g_hash_table_size (owners) + 1);
      g_hash_table_insert (owners, (gpointer) provider, number);
    }
  return GPOINTER_TO_UINT (number);
}

/* The offers in the running that sell something of the need, and the same as items. */
static GPtrArray *
collect (BslEvaluation *self, GArray *items)
{
  g_autoptr (GHashTable) owners = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *findings = g_ptr_array_new ();

  for (guint i = 0; i < self->offers->len; i++)
    {
      BslOfferFinding *finding = g_ptr_array_index (self->offers, i);
      BslCoverItem item = { .brings = mask_of (finding->covers) };
      if (finding->verdict == BSL_VERDICT_NOT_ELIGIBLE || item.brings == 0)
        continue;
      item.owner = number_owner (owners, finding->offer->provider);
      item.doubtful = finding->verdict == BSL_VERDICT_TO_EXAMINE;
      g_ptr_array_add (findings, finding);
      g_array_append_val (items, item);
    }
  return findings;
}

static BslCombination *
combination_new (const GPtrArray *findings, const GArray *places, guint64 need)
{
  BslCombination *self = g_new0 (BslCombination, 1);

  self->offers = g_ptr_array_new ();
  self->missing = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < places->len; i++)
    {
      BslOfferFinding *finding = g_ptr_array_index (findings, g_array_index (places, guint, i));
      g_ptr_array_add (self->offers, finding);
      need &= ~mask_of (finding->covers);
    }
  for (guint bit = 0; bit < 64; bit++)
    if ((need >> bit) & 1)
      g_array_append_val (self->missing, bit);
  return self;
}

GPtrArray *
bsl_evaluation_find_combinations (BslEvaluation *self, guint limit)
{
  const BslValue *need = bsl_answers_get (self->answers, self->rules->needs_question->index);
  g_autoptr (GPtrArray) combinations = g_ptr_array_new_with_free_func ((GDestroyNotify) combination_free);
  g_autoptr (GArray) items = NULL;
  g_autoptr (GPtrArray) findings = NULL, covers = NULL;

  if (!need->known || need->bits == 0 || self->stop != NULL)
    return g_steal_pointer (&combinations);
  items = g_array_new (FALSE, FALSE, sizeof (BslCoverItem));
  findings = collect (self, items);
  covers = bsl_cover_find ((const BslCoverItem *) items->data, items->len, limit);
  if (covers == NULL)
    return NULL;
  for (guint i = 0; i < covers->len; i++)
    g_ptr_array_add (combinations, combination_new (findings, g_ptr_array_index (covers, i), need->bits));
  return g_steal_pointer (&combinations);
}

const char *
bsl_evaluation_get_missing_duty (BslEvaluation *self, BslLang lang)
{
  return bsl_rule_base_get_phrase (bsl_evaluation_get_rules (self), BSL_PHRASE_NOT_COVERED, lang);
}
