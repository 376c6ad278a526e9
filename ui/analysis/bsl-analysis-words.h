/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-analysis-record.h"
#include "ui/bsl-session.h"
#include "ui/common/bsl-words.h"

G_BEGIN_DECLS

/* Where the analysis stands: icon and style; @title ("To be completed by: data administrator") and
 * @description (what is missing, or who attested it) to be freed. */
BslWord bsl_analysis_dup_status (const BslAnalysis *analysis, BslSession *session, char **title, char **description);

/* "yes", "no", "to be settled" */
const char *bsl_topic_get_word (BslTri value);

/* "Availability: no · Confidentiality: yes", or "Yes". To be freed. */
char *bsl_topic_dup_words (const BslAnalysis *analysis, BslProject *project, const BslTopic *topic, BslLang lang);

G_END_DECLS
