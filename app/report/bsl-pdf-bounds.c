/* SPDX-License-Identifier: EUPL-1.2 */
/* What a PDF would unfold to. */
#include "config.h"

#include "app/report/bsl-pdf-bounds.h"

#include <gio/gio.h>
#include <string.h>

#define CHUNK 65536

/* A zlib header where the first filter gives its result to a second one: nothing of ours does. */
static gboolean
is_folded_twice (const guint8 *data, gsize size)
{
  return size > 1 && data[0] == 0x78 && ((data[0] << 8) | data[1]) % 31 == 0;
}

/* Unfolds into nothing, at most *@left bytes, which it counts down; damage ends it, as it does for
 * libqpdf. */
static gboolean
is_stream_bounded (const guint8 *data, gsize size, gsize *left, guint8 *chunk)
{
  g_autoptr (GZlibDecompressor) inflater = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  GConverterResult result = G_CONVERTER_CONVERTED;
  gboolean first = TRUE;
  gsize at = 0, n_read, n_written;

  while (result == G_CONVERTER_CONVERTED)
    {
      result = g_converter_convert (G_CONVERTER (inflater), data + at, size - at, chunk, CHUNK, G_CONVERTER_INPUT_AT_END, &n_read,
                                    &n_written, NULL);
      if (result == G_CONVERTER_ERROR)
        return TRUE;
      if (n_written > *left || (first && is_folded_twice (chunk, n_written)))
        return FALSE;
      first = FALSE;
      at += n_read;
      *left -= n_written;
    }
  return TRUE;
}

/* Start of the data behind the keyword at @p: a line end follows it. */
static const guint8 *
skip_keyword (const guint8 *p, const guint8 *end)
{
  p += strlen ("stream");
  if (p < end && *p == '\r')
    p++;
  if (p < end && *p == '\n')
    p++;
  return p;
}

gboolean
bsl_pdf_is_bounded (GBytes *bytes, gsize max)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gsize size, left = max;
  const guint8 *data = g_bytes_get_data (bytes, &size), *end = data + size;

  for (const guint8 *p = data; (p = memmem (p, end - p, "stream", strlen ("stream"))) != NULL;)
    {
      p = skip_keyword (p, end);
      if (end - p > 2 && (*p & 0x0f) == 8 && !is_stream_bounded (p, end - p, &left, chunk))
        return FALSE;
    }
  return TRUE;
}
