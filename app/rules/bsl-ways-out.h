/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-change.h"

G_BEGIN_DECLS

/* Changes that together give an offer the verdict wanted; no part of them does. */
typedef struct
{
  GArray *changes; /* of BslChange: of the offer, then of the project; or one of time alone */
} BslWayOut;

/* The smallest sets of changes with which the verdict on an offer would be @goal, or better, where
 * it is worse: those of the offer first, then of the project, of both, of time; the fewest changes
 * first. What may change stands in data/rules/ways-out.json; an answer is corrected or a part of it
 * given up, never withdrawn, and one that is open is a question and no change: while one decides,
 * nothing makes the offer eligible, but what excludes it can still be lifted. All sets of up to four
 * changes are found, at most eight are kept; where there is none so small, one larger set of changes
 * of the offer. GPtrArray of BslWayOut, owned by the caller. */
GPtrArray *bsl_evaluation_find_ways_to (BslEvaluation *self, const BslOfferFinding *offer, BslVerdict goal);
/* Those that make it eligible. */
GPtrArray *bsl_evaluation_find_ways_out (BslEvaluation *self, const BslOfferFinding *offer);

G_END_DECLS
