/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-evaluation.h"

G_BEGIN_DECLS

/* The offer as it is on the day of the evaluation, to be kept with the outcome of a procurement:
 * its facts with sources and dates, its prices, and every check. Owned by the caller. */
JsonNode *bsl_offer_copy (BslEvaluation *evaluation, const char *id, BslLang lang);

G_END_DECLS
