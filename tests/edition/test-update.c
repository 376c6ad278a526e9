/* SPDX-License-Identifier: EUPL-1.2 */
/* Files of updates: what is refused, and how it is said. */
#include "config.h"

#include <string.h>

#include "app/core/bsl-error.h"
#include "app/edition/bsl-update.h"

#define HEAD "{\"format\": \"boussole-update\", \"version\": 1, \"edition\": \"2026-12-15\", \"date\": \"2026-12-15\", \"publisher\": \"Essai\", "
#define FILES "\"files\": {\"catalogue/offers.json\": \"{}\"}}"

static BslUpdate *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return bsl_update_read (bytes, "essai.boussole-update", error);
}

static void
test_read (void)
{
  g_autoptr (BslUpdate) update = read_text (HEAD FILES, NULL);
  g_autoptr (BslSecretKey) key = bsl_secret_key_new ();
  g_autoptr (BslPublicKey) public = bsl_secret_key_get_public (key);
  g_autoptr (GBytes) bytes = bsl_update_to_bytes (update, key);
  g_autoptr (BslUpdate) back = bsl_update_read (bytes, "essai.boussole-update", NULL);

  g_assert_cmpstr (bsl_update_get_publisher (update), ==, "Essai");
  g_assert_false (bsl_update_is_signed (update));
  g_assert_false (bsl_update_verify (update, public));
  g_assert_true (bsl_update_is_signed (back));
  g_assert_cmpstr (bsl_update_get_key_id (back), ==, bsl_public_key_get_id (public));
  g_assert_true (bsl_update_verify (back, public));
  g_assert_cmpstr (bsl_update_get_sha256 (back), ==, bsl_update_get_sha256 (update));
}

/* One byte anywhere, or the end cut off: refused, or not what the key signed. */
static void
test_every_byte (void)
{
  g_autoptr (BslUpdate) update = read_text (HEAD FILES, NULL);
  g_autoptr (BslSecretKey) key = bsl_secret_key_new ();
  g_autoptr (BslPublicKey) public = bsl_secret_key_get_public (key);
  g_autoptr (GBytes) bytes = bsl_update_to_bytes (update, key);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (gsize i = (gsize) ((const char *) memchr (data, '\n', size) - data) + 1; i < size; i++)
    {
      g_autofree char *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) changed = NULL, cut = g_bytes_new (data, i);
      g_autoptr (BslUpdate) one = NULL, other = NULL;

      copy[i] ^= 4;
      changed = g_bytes_new (copy, size);
      one = bsl_update_read (changed, "x", NULL);
      other = bsl_update_read (cut, "x", NULL);
      if ((one != NULL && bsl_update_verify (one, public)) || (other != NULL && bsl_update_verify (other, public)))
        g_error ("byte %zu does not count", i);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text, *place;
    BslError code;
  } cases[] = {
    { "", "essai.boussole-update: line 1", BSL_ERROR_SYNTAX },
    { "untrusted comment: x\nAAAA", "essai.boussole-update: The signature", BSL_ERROR_INVALID },
    { "{\"format\": \"boussole-project\"}", "$.format", BSL_ERROR_INVALID },
    { "{\"format\": \"boussole-update\", \"version\": 9}", "$.version", BSL_ERROR_INVALID },
    { HEAD "\"files\": {}}", "$.files", BSL_ERROR_INVALID },
    { HEAD "\"files\": {\"rules/../x.json\": \"{}\"}}", "$.files", BSL_ERROR_INVALID },
    { HEAD "\"files\": {\"/etc/passwd\": \"{}\"}}", "$.files", BSL_ERROR_INVALID },
    { HEAD "\"files\": {\"sql/a.json\": \"{}\"}}", "$.files", BSL_ERROR_INVALID },
    { HEAD "\"files\": {\"rules/.a.json\": \"{}\"}}", "$.files", BSL_ERROR_INVALID },
    { HEAD "\"files\": {\"rules/a.json\": 1}}", "$.files", BSL_ERROR_INVALID },
    { HEAD "\"files\": []}", "$.files", BSL_ERROR_INVALID },
    { HEAD "\"files\": {\"rules/a.json\": \"{}\", \"rules/a.json\": \"{}\"}}", "line 1", BSL_ERROR_SYNTAX },
    { "{\"format\": \"boussole-update\", \"version\": 1, \"edition\": \"x\", \"date\": \"2026-02-30\", \"publisher\": \"x\", " FILES, "$.date", BSL_ERROR_INVALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_text (cases[i].text, &error));
      g_test_message ("%s", error->message);
      g_assert_cmpint ((int) error->domain, ==, (int) BSL_ERROR);
      g_assert_nonnull (strstr (error->message, cases[i].place));
    }
}

/* Deep nesting, and more than a file can be. */
static void
test_bombs (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GError) error = NULL, large = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (BSL_UPDATE_MAX_BYTES + 1), BSL_UPDATE_MAX_BYTES + 1);

  for (guint i = 0; i < 1000000; i++)
    g_string_append_c (deep, '[');
  g_assert_null (read_text (deep->str, &error));
  g_assert_nonnull (strstr (error->message, "essai.boussole-update: line 1"));
  g_assert_null (bsl_update_read (bytes, "x", &large));
  g_assert_error (large, BSL_ERROR, BSL_ERROR_READ);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/update/read", test_read);
  g_test_add_func ("/update/every-byte", test_every_byte);
  g_test_add_func ("/update/refused", test_refused);
  g_test_add_func ("/update/bombs", test_bombs);
  return g_test_run ();
}
