/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-evaluation.h"

G_BEGIN_DECLS

/* Offers that together cover as much of the need as any can. */
typedef struct
{
  GPtrArray *offers; /* of const BslOfferFinding*, in the order of the catalogue */
  GArray *missing;   /* of guint: services no offer of the market sells */
} BslCombination;

/* The smallest sets of offers that are eligible or to examine and cover the need: fewest offers,
 * then fewest providers, then fewest to examine, then the order of the catalogue; at most @limit.
 * Services that none of them sells are missing from every set. Empty where the need is open, or
 * nothing of it is sold; NULL where there are too many sets to tell the smallest, see bsl_cover_find(). GPtrArray of
 * BslCombination, owned by the caller. */
GPtrArray *bsl_evaluation_find_combinations (BslEvaluation *self, guint limit);
/* What is to be done where services are missing from every set, as the data say it. */
const char *bsl_evaluation_get_missing_duty (BslEvaluation *self, BslLang lang);

G_END_DECLS
