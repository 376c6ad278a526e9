/* SPDX-License-Identifier: EUPL-1.2 */
/* Grids of criteria: what they hold, and what the catalogue says of an offer. */

#include "config.h"

#include "app/rules/bsl-grid.h"

#include "app/rules/bsl-condition.h"
#include "app/rules/bsl-evaluation-private.h"

const char *const bsl_caution_words[]
    = { "always", "weightless", "without-gap", "dominant", "unreasoned", "little-known", NULL };

static void
scale_free (BslScale *self)
{
  g_free (self->id);
  bsl_text_clear (&self->title);
  bsl_text_clear (&self->question);
  bsl_text_clear (&self->tender);
  for (guint i = 0; i < BSL_GRID_N_LEVELS; i++)
    bsl_text_clear (&self->levels[i]);
  g_array_unref (self->deciders);
  g_ptr_array_unref (self->facts);
  g_free (self);
}

static void
criterion_free (BslGridCriterion *self)
{
  g_free (self->id);
  bsl_text_clear (&self->title);
  bsl_text_clear (&self->help);
  g_ptr_array_unref (self->scales);
  g_free (self);
}

static void
decider_clear (BslDecider *self)
{
  bsl_condition_free (self->when);
}

BslGrid *
bsl_grid_new (void)
{
  BslGrid *self = g_new0 (BslGrid, 1);

  self->unit = 1;
  self->criteria = g_ptr_array_new_with_free_func ((GDestroyNotify) criterion_free);
  self->scales = g_ptr_array_new ();
  return self;
}

BslGridCriterion *
bsl_grid_criterion_new (BslGrid *grid)
{
  BslGridCriterion *self = g_new0 (BslGridCriterion, 1);

  self->index = grid->criteria->len;
  self->scales = g_ptr_array_new_with_free_func ((GDestroyNotify) scale_free);
  g_ptr_array_add (grid->criteria, self);
  return self;
}

BslScale *
bsl_scale_new (BslGrid *grid, BslGridCriterion *criterion)
{
  BslScale *self = g_new0 (BslScale, 1);

  self->index = grid->scales->len;
  self->deciders = g_array_new (FALSE, FALSE, sizeof (BslDecider));
  g_array_set_clear_func (self->deciders, (GDestroyNotify) decider_clear);
  self->facts = g_ptr_array_new ();
  g_ptr_array_add (criterion->scales, self);
  g_ptr_array_add (grid->scales, self);
  return self;
}

void
bsl_grid_free (BslGrid *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  bsl_text_clear (&self->title);
  bsl_text_clear (&self->intro);
  bsl_text_clear (&self->weights);
  bsl_text_clear (&self->level_name);
  g_clear_pointer (&self->references, g_ptr_array_unref);
  g_ptr_array_unref (self->scales);
  g_ptr_array_unref (self->criteria);
  g_free (self);
}

void
bsl_grid_caution_free (BslGridCaution *self)
{
  g_free (self->id);
  bsl_text_clear (&self->title);
  bsl_text_clear (&self->text);
  g_clear_pointer (&self->references, g_ptr_array_unref);
  g_free (self);
}

static guint
find_divisor (guint a, guint b)
{
  return b == 0 ? a : find_divisor (b, a % b);
}

/* The smallest unit that every number of parts divides. */
void
bsl_grid_settle (BslGrid *self)
{
  for (guint i = 0; i < self->criteria->len; i++)
    {
      guint n = ((BslGridCriterion *) g_ptr_array_index (self->criteria, i))->scales->len;
      if (n > 0)
        self->unit = self->unit / find_divisor (self->unit, n) * n;
    }
}

guint
bsl_grid_scale_unit (const BslGrid *self, const BslGridCriterion *criterion)
{
  return self->unit / criterion->scales->len;
}

guint
bsl_rule_base_get_n_grids (BslRuleBase *self)
{
  return self->grids->len;
}

const BslGrid *
bsl_rule_base_get_grid (BslRuleBase *self, guint index)
{
  return g_ptr_array_index (self->grids, index);
}

const BslGrid *
bsl_rule_base_find_grid (BslRuleBase *self, const char *id)
{
  for (guint i = 0; i < self->grids->len; i++)
    {
      const BslGrid *grid = g_ptr_array_index (self->grids, i);
      if (g_strcmp0 (grid->id, id) == 0)
        return grid;
    }
  return NULL;
}

guint
bsl_rule_base_get_n_cautions (BslRuleBase *self)
{
  return self->cautions->len;
}

const BslGridCaution *
bsl_rule_base_get_caution (BslRuleBase *self, guint index)
{
  return g_ptr_array_index (self->cautions, index);
}

const BslScale *
bsl_grid_find_scale (const BslGrid *self, const char *id)
{
  for (guint i = 0; i < self->scales->len; i++)
    {
      const BslScale *scale = g_ptr_array_index (self->scales, i);
      if (g_strcmp0 (scale->id, id) == 0)
        return scale;
    }
  return NULL;
}

const BslGridCriterion *
bsl_grid_find_criterion (const BslGrid *self, const char *id)
{
  for (guint i = 0; i < self->criteria->len; i++)
    {
      const BslGridCriterion *criterion = g_ptr_array_index (self->criteria, i);
      if (g_strcmp0 (criterion->id, id) == 0)
        return criterion;
    }
  return NULL;
}

char *
bsl_grid_dup_level (const BslGrid *self, guint level, BslLang lang)
{
  g_autofree char *number = g_strdup_printf ("%u", level);
  const char *pairs[] = { "level", number, NULL };

  if (bsl_text_is_empty (&self->level_name))
    return g_steal_pointer (&number);
  return bsl_text_fill (bsl_text_get (&self->level_name, lang), pairs);
}

void
bsl_evaluation_read_scale (BslEvaluation *self, const BslOfferFinding *offer, const BslScale *scale, guint *low,
                           guint *high)
{
  g_auto (BslMemo) memo = { 0 };
  BslScope scope = bsl_scope_for_offers (&self->scope, &memo);
  BslTri outcome = BSL_TRI_NO;

  bsl_scope_set_offer (&scope, offer->offer);
  *low = BSL_GRID_TOP;
  *high = 0;
  for (guint i = 0; i < scale->deciders->len && outcome != BSL_TRI_YES; i++)
    {
      const BslDecider *decider = &g_array_index (scale->deciders, BslDecider, i);
      outcome = bsl_condition_evaluate (decider->when, &scope);
      if (outcome == BSL_TRI_NO)
        continue;
      *low = MIN (*low, decider->level);
      *high = MAX (*high, decider->level);
    }
  if (outcome == BSL_TRI_YES)
    return;
  *low = 0;
  *high = BSL_GRID_TOP;
}
