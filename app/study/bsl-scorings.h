/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/study/bsl-study.h"

G_BEGIN_DECLS

/* Scorings that several people made apart from each other, each in a copy of the project, and brought together in one:
 * list "scorings" in the member "study" of its file, see data/project.schema.json. They count for nothing by
 * themselves: what counts is the level the project gives, common to all, with its reason. */

/* One person's scoring; borrowed from the project, as long as its member "study" is not replaced. */
typedef struct
{
  const char *by; /* "" where the file does not say */
  BslDate on;     /* the day it was brought in, or none */
} BslScoringOf;

/* How the scorings of an offer on a scale stand to each other. */
typedef enum
{
  BSL_GAP_OPEN,    /* the project gives no level that counts, or none with a reason */
  BSL_GAP_SETTLED, /* they differ, or not everyone gave one, and it does */
  BSL_GAP_NONE,    /* several gave one, all the same, and so does the project */
  BSL_N_GAPS,
} BslGapState;

/* What several people gave for one offer on one scale. */
typedef struct
{
  guint offer; /* of the study */
  const BslScale *scale;
  int low, high; /* the lowest and the highest level given */
  guint n_given; /* by how many people, at least one */
  BslGivenLevel common;
  BslGapState state;
} BslGap;

guint bsl_scorings_get_n (BslProject *project);
BslScoringOf bsl_scorings_get (BslProject *project, guint index);
/* The level of the scoring at @index; -1 for none. */
BslGivenLevel bsl_scorings_get_level (BslProject *project, guint index, const BslGrid *grid, const char *offer, const BslScale *scale);
/* Of @grid, in the order of offers and scales of @study, where the catalogue does not decide and somebody gave a level;
 * widest first, open before settled before agreed. To be unreffed. */
GArray *bsl_scorings_find_gaps (BslStudy *study, BslProject *project);

/* Whether there is a scoring of @by. */
gboolean bsl_scorings_has (BslProject *project, const char *by);
/* The member "study" of @project with @levels as the scoring of @by, which takes the place of an earlier one of the
 * same name. To be unreffed. */
JsonNode *bsl_scorings_with (BslProject *project, JsonNode *levels, const char *by, BslDate on);
/* As many are held as are read: no other one can be added. */
gboolean bsl_scorings_is_full (BslProject *project);
/* The same without the one at @index, which has to be there; NULL where nothing is left of the member. */
JsonNode *bsl_scorings_without (BslProject *project, guint index);
/* Form "boussole-scorings" version 1. */
JsonNode *bsl_scorings_to_json (BslStudy *study, BslProject *project);

G_END_DECLS
