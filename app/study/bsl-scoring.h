/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What an unknown level counts as. */
typedef enum
{
  BSL_UNKNOWNS_TOLERANT, /* the best it may be */
  BSL_UNKNOWNS_CAUTIOUS, /* the worst it may be */
  BSL_UNKNOWNS_STRICT,   /* an offer with one that weighs has no place */
  BSL_N_UNKNOWNS,
} BslUnknowns;

/* "tolerant", "cautious", "strict" */
extern const char *const bsl_unknowns_words[];

/* What an offer gets for a criterion, from 0 to the top of the scale: one number, or all that it may be. */
typedef struct
{
  guint low, high;
} BslMark;

typedef struct
{
  guint place;      /* 1: first; equal scores share a place; 0: none */
  gboolean shared;  /* somebody else has the same place */
  gboolean near;    /* one level more for one criterion would bring it level with the first */
  double score;     /* 0 to 100 */
  double low, high; /* between which it lies, whatever the unknown levels turn out to be */
  double known;     /* how much of the score is known, 0 to 1 */
} BslScore;

/* The whole weights of a criterion, the others as they are, for which an offer stays first or shares the first place.
 * Where the unknown is taken strictly, it may have a place only without the criterion: it then is its own rival above. */
typedef struct
{
  guint low, high;           /* both hold; G_MAXUINT: without end */
  int rival_low, rival_high; /* who is first at the weight next to that bound, or -1 where there is none */
} BslInterval;

/**
 * BslScoring:
 *
 * The plain weighted sum of marks on fixed scales, in whole numbers, so that equal is equal: an offer that is added
 * or taken away changes the score of no other. Weights are whole numbers of at least 0.
 */
typedef struct _BslScoring BslScoring;

/* @top: the highest mark; @level: how much of it one level is. */
BslScoring *bsl_scoring_new (guint n_offers, guint n_criteria, guint top, guint level);
void bsl_scoring_free (BslScoring *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslScoring, bsl_scoring_free)

void bsl_scoring_set_mark (BslScoring *self, guint offer, guint criterion, BslMark mark);
BslMark bsl_scoring_get_mark (const BslScoring *self, guint offer, guint criterion);
void bsl_scoring_set_weight (BslScoring *self, guint criterion, guint weight);
guint bsl_scoring_get_weight (const BslScoring *self, guint criterion);
void bsl_scoring_set_unknowns (BslScoring *self, BslUnknowns unknowns);

/* To be called after the changes, before what follows. */
void bsl_scoring_compute (BslScoring *self);

guint bsl_scoring_get_n_offers (const BslScoring *self);
const BslScore *bsl_scoring_get (const BslScoring *self, guint offer);
/* Places of offers from the first to those without one, equal ones in their order. Borrowed, of guint. */
const GArray *bsl_scoring_get_order (const BslScoring *self);
/* Whether the first place is the same whatever the unknown levels turn out to be. FALSE where it is shared, or nobody
 * has it. */
gboolean bsl_scoring_is_settled (const BslScoring *self);
/* Some criterion has a weight; where none has, there are neither scores nor places. */
gboolean bsl_scoring_weighs (const BslScoring *self);
/* @offer has the first place. */
BslInterval bsl_scoring_find_interval (const BslScoring *self, guint offer, guint criterion);
/* An offer that is at least as good for every criterion and better for one, whatever the weights and the unknown
 * levels; -1 where there is none. */
int bsl_scoring_find_better (const BslScoring *self, guint offer);

G_END_DECLS
