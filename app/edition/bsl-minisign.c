/* SPDX-License-Identifier: EUPL-1.2 */
/* Keys and signatures in the files of minisign. */
#include "config.h"

#include "app/edition/bsl-minisign.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "app/core/bsl-error.h"

#define UNTRUSTED "untrusted comment: "
#define TRUSTED "trusted comment: "
/* more than minisign itself writes */
#define LONGEST_LINE 1024

enum
{
  HASH = crypto_generichash_BYTES_MAX,
  CHECK = crypto_generichash_BYTES,
  NUMBER = 8,
};

/* As the files have them, byte by byte. */
typedef struct
{
  guint8 algorithm[2];
  guint8 number[NUMBER];
  guint8 key[crypto_sign_PUBLICKEYBYTES];
} PublicBlob;

typedef struct
{
  guint8 number[NUMBER];
  guint8 key[crypto_sign_SECRETKEYBYTES];
  guint8 check[CHECK];
} SecretBlob;

typedef struct
{
  guint8 algorithm[2];
  guint8 derivation[2];
  guint8 checksum[2];
  guint8 salt[crypto_pwhash_scryptsalsa208sha256_SALTBYTES];
  guint8 operations[8];
  guint8 memory[8];
  SecretBlob secret;
} SecretFile;

typedef struct
{
  guint8 algorithm[2];
  guint8 number[NUMBER];
  guint8 signature[crypto_sign_BYTES];
} SignatureBlob;

struct _BslPublicKey
{
  PublicBlob blob;
  char id[BSL_KEY_ID_LENGTH + 1];
};

struct _BslSecretKey
{
  SecretBlob blob;
};

struct _BslSignature
{
  SignatureBlob blob;
  guint8 over_comment[crypto_sign_BYTES];
  char *comment;
  char id[BSL_KEY_ID_LENGTH + 1];
};

static gboolean
start (void)
{
  return sodium_init () >= 0;
}

/* Of the number as a whole, the first byte being the lowest. */
static void
write_id (const guint8 *number, char *id)
{
  guint64 value;

  memcpy (&value, number, sizeof value);
  g_snprintf (id, BSL_KEY_ID_LENGTH + 1, "%016" G_GINT64_MODIFIER "X", GUINT64_FROM_LE (value));
}

static gboolean
is_algorithm (const guint8 *algorithm, const char *word)
{
  return memcmp (algorithm, word, 2) == 0;
}

static gboolean
decode (const char *line, gpointer blob, gsize size)
{
  gsize length = 0;

  return sodium_base642bin (blob, size, line, strlen (line), NULL, &length, NULL, sodium_base64_VARIANT_ORIGINAL) == 0 && length == size;
}

static char *
encode (gconstpointer blob, gsize size)
{
  gsize length = sodium_base64_encoded_len (size, sodium_base64_VARIANT_ORIGINAL);
  char *line = g_malloc (length);

  return sodium_bin2base64 (line, length, blob, size, sodium_base64_VARIANT_ORIGINAL);
}

/* The next line of @text, to be freed; NULL at its end, or where it is no line of such a file. */
static char *
next_line (const char *text, gsize length, gsize *at)
{
  const char *begin = text + *at;
  const char *end = memchr (begin, '\n', MIN (length - *at, LONGEST_LINE));
  gsize size;

  if (end == NULL && length - *at > LONGEST_LINE)
    return NULL;
  if (end == NULL)
    end = text + length;
  size = (gsize) (end - begin);
  *at = MIN (length, *at + size + 1);
  if (size > 0 && begin[size - 1] == '\r')
    size--;
  return size > 0 && g_utf8_validate_len (begin, size, NULL) ? g_strndup (begin, size) : NULL;
}

/* The second line of a file of two, decoded. */
static gboolean
read_key (const char *text, gpointer blob, gsize size)
{
  gsize at = 0, length = strlen (text);
  g_autofree char *comment = next_line (text, length, &at);
  g_autofree char *line = next_line (text, length, &at);
  gboolean read = start () && comment != NULL && g_str_has_prefix (comment, UNTRUSTED) && line != NULL && decode (line, blob, size);

  if (line != NULL)
    sodium_memzero (line, strlen (line));
  return read;
}

static void
name_public_key (BslPublicKey *self)
{
  write_id (self->blob.number, self->id);
}

BslPublicKey *
bsl_public_key_read (const char *text, const char *name, GError **error)
{
  g_autoptr (BslPublicKey) self = g_new0 (BslPublicKey, 1);

  if (!read_key (text, &self->blob, sizeof self->blob) || !is_algorithm (self->blob.algorithm, "Ed"))
    {
      g_set_error (error, BSL_ERROR, BSL_ERROR_INVALID,
                   _("%s: This is no public key of minisign, which has two lines. Ask whoever publishes for the file again."), name);
      return NULL;
    }
  name_public_key (self);
  return g_steal_pointer (&self);
}

