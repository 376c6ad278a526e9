/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * Signatures as minisign makes and reads them (https://jedisct1.github.io/minisign/): Ed25519 over the
 * BLAKE2b hash of a file, in four lines of text. Whoever has that program can sign and verify without
 * this one; libsodium does the arithmetic.
 */

/* 64 bits as minisign prints them */
#define BSL_KEY_ID_LENGTH 16

typedef struct _BslPublicKey BslPublicKey;
typedef struct _BslSecretKey BslSecretKey;

/* The key in a file "….pub" of two lines. Fails with BSL_ERROR_INVALID; @name stands in the message. */
BslPublicKey *bsl_public_key_read (const char *text, const char *name, GError **error);
void bsl_public_key_free (BslPublicKey *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslPublicKey, bsl_public_key_free)
/* sixteen hexadecimal digits */
const char *bsl_public_key_get_id (const BslPublicKey *self);
/* The file of it. To be freed. */
char *bsl_public_key_to_text (const BslPublicKey *self);

/* The key in a file of minisign. @password may be NULL for one without (minisign -W). Fails with
 * BSL_ERROR_INVALID, and with G_IO_ERROR_PERMISSION_DENIED where the password is missing or wrong. */
BslSecretKey *bsl_secret_key_read (const char *text, const char *name, const char *password, GError **error);
/* A new one, without password. */
BslSecretKey *bsl_secret_key_new (void);
/* Its memory is overwritten. */
void bsl_secret_key_free (BslSecretKey *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslSecretKey, bsl_secret_key_free)
BslPublicKey *bsl_secret_key_get_public (const BslSecretKey *self);
/* The file of it, without password. To be freed. */
char *bsl_secret_key_to_text (const BslSecretKey *self);

/* What was read of a signature; nothing of it is to be believed before it is verified. */
typedef struct _BslSignature BslSignature;

/* The signature of @bytes, four lines; @comment is signed with it and holds no line end. To be freed. */
char *bsl_secret_key_sign (const BslSecretKey *self, GBytes *bytes, const char *comment);
/* The four lines at the start of @text (@length bytes); *@end is set behind them. Fails with
 * BSL_ERROR_INVALID. */
BslSignature *bsl_signature_read (const char *text, gsize length, const char *name, gsize *end, GError **error);
void bsl_signature_free (BslSignature *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslSignature, bsl_signature_free)
/* the key that is said to have made it */
const char *bsl_signature_get_id (const BslSignature *self);
/* Whether @key made it, over these bytes and over its own comment. */
gboolean bsl_signature_verify (const BslSignature *self, const BslPublicKey *key, GBytes *bytes);

G_END_DECLS
