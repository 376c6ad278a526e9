/* SPDX-License-Identifier: EUPL-1.2 */
/* boussole-cli catalogue key, sign, apply, revert, and verify of an update. */

#include "config.h"

#include "app/cli/bsl-cli-catalogue.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "app/core/bsl-json-edit.h"
#include "app/edition/bsl-preview.h"

#define MAX_KEY_BYTES 65536

static int
fail (const GError *error)
{
  return bsl_cli_fail (BSL_EXIT_INPUT, "%s", error->message);
}

static char *
read_text (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = bsl_json_read_file (path, MAX_KEY_BYTES, error);

  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
}

/* The first line of the file of --password-file. */
static gboolean
read_password (BslCli *cli, char **password, GError **error)
{
  if (cli->password_file == NULL)
    return TRUE;
  *password = read_text (cli->password_file, error);
  if (*password == NULL)
    return FALSE;
  g_strdelimit (*password, "\r\n", '\0');
  return TRUE;
}

static BslSecretKey *
read_secret (BslCli *cli, GError **error)
{
  g_autofree char *text = read_text (cli->key, error), *password = NULL;
  BslSecretKey *key = NULL;

  if (text != NULL && read_password (cli, &password, error))
    key = bsl_secret_key_read (text, cli->key, password, error);
  return key;
}

static BslUpdate *
read_update (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = bsl_json_read_file (path, BSL_UPDATE_MAX_BYTES, error);

  return bytes != NULL ? bsl_update_read (bytes, path, error) : NULL;
}

int
bsl_cli_catalogue_key (BslCli *cli, char **words, guint n_words)
{
  g_autoptr (BslSecretKey) key = bsl_secret_key_new ();
  g_autoptr (BslPublicKey) public = bsl_secret_key_get_public (key);
  g_autofree char *secret_path = NULL, *public_path = NULL;
  g_autoptr (GBytes) secret = NULL, open = NULL;
  char *text;

  if (cli->output == NULL)
    return bsl_cli_fail (BSL_EXIT_USAGE, _("Name the files to write: -o NAME makes NAME.key and NAME.pub."));
  secret_path = g_strconcat (cli->output, ".key", NULL);
  public_path = g_strconcat (cli->output, ".pub", NULL);
  if (g_file_test (secret_path, G_FILE_TEST_EXISTS) || g_file_test (public_path, G_FILE_TEST_EXISTS))
    return bsl_cli_fail (BSL_EXIT_INPUT, _("%s: There is a key already. Choose another name."), secret_path);

  text = bsl_secret_key_to_text (key);
  secret = g_bytes_new_take (text, strlen (text));
  text = bsl_public_key_to_text (public);
  open = g_bytes_new_take (text, strlen (text));
  if (bsl_cli_write_secret (secret_path, secret) != BSL_EXIT_DONE || bsl_cli_write (public_path, open) != BSL_EXIT_DONE)
    return BSL_EXIT_INPUT;
  g_print (_("%s signs, keep it secret; %s goes to those who verify (key %s)."), secret_path, public_path,
           bsl_public_key_get_id (public));
  g_print ("\n");
  return BSL_EXIT_DONE;
}

/* What separates the name of an update, or of the folder that it is made of, from those of its files. */
static char *
dup_within (const char *path)
{
  return g_strconcat (path, !g_file_test (path, G_FILE_TEST_IS_DIR) ? ": " : g_str_has_suffix (path, "/") ? "" : "/", NULL);
}

static int
fail_within (BslCli *cli, int status, BslProblems *problems, const char *path)
{
  g_autofree char *within = dup_within (path);
  g_auto (BslCliFindings) findings;

  cli->json = FALSE; /* what -o names is the update, not what is wrong with it */
  bsl_cli_findings_init (&findings, cli, "update", path);
  bsl_cli_findings_add_faults (&findings, problems, within);
  return bsl_cli_findings_finish (&findings, status, NULL);
}

