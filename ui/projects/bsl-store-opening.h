/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/store/bsl-store.h"

G_BEGIN_DECLS

/* Opens the saved projects at @path beside the window: another program may keep them for seconds.
 * @set_aside: moves away first what is in their place, if it still cannot be read, see
 * bsl_backups_set_aside(). @source is what the answer goes to. */
void bsl_store_opening_run (gpointer source, const char *path, gboolean set_aside, GAsyncReadyCallback callback);
/* @kept: where that is now, to be freed, or NULL. NULL on error. */
BslStore *bsl_store_opening_finish (GAsyncResult *result, char **kept, GError **error);

G_END_DECLS
