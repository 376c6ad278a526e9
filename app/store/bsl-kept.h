/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/store/bsl-history.h"

G_BEGIN_DECLS

/* What the last evaluation that a person saw said, for the report on opening the project again.
 * Evaluations are bytes handed in, see bsl_record_write(); a fingerprint names the law, catalogue and
 * day they were made on, see bsl_record_dup_fingerprint(). None of this stands in the log. */

typedef struct
{
  gint64 time;       /* milliseconds since the epoch */
  gint64 seq;        /* the last event of the log then */
  char *fingerprint;
  GBytes *evaluation;
} BslKept;

void bsl_kept_free (BslKept *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslKept, bsl_kept_free)

/* Keeps @evaluation in place of the one before, and takes the project off the list of those to
 * review. To be called when a person has seen it: on leaving the project, and when the report was
 * read. @n_blocking: tasks that keep the contract from being signed, for the list of projects; -1: unknown. */
gboolean bsl_store_keep_evaluation (BslStore *self, const char *id, const char *fingerprint, GBytes *evaluation,
                                    int n_blocking, GError **error);
/* @kept: NULL where none was kept yet. */
gboolean bsl_store_get_kept (BslStore *self, const char *id, BslKept **kept, GError **error);

/* Identifiers of projects, active or archived, of which an evaluation is kept and that were not
 * reviewed on @fingerprint: at most @limit. For an idle loop: evaluate each, compare with what is
 * kept, call bsl_store_set_review(). NULL-terminated, g_strfreev(). */
char **bsl_store_list_stale (BslStore *self, const char *fingerprint, guint limit, GError **error);
/* Whether the project is to be looked at again (BslProjectInfo.review), seen on @fingerprint. */
gboolean bsl_store_set_review (BslStore *self, const char *id, const char *fingerprint, gboolean review,
                               GError **error);

/* The log after the event @seq, in order; GPtrArray of BslEvent. */
GPtrArray *bsl_history_read_since (BslHistory *self, gint64 seq, GError **error);
/* What the project is now compared with what it was after the event @seq: title, answers, notes and
 * so on, each once. GPtrArray of BslDelta. */
GPtrArray *bsl_history_compare_since (BslHistory *self, gint64 seq, GError **error);

G_END_DECLS
