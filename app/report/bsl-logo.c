/* SPDX-License-Identifier: EUPL-1.2 */
/* Logos. */
#include "config.h"

#include "app/report/bsl-logo.h"

#include <cairo.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "app/core/bsl-problems.h"

#define MAX_BYTES (1024 * 1024)
#define MAX_PIXELS 4000
#define MAX_WIDTH 240.0 /* points */
#define MAX_HEIGHT 60.0
#define SVG_HEAD 4096 /* bytes in which a drawing says that it is one */
#define HEAD 24 /* signature, length and name of the first chunk, width, height */

static guint
read_number (const guint8 *data)
{
  return ((guint) data[0] << 24) | ((guint) data[1] << 16) | ((guint) data[2] << 8) | data[3];
}

/* A drawing would be sharper than pixels, but it may name other files, and holds more than three writers
 * can be made to draw alike. */
static gboolean
is_svg (const guint8 *data, gsize size)
{
  return size > 0 && memmem (data, MIN (size, SVG_HEAD), "<svg", 4) != NULL;
}

static gboolean
fail_large (GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _("The logo is too large: it may have 1 MB and %d pixels each way. Save it smaller."), MAX_PIXELS);
  return FALSE;
}

/* The size is read from the head, so that nothing large is ever unpacked. */
static gboolean
read_size (GBytes *png, guint *width, guint *height, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (png, &size);

  if (size < HEAD || memcmp (data, "\x89PNG\r\n\x1a\n", 8) != 0 || memcmp (data + 12, "IHDR", 4) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           is_svg (data, size) ? _("The logo is an SVG drawing. Export it as a PNG picture, 1,000 pixels wide, and take that.")
                                               : _("The logo is no PNG picture. Save it as PNG."));
      return FALSE;
    }
  *width = read_number (data + 16);
  *height = read_number (data + 20);
  if (size <= MAX_BYTES && *width > 0 && *height > 0 && *width <= MAX_PIXELS && *height <= MAX_PIXELS)
    return TRUE;
  return fail_large (error);
}

GBytes *
bsl_logo_read (const char *path, GError **error)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0 || status.st_size <= MAX_BYTES)
    return bsl_json_read_file (path, 0, error);
  fail_large (error);
  return NULL;
}

static gboolean
can_be_drawn (GBytes *png, GError **error)
{
  cairo_surface_t *surface = bsl_figure_read_image (png);
  gboolean whole = cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS;

  cairo_surface_destroy (surface);
  if (!whole)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 _("The logo is damaged: it cannot be read to its end. Save it as PNG again."));
  return whole;
}

BslFigure *
bsl_logo_new (GBytes *png, const char *alternative, GError **error)
{
  guint width, height;
  double scale;
  BslFigure *figure;

  if (!read_size (png, &width, &height, error) || !can_be_drawn (png, error))
    return NULL;
  scale = MIN (MAX_WIDTH / width, MAX_HEIGHT / height);
  figure = bsl_figure_new (width * scale, height * scale);
  bsl_figure_set_alternative (figure, alternative);
  bsl_figure_add (figure, BSL_SHAPE_IMAGE, BSL_INK, 0, 0, figure->width, figure->height)->image = g_bytes_ref (png);
  return figure;
}
