/* SPDX-License-Identifier: EUPL-1.2 */
/* What the offers cost. */

#include "config.h"

#include "app/study/bsl-costs.h"

struct _BslCosts
{
  BslEvaluation *evaluation;
  BslCostRecord *record;
  GArray *offers; /* of BslOfferCost */
};

static void
add_offer (BslCosts *self, const char *id, const BslOfferFinding *finding, gboolean running)
{
  BslOfferCost offer = {
    id, finding != NULL ? finding->offer->name : id, finding, running,
    g_strv_contains (bsl_cost_record_get_offers (self->record), id), bsl_cost_compute (self->record, id),
  };

  g_array_append_val (self->offers, offer);
}

static void
add_running (BslCosts *self, BslVerdict verdict)
{
  for (guint i = 0; bsl_evaluation_get_stop (self->evaluation) == NULL && i < bsl_evaluation_get_n_offers (self->evaluation); i++)
    {
      const BslOfferFinding *finding = bsl_evaluation_get_offer (self->evaluation, i);

      if (finding->verdict == verdict && bsl_offer_finding_is_in_running (finding))
        add_offer (self, finding->offer->id, finding, TRUE);
    }
}

/* What somebody recorded is not lost where an offer no longer passes. */
static void
add_recorded (BslCosts *self)
{
  for (const char *const *id = bsl_cost_record_get_offers (self->record); *id != NULL; id++)
    if (bsl_costs_find_offer (self, *id) == NULL)
      add_offer (self, *id, bsl_evaluation_find_offer (self->evaluation, *id), FALSE);
}

BslCosts *
bsl_costs_new (BslEvaluation *evaluation, BslProject *project, const char *file, BslProblems *problems)
{
  BslCosts *self = g_new0 (BslCosts, 1);

  self->evaluation = bsl_evaluation_ref (evaluation);
  self->record = bsl_cost_record_new (project, bsl_evaluation_get_rules (evaluation), file, problems);
  self->offers = g_array_new (FALSE, FALSE, sizeof (BslOfferCost));
  add_running (self, BSL_VERDICT_ELIGIBLE);
  add_running (self, BSL_VERDICT_TO_EXAMINE);
  add_recorded (self);
  return self;
}

void
bsl_costs_free (BslCosts *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->offers);
  bsl_cost_record_free (self->record);
  bsl_evaluation_unref (self->evaluation);
  g_free (self);
}

BslEvaluation *
bsl_costs_get_evaluation (const BslCosts *self)
{
  return self->evaluation;
}

const BslCostRecord *
bsl_costs_get_record (const BslCosts *self)
{
  return self->record;
}

guint
bsl_costs_get_n_offers (const BslCosts *self)
{
  return self->offers->len;
}

const BslOfferCost *
bsl_costs_get_offer (const BslCosts *self, guint index)
{
  g_return_val_if_fail (index < self->offers->len, NULL);

  return &g_array_index (self->offers, BslOfferCost, index);
}

const BslOfferCost *
bsl_costs_find_offer (const BslCosts *self, const char *id)
{
  for (guint i = 0; i < self->offers->len; i++)
    if (g_str_equal (bsl_costs_get_offer (self, i)->id, id))
      return bsl_costs_get_offer (self, i);
  return NULL;
}

gint64
bsl_costs_get_highest (const BslCosts *self)
{
  gint64 highest = 0;

  for (guint i = 0; i < self->offers->len; i++)
    {
      const BslCost *cost = &bsl_costs_get_offer (self, i)->cost;

      if (cost->state >= BSL_COST_AT_LEAST)
        highest = MAX (highest, cost->state == BSL_COST_RANGE ? cost->total.high : cost->total.low);
    }
  return highest;
}
