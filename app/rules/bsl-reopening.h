/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-record.h"

G_BEGIN_DECLS

/* What has become of what was recommended. */
typedef enum
{
  BSL_STANDING_HOLDS,   /* all of it still is; of what was awarded, eligible */
  BSL_STANDING_WEAKER,  /* some of it is not */
  BSL_STANDING_FALLEN,  /* nothing of it is, or the tool stops now */
  BSL_STANDING_NONE,    /* nothing was recommended, and nothing is now */
  BSL_STANDING_NEW,     /* nothing was, something is now */
} BslStanding;

/* "holds", "weaker", "fallen", "none", "new" */
extern const char *const bsl_standing_words[];

/* What there is to do. */
typedef enum
{
  BSL_TODO_NOTHING = 0,
  BSL_TODO_READ_LAW = 1 << 0,       /* a rule applies that did not, or no longer */
  BSL_TODO_ANSWER = 1 << 1,         /* questions are open that were not */
  BSL_TODO_EXAMINE_LOST = 1 << 2,   /* offers that are no longer recommended */
  BSL_TODO_EXAMINE_GAINED = 1 << 3, /* offers that are eligible now */
  BSL_TODO_AMEND = 1 << 4,          /* the frozen file no longer says what is so */
  BSL_TODO_CONTRACT = 1 << 5,       /* an awarded offer is no longer eligible */
} BslTodo;

/* What changed since an evaluation was last seen, and what follows from it. */
typedef struct
{
  GPtrArray *differences; /* of BslDifference */
  gboolean law_changed, catalogue_changed, date_changed; /* the editions, not what they say */
  BslStanding standing;
  char **lost;      /* offers, by id: recommended then and not now, or awarded and not eligible now */
  char **gained;    /* recommended now and not then */
  gboolean recommends_otherwise; /* other offers, as far as the earlier record tells what they sell of the need */
  char **questions; /* open now and not then */
  BslTodo todo;
} BslReopening;

/* What has become from one record to a later one of @counted, offers by id; NULL or empty: of what was recommended.
 * @lost: of @counted, those not eligible later; else those not recommended later; @gained: offers recommended later and not before; g_strfreev(). */
BslStanding bsl_standing_judge (BslRecord *before, BslRecord *after, const char *const *counted, char ***lost, char ***gained);

/* @awarded: offers of the outcome, by id, or NULL: it is they that count then, not what was
 * recommended. @frozen: whether the project is. */
BslReopening *bsl_reopening_new (BslRecord *before, BslEvaluation *now, const char *const *awarded, gboolean frozen,
                                 BslLang lang);
void bsl_reopening_free (BslReopening *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslReopening, bsl_reopening_free)

/* Whether there is anything to tell: law and catalogue may have changed without effect. */
gboolean bsl_reopening_matters (const BslReopening *self);

G_END_DECLS
