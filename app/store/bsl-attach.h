/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-evidence.h"
#include "app/store/bsl-history.h"

G_BEGIN_DECLS

/* Attaches a file: at most BSL_EVIDENCE_MAX_BYTES, and all snapshots and attachments of a project
 * together at most BSL_BLOBS_MAX_BYTES; else BSL_STORE_ERROR_TOO_LARGE. @type: its media type, or
 * NULL. @about: the answer id it proves, or NULL. Can be undone. Also while frozen, which then
 * cannot be undone. Returns the identifier, to be freed. */
char *bsl_history_attach (BslHistory *self, const char *name, const char *type, GBytes *bytes, const char *about,
                          GError **error);
/* Takes an attachment off the project. That can be undone, so the bytes stay here; no file that is
 * exported has them. Fails with BSL_STORE_ERROR_FROZEN where the project is frozen with it, and
 * with BSL_STORE_ERROR_MISSING. */
gboolean bsl_history_detach (BslHistory *self, const char *id, GError **error);
/* Takes it off for good and destroys the bytes, unless another attachment has the same ones; backups
 * keep theirs. The log still tells its name and hash. @reason may be NULL. Fails with
 * BSL_STORE_ERROR_FROZEN where a snapshot has it, see bsl_history_list_decided(). */
gboolean bsl_history_erase_attachment (BslHistory *self, const char *id, const char *reason, GError **error);

/* What snapshots, amended or not, were made with: a set of "sha256" of BslEvidence, to be unreffed.
 * NULL on error. */
GHashTable *bsl_history_list_decided (BslHistory *self, GError **error);

/* To be freed. BSL_STORE_ERROR_MISSING where the project came without the bytes. */
GBytes *bsl_history_read_attachment (BslHistory *self, const BslEvidence *evidence, GError **error);

G_END_DECLS
