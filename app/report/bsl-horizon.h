/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-project.h"
#include "app/report/bsl-figure.h"
#include "app/rules/bsl-evaluation.h"

G_BEGIN_DECLS

/* What the contract says about a day. */
typedef struct
{
  const BslRule *rule; /* that asks for it */
  char *text;
} BslHorizonClause;

typedef struct
{
  BslDate on;
  char *text;         /* what happens */
  GPtrArray *clauses; /* of BslHorizonClause; may be empty */
} BslHorizonDay;

/* The days around the contract that are known: of the contract itself, of the law, and of the offers chosen or, where
 * none is, eligible. */
typedef struct
{
  BslEvaluation *evaluation;
  BslFigure *figure; /* NULL where there is nothing to draw */
  GPtrArray *days;   /* of BslHorizonDay, in order */
} BslHorizon;

/* Empty where the evaluation stops. Holds @evaluation. */
BslHorizon *bsl_horizon_new (BslProject *project, BslEvaluation *evaluation, BslLang lang);
void bsl_horizon_free (BslHorizon *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslHorizon, bsl_horizon_free)

G_END_DECLS
