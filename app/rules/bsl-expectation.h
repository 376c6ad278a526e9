/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-evaluation.h"

G_BEGIN_DECLS

/* Something an acceptance case says of an evaluation, and whether it is so. Words are those of the
 * evaluation as JSON: "applies", "eligible", "pass". */
typedef struct
{
  const char *section; /* "stop", "conclusions", "obligations", "offers", "checks", "found",
                          "conditions", "no-conditions", "questions" */
  char *offer;         /* or NULL */
  char *id;            /* of the rule, the conclusion or the question; NULL where @offer is it */
  char **expected;     /* words of which one is enough; none: nothing is expected */
  char *found;         /* NULL: nothing */
  gboolean holds;
} BslExpectation;

void bsl_expectation_free (BslExpectation *self);

/* TRUE where @id is that of a rule. */
gboolean bsl_expectation_is_about_rule (const BslExpectation *self);

/* "checks.OFFER.RULE". To be freed. */
char *bsl_expectation_dup_place (const BslExpectation *self);
/* "checks.OFFER.RULE: expected pass, found fail". To be freed. */
char *bsl_expectation_to_words (const BslExpectation *self);

/* What @json, the "expect" of a case, says of @evaluation. Problems are added where it is of another
 * form. GPtrArray of BslExpectation, owned by the caller. */
GPtrArray *bsl_expectations_compare (const BslJson *json, BslEvaluation *evaluation);

G_END_DECLS
