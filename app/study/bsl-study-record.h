/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-project.h"
#include "app/rules/bsl-grid.h"
#include "app/study/bsl-scoring.h"

G_BEGIN_DECLS

/* What a project records of its market study: the member "study" of its file, see data/project.schema.json. Whatever
 * else it holds is kept; what is of another form counts as not there. */
#define BSL_EXTRA_STUDY "study"

/* Its member of the levels people gave, by grid, offer and scale. */
#define BSL_STUDY_LEVELS "levels"

#define BSL_STUDY_MAX_WEIGHT 100

/* A level somebody gave. */
typedef struct
{
  int level;          /* -1: none */
  const char *reason; /* "" where none is given; borrowed */
  const char *by;     /* who, or "" */
  BslDate on;
} BslGivenLevel;

/* The grid in use; the first of @rules where none is recorded; NULL where they have none. */
const BslGrid *bsl_study_record_get_grid (BslProject *project, BslRuleBase *rules);
BslUnknowns bsl_study_record_get_unknowns (BslProject *project);
/* Whether offers that are still to be examined are compared too. */
gboolean bsl_study_record_get_to_examine (BslProject *project);
guint bsl_study_record_get_weight (BslProject *project, const BslGrid *grid, const BslGridCriterion *criterion);
/* Some weight of @grid is the buyer's own. */
gboolean bsl_study_record_has_weights (BslProject *project, const BslGrid *grid);
/* Of an object with the member "levels"; NULL counts as empty. */
BslGivenLevel bsl_study_record_read_level (JsonNode *record, const BslGrid *grid, const char *offer, const BslScale *scale);
BslGivenLevel bsl_study_record_get_level (BslProject *project, const BslGrid *grid, const char *offer, const BslScale *scale);

/* The member with one thing changed, for bsl_history_set_extra(); NULL where nothing is left to record. To be
 * unreffed. */
JsonNode *bsl_study_record_with_grid (BslProject *project, const BslGrid *grid);
JsonNode *bsl_study_record_with_unknowns (BslProject *project, BslUnknowns unknowns);
JsonNode *bsl_study_record_with_to_examine (BslProject *project, gboolean to_examine);
JsonNode *bsl_study_record_with_weight (BslProject *project, const BslGrid *grid, const BslGridCriterion *criterion, guint weight);
/* The weights of @grid as it comes. */
JsonNode *bsl_study_record_without_weights (BslProject *project, const BslGrid *grid);
/* @given: level -1 takes the level out, and its reason stays; without a reason nothing is left. */
JsonNode *bsl_study_record_with_level (BslProject *project, const BslGrid *grid, const char *offer, const BslScale *scale,
                                       const BslGivenLevel *given);

G_END_DECLS
