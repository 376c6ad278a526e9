/* SPDX-License-Identifier: EUPL-1.2 */
/* Which folders a sandbox keeps for itself, and which it was given. */
#include "config.h"

#include <glib/gstdio.h>

#include "app/cli/bsl-cli-sandbox.h"

static gboolean
hides (const char *granted, const char *path)
{
  g_autofree char *info = NULL;
  g_autofree char *text = g_strdup_printf ("[Application]\nname=org.example.App\n\n[Context]\nshared=ipc;\n%s", granted);
  int fd = g_file_open_tmp ("sandbox-XXXXXX", &info, NULL);
  gboolean hidden;

  g_assert_true (g_close (fd, NULL));
  g_assert_true (g_file_set_contents (info, text, -1, NULL));
  hidden = bsl_cli_sandbox_hides (info, path);
  g_unlink (info);
  return hidden;
}

static void
test_own_folders (void)
{
  g_assert_true (hides ("", "/tmp/x.pdf"));
  g_assert_true (hides ("", "/tmp/folder/x.pdf"));
  g_assert_true (hides ("", "/home/../tmp/x.pdf"));
  g_assert_true (hides ("", "/var/tmp/x.pdf"));
  g_assert_true (hides ("filesystems=host;home;xdg-run/x;/tmp/other;/tmp/fold:rw;\n", "/tmp/folder/x.pdf"));
}

static void
test_granted (void)
{
  g_assert_false (hides ("filesystems=/tmp;\n", "/tmp/x.pdf"));
  g_assert_false (hides ("filesystems=xdg-run/x;/tmp/folder:rw;\n", "/tmp/folder/x.pdf"));
  g_assert_false (hides ("filesystems=/tmp/folder;\n", "/tmp/folder/deeper/x.pdf"));
}

static void
test_other_folders (void)
{
  g_assert_false (hides ("", "/home/somebody/x.pdf"));
  g_assert_false (hides ("", "/tmpx/x.pdf"));
  g_assert_false (bsl_cli_sandbox_hides ("/nowhere/flatpak-info", "/tmp/x.pdf"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sandbox/own-folders", test_own_folders);
  g_test_add_func ("/sandbox/granted", test_granted);
  g_test_add_func ("/sandbox/other-folders", test_other_folders);
  return g_test_run ();
}
