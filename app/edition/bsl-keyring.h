/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-problems.h"
#include "app/edition/bsl-update.h"

G_BEGIN_DECLS

/* The public keys that are known here, from folders "keys" with files "….pub". */
typedef struct _BslKeyring BslKeyring;

BslKeyring *bsl_keyring_new (void);
void bsl_keyring_free (BslKeyring *self);
/* Reads the keys of @directory; what is none is told in @faults. */
void bsl_keyring_read (BslKeyring *self, const char *directory, BslProblems *faults);
/* The key that signed @update, NULL where none did. Borrowed. */
const BslPublicKey *bsl_keyring_find (const BslKeyring *self, const BslUpdate *update);
gboolean bsl_keyring_knows (const BslKeyring *self, const char *key_id);

/* A key that is to be known once something else is done: written in a temporary folder of @directory, where nobody reads
 * it yet. To be given to bsl_keyring_finish(). NULL where it cannot be kept (BSL_ERROR_READ). */
char *bsl_keyring_prepare (const BslPublicKey *key, const char *directory, GError **error);
/* Known from now on (@keep), or never; takes @prepared, which may be NULL. */
void bsl_keyring_finish (char *prepared, const char *directory, gboolean keep);

G_END_DECLS