/* What others will be given is read first as they will read it, and tried as they will try it. */
static int
check_usable (BslCli *cli, const BslUpdate *update, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (GBytes) bytes = bsl_update_to_bytes (update, NULL);
  g_autoptr (BslUpdate) read = bsl_update_read (bytes, _("What would be signed"), &error);
  g_autoptr (BslPreview) preview = read != NULL ? bsl_preview_new (cli->editions, update, problems, &error) : NULL;

  if (error != NULL)
    return fail (error);
  return preview != NULL ? BSL_EXIT_DONE : fail_within (cli, BSL_EXIT_NO, problems, path);
}

static void
tell_coming (const BslUpdate *update)
{
  g_autofree char *day = bsl_date_to_iso (bsl_update_get_date (update));

  if (bsl_update_get_date (update) <= bsl_date_today ())
    return;
  g_printerr (_("This edition says to be of a day to come, %s: every one published before would pass as older."), day);
  g_printerr ("\n");
}

int
bsl_cli_catalogue_sign (BslCli *cli, char **words, guint n_words)
{
  const char *path = words[0];
  g_autoptr (GError) error = NULL;
  g_autoptr (BslUpdate) update = NULL;
  g_autoptr (BslSecretKey) key = NULL;
  g_autoptr (GBytes) bytes = NULL;
  int status;

  if (cli->key == NULL)
    return bsl_cli_fail (BSL_EXIT_USAGE, _("Name the secret key: --key FILE. “boussole-cli catalogue key” makes one."));
  key = read_secret (cli, &error);
  if (key == NULL)
    return fail (error);
  update = g_file_test (path, G_FILE_TEST_IS_DIR) ? bsl_update_new_from_directory (path, cli->publisher, &error) : read_update (path, &error);
  if (update == NULL)
    return fail (error);
  status = check_usable (cli, update, path);
  if (status != BSL_EXIT_DONE)
    return status;
  tell_coming (update);
  bytes = bsl_update_to_bytes (update, key);
  return bsl_cli_write (cli->output, bytes);
}

typedef enum
{
  SIGNED_BY_NOBODY_KNOWN,
  SIGNED_BY_KNOWN,
  CHANGED_SINCE, /* after a key that is known here signed it */
} Signer;

/* The key that --key names. FALSE where it names one that cannot be read. */
static gboolean
read_key (BslCli *cli, BslPublicKey **key, GError **error)
{
  g_autofree char *text = cli->key != NULL ? read_text (cli->key, error) : NULL;

  *key = text != NULL ? bsl_public_key_read (text, cli->key, error) : NULL;
  return cli->key == NULL || *key != NULL;
}

/* Who signed @update, which is said. Where a key is @given, no other counts. */
static Signer
find_signer (BslCli *cli, const BslUpdate *update, const char *path, const BslPublicKey *given)
{
  const BslPublicKey *key;
  const char *id;
  gboolean changed;

  if (!bsl_update_is_signed (update))
    {
      g_printerr (_("%s: Nobody signed this update."), path);
      g_printerr ("\n");
      return SIGNED_BY_NOBODY_KNOWN;
    }
  id = bsl_update_get_key_id (update);
  if (given != NULL)
    key = bsl_update_verify (update, given) ? given : NULL;
  else
    key = bsl_editions_find_key (cli->editions, update);
  changed = key == NULL
            && (given != NULL ? g_str_equal (id, bsl_public_key_get_id (given)) : bsl_editions_knows (cli->editions, id));
  if (changed)
    g_printerr (_("%s: It was changed or damaged after key %s signed it. Ask whoever publishes for the update again."), path, id);
  else if (key == NULL)
    g_printerr (_("%s: The signature holds for no key known here. It says to be of key %s: name the file of that key "
                  "(--key FILE), or ask whoever publishes for the update again."),
                path, id);
  else if (!cli->json)
    g_print (_("Signed with key %s."), bsl_public_key_get_id (key));
  if (key == NULL || !cli->json)
    (key == NULL ? g_printerr : g_print) ("\n");
  return changed ? CHANGED_SINCE : key != NULL ? SIGNED_BY_KNOWN : SIGNED_BY_NOBODY_KNOWN;
}

