/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

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
  char *title;
  GPtrArray *differences; /* of char*: "offers.aws-paris: expected …, found …"; empty: it holds */
} BslAcceptance;

void bsl_acceptance_free (BslAcceptance *self);

/* Runs every *.json of @directory, in name order. What is no case adds a problem. GPtrArray of
 * BslAcceptance, owned by the caller. The library must be loaded. */
GPtrArray *bsl_acceptance_run_all (BslLibrary *library, const char *directory, BslProblems *problems);

G_END_DECLS