void
bsl_public_key_free (BslPublicKey *self)
{
  g_free (self);
}

const char *
bsl_public_key_get_id (const BslPublicKey *self)
{
  return self->id;
}

char *
bsl_public_key_to_text (const BslPublicKey *self)
{
  g_autofree char *line = encode (&self->blob, sizeof self->blob);

  return g_strdup_printf (UNTRUSTED "minisign public key %s\n%s\n", self->id, line);
}

static void
hash_secret (const SecretBlob *secret, guint8 *hash)
{
  crypto_generichash_state state;

  crypto_generichash_init (&state, NULL, 0, CHECK);
  crypto_generichash_update (&state, (const guint8 *) "Ed", 2);
  crypto_generichash_update (&state, secret->number, sizeof secret->number);
  crypto_generichash_update (&state, secret->key, sizeof secret->key);
  crypto_generichash_final (&state, hash, CHECK);
}

static guint64
read_number (const guint8 *bytes)
{
  guint64 value;

  memcpy (&value, bytes, sizeof value);
  return GUINT64_FROM_LE (value);
}

/* Takes the password off. FALSE where there is not memory enough for what the file asks. */
static gboolean
open_secret (SecretFile *file, const char *password)
{
  SecretBlob stream;
  guint8 *bytes = (guint8 *) &file->secret;

  if (crypto_pwhash_scryptsalsa208sha256 ((guint8 *) &stream, sizeof stream, password, strlen (password), file->salt,
                                          read_number (file->operations), read_number (file->memory)) != 0)
    return FALSE;
  for (gsize i = 0; i < sizeof stream; i++)
    bytes[i] ^= ((const guint8 *) &stream)[i];
  sodium_memzero (&stream, sizeof stream);
  return TRUE;
}

static gboolean
is_whole (const SecretBlob *secret)
{
  guint8 hash[CHECK];

  hash_secret (secret, hash);
  return sodium_memcmp (hash, secret->check, CHECK) == 0;
}

/* minisign writes no checksum where there is no password. */
static gboolean
is_pair (const SecretBlob *secret)
{
  guint8 seed[crypto_sign_SEEDBYTES], public[crypto_sign_PUBLICKEYBYTES], key[crypto_sign_SECRETKEYBYTES];
  gboolean same;

  crypto_sign_ed25519_sk_to_seed (seed, secret->key);
  crypto_sign_seed_keypair (public, key, seed);
  same = sodium_memcmp (key, secret->key, sizeof key) == 0;
  sodium_memzero (seed, sizeof seed);
  sodium_memzero (key, sizeof key);
  return same;
}

static gboolean
take_secret (SecretFile *file, const char *name, const char *password, GError **error)
{
  gboolean locked = is_algorithm (file->derivation, "Sc");

  if (locked && password == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, _("%s: This key has a password. Give it."), name);
  else if (locked && (!open_secret (file, password) || !is_whole (&file->secret)))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, _("%s: The password is wrong. Give the one of this key."), name);
  else if (!locked && !is_pair (&file->secret))
    g_set_error (error, BSL_ERROR, BSL_ERROR_INVALID, _("%s: This key is damaged. Take a copy of it."), name);
  else
    return TRUE;
  return FALSE;
}

BslSecretKey *
bsl_secret_key_read (const char *text, const char *name, const char *password, GError **error)
{
  SecretFile file;
  BslSecretKey *self = NULL;

  if (!read_key (text, &file, sizeof file) || !is_algorithm (file.algorithm, "Ed") || !is_algorithm (file.checksum, "B2"))
    g_set_error (error, BSL_ERROR, BSL_ERROR_INVALID,
                 _("%s: This is no secret key of minisign. Name the file that minisign or “boussole-cli catalogue key” made."), name);
  else if (take_secret (&file, name, password, error))
    {
      self = g_new0 (BslSecretKey, 1);
      self->blob = file.secret;
    }
  sodium_memzero (&file, sizeof file);
  return self;
}

BslSecretKey *
bsl_secret_key_new (void)
{
  BslSecretKey *self = g_new0 (BslSecretKey, 1);
  guint8 public[crypto_sign_PUBLICKEYBYTES];

  g_return_val_if_fail (start (), NULL);

  crypto_sign_keypair (public, self->blob.key);
  randombytes_buf (self->blob.number, sizeof self->blob.number);
  hash_secret (&self->blob, self->blob.check);
  return self;
}

void
bsl_secret_key_free (BslSecretKey *self)
{
  sodium_memzero (self, sizeof *self);
  g_free (self);
}

