/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/study/bsl-scorings.h"

G_BEGIN_DECLS

/* What people who scored apart gave, in words of the interface. */

/* "3 – Seen in a trial", or that there is no level. To be freed. */
char *bsl_scoring_words_dup_level (const BslGrid *grid, const BslGivenLevel *given, BslLang lang);
/* Each person with the level they gave, a line each. To be freed. */
char **bsl_scoring_words_dup_given (BslProject *project, BslStudy *study, const BslGap *gap, BslLang lang);
/* The level in common in such a line. To be freed. */
char *bsl_scoring_words_dup_common (BslStudy *study, const BslGap *gap, BslLang lang);
/* Who made a scoring, or that it has no name. */
const char *bsl_scoring_words_get_name (BslScoringOf scoring);

G_END_DECLS
