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

/* One thing that would have to change. Plain data. */
typedef struct
{
  BslChangeKind kind;
  const BslAttribute *attribute;
  const BslQuestion *question;
  BslValue before, value; /* fact, answer: as it is and as it would have to be */
  BslDate day;
  BslDate expected; /* fact: the day the provider announced for it, or BSL_DATE_NONE */
} BslChange;

/* "Certification HDS : oui (constaté : non)". To be freed. */
char *bsl_change_to_words (BslEvaluation *evaluation, const BslChange *self, BslLang lang);

G_END_DECLS
