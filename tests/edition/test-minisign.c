/* SPDX-License-Identifier: EUPL-1.2 */
/* Keys and signatures, by themselves and beside minisign itself. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "app/core/bsl-error.h"
#include "app/edition/bsl-minisign.h"

#define LOCKED \
  "untrusted comment: minisign encrypted secret key\n" \
  "RWRTY0IyZQdCowWp6HmjpCKie22IfuDu7Xn7zBUlQQr/JFY84K8AgAAAAAAAAAAAAAEAAAAAEFQ7ucrT1SoeDcirZciLgCXp/BNi3QG8GfLb" \
  "cpSPGy1hiQ12EBSd/JstXydlJJXCRZHXibl2Y2PvwhpcQmD3LnTsVXwvWeFqkqzTLpNNSCcOixm6MR7u03c+5uIMZtHWVrApz53kcNw=\n"

static char *
write_file (const char *folder, const char *name, const char *text, gssize length)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, length, NULL));
  return path;
}

static char *
read_file (const char *path)
{
  char *text;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static char *
make_folder (void)
{
  char *folder = g_dir_make_tmp ("boussole-minisign-XXXXXX", NULL);

  g_assert_nonnull (folder);
  return folder;
}

static void
test_round (void)
{
  g_autoptr (BslSecretKey) made = bsl_secret_key_new ();
  g_autofree char *file = bsl_secret_key_to_text (made);
  g_autoptr (BslSecretKey) key = bsl_secret_key_read (file, "key", NULL, NULL);
  g_autoptr (BslPublicKey) public = bsl_secret_key_get_public (key);
  g_autofree char *public_file = bsl_public_key_to_text (public);
  g_autoptr (BslPublicKey) known = bsl_public_key_read (public_file, "key.pub", NULL);
  g_autoptr (BslSecretKey) another = bsl_secret_key_new ();
  g_autoptr (BslPublicKey) stranger = bsl_secret_key_get_public (another);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("offers", 6);
  g_autoptr (GBytes) other = g_bytes_new_static ("0ffers", 6);
  g_autofree char *text = bsl_secret_key_sign (key, bytes, "an edition");
  g_autoptr (BslSignature) signature = NULL;
  gsize end;

  signature = bsl_signature_read (text, strlen (text), "signature", &end, NULL);
  g_assert_cmpuint (end, ==, strlen (text));
  g_assert_cmpstr (bsl_signature_get_id (signature), ==, bsl_public_key_get_id (known));
  g_assert_true (bsl_signature_verify (signature, known, bytes));
  g_assert_false (bsl_signature_verify (signature, known, other));
  g_assert_false (bsl_signature_verify (signature, stranger, bytes));
}

/* Every byte of the four lines counts, save those of the first one, which is not signed. */
static void
test_every_byte (void)
{
  g_autoptr (BslSecretKey) key = bsl_secret_key_new ();
  g_autoptr (BslPublicKey) public = bsl_secret_key_get_public (key);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("offers", 6);
  g_autofree char *text = bsl_secret_key_sign (key, bytes, "an edition");
  gsize length = strlen (text), end;

  for (gsize i = (gsize) (strchr (text, '\n') - text) + 1; i < length - 1; i++)
    {
      g_autofree char *changed = g_strdup (text);
      g_autoptr (BslSignature) signature = NULL;

      changed[i] ^= 1;
      signature = bsl_signature_read (changed, length, "signature", &end, NULL);
      if (signature != NULL && bsl_signature_verify (signature, public, bytes))
        g_error ("byte %zu changed and the signature holds", i);
      g_clear_pointer (&signature, bsl_signature_free);
      signature = bsl_signature_read (text, i, "signature", &end, NULL);
      if (signature != NULL && bsl_signature_verify (signature, public, bytes))
        g_error ("cut at byte %zu and the signature holds", i);
    }
}

static void
test_faults (void)
{
  static const char *const texts[] = { "", "\n", "untrusted comment: x", "untrusted comment: x\n!!!!\n", "untrusted comment: x\nAAAA\n", "{}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) public = NULL, secret = NULL, signature = NULL;
      gsize end;

      g_assert_null (bsl_public_key_read (texts[i], "x.pub", &public));
      g_assert_error (public, BSL_ERROR, BSL_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (public->message, "x.pub: "));
      g_assert_null (bsl_secret_key_read (texts[i], "x.key", NULL, &secret));
      g_assert_error (secret, BSL_ERROR, BSL_ERROR_INVALID);
      g_assert_null (bsl_signature_read (texts[i], strlen (texts[i]), "x", &end, &signature));
      g_assert_error (signature, BSL_ERROR, BSL_ERROR_INVALID);
    }
}

