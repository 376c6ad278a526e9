/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-evaluation.h"

G_BEGIN_DECLS

/* Scales have the levels 0 to 4. */
#define BSL_GRID_TOP 4
#define BSL_GRID_N_LEVELS (BSL_GRID_TOP + 1)

/* Where @when holds, and none before it does, the catalogue decides the level. */
typedef struct
{
  guint level;
  BslCondition *when;
} BslDecider;

/* What gets a level: a criterion, or one of the parts of it that count the same. */
typedef struct
{
  guint index; /* among the scales of the grid */
  char *id;
  BslText title;
  BslText question; /* what to look at */
  BslText tender;   /* what to ask in a consultation; may be empty */
  BslText levels[BSL_GRID_N_LEVELS];
  GArray *deciders; /* of BslDecider, in order; may be empty */
  GPtrArray *facts; /* of const BslAttribute*: what they read, to be shown */
} BslScale;

typedef struct
{
  guint index;
  char *id;
  BslText title;
  BslText help;      /* may be empty */
  guint weight;      /* where the buyer has set none */
  GPtrArray *scales; /* of BslScale; one of its own title, or its parts */
} BslGridCriterion;

/* What is to be said of weights and scores; @when: see bsl_caution_words. */
typedef enum
{
  BSL_CAUTION_ALWAYS,
  BSL_CAUTION_WEIGHTLESS,   /* a criterion has no weight */
  BSL_CAUTION_WITHOUT_GAP,  /* a criterion with weight tells no offer from another */
  BSL_CAUTION_DOMINANT,     /* a criterion weighs more than all others together */
  BSL_CAUTION_UNREASONED,   /* a level was given without a reason */
  BSL_CAUTION_LITTLE_KNOWN, /* less than half of the score of an offer is known */
  BSL_N_CAUTIONS,
} BslCautionWhen;

extern const char *const bsl_caution_words[];

typedef struct
{
  char *id;
  BslCautionWhen when;
  BslText title;
  BslText text;
  GPtrArray *references; /* of BslReference */
} BslGridCaution;

/**
 * BslGrid:
 *
 * Criteria with their fixed scales, to compare offers that passed the rules. It never changes a verdict. All of it is
 * data, see data/rules/criteria.json.
 */
typedef struct
{
  char *id;
  BslText title;
  BslText intro;
  BslText weights;       /* where the weights come from */
  gboolean weakest;      /* the weakest scale is the level of the whole, as it is of each criterion */
  BslText level_name;    /* "SEAL-{level}", or empty: the number alone */
  GPtrArray *references; /* of BslReference */
  GPtrArray *criteria;   /* of BslGridCriterion */
  GPtrArray *scales;     /* of BslScale, all of them, borrowed */
  guint unit;            /* a level of one scale alone in its criterion, in whole parts: see bsl_grid_scale_unit() */
} BslGrid;

guint bsl_rule_base_get_n_grids (BslRuleBase *self);
const BslGrid *bsl_rule_base_get_grid (BslRuleBase *self, guint index);
const BslGrid *bsl_rule_base_find_grid (BslRuleBase *self, const char *id);
guint bsl_rule_base_get_n_cautions (BslRuleBase *self);
const BslGridCaution *bsl_rule_base_get_caution (BslRuleBase *self, guint index);

const BslScale *bsl_grid_find_scale (const BslGrid *self, const char *id);
const BslGridCriterion *bsl_grid_find_criterion (const BslGrid *self, const char *id);
/* What one level of a scale of @criterion adds to its mark: the parts of a criterion share its weight. */
guint bsl_grid_scale_unit (const BslGrid *self, const BslGridCriterion *criterion);
/* What a level is called: "SEAL-3", "3". To be freed. */
char *bsl_grid_dup_level (const BslGrid *self, guint level, BslLang lang);

/* Between which levels the catalogue leaves @scale for @offer: the same twice where it decides. */
void bsl_evaluation_read_scale (BslEvaluation *self, const BslOfferFinding *offer, const BslScale *scale, guint *low,
                                guint *high);

/* For the reader. */
BslGrid *bsl_grid_new (void);
BslGridCriterion *bsl_grid_criterion_new (BslGrid *grid);
BslScale *bsl_scale_new (BslGrid *grid, BslGridCriterion *criterion);
void bsl_grid_settle (BslGrid *self);
void bsl_grid_free (BslGrid *self);
void bsl_grid_caution_free (BslGridCaution *self);

G_END_DECLS
