/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-evaluation.h"

G_BEGIN_DECLS

typedef enum
{
  BSL_DIFFERENCE_ANSWER,
  BSL_DIFFERENCE_CONCLUSION,
  BSL_DIFFERENCE_RULE,
  BSL_DIFFERENCE_OFFER,
  /* only between records of evaluations */
  BSL_DIFFERENCE_DATE,
  BSL_DIFFERENCE_LAW,
  BSL_DIFFERENCE_CATALOGUE,
  BSL_DIFFERENCE_STOP,
  BSL_DIFFERENCE_CHECK, /* id: "offer/rule" */
} BslDifferenceKind;

extern const char *const bsl_difference_words[];

/* One thing that two evaluations do not say alike. Words are those of the files: "eligible",
 * "applies"; NULL where one side does not know the thing at all. */
typedef struct
{
  BslDifferenceKind kind;
  char *id;
  char *title;   /* in the language asked for */
  char *before, *after;
  char **reasons; /* why it is now as it is; NULL-terminated */
} BslDifference;

/* What differs from @before to @after: answers, conclusions, rules, offers, in this order.
 * GPtrArray of BslDifference, owned by the caller. */
GPtrArray *bsl_evaluation_compare (BslEvaluation *before, BslEvaluation *after, BslLang lang);

GPtrArray *bsl_differences_new (void);
/* Adds a difference unless both sides say the same; takes @reasons (may be NULL). */
void bsl_differences_add (GPtrArray *differences, BslDifferenceKind kind, const char *id, const char *title,
                          const char *before, const char *after, char **reasons);

G_END_DECLS