/* minisign with these arguments; whether it ended well. */
static gboolean
run (const char *input, const char *const *arguments)
{
  g_autoptr (GSubprocess) process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);

  return process != NULL && g_subprocess_communicate_utf8 (process, input, NULL, NULL, NULL, NULL) && g_subprocess_get_successful (process);
}

/* What minisign signed holds here. */
static void
verify_theirs (const char *folder, const char *secret, const char *public)
{
  g_autofree char *file = write_file (folder, "offers.json", "{\"offers\": []}", -1);
  g_autofree char *signature_file = g_strconcat (file, ".minisig", NULL);
  g_autofree char *key_text = read_file (public), *text = NULL;
  g_autoptr (BslPublicKey) key = bsl_public_key_read (key_text, public, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{\"offers\": []}", 14);
  g_autoptr (BslSignature) signature = NULL;
  gsize end;

  g_assert_true (run ("", (const char *const[]){ "minisign", "-S", "-s", secret, "-m", file, NULL }));
  text = read_file (signature_file);
  signature = bsl_signature_read (text, strlen (text), signature_file, &end, NULL);
  g_assert_true (bsl_signature_verify (signature, key, bytes));
}

/* What is signed here holds for minisign. */
static void
let_verify (const char *folder, const char *secret_text, const char *public)
{
  g_autoptr (BslSecretKey) key = bsl_secret_key_read (secret_text, "theirs.key", NULL, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{\"rules\": []}", 13);
  g_autofree char *text = bsl_secret_key_sign (key, bytes, "boussole-update 2026-12-15");
  g_autofree char *file = write_file (folder, "rules.json", "{\"rules\": []}", -1);
  g_autofree char *signature = write_file (folder, "rules.json.minisig", text, -1);

  g_assert_nonnull (signature);
  g_assert_true (run ("", (const char *const[]){ "minisign", "-V", "-p", public, "-m", file, NULL }));
  g_assert_true (g_file_set_contents (file, "{\"rules\": {}}", -1, NULL));
  g_assert_false (run ("", (const char *const[]){ "minisign", "-V", "-p", public, "-m", file, NULL }));
}

static void
test_minisign (void)
{
  g_autofree char *folder = make_folder (), *program = g_find_program_in_path ("minisign");
  g_autofree char *secret = g_build_filename (folder, "theirs.key", NULL), *public = g_build_filename (folder, "theirs.pub", NULL);
  g_autofree char *text = NULL;

  if (program == NULL)
    {
      g_test_skip ("no minisign here");
      return;
    }
  g_assert_true (run ("", (const char *const[]){ "minisign", "-G", "-W", "-s", secret, "-p", public, NULL }));
  verify_theirs (folder, secret, public);
  text = read_file (secret);
  let_verify (folder, text, public);
}

/* A key of minisign with a password, which takes a moment instead of seconds to derive: without it, with a wrong
 * one, with the right one. */
static void
test_password (void)
{
  g_autoptr (GError) missing = NULL, wrong = NULL;
  g_autoptr (BslSecretKey) key = NULL;
  g_autoptr (BslPublicKey) own = NULL;

  g_assert_null (bsl_secret_key_read (LOCKED, "locked.key", NULL, &missing));
  g_assert_error (missing, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_assert_null (bsl_secret_key_read (LOCKED, "locked.key", "boussole", &wrong));
  g_assert_error (wrong, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  key = bsl_secret_key_read (LOCKED, "locked.key", "Boussole, un essai", NULL);
  own = bsl_secret_key_get_public (key);
  g_assert_cmpstr (bsl_public_key_get_id (own), ==, "433ABC9CC703A30B");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/minisign/round", test_round);
  g_test_add_func ("/minisign/every-byte", test_every_byte);
  g_test_add_func ("/minisign/faults", test_faults);
  g_test_add_func ("/minisign/minisign", test_minisign);
  g_test_add_func ("/minisign/password", test_password);
  return g_test_run ();
}
