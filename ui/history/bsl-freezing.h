/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/bsl-session.h"

G_BEGIN_DECLS

/* Names of the documents in a snapshot; the suffix says the format. */
#define BSL_FREEZING_DOCUMENT "justification"

/* Makes the documents of the project as it stands, then freezes it with them and with its evaluation.
 * Where it changes meanwhile, it begins anew: a snapshot is of one moment. */
void bsl_freezing_run_async (BslSession *session, const char *reason, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer data);
/* FALSE and @error where a document could not be made; FALSE without it where the project could not be
 * frozen, which the session says. */
gboolean bsl_freezing_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
