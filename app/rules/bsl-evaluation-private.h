/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-evaluation.h"
#include "app/rules/bsl-rule-base-private.h"

G_BEGIN_DECLS

struct _BslEvaluation
{
  gatomicrefcount refs;
  BslRuleBase *rules;
  BslCatalogue *catalogue;
  BslAnswers *answers;
  BslDate on;
  BslScope scope;          /* without an offer */
  BslObligation *obligations; /* by rule */
  const BslRule *stop;
  GArray *conclusions;     /* of BslConclusion */
  GPtrArray *offers;       /* of BslOfferFinding */
  GArray *open_questions;  /* of BslOpenQuestion, or NULL before the first call */
};

/* Questions that keep something unknown, see bsl-open-questions.c */
GArray *bsl_find_open_questions (BslEvaluation *self);

G_END_DECLS
