/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/bsl-session.h"

G_BEGIN_DECLS

/* One change of a project, as who made it would say it. */
typedef struct
{
  char *title;         /* the question, "Note: …", the text of the documents */
  char *before, *after; /* in words; NULL: nothing */
} BslChangeWords;

/* What changed from @before to @after (JSON, may be NULL) at @what, see BslDelta and BslEvent: a member
 * of the file may hold several changes. Named as @session and its @evaluation name things today.
 * GPtrArray of BslChangeWords, owned by the caller; empty where nothing that people see is different. */
GPtrArray *bsl_change_words_list (BslSession *session, BslEvaluation *evaluation, const char *what, const char *before,
                                  const char *after);

/* "Before: …\nAfter: …"; "" where neither says anything. To be freed. */
char *bsl_change_words_dup_sides (const BslChangeWords *self);

/* Adds a row to @group for each change of @deltas (of BslDelta); returns how many. */
guint bsl_change_rows_add (AdwPreferencesGroup *group, BslSession *session, BslEvaluation *evaluation, GPtrArray *deltas);

G_END_DECLS
