/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-tri.h"
#include "app/rules/bsl-rule-base.h"

G_BEGIN_DECLS

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

/* A threshold whose value changes with the day; data/rules/thresholds.json. */
typedef struct
{
  BslDate from;
  double value;
} BslStage;

typedef struct
{
  guint index;
  char *id;
  BslText title;
  GArray *stages;        /* of BslStage, by day */
  GPtrArray *references; /* of BslReference */
  gboolean used;
} BslThreshold;

/* A condition with a name and a sentence for each outcome. */
typedef struct
{
  guint index;
  char *id;
  BslText title;
  BslCondition *when;
  BslText outcome[3]; /* by BslTri; all empty: the parts explain it */
  gboolean reads_offer, reads_market;
  gboolean used;
} BslNamedCondition;

/* What is known of a set: it holds all of @must and nothing outside @may; @nonempty where it is
 * known to hold something. A known set has @must == @may. */
typedef struct
{
  guint64 must, may;
  gboolean nonempty;
} BslBounds;

/**
 * BslScope:
 *
 * What a condition is read against: answers, days, and, for a check, an offer.
 */
typedef struct
{
  BslRuleBase *rules;
  BslAnswers *answers;
  BslDate days[BSL_N_DAYS]; /* BSL_DATE_NONE: unknown */
  const BslOffer *offer;    /* NULL outside checks */
  BslBounds checked_kinds;
  BslTri market;
  guint8 *outcomes; /* by named condition: BslTri, or BSL_NOT_READ */
} BslScope;

#define BSL_NOT_READ 0xff

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

/* Where a condition may stand decides what it may read. */
typedef enum
{
  BSL_READS_ANSWERS = 0,
  BSL_READS_OFFER = 1 << 0,
  BSL_READS_MARKET = 1 << 1,
} BslReads;

/* Reads and types a condition; problems are added at their place. NULL where it is not valid. The
 * named conditions, thresholds and interpretations of @rules must be registered before. */
BslCondition *bsl_condition_new (const BslJson *json, BslRuleBase *rules, BslReads allowed);
/* What the identifier or the value at @json names; NULL or -1 after a problem where it is nothing. */
const BslQuestion *bsl_condition_read_question (const BslJson *json, BslRuleBase *rules);
const BslAttribute *bsl_condition_read_attribute (const BslJson *json, BslRuleBase *rules);
int bsl_condition_read_option (const BslJson *json, const BslDomain *domain);
void bsl_condition_free (BslCondition *self);
gboolean bsl_condition_reads_offer (const BslCondition *self);
gboolean bsl_condition_reads_market (const BslCondition *self);

/* Kleene's value of the condition. NULL is yes. */
BslTri bsl_condition_evaluate (const BslCondition *self, const BslScope *scope);

/* Adds to @reasons (of char*) the sentences of the parts that decided, each once. */
void bsl_condition_explain (const BslCondition *self, const BslScope *scope, BslLang lang, GPtrArray *reasons);

/* Sets the flag of every question whose answer is unknown and keeps the condition from being
 * settled. @open is indexed by question. */
void bsl_condition_find_open (const BslCondition *self, const BslScope *scope, gboolean *open);

/* Calls @visit for each named condition the condition rests on, itself included at any depth. */
void bsl_condition_mark_used (const BslCondition *self, BslRuleBase *rules);

BslBounds bsl_bounds_from_value (const BslValue *value, const BslDomain *domain);

/* The value at the consultation date of the scope; FALSE where none is known for that day. */
gboolean bsl_threshold_get_value (const BslThreshold *self, BslDate on, double *value);

G_END_DECLS
