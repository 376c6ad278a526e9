/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/store/bsl-database.h"
#include "app/store/bsl-event.h"

G_BEGIN_DECLS

/* Events of the project with a seq above @after, in order, at most @limit (-1: all); of BslEvent.
 */
GPtrArray *
bsl_log_read (BslDatabase *database, gint64 project, gint64 after, gint64 limit, GError **error);
/* Those below @before (0: from the last one on), the newest first. */
GPtrArray *
bsl_log_read_back (
    BslDatabase *database, gint64 project, gint64 before, gint64 limit, GError **error);

/* Appends @event, whose seq, time, who and hash are set. Within a transaction. */
gboolean
bsl_log_append (BslEvent *self, BslDatabase *database, gint64 project, GError **error);

/* Appends an event of another log as it is; the caller knows that it follows from the last one. */
gboolean
bsl_log_copy (const BslEvent *event, BslDatabase *database, gint64 project, GError **error);

/* The person at this machine. To be freed. */
char *
bsl_log_dup_who (void);

G_END_DECLS
