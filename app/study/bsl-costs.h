/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-evaluation.h"
#include "app/study/bsl-cost.h"

G_BEGIN_DECLS

/* An offer and what it costs. */
typedef struct
{
  const char *id;
  const char *name;               /* the identifier where the catalogue has no such offer */
  const BslOfferFinding *finding; /* NULL: the catalogue has none */
  gboolean running;               /* it is in the running; else it only has amounts recorded */
  gboolean recorded;              /* it has some amount recorded */
  BslCost cost;
} BslOfferCost;

/**
 * BslCosts:
 *
 * What the offers cost that are in the running, and those that have amounts recorded. It changes no verdict, and no
 * score: the order is that of the verdicts, then of the catalogue.
 */
typedef struct _BslCosts BslCosts;

/* Of the project as it is now; holds @evaluation. @file and @problems: see bsl_cost_record_new(). */
BslCosts *bsl_costs_new (BslEvaluation *evaluation, BslProject *project, const char *file, BslProblems *problems);
void bsl_costs_free (BslCosts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslCosts, bsl_costs_free)

BslEvaluation *bsl_costs_get_evaluation (const BslCosts *self);
const BslCostRecord *bsl_costs_get_record (const BslCosts *self);
guint bsl_costs_get_n_offers (const BslCosts *self);
const BslOfferCost *bsl_costs_get_offer (const BslCosts *self, guint index);
/* NULL where there is none. */
const BslOfferCost *bsl_costs_find_offer (const BslCosts *self, const char *id);
/* The highest end of all ranges, in cents; 0 where there is no figure. */
gint64 bsl_costs_get_highest (const BslCosts *self);

/* Form "boussole-cost" version 1. */
JsonNode *bsl_costs_to_json (const BslCosts *self);

G_END_DECLS
