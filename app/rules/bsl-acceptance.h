/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-expectation.h"
#include "app/rules/bsl-library.h"

G_BEGIN_DECLS

/**
 * BslAcceptance:
 *
 * The outcome of an acceptance case: a project, a day, and what the evaluation must say. Only what
 * the case names is compared.
 */
typedef struct
{
  char *id;
  BslText title;           /* what the case is about */
  BslDate on;
  GPtrArray *expectations; /* of BslExpectation */
  guint n_failed;          /* of these, how many do not hold */
} BslAcceptance;

void bsl_acceptance_free (BslAcceptance *self);

/* After each file; of @total files @done are read. */
typedef void (*BslAcceptanceProgress) (guint done, guint total, gpointer data);

/* Runs every *.json of @directory, in name order, until @cancellable (may be NULL) is cancelled. The
 * cases speak English; "titles/fr.json" beside them holds their titles in French. What is no case adds
 * a problem. GPtrArray of BslAcceptance, owned by the caller. The library must be loaded. */
GPtrArray *bsl_acceptance_run_all (BslLibrary *library, const char *directory, GCancellable *cancellable,
                                   BslAcceptanceProgress progress, gpointer data, BslProblems *problems);

G_END_DECLS
