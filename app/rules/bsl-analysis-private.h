/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-analysis.h"

G_BEGIN_DECLS

/* Each is owned by what it is added to. */
BslAnalysis *bsl_analysis_new (void);
BslCriterion *bsl_criterion_new (BslAnalysis *analysis);
BslAnalysisPart *bsl_analysis_part_new (BslAnalysis *analysis);
BslTopic *bsl_topic_new (BslAnalysisPart *part);

G_END_DECLS
