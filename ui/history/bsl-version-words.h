/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-snapshot.h"

G_BEGIN_DECLS

/* Versions are the snapshots of a project; people count them from 1. To be freed. */

/* "Version 2, 12 March 2027 at 14:05" */
char *bsl_version_words_dup_title (const BslSnapshot *version, guint index);
/* "Before the signature · Anne Martin" */
char *bsl_version_words_dup_subtitle (const BslSnapshot *version);

/* Its place in @versions (of BslSnapshot), negative where there is none. */
int bsl_version_find (GPtrArray *versions, const char *id);

G_END_DECLS
