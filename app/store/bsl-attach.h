/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-attachment.h"
#include "app/store/bsl-history.h"

G_BEGIN_DECLS

/* Attaches a file: at most BSL_ATTACHMENT_MAX_BYTES, and all snapshots and attachments of a project
 * together at most 48 MiB; else BSL_STORE_ERROR_TOO_LARGE. @about: the answer id it proves, or NULL.
 * Can be undone. Also while frozen. Returns the identifier, to be freed. */
char *bsl_history_attach (BslHistory *self, const char *name, const char *type, GBytes *bytes, const char *about,
                          GError **error);
/* Takes an attachment off the project. That can be undone, so the bytes stay; see
 * bsl_history_erase_attachment(). */
gboolean bsl_history_detach (BslHistory *self, const char *id, GError **error);
/* Takes it off and destroys the bytes, unless a snapshot or another attachment has the same ones. The
 * log still tells its name and hash. */
gboolean bsl_history_erase_attachment (BslHistory *self, const char *id, const char *reason, GError **error);

GBytes *bsl_history_read_attachment (BslHistory *self, const BslAttachment *attachment, GError **error);

G_END_DECLS
