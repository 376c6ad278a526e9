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
  guint8 *outcomes;        /* of the named conditions */
  BslObligation *obligations; /* by rule */
  const BslRule *stop;
  GArray *conclusions;     /* of BslConclusion */
  GPtrArray *offers;       /* of BslOfferFinding */
  GArray *open_questions;  /* of BslOpenQuestion, or NULL before the first call */
};

/* Everything about the project that does not depend on an offer: days, states of the rules. */
void bsl_scope_init (BslScope *scope, BslRuleBase *rules, BslAnswers *answers, BslDate on, guint8 *outcomes);
/* The scope with an offer and the kinds under check. */
void bsl_scope_set_offer (BslScope *scope, const BslOffer *offer);

/* The day on which @rule is read, and whether it is in force then. */
BslDate bsl_rule_get_reading_day (const BslRule *rule, const BslScope *scope);
gboolean bsl_rule_is_in_force (const BslRule *rule, const BslScope *scope);
BslTri bsl_rule_get_state (const BslRule *rule, const BslScope *scope);

/* Cases that may decide, and the result. */
BslResult bsl_rule_check_offer (const BslRule *rule, BslTri applies, const BslScope *scope, guint32 *cases);

/* Services of the need that @offer sells, as options of the attribute "services". */
BslVerdict bsl_verdict_of (gboolean failed, gboolean reviewed);

/* Whether the offers cover the need; @verdicts by offer. */
BslTri bsl_market_covers_need (BslCatalogue *catalogue, const guint8 *verdicts, BslScope *scope);

/* Verdicts of all offers, nothing else. */
void bsl_evaluate_verdicts (BslRuleBase *rules, BslCatalogue *catalogue, BslAnswers *answers, BslDate on,
                            guint8 *verdicts);

/* Questions that keep something unknown, see bsl-open-questions.c */
GArray *bsl_find_open_questions (BslEvaluation *self);

G_END_DECLS
