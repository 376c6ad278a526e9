/* SPDX-License-Identifier: EUPL-1.2 */
/* Which folders a sandbox keeps for itself. */
#include "config.h"

#include "app/cli/bsl-cli-sandbox.h"

#include <string.h>

static const char *const own_folders[] = { "/tmp", "/var/tmp" };

static gboolean
is_within (const char *path, const char *folder, gsize length)
{
  return strncmp (path, folder, length) == 0 && (path[length] == '\0' || path[length] == '/');
}

/* A folder may be followed by how it is granted: "/tmp:ro". */
static gboolean
is_granted (char **granted, const char *path)
{
  for (guint i = 0; granted != NULL && granted[i] != NULL; i++)
    if (granted[i][0] == '/' && is_within (path, granted[i], strcspn (granted[i], ":")))
      return TRUE;
  return FALSE;
}

gboolean
bsl_cli_sandbox_hides (const char *info, const char *path)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  g_auto (GStrv) granted = NULL;

  if (!g_key_file_load_from_file (file, info, G_KEY_FILE_NONE, NULL))
    return FALSE;
  granted = g_key_file_get_string_list (file, "Context", "filesystems", NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (own_folders); i++)
    if (is_within (whole, own_folders[i], strlen (own_folders[i])))
      return !is_granted (granted, whole);
  return FALSE;
}