static void
describe (const BslUpdate *update)
{
  g_print (_("Edition %s of %s."), bsl_update_get_edition (update), bsl_update_get_publisher (update));
  g_print ("\n");
}

/* An older one than what is in use is never taken in silence, nor one of a day to come. */
static void
tell_order (BslCli *cli, const BslUpdate *update)
{
  const BslEdition *current = bsl_editions_get_current (cli->editions, NULL);

  tell_coming (update);
  if (current == NULL || bsl_update_get_date (update) >= current->date)
    return;
  g_printerr (_("This edition is older than the one in use, %s."), current->name);
  g_printerr ("\n");
}

/* Offers that come, go or change their state one by one. */
static gboolean
is_told (const BslPreview *preview, const BslCatalogueChange *change)
{
  return change->kind < BSL_CATALOGUE_CHANGE_FACT ||
         (change->kind == BSL_CATALOGUE_CHANGE_FACT && bsl_preview_is_state (preview, change));
}

/* Takes @text. */
static void
print_count (guint n, char *text)
{
  g_autofree char *taken = text;

  if (n > 0)
    g_print ("%s\n", taken);
}

static void
print_preview (const BslPreview *preview)
{
  guint n_law = preview->law->len, n_files = preview->files->len, n_other = 0;

  for (guint i = 0; i < preview->changes->len; i++)
    if (is_told (preview, preview->changes->pdata[i]))
      bsl_cli_catalogue_print_change (preview->changes->pdata[i], bsl_library_get_lang (preview->after));
    else
      n_other++;
  print_count (n_other, g_strdup_printf (ngettext ("%u other fact, price or source of an offer changes.",
                                                "%u other facts, prices or sources of offers change.", n_other), n_other));
  print_count (n_law, g_strdup_printf (ngettext ("%u change of rules or questions.",
                                                "%u changes of rules or questions.", n_law), n_law));
  print_count (n_files, g_strdup_printf (ngettext ("%u other file of the catalogue changes.",
                                                "%u other files of the catalogue change.", n_files), n_files));
  if (preview->changes->len + n_law + n_files == 0)
    g_print ("%s\n", _("Nothing differs."));
}

/* By Signer. */
static const char *const signer_words[] = { "unknown", "known", "changed" };

static void
set_update (BslCliFindings *findings, const BslUpdate *update, Signer signer)
{
  g_autofree char *date = bsl_date_to_iso (bsl_update_get_date (update));

  bsl_json_set_string (findings->object, "edition", bsl_update_get_edition (update));
  bsl_json_set_string (findings->object, "publisher", bsl_update_get_publisher (update));
  bsl_json_set_string (findings->object, "date", date);
  bsl_json_set_string (findings->object, "signature", bsl_update_is_signed (update) ? signer_words[signer] : "none");
  bsl_json_set_string (findings->object, "key", bsl_update_get_key_id (update));
}

static void
set_preview (BslCliFindings *findings, const BslPreview *preview)
{
  json_object_set_array_member (findings->object, "changes", bsl_cli_catalogue_make_changes (preview->changes));
  json_object_set_int_member (findings->object, "law-changes", preview->law->len);
  json_object_set_int_member (findings->object, "files-changed", preview->files->len);
}

static void
tell_preview (BslCliFindings *findings, const BslPreview *preview)
{
  if (findings->cli->json)
    set_preview (findings, preview);
  else
    print_preview (preview);
}

/* What could not be read at all. */
static int
fail_unread (BslCliFindings *findings, const char *name, const GError *error)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autofree char *prefix = g_strconcat (name, ": ", NULL);

  if (!findings->cli->json)
    return fail (error);
  bsl_problems_add (problems, name, "$", "%s", error->message + (g_str_has_prefix (error->message, prefix) ? strlen (prefix) : 0));
  bsl_cli_findings_add_faults (findings, problems, NULL);
  return bsl_cli_findings_finish (findings, BSL_EXIT_INPUT, NULL);
}