BslPublicKey *
bsl_secret_key_get_public (const BslSecretKey *self)
{
  BslPublicKey *public = g_new0 (BslPublicKey, 1);

  memcpy (public->blob.algorithm, "Ed", 2);
  memcpy (public->blob.number, self->blob.number, NUMBER);
  crypto_sign_ed25519_sk_to_pk (public->blob.key, self->blob.key);
  name_public_key (public);
  return public;
}

char *
bsl_secret_key_to_text (const BslSecretKey *self)
{
  SecretFile file = { .algorithm = "Ed", .checksum = "B2", .secret = self->blob };
  char *line = encode (&file, sizeof file), *text;

  text = g_strdup_printf (UNTRUSTED "minisign secret key\n%s\n", line);
  sodium_memzero (&file, sizeof file);
  sodium_memzero (line, strlen (line));
  g_free (line);
  return text;
}

static void
hash_bytes (GBytes *bytes, guint8 *hash)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  crypto_generichash (hash, HASH, data, size, NULL, 0);
}

/* What the second signature is over. */
static GByteArray *
join_comment (const guint8 *signature, const char *comment)
{
  GByteArray *array = g_byte_array_new ();

  g_byte_array_append (array, signature, crypto_sign_BYTES);
  return g_byte_array_append (array, (const guint8 *) comment, (guint) strlen (comment));
}

char *
bsl_secret_key_sign (const BslSecretKey *self, GBytes *bytes, const char *comment)
{
  SignatureBlob blob = { .algorithm = "ED" };
  guint8 hash[HASH], over[crypto_sign_BYTES];
  g_autoptr (GByteArray) joined = NULL;
  g_autofree char *first = NULL, *second = NULL;
  g_autoptr (BslPublicKey) public = bsl_secret_key_get_public (self);

  g_return_val_if_fail (strchr (comment, '\n') == NULL && strlen (comment) < LONGEST_LINE / 2, NULL);

  hash_bytes (bytes, hash);
  memcpy (blob.number, self->blob.number, NUMBER);
  crypto_sign_detached (blob.signature, NULL, hash, HASH, self->blob.key);
  joined = join_comment (blob.signature, comment);
  crypto_sign_detached (over, NULL, joined->data, joined->len, self->blob.key);
  first = encode (&blob, sizeof blob);
  second = encode (over, sizeof over);
  return g_strdup_printf (UNTRUSTED "signature by key %s\n%s\n" TRUSTED "%s\n%s\n", public->id, first, comment, second);
}

static gboolean
read_signature (BslSignature *self, const char *text, gsize length, gsize *at)
{
  char *lines[5] = { 0 };
  gboolean read;

  for (guint i = 0; i < 4; i++)
    if ((lines[i] = next_line (text, length, at)) == NULL)
      break;
  read = start () && lines[0] != NULL && g_str_has_prefix (lines[0], UNTRUSTED) && lines[1] != NULL &&
         decode (lines[1], &self->blob, sizeof self->blob) && is_algorithm (self->blob.algorithm, "ED") && lines[2] != NULL &&
         g_str_has_prefix (lines[2], TRUSTED) && lines[3] != NULL && decode (lines[3], self->over_comment, sizeof self->over_comment);
  if (read)
    self->comment = g_strdup (lines[2] + strlen (TRUSTED));
  for (guint i = 0; i < 4; i++)
    g_free (lines[i]);
  return read;
}

BslSignature *
bsl_signature_read (const char *text, gsize length, const char *name, gsize *end, GError **error)
{
  g_autoptr (BslSignature) self = g_new0 (BslSignature, 1);
  gsize at = 0;

  if (!read_signature (self, text, length, &at))
    {
      g_set_error (error, BSL_ERROR, BSL_ERROR_INVALID,
                   _("%s: The signature at its head is damaged. Ask whoever publishes for the file again."), name);
      return NULL;
    }
  write_id (self->blob.number, self->id);
  *end = at;
  return g_steal_pointer (&self);
}

void
bsl_signature_free (BslSignature *self)
{
  g_free (self->comment);
  g_free (self);
}

const char *
bsl_signature_get_id (const BslSignature *self)
{
  return self->id;
}

gboolean
bsl_signature_verify (const BslSignature *self, const BslPublicKey *key, GBytes *bytes)
{
  guint8 hash[HASH];
  g_autoptr (GByteArray) joined = join_comment (self->blob.signature, self->comment);

  if (memcmp (self->blob.number, key->blob.number, NUMBER) != 0)
    return FALSE;

  hash_bytes (bytes, hash);
  return crypto_sign_verify_detached (self->blob.signature, hash, HASH, key->blob.key) == 0 &&
         crypto_sign_verify_detached (self->over_comment, joined->data, joined->len, key->blob.key) == 0;
}
