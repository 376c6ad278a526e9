/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/study/bsl-study-record.h"

G_BEGIN_DECLS

/* Who says at which level an offer is. */
typedef enum
{
  BSL_LEVEL_UNKNOWN,
  BSL_LEVEL_FACTS,  /* the catalogue decides; what a person gave is not used */
  BSL_LEVEL_PERSON,
} BslLevelOrigin;

typedef struct
{
  guint low, high; /* of the scale; the same twice where it is known */
  BslLevelOrigin origin;
  BslGivenLevel given; /* what is recorded, used or not */
} BslLevel;

/**
 * BslStudy:
 *
 * The market study of a project: the offers that passed the rules and sell something of the need, compared on a grid
 * of criteria, as the project recorded it when the study was made. It changes no verdict.
 */
typedef struct _BslStudy BslStudy;

/* Without offers where the evaluation stopped. Holds @evaluation, whose rules @grid is of. */
BslStudy *bsl_study_new (BslEvaluation *evaluation, BslProject *project, const BslGrid *grid);
void bsl_study_free (BslStudy *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslStudy, bsl_study_free)

BslEvaluation *bsl_study_get_evaluation (const BslStudy *self);
const BslGrid *bsl_study_get_grid (const BslStudy *self);
guint bsl_study_get_n_offers (const BslStudy *self);
/* In the order of the catalogue. */
const BslOfferFinding *bsl_study_get_offer (const BslStudy *self, guint index);
/* -1 where it is not compared. */
int bsl_study_find_offer (const BslStudy *self, const char *id);
const BslLevel *bsl_study_get_level (const BslStudy *self, guint offer, const BslScale *scale);
/* The level of a criterion where the weakest counts, or of the whole with NULL. */
void bsl_study_get_weakest (const BslStudy *self, guint offer, const BslGridCriterion *criterion, guint *low, guint *high);
/* Computed with the weights recorded. Its offers and criteria are those of the study, in their order. Borrowed: whoever
 * moves a weight computes it again. */
BslScoring *bsl_study_get_scoring (BslStudy *self);
/* Instead of who has the first place. */
enum
{
  BSL_FIRST_NONE = -1,
  BSL_FIRST_SHARED = -2,
};

/* Who has the first place, and the weights of @criterion, up to BSL_STUDY_MAX_WEIGHT, for which it keeps it: BSL_FIRST_NONE
 * where nobody has it or nothing else is compared, BSL_FIRST_SHARED where several have it, and @interval is not set. */
int bsl_study_find_interval (BslStudy *self, const BslGridCriterion *criterion, BslInterval *interval);
/* The criteria a caution is about now (of const BslGridCriterion*, borrowed; empty where it is about none), or NULL where
 * it is not to be shown. To be unreffed. */
GPtrArray *bsl_study_find_cautioned (BslStudy *self, const BslGridCaution *caution);
/* Its title, and those criteria by name. NULL where it is not to be shown. To be freed. */
char *bsl_study_dup_caution (BslStudy *self, const BslGridCaution *caution, BslLang lang);

/* Form "boussole-study" version 1. */
JsonNode *bsl_study_to_json (BslStudy *self, BslLang lang);

G_END_DECLS
