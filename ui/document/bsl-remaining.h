/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/report/bsl-report.h"

G_BEGIN_DECLS

/* "3 questions to answer, 12 texts to write"; NULL where nothing remains. To be freed. */
char *bsl_remaining_dup_words (BslProject *project, BslEvaluation *evaluation);

G_END_DECLS
