/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-outcome.h"
#include "app/core/bsl-snapshot.h"
#include "app/store/bsl-history.h"

G_BEGIN_DECLS

/* What goes into a snapshot beside the project: the evaluation as JSON (BSL_PART_EVALUATION), the
 * documents as they are. Borrowed. */
typedef struct
{
  const char *name;
  const char *type; /* media type */
  GBytes *bytes;
} BslContent;

/* Freezes the project: a snapshot of it and of the @contents is kept for good, and from now on it
 * can be read only, until it is amended. Fails with BSL_STORE_ERROR_CONFLICT where the project is
 * no longer what it was when it was last shown, since the contents would not be of it, and with
 * BSL_STORE_ERROR_TOO_LARGE. @on: the day on which law and catalogue were read. */
gboolean bsl_history_freeze (BslHistory *self, const char *reason, BslDate on, const BslContent *contents,
                             guint n_contents, GError **error);
/* Opens a frozen project for changes again. @reason must not be empty. */
gboolean bsl_history_amend (BslHistory *self, const char *reason, GError **error);

/* The bytes of a part of one of bsl_snapshots_read(). */
GBytes *bsl_history_read_part (BslHistory *self, const BslPart *part, GError **error);
/* What differs from one snapshot to a later one, or to the project as it is (@after NULL): title,
 * answers, notes. GPtrArray of BslDelta. For law, catalogue and verdicts compare the evaluations,
 * see bsl_record_compare(). */
GPtrArray *bsl_history_compare (BslHistory *self, const BslSnapshot *before, const BslSnapshot *after, GError **error);

/* Records how the procurement ended, NULL that it goes on; also while frozen. */
gboolean bsl_history_set_outcome (BslHistory *self, const BslOutcome *outcome, const char *reason, GError **error);

G_END_DECLS
