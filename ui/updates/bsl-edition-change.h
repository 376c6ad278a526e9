/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include "app/edition/bsl-editions.h"

G_BEGIN_DECLS

/* In a thread: applies @update with @key (see bsl_editions_apply()), which are taken; or, where they are NULL, goes back to
 * the edition before. Then reads the data that are in use, with all else as in @library. All or nothing. */
void bsl_edition_change_run (gpointer source, BslEditions *editions, BslLibrary *library, BslUpdate *update, BslPublicKey *key,
                             GAsyncReadyCallback callback);
/* The data in use now, loaded; @editions are to be refreshed. NULL where nothing changed. @applied: whether it was an update. */
BslLibrary *bsl_edition_change_finish (GAsyncResult *result, gboolean *applied, GError **error);

G_END_DECLS
