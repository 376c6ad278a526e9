/* SPDX-License-Identifier: EUPL-1.2 */
/* The reader of updates and of their signatures. */
#include "config.h"

#include "app/edition/bsl-update.h"
#include "tests/fuzz/fuzz.h"

/* What was read is signed here, so that the arithmetic behind the signature is reached: it holds, and not for another key. */
static void
check_signed (const BslUpdate *update)
{
  static BslSecretKey *secret;
  static BslPublicKey *key, *other;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BslUpdate) again = NULL;

  if (secret == NULL)
    {
      g_autoptr (BslSecretKey) nobody = bsl_secret_key_new ();

      secret = bsl_secret_key_new ();
      key = bsl_secret_key_get_public (secret);
      other = bsl_secret_key_get_public (nobody);
    }
  g_assert_false (bsl_update_verify (update, key));
  bytes = bsl_update_to_bytes (update, secret);
  again = bsl_update_read (bytes, "signed.boussole-update", NULL);
  g_assert_nonnull (again);
  g_assert_true (bsl_update_verify (again, key));
  g_assert_false (bsl_update_verify (again, other));
  g_assert_cmpstr (bsl_update_get_sha256 (again), ==, bsl_update_get_sha256 (update));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (BslUpdate) update = bsl_update_read (bytes, "fuzz.boussole-update", &error);

  g_assert_true ((update == NULL) == (error != NULL));
  if (update != NULL)
    check_signed (update);
  return 0;
}
