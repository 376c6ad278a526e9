/* SPDX-License-Identifier: EUPL-1.2 */
/* The public keys that are known here. */
#include "config.h"

#include "app/edition/bsl-keyring.h"

#include <glib/gstdio.h>

#include "app/edition/bsl-edition-folder.h"

#define KEYS "keys"
#define SUFFIX ".pub"

struct _BslKeyring
{
  GPtrArray *keys; /* of BslPublicKey */
};

static void
free_key (gpointer data)
{
  bsl_public_key_free (data);
}

BslKeyring *
bsl_keyring_new (void)
{
  BslKeyring *self = g_new (BslKeyring, 1);

  self->keys = g_ptr_array_new_with_free_func (free_key);
  return self;
}

void
bsl_keyring_free (BslKeyring *self)
{
  g_ptr_array_unref (self->keys);
  g_free (self);
}

void
bsl_keyring_read (BslKeyring *self, const char *directory, BslProblems *faults)
{
  g_autofree char *place = g_build_filename (directory, KEYS, NULL);
  g_autoptr (GDir) dir = g_dir_open (place, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (place, name, NULL), *text = NULL;
      g_autoptr (GError) error = NULL;
      BslPublicKey *key = NULL;

      if (!g_str_has_suffix (name, SUFFIX))
        continue;
      if (g_file_get_contents (path, &text, NULL, &error))
        key = bsl_public_key_read (text, path, &error);
      if (key != NULL)
        g_ptr_array_add (self->keys, key);
      else
        bsl_problems_add (faults, path, "$", "%s", error->message);
    }
}

const BslPublicKey *
bsl_keyring_find (const BslKeyring *self, const BslUpdate *update)
{
  for (guint i = 0; i < self->keys->len; i++)
    if (bsl_update_verify (update, self->keys->pdata[i]))
      return self->keys->pdata[i];
  return NULL;
}

gboolean
bsl_keyring_knows (const BslKeyring *self, const char *key_id)
{
  for (guint i = 0; i < self->keys->len; i++)
    if (g_strcmp0 (bsl_public_key_get_id (self->keys->pdata[i]), key_id) == 0)
      return TRUE;
  return FALSE;
}

/* What may fail fails here: the folder of keys is made, and the file is on the disk. */
char *
bsl_keyring_prepare (const BslPublicKey *key, const char *directory, GError **error)
{
  g_autofree char *temporary = bsl_edition_folder_make_temporary (directory, error);
  g_autofree char *base = g_strconcat (bsl_public_key_get_id (key), SUFFIX, NULL), *file = NULL;
  g_autofree char *keys = g_build_filename (directory, KEYS, NULL);

  if (temporary == NULL)
    return NULL;
  file = g_build_filename (temporary, base, NULL);
  if (bsl_edition_folder_make (keys, error) && bsl_edition_folder_write (file, bsl_public_key_to_text (key), error))
    return g_steal_pointer (&file);
  bsl_edition_folder_remove (temporary);
  return NULL;
}

void
bsl_keyring_finish (char *prepared, const char *directory, gboolean keep)
{
  g_autofree char *from = prepared, *temporary = NULL, *base = NULL, *to = NULL;

  if (from == NULL)
    return;
  temporary = g_path_get_dirname (from);
  base = g_path_get_basename (from);
  to = g_build_filename (directory, KEYS, base, NULL);
  if (keep)
    g_rename (from, to);
  bsl_edition_folder_remove (temporary);
}
