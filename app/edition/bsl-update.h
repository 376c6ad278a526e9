/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-date.h"
#include "app/edition/bsl-minisign.h"

G_BEGIN_DECLS

/**
 * BslUpdate:
 *
 * A newer catalogue, newer rules or both in one file ("….boussole-update") that travels without a network:
 * four lines of signature (see bsl-minisign.h), then JSON with the files of whole folders of data. Without
 * the four lines it is unsigned. Nothing in it is believed before the files were read as what they are.
 */
typedef struct _BslUpdate BslUpdate;

/* more than any catalogue that people can keep */
#define BSL_UPDATE_MAX_BYTES (32 * 1024 * 1024)

/* The folders that an update may replace, each as a whole; NULL-terminated. */
extern const char *const bsl_update_folders[];

/* Whether the file says to be an update, signed or not; it may be faulty. */
gboolean bsl_update_can_read (GBytes *bytes);
/* Reads a file. Fails with BSL_ERROR_READ, _SYNTAX, _INVALID or _NEWER; @name stands in the message. */
BslUpdate *bsl_update_read (GBytes *bytes, const char *name, GError **error);
/* The update that holds the files *.json of the folders of @directory. @publisher tells people who made it; NULL: the one
 * of edition.json. Fails where there are none, or no edition.json, and where something else is there that an update does
 * not carry: nothing is left out in silence. */
BslUpdate *bsl_update_new_from_directory (const char *directory, const char *publisher, GError **error);
void bsl_update_free (BslUpdate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslUpdate, bsl_update_free)

/* how people know it ("2026-12-15"), and the day up to which it was compiled */
const char *bsl_update_get_edition (const BslUpdate *self);
BslDate bsl_update_get_date (const BslUpdate *self);
const char *bsl_update_get_publisher (const BslUpdate *self);
/* of what is signed, in hexadecimal */
const char *bsl_update_get_sha256 (const BslUpdate *self);
gboolean bsl_update_is_signed (const BslUpdate *self);
/* the key that is said to have signed it, or NULL */
const char *bsl_update_get_key_id (const BslUpdate *self);
/* Whether @key signed exactly this. */
gboolean bsl_update_verify (const BslUpdate *self, const BslPublicKey *key);

/* The file of it, signed with @key unless that is NULL. To be unreffed. */
GBytes *bsl_update_to_bytes (const BslUpdate *self, const BslSecretKey *key);
/* Writes its files, and an edition.json, into @directory, which is made. Durable when it returns TRUE. */
gboolean bsl_update_unpack (const BslUpdate *self, const char *directory, GError **error);

G_END_DECLS
