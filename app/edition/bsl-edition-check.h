/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-problems.h"
#include "app/rules/bsl-library.h"

G_BEGIN_DECLS

/* The data with the folders of @directory in place of those of @shipped, read and found without fault; to be unreffed.
 * NULL with @problems, in which files of @directory are named as in an update. */
BslLibrary *bsl_edition_load (const char *shipped, const char *directory, BslProblems *problems);
/* The same for what somebody brings, of which more is asked: the day in edition.json is that of the catalogue, and what
 * says how offers are shown is without fault. */
BslLibrary *bsl_edition_admit (const char *shipped, const char *directory, BslProblems *problems);

G_END_DECLS
