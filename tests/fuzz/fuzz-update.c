/* SPDX-License-Identifier: EUPL-1.2 */
/* The reader of updates and of their signatures. */
#include "config.h"

#include "app/edition/bsl-update.h"
#include "tests/fuzz/fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  static BslPublicKey *key;
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (BslUpdate) update = bsl_update_read (bytes, "fuzz.boussole-update", &error);

  if (key == NULL)
    {
      g_autoptr (BslSecretKey) secret = bsl_secret_key_new ();

      key = bsl_secret_key_get_public (secret);
    }
  g_assert_true ((update == NULL) == (error != NULL));
  g_assert_false (update != NULL && bsl_update_verify (update, key));
  return 0;
}
