/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-scope.h"

G_BEGIN_DECLS

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
/* The same of a named condition; read once where the scope keeps it. */
BslTri bsl_named_condition_evaluate (const BslNamedCondition *self, const BslScope *scope);

/* Adds to @reasons (of char*) the sentences of the parts that decided, each once. */
void bsl_condition_explain (const BslCondition *self, const BslScope *scope, BslLang lang, GPtrArray *reasons);

/* Sets the flag of every question whose open answer could help to settle the condition, which is not.
 * @open is indexed by question. No other answer settles it; some of these may not either, where a
 * fact of the offer is not known. */
void bsl_condition_find_open (const BslCondition *self, const BslScope *scope, gboolean *open);

/* Sets the flag of every question whose answer the condition may read, given or not, at any depth. */
void bsl_condition_find_read (const BslCondition *self, const BslRuleBase *rules, gboolean *read);

/* Marks the named conditions and thresholds the condition rests on, at any depth. */
void bsl_condition_mark_used (const BslCondition *self, BslRuleBase *rules);

/* The value at the consultation date of the scope; FALSE where none is known for that day. */
gboolean bsl_threshold_get_value (const BslThreshold *self, BslDate on, double *value);

G_END_DECLS
