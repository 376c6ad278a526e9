/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/bsl-session.h"

G_BEGIN_DECLS

/* @before or @after is NULL where there was or is nothing. */
typedef void (*BslStudyChangeFunc) (gpointer data, const char *title, const char *before, const char *after);

/* What differs between two of the member BSL_EXTRA_STUDY (NULL: none), each thing once: criteria, weights, levels,
 * scorings brought in. Offers have the names of @evaluation. */
void bsl_study_changes_visit (BslSession *session, BslEvaluation *evaluation, JsonNode *before, JsonNode *after,
                              BslStudyChangeFunc visit, gpointer data);
/* The same of BSL_EXTRA_COST: months, quantities, prices. */
void bsl_cost_changes_visit (BslSession *session, BslEvaluation *evaluation, JsonNode *before, JsonNode *after,
                             BslStudyChangeFunc visit, gpointer data);

G_END_DECLS
