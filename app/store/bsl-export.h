/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/store/bsl-store.h"

G_BEGIN_DECLS

/* The whole project in one file (data/project.schema.json): answers, notes, opinions, outcome, its
 * log, its snapshots and attachments with their bytes, and the last evaluation seen. A project of a
 * newer version is written back as it came. NULL on error: BSL_STORE_ERROR_TOO_LARGE where no import would
 * read the file, see BSL_IMPORT_MAX_BYTES. */
GBytes *bsl_store_export (BslStore *self, const char *id, GError **error);

G_END_DECLS
