/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-outcome.h"

G_BEGIN_DECLS

/* "Awarded", "No Suitable Offer", "Abandoned" */
const char *bsl_outcome_words_for (BslOutcomeKind kind);
/* "Awarded: Offer A, 12 March 2027"; @outcome NULL: it goes on. To be freed. */
char *bsl_outcome_words_dup (const BslOutcome *outcome, BslLang lang);
/* The same of the member of the file; NULL where it holds none. */
char *bsl_outcome_words_dup_from_json (JsonNode *json, BslLang lang);

G_END_DECLS
