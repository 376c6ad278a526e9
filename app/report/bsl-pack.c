/* SPDX-License-Identifier: EUPL-1.2 */
/* Compressed bytes, unfolded within bounds. */
#include "config.h"

#include "app/report/bsl-pack.h"

#include <glib/gi18n-lib.h>

#include "app/core/bsl-error.h"

#define CHUNK 65536

/* Runs all of @data through @converter; NULL where it is damaged or gives more than @max bytes. */
static GByteArray *
convert (GConverter *converter, const guint8 *data, gsize size, gsize max)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  GConverterResult result = G_CONVERTER_CONVERTED;
  gsize at = 0, n_read, n_written;

  while (result != G_CONVERTER_FINISHED)
    {
      result = g_converter_convert (converter, data + at, size - at, chunk, CHUNK, G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);
      if (result == G_CONVERTER_ERROR || out->len + n_written > max)
        return NULL;
      g_byte_array_append (out, chunk, n_written);
      at += n_read;
    }
  return g_steal_pointer (&out);
}

GBytes *
bsl_pack_inflate (gconstpointer data, gsize size, gsize max, GError **error)
{
  g_autoptr (GZlibDecompressor) inflater = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  GByteArray *out = size > 0 ? convert (G_CONVERTER (inflater), data, size, max) : NULL;

  if (out != NULL)
    return g_byte_array_free_to_bytes (out);
  g_set_error (error, BSL_ERROR, BSL_ERROR_INVALID, _("A compressed part is damaged or unfolds to more than %u MiB."),
               (guint) (max >> 20));
  return NULL;
}

char *
bsl_pack_to_text (GBytes *bytes)
{
  g_autoptr (GZlibCompressor) deflater = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9);
  g_autoptr (GByteArray) out = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  out = convert (G_CONVERTER (deflater), data, size, G_MAXSIZE);
  g_assert (out != NULL);
  return g_base64_encode (out->data, out->len);
}

GBytes *
bsl_pack_from_text (const char *text, gsize max, GError **error)
{
  gsize size;
  g_autofree guchar *data = g_base64_decode (text, &size);

  return bsl_pack_inflate (data, size, max, error);
}
