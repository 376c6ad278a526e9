/* SPDX-License-Identifier: EUPL-1.2 */
/* Attachments as files, before and after. */
#include "config.h"

#include "ui/attachments/bsl-attachment-files.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define ASKED                                                                                      \
  G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_CONTENT_TYPE                        \
                                 "," G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME

/* One byte more than can be attached at most: that is refused where it is attached. */
static GBytes *
read_bytes (GFile *file, GError **error)
{
  const gsize max = BSL_EVIDENCE_MAX_BYTES + 1;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree char *buffer = NULL;
  gsize size;

  if (stream == NULL)
    return NULL;
  buffer = g_malloc (max);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), buffer, max, &size, NULL, error))
    return NULL;
  return g_bytes_new (buffer, size);
}

gboolean
bsl_attachment_files_add (BslHistory *history, GFile *file, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, ASKED, G_FILE_QUERY_INFO_NONE, NULL, error);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *type = NULL;
  g_autofree char *id = NULL;

  if (info == NULL)
    return FALSE;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "%s",
                   _("Only a file can be attached, not a folder. Choose the files in it."));
      return FALSE;
    }
  bytes = read_bytes (file, error);
  if (bytes == NULL)
    return FALSE;

  type = g_content_type_get_mime_type (g_file_info_get_content_type (info));
  id = bsl_history_attach (history, g_file_info_get_display_name (info), type, bytes, NULL, error);
  return id != NULL;
}

static char *
dup_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "boussole", "attachments", NULL);
}

/* In a folder of its own, so that it keeps its name. */
static char *
create_folder (GError **error)
{
  g_autofree char *above = dup_folder ();
  g_autofree char *folder = g_build_filename (above, "XXXXXX", NULL);

  if (g_mkdir_with_parents (above, 0700) == 0 && g_mkdtemp_full (folder, 0700) != NULL)
    return g_steal_pointer (&folder);

  g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (errno), g_strerror (errno));
  return NULL;
}

GFile *
bsl_attachment_files_copy (BslHistory *history, const BslEvidence *evidence, GError **error)
{
  g_autoptr (GBytes) bytes = bsl_history_read_attachment (history, evidence, error);
  g_autofree char *folder = bytes != NULL ? create_folder (error) : NULL;
  g_autofree char *path = folder != NULL ? g_build_filename (folder, evidence->name, NULL) : NULL;

  if (path == NULL ||
      !g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                 G_FILE_SET_CONTENTS_NONE, 0600, error))
    return NULL;
  return g_file_new_for_path (path);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      if (g_file_test (inside, G_FILE_TEST_IS_DIR) && !g_file_test (inside, G_FILE_TEST_IS_SYMLINK))
        remove_folder (inside);
      else
        g_unlink (inside);
    }
  g_rmdir (path);
}

void
bsl_attachment_files_clear (void)
{
  g_autofree char *folder = dup_folder ();

  remove_folder (folder);
}
