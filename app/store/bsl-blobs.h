/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/store/bsl-database.h"

G_BEGIN_DECLS

/* All that is kept beside one project: snapshots and attachments. */
#define BSL_BLOBS_MAX_BYTES (48 * 1024 * 1024)

/* Bytes kept beside a project, each once, named by their SHA-256. Those that write must run within a
 * transaction. */

/* Keeps @bytes; fails with BSL_STORE_ERROR_TOO_LARGE where the project would hold too much. */
gboolean
bsl_blobs_put (
    BslDatabase *database, gint64 project, GBytes *bytes, char **sha256, GError **error);
/* Fails with BSL_STORE_ERROR_MISSING where they are not there, with BSL_STORE_ERROR_CORRUPT where
 * they are not what was kept. */
GBytes *
bsl_blobs_get (BslDatabase *database, gint64 project, const char *sha256, GError **error);

/* With zlib, where that makes them shorter; and back, to @size bytes, or NULL. */
GBytes *
bsl_blobs_pack (GBytes *bytes, gboolean *packed);
GBytes *
bsl_blobs_unpack (GBytes *bytes, gsize size, gboolean packed);

G_END_DECLS
