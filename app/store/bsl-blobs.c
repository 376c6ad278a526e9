/* SPDX-License-Identifier: EUPL-1.2 */
/* Bytes kept beside a project. */

#include "config.h"

#include "app/store/bsl-blobs.h"

#include <glib/gi18n-lib.h>

#define LEVEL 6

GBytes *
bsl_blobs_pack (GBytes *bytes, gboolean *packed)
{
  g_autoptr (GZlibCompressor) zlib = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, LEVEL);
  g_autoptr (GBytes) shorter = g_converter_convert_bytes (G_CONVERTER (zlib), bytes, NULL);

  *packed = shorter != NULL && g_bytes_get_size (shorter) < g_bytes_get_size (bytes);
  return g_bytes_ref (*packed ? shorter : bytes);
}

GBytes *
bsl_blobs_unpack (GBytes *bytes, gsize size, gboolean packed)
{
  g_autoptr (GZlibDecompressor) zlib = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr (GBytes) whole =
      packed ? g_converter_convert_bytes (G_CONVERTER (zlib), bytes, NULL) : g_bytes_ref (bytes);

  return whole != NULL && g_bytes_get_size (whole) == size ? g_steal_pointer (&whole) : NULL;
}

static gboolean
holds (BslDatabase *database, gint64 project, const char *sha256, gboolean *held, GError **error)
{
  g_autoptr (BslStatement) row =
      bsl_database_prepare (database, "SELECT 1 FROM blob WHERE project = ? AND sha256 = ?", error);

  if (row == NULL)
    return FALSE;
  bsl_statement_bind (row, "it", project, sha256);
  return bsl_statement_step (row, held, error);
}

static gboolean
check_room (BslDatabase *database, gint64 project, gint64 size, GError **error)
{
  g_autoptr (BslStatement) row = bsl_database_prepare (
      database, "SELECT coalesce (sum (size), 0) FROM blob WHERE project = ?", error);
  gboolean found;

  if (row == NULL)
    return FALSE;
  bsl_statement_bind (row, "i", project);
  if (!bsl_statement_step (row, &found, error))
    return FALSE;
  if (bsl_statement_get_int (row, 0) + size <= BSL_BLOBS_MAX_BYTES)
    return TRUE;

  g_set_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_TOO_LARGE,
               _("A project holds at most %u MiB of snapshots and attachments, and this would be "
                 "more. Attach a smaller file, or keep it elsewhere and write where it is."),
               BSL_BLOBS_MAX_BYTES / (1024 * 1024));
  return FALSE;
}

gboolean
bsl_blobs_put (BslDatabase *database, gint64 project, GBytes *bytes, char **sha256, GError **error)
{
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  gint64 size = (gint64) g_bytes_get_size (bytes);
  g_autoptr (GBytes) content = NULL;
  gboolean held, packed;

  if (!holds (database, project, sum, &held, error))
    return FALSE;
  if (!held)
    {
      if (!check_room (database, project, size, error))
        return FALSE;
      content = bsl_blobs_pack (bytes, &packed);
      if (!bsl_database_run (database, error,
                             "INSERT INTO blob (project, sha256, size, packed, content)"
                             " VALUES (?, ?, ?, ?, ?)",
                             "itiib", project, sum, size, (gint64) packed, content))
        return FALSE;
    }
  *sha256 = g_steal_pointer (&sum);
  return TRUE;
}

static gboolean
fail_missing (BslDatabase *database, GError **error)
{
  g_set_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_MISSING,
               _("%s: The content of this file is not kept here: the project came without it. Ask "
                 "whoever sent the project for a complete copy."),
               bsl_database_get_path (database));
  return FALSE;
}

static gboolean
fail_damaged (BslDatabase *database, GError **error)
{
  g_set_error (
      error, BSL_STORE_ERROR, BSL_STORE_ERROR_CORRUPT,
      _("%s: The content of this file is damaged. Restore the file of the projects from a "
        "backup."),
      bsl_database_get_path (database));
  return FALSE;
}

GBytes *
bsl_blobs_get (BslDatabase *database, gint64 project, const char *sha256, GError **error)
{
  g_autoptr (BslStatement) row = bsl_database_prepare (
      database, "SELECT size, packed, content FROM blob WHERE project = ? AND sha256 = ?", error);
  g_autoptr (GBytes) content = NULL, bytes = NULL;
  g_autofree char *sum = NULL;
  gboolean found;

  if (row == NULL)
    return NULL;
  bsl_statement_bind (row, "it", project, sha256);
  if (!bsl_statement_step (row, &found, error) || (!found && !fail_missing (database, error)))
    return NULL;

  content = bsl_statement_dup_bytes (row, 2);
  bytes = bsl_blobs_unpack (content, (gsize) bsl_statement_get_int (row, 0),
                            bsl_statement_get_int (row, 1) != 0);
  sum = bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;
  if (g_strcmp0 (sum, sha256) != 0)
    {
      fail_damaged (database, error);
      return NULL;
    }
  return g_steal_pointer (&bytes);
}
