/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-change.h"
#include "app/rules/bsl-evaluation-private.h"

G_BEGIN_DECLS

#define BSL_MAX_CANDIDATES 24

/* A change worth trying. One of a set answer gives up a single option. */
typedef struct
{
  BslChange change;
  BslFact *fact; /* a fact as it would be, or NULL */
} BslCandidate;

void bsl_candidate_free (BslCandidate *self);
/* Whether both can be had together: two values of one fact or of one answer cannot, two options of
 * a set answer can be given up. */
gboolean bsl_candidates_agree (const BslCandidate *a, const BslCandidate *b);
void bsl_candidate_set_value (BslCandidate *self, const BslValue *value);

/* What the conditions of the checks that are not passed would rather find: facts of the offer within
 * reach, then answers that may be corrected. GPtrArray of BslCandidate, at most
 * BSL_MAX_CANDIDATES, owned by the caller. */
GPtrArray *bsl_find_candidates (BslEvaluation *evaluation, const BslOfferFinding *finding);

G_END_DECLS
