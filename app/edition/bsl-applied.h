/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-problems.h"
#include "app/edition/bsl-edition.h"

G_BEGIN_DECLS

/* An update that was applied: a folder in that of all of them, named in its index. */
typedef struct
{
  BslEdition *edition;
  BslDate over; /* the day of what was distributed then, or BSL_DATE_NONE */
  BslDate on;   /* BSL_DATE_NONE where it was not kept */
  char *key;    /* NULL where no known one had signed it */
} BslApplied;

void bsl_applied_free (BslApplied *self);

/* The updates kept in @folder (of BslApplied), the last one at the end, by the index; where that is damaged by the folders
 * themselves, which is told in @damage, without days and keys. What cannot be used is told in @faults. To be unreffed. */
GPtrArray *bsl_applied_read (const char *folder, BslProblems *faults, BslProblems *damage);
/* The index with the last of @applied in place of @before, what it says now; a damaged one is kept beside it. Folders that
 * are then named nowhere are deleted. */
gboolean bsl_applied_write (const char *folder, GPtrArray *applied, GPtrArray *before, GError **error);

G_END_DECLS
