/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-project.h"
#include "app/rules/bsl-analysis.h"

G_BEGIN_DECLS

/* What a project records of a guided analysis: the member "analyses" of its file, see
 * data/project.schema.json. Whatever else it holds is kept; what is of another form counts as not
 * there. */
#define BSL_EXTRA_ANALYSES "analyses"

typedef enum
{
  BSL_ATTESTED_NAME,
  BSL_ATTESTED_FUNCTION,
  BSL_ATTESTED_DATE, /* ISO day */
  BSL_N_ATTESTED,
} BslAttested;

BslTri bsl_analysis_get_value (const BslAnalysis *self, BslProject *project, const BslTopic *topic, const BslCriterion *criterion);
/* "" where none is given. Borrowed. */
const char *bsl_analysis_get_reason (const BslAnalysis *self, BslProject *project, const BslTopic *topic,
                                     const BslCriterion *criterion);
const char *bsl_analysis_get_attested (const BslAnalysis *self, BslProject *project, BslAttested what);

/* The member of the file with one thing changed, for bsl_history_set_extra(); NULL where nothing is left
 * to record. @reason and @text may be "". To be unreffed. */
JsonNode *bsl_analysis_with_criterion (const BslAnalysis *self, BslProject *project, const BslTopic *topic,
                                       const BslCriterion *criterion, BslTri value, const char *reason);
JsonNode *bsl_analysis_with_attested (const BslAnalysis *self, BslProject *project, BslAttested what, const char *text);

/* What the recorded values come to. */
BslTri bsl_analysis_get_topic_outcome (const BslAnalysis *self, BslProject *project, const BslTopic *topic);
BslTri bsl_analysis_get_part_outcome (const BslAnalysis *self, BslProject *project, const BslAnalysisPart *part);
BslTri bsl_analysis_get_outcome (const BslAnalysis *self, BslProject *project);

/* FALSE for the parts after one that does not hold: they change nothing any more. */
gboolean bsl_analysis_needs_part (const BslAnalysis *self, BslProject *project, const BslAnalysisPart *part);

typedef struct
{
  guint n_open;     /* criteria that could still settle it */
  guint n_bare;     /* criteria answered without a reason */
  gboolean attested; /* name, function and day */
} BslAnalysisState;

BslAnalysisState bsl_analysis_get_state (const BslAnalysis *self, BslProject *project);
/* Something of it is recorded. */
gboolean bsl_analysis_is_begun (const BslAnalysis *self, BslProject *project);
gboolean bsl_analysis_is_complete (const BslAnalysis *self, BslProject *project);
/* Whether people are to see it: it may be needed, or it is begun. @evaluation is of @project. */
gboolean bsl_analysis_is_concerned (const BslAnalysis *self, BslProject *project, BslEvaluation *evaluation);
/* Whether the document has to wait for it: it may be needed, and it is not complete. */
gboolean bsl_analysis_is_awaited (const BslAnalysis *self, BslProject *project, BslEvaluation *evaluation);

G_END_DECLS
