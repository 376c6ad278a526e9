/* SPDX-License-Identifier: EUPL-1.2 */
/* Attachments as files, before and after. */
#include "config.h"

#include "ui/attachments/bsl-attachment-files.h"

#include <glib/gi18n.h>

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
