/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/study/bsl-scorings.h"

G_BEGIN_DECLS

/* Scoring apart goes by file: a copy of the project that shows nobody's levels goes out, and comes back with the levels
 * of who scored. */

/* The project file of the copy: its title, answers, notes, prices, grid, weights and options of the study; no level, no
 * scoring, no log, nothing else. Another project than the one it is of: it has no identifier. */
GBytes *bsl_scoring_copy_to_bytes (BslProject *project);

/* What bringing in a scoring gives. */
typedef struct
{
  JsonNode *record;   /* the member "study" with it */
  char *by;           /* who scored or, where the levels do not say, the name of the file, apart from all others */
  gboolean again;     /* it takes the place of an earlier one of the same name */
  gboolean same_need; /* it answers every question as the project does */
} BslScoringBrought;

void bsl_scoring_brought_free (BslScoringBrought *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslScoringBrought, bsl_scoring_brought_free)

/* The levels that @other gives and @project does not, as a scoring of the day @on; @path is that of the file of
 * @other. @project stays as it is. Fails with BSL_ERROR_INVALID where it gives none of @grid (which may be NULL). */
BslScoringBrought *bsl_scoring_copy_bring_in (BslProject *project, BslProject *other, const BslGrid *grid, const char *path,
                                              BslDate on, GError **error);

G_END_DECLS
