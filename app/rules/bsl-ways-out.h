/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-evaluation.h"

G_BEGIN_DECLS

typedef enum
{
  BSL_CHANGE_FACT,   /* the offer would have to be so: a qualification, a certificate, a region */
  BSL_CHANGE_ANSWER, /* the project would have to ask for this: a kind, a need dropped */
  BSL_CHANGE_DAY,    /* it is so from that day on, by the facts already known */
} BslChangeKind;

/* One thing that would have to change. */
typedef struct
{
  BslChangeKind kind;
  const BslAttribute *attribute;
  const BslQuestion *question;
  BslValue value; /* fact, answer */
  BslDate day;
} BslChange;

/* Changes that together make an offer eligible; taking one away no longer does. */
typedef struct
{
  GArray *changes; /* of BslChange */
} BslWayOut;

/* The smallest sets of changes that would make an offer eligible which is not: first of the offer,
 * then of the project, then of time. What may change stands in data/rules/ways-out.json: a way out
 * never answers less and never turns a buyer into another. Up to four changes of the
 * offer all minimal sets are found, beyond that one. GPtrArray of BslWayOut, owned by the caller. */
GPtrArray *bsl_evaluation_find_ways_out (BslEvaluation *self, const BslOfferFinding *offer);

/* "Certification HDS : oui". To be freed. */
char *bsl_change_to_words (BslEvaluation *self, const BslChange *change, BslLang lang);

G_END_DECLS
