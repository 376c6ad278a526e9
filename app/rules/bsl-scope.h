/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-tri.h"
#include "app/rules/bsl-rule-base.h"

G_BEGIN_DECLS

/* Answer ids the evaluation itself reads; they are the contract of the project file. */
#define BSL_ANSWER_KINDS "service.kinds"
#define BSL_ANSWER_NEEDS "service.needs"
#define BSL_ANSWER_DECISION_DATE "purchase.decision-date"
#define BSL_ANSWER_CONSULTATION_DATE "purchase.consultation-date"
#define BSL_ANSWER_CONTRACT_START "purchase.contract-start"
#define BSL_ANSWER_CONTRACT_MONTHS "purchase.contract-months"
#define BSL_ATTRIBUTE_KINDS "kinds"
#define BSL_ATTRIBUTE_SERVICES "services"
#define BSL_ATTRIBUTE_CHECKED_KINDS "checked-kinds"

/* Days a condition can name. */
typedef enum
{
  BSL_DAY_DECISION,
  BSL_DAY_CONSULTATION,
  BSL_DAY_CONTRACT_START,
  BSL_DAY_CONTRACT_END,
  BSL_N_DAYS,
} BslDay;

extern const char *const bsl_day_words[];

/* What is known of a set: it holds all of @must and nothing outside @may; @nonempty where it is
 * known to hold something. A known set has @must == @may. */
typedef struct
{
  guint64 must, may;
  gboolean nonempty;
} BslBounds;

BslBounds bsl_bounds_from_value (const BslValue *value, const BslDomain *domain);

/* What was read of one offer, so that nothing of it is read twice. */
typedef struct
{
  guint8 *outcomes;        /* by named condition that reads the offer: BslTri, or BSL_NOT_READ */
  const BslValue **values; /* by attribute, or NULL: not read */
} BslMemo;

void bsl_memo_clear (BslMemo *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BslMemo, bsl_memo_clear)

#define BSL_NOT_READ 0xff

/**
 * BslScope:
 *
 * What a condition is read against: answers, days, and, for a check, an offer. What the answers
 * alone decide is read once, when the scope is made; afterwards only offer, memo and market change. A
 * plain copy borrows everything.
 */
typedef struct
{
  BslRuleBase *rules;
  BslAnswers *answers;
  BslDate days[BSL_N_DAYS]; /* BSL_DATE_NONE: unknown */
  guint8 *outcomes;         /* by named condition that reads answers only: BslTri */
  guint8 *states;           /* by rule: BslTri, the market still unknown */
  const BslOffer *offer;    /* NULL outside checks */
  BslBounds checked_kinds;
  BslMemo *memo; /* of the offer, or NULL: nothing is kept of it */
  BslTri market;
  gboolean contract;        /* words are for a contract: what is not known is left to be filled in */
} BslScope;

/* @on: the day of the decision. Borrows @rules and @answers. */
void bsl_scope_init (BslScope *self, BslRuleBase *rules, BslAnswers *answers, BslDate on);
void bsl_scope_clear (BslScope *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BslScope, bsl_scope_clear)

/* A copy to read one offer after the other with. @memo: zeroed, to be cleared by the caller; or
 * NULL. */
BslScope bsl_scope_for_offers (const BslScope *self, BslMemo *memo);
/* Sets the offer and the kinds it is checked for: those of the asked kinds that it sells; where it
 * sells none of them, what it sells. */
void bsl_scope_set_offer (BslScope *self, const BslOffer *offer);

/* Does the offer sell one of the asked kinds? Where the kinds are open, it may. */
gboolean bsl_scope_sells_asked_kind (const BslScope *self);
/* Services of the need that the offer sells, as bits; none where it sells none of the asked kinds. */
guint64 bsl_scope_get_covered (const BslScope *self);

G_END_DECLS
