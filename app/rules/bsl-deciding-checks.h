/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-evaluation.h"

G_BEGIN_DECLS

/* The checks that decide the verdict of @offer, the weightiest first: those not met; those to examine,
 * a rule that applies before one that only may; of an eligible offer those met by which the most others
 * fall. Of const BslCheck*, owned by the caller. */
GPtrArray *bsl_evaluation_find_deciding_checks (BslEvaluation *self, const BslOfferFinding *offer);

G_END_DECLS
