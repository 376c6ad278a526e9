/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/study/bsl-scorings.h"

G_BEGIN_DECLS

/* "3 – Seen in a trial", or that there is no level. To be freed. */
char *bsl_scoring_words_dup_level (const BslGrid *grid, const BslGivenLevel *given, BslLang lang);
/* Each person with the level they gave, then the common one, a line each. To be freed. */
char *bsl_scoring_words_dup_given (BslProject *project, BslStudy *study, const BslGap *gap, BslLang lang);

G_END_DECLS
