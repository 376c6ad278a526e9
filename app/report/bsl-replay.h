/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-project.h"
#include "app/report/bsl-carried.h"
#include "app/rules/bsl-library.h"
#include "app/rules/bsl-reopening.h"

G_BEGIN_DECLS

typedef enum
{
  BSL_PART_SAME,
  BSL_PART_ALTERED,
  BSL_PART_LOST,  /* it was there */
  BSL_PART_ADDED, /* it was not */
} BslPartState;

/* "same", "altered", "lost", "added" */
extern const char *const bsl_part_state_words[];

/* A section of the text or, in a PDF, a page. */
typedef struct
{
  guint page;    /* from 1; 0: a section */
  char *title;   /* of a section, or NULL */
  BslPartState state;
  char **before; /* lines that no longer stand there; empty where they are not known */
  char **after;  /* lines that did not stand there */
} BslReplayPart;

/* An edition then and now. */
typedef struct
{
  const char *version, *sha256;
  const char *version_now, *sha256_now;
  gboolean same; /* the fingerprints */
} BslReplayEdition;

/**
 * BslReplay:
 *
 * A document held against what its project gives today: evaluated on its day with the rules and the
 * catalogue at hand, and its text against the fingerprints it carries.
 */
typedef struct
{
  BslCarried *carried;
  BslProject *project;       /* NULL where the document leaves it out */
  BslEvaluation *evaluation; /* of today's rules and catalogue on its day; NULL without a project */
  BslReopening *changes;     /* NULL where there is nothing to compare with */
  BslReplayEdition application, rules, catalogue; /* versions are NULL without a seal */
  GPtrArray *parts;          /* of BslReplayPart; NULL where the text cannot be compared */
  guint n_altered;           /* of them, those that are not the same */
  gboolean reordered;        /* every section is the same, but they do not stand in the order they were written in */
  gboolean contradicts;      /* what the project gives is not what the fingerprints say was written */
} BslReplay;

/* Takes @carried. @library must be loaded; @name stands in messages. Fails where the project that the
 * document carries cannot be read. */
BslReplay *bsl_replay_new (BslCarried *carried, BslLibrary *library, const char *name, GError **error);
void bsl_replay_free (BslReplay *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslReplay, bsl_replay_free)

/* Whether everything could be compared: both the evaluation and the text. */
gboolean bsl_replay_is_whole (const BslReplay *self);
/* Whether nothing that was compared differs. Editions may differ without effect. */
gboolean bsl_replay_is_same (const BslReplay *self);

G_END_DECLS