int
bsl_cli_catalogue_verify_update (BslCli *cli, GBytes *bytes, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslUpdate) update = bsl_update_read (bytes, name, &error);
  g_autoptr (BslPreview) preview = NULL;
  g_autoptr (BslPublicKey) key = NULL;
  g_autofree char *within = dup_within (name);
  g_auto (BslCliFindings) findings;
  Signer signer;

  bsl_cli_findings_init (&findings, cli, "update", name);
  if (update == NULL || !read_key (cli, &key, &error))
    return fail_unread (&findings, name, error);
  if (!cli->json)
    describe (update);
  tell_order (cli, update);
  signer = find_signer (cli, update, name, key);
  set_update (&findings, update, signer);
  preview = bsl_preview_new (cli->editions, update, problems, &error);
  if (error != NULL)
    return fail_unread (&findings, name, error);
  bsl_cli_findings_add_faults (&findings, problems, within);
  if (preview != NULL)
    tell_preview (&findings, preview);
  return bsl_cli_findings_finish (&findings, signer == SIGNED_BY_KNOWN ? BSL_EXIT_DONE : BSL_EXIT_NO,
                                  signer != CHANGED_SINCE ? _("No fault found in its files.") : NULL);
}

/* @key is kept with what it signed, as in the window: whoever names it wants to trust this publisher. */
static int
apply (BslCli *cli, const BslUpdate *update, const char *path, const BslPublicKey *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  const char *key_id = key != NULL ? bsl_public_key_get_id (key) : NULL;
  gboolean used = bsl_editions_uses (cli->editions, update), known = key == NULL || bsl_editions_knows (cli->editions, key_id);

  if (!bsl_editions_apply (cli->editions, update, key, problems, &error))
    return error != NULL ? fail (error) : fail_within (cli, BSL_EXIT_INPUT, problems, path);
  if (!known && bsl_editions_knows (cli->editions, key_id))
    {
      g_print (_("Key %s is known from now on."), key_id);
      g_print ("\n");
    }
  if (used)
    g_print ("%s\n", known ? _("It is in use already. Nothing was changed.") : _("It is in use already."));
  else
    g_print ("%s\n", _("Applied. “boussole-cli catalogue revert” goes back to what was in use before."));
  return BSL_EXIT_DONE;
}

int
bsl_cli_catalogue_apply (BslCli *cli, char **words, guint n_words)
{
  const char *path = words[0];
  g_autoptr (GError) error = NULL;
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslUpdate) update = read_update (path, &error);
  g_autoptr (BslPreview) preview = NULL;
  g_autoptr (BslPublicKey) key = NULL;
  Signer signer;

  if (update == NULL || !read_key (cli, &key, &error))
    return fail (error);
  describe (update);
  tell_order (cli, update);
  signer = find_signer (cli, update, path, key);
  if (signer == CHANGED_SINCE)
    return bsl_cli_fail (BSL_EXIT_INPUT, _("Nothing was changed."));
  preview = bsl_preview_new (cli->editions, update, problems, &error);
  if (preview == NULL)
    return error != NULL ? fail (error) : fail_within (cli, BSL_EXIT_INPUT, problems, path);
  print_preview (preview);
  if (signer != SIGNED_BY_KNOWN && !cli->unsigned_too)
    return bsl_cli_fail (BSL_EXIT_NO, _("Nothing was changed. To apply it although nobody vouches for what it holds, add --unsigned."));
  return apply (cli, update, path, signer == SIGNED_BY_KNOWN ? key : NULL);
}

int
bsl_cli_catalogue_revert (BslCli *cli, char **words, guint n_words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BslEdition) before = bsl_editions_dup_before (cli->editions);

  if (before == NULL)
    return bsl_cli_fail (BSL_EXIT_NO, _("No update is in use that could be taken back."));
  if (!bsl_editions_revert (cli->editions, &error))
    return fail (error);
  g_print (_("Edition %s of %s is in use again."), before->name, before->publisher);
  g_print ("\n");
  return BSL_EXIT_DONE;
}
