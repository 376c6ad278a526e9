/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-analysis-record.h"
#include "ui/bsl-session.h"

G_BEGIN_DECLS

/* What a guided analysis found and the answers of the project say otherwise. */

/* Topics, a line each with what each side says; NULL where they agree. To be freed. */
char *bsl_analysis_dup_differences (const BslAnalysis *analysis, BslSession *session);

/* TRUE where some answer can take over what the analysis found: for a set that is still open, only
 * when all of its topics are settled. */
gboolean bsl_analysis_can_report (const BslAnalysis *analysis, BslSession *session);
/* Takes it over; each answer is a change that can be undone. */
void bsl_analysis_report (const BslAnalysis *analysis, BslSession *session);

G_END_DECLS
