/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/report/bsl-builder-private.h"
#include "app/rules/bsl-reopening.h"

G_BEGIN_DECLS

/* Something that two versions do not say alike, in words. */
typedef struct
{
  const char *kind; /* "answer", "text", "rule" …: see data/report/README.md */
  char *title;
  char *before, *after; /* NULL: nothing */
  char *ground;         /* why, or NULL */
} BslVersionDifference;

/**
 * BslVersions:
 *
 * The version before and the one after, as the options of a builder name them, beside each other.
 */
struct _BslVersions
{
  BslBuilder *builder;
  BslProject *before;     /* borrowed */
  BslRecord *old;         /* borrowed; NULL where it is not kept */
  BslRecord *new, *made;  /* @made is owned: the evaluation as it is now */
  GPtrArray *differences; /* of BslVersionDifference, those of a kind one after the other */
  BslStanding standing;   /* of what was chosen or, where nothing was, recommended before */
  gboolean chosen;
};

/* The options of @builder must name a version. */
BslVersions *bsl_versions_new (BslBuilder *builder);
void bsl_versions_free (BslVersions *self);

/* Takes @before and @after. */
BslVersionDifference *bsl_versions_add (BslVersions *self, const char *kind, const char *title, char *before, char *after);
/* Title, answers, texts and what else people wrote. */
void bsl_versions_compare_projects (BslVersions *self);
/* Law, catalogue, verdicts, and what has become of the choice; both records are there. */
void bsl_versions_compare_records (BslVersions *self);

G_END_DECLS
