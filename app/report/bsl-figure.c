/* SPDX-License-Identifier: EUPL-1.2 */
/* A drawing of a document, as shapes. */
#include "config.h"

#include "app/report/bsl-figure.h"

#include <string.h>

#include "app/report/bsl-document-private.h"

/* of an average letter, in sizes: wide fonts included */
#define LETTER_WIDTH 0.56

const guint32 bsl_ink_colors[BSL_N_INKS] = {
  [BSL_INK] = 0x1d1f24,
  [BSL_INK_SOFT] = 0x5a6070,
  [BSL_INK_RULE] = 0xc9ced8,
  [BSL_INK_ACCENT] = 0x1f4a7c,
  [BSL_INK_FILL] = 0xeef2f7,
  [BSL_INK_GOOD] = 0x2c6e49,
  [BSL_INK_DOUBT] = 0xb26b00,
  [BSL_INK_BAD] = 0x8f2d2d,
  [BSL_INK_PAPER] = 0xffffff,
};

/* Each stands out from 0x242424 as much as its fellow from white, 4.5 to 1 for what is read. */
const guint32 bsl_ink_colors_on_dark[BSL_N_INKS] = {
  [BSL_INK] = 0xf2f2f2,
  [BSL_INK_SOFT] = 0xb8bcc6,
  [BSL_INK_RULE] = 0x55585f,
  [BSL_INK_ACCENT] = 0x7fb2ef,
  [BSL_INK_FILL] = 0x33363c,
  [BSL_INK_GOOD] = 0x6cc48f,
  [BSL_INK_DOUBT] = 0xe5a54b,
  [BSL_INK_BAD] = 0xee8a8a,
  [BSL_INK_PAPER] = 0x1b1b1b,
};

static void
shape_clear (BslShape *self)
{
  g_free (self->text);
  g_clear_pointer (&self->image, g_bytes_unref);
}

BslFigure *
bsl_figure_new (double width, double height)
{
  BslFigure *self = g_new0 (BslFigure, 1);

  self->width = width;
  self->height = height;
  self->shapes = g_array_new (FALSE, FALSE, sizeof (BslShape));
  g_array_set_clear_func (self->shapes, (GDestroyNotify) shape_clear);
  return self;
}

void
bsl_figure_free (BslFigure *self)
{
  g_free (self->alternative);
  g_array_unref (self->shapes);
  g_free (self);
}

void
bsl_figure_set_alternative (BslFigure *self, const char *text)
{
  g_free (self->alternative);
  self->alternative = bsl_document_clean_text (text);
}

BslShape *
bsl_figure_add (BslFigure *self, BslShapeKind kind, BslInk ink, double x, double y, double width, double height)
{
  BslShape shape = { .kind = kind, .ink = ink, .x = x, .y = y, .width = width, .height = height };

  g_array_append_val (self->shapes, shape);
  return &g_array_index (self->shapes, BslShape, self->shapes->len - 1);
}

BslShape *
bsl_figure_add_text (BslFigure *self, BslInk ink, double x, double y, double size, BslAlign align, const char *text)
{
  BslShape *shape = bsl_figure_add (self, BSL_SHAPE_TEXT, ink, x, y, 0, 0);

  shape->size = size;
  shape->align = align;
  shape->text = bsl_document_clean_text (text);
  return shape;
}

double
bsl_figure_estimate_width (const char *text, double size)
{
  return (g_utf8_strlen (text, -1) * LETTER_WIDTH + 0.5) * size;
}

/* Letters that find room in @width. */
static glong
count_letters (double width, double size)
{
  return MAX (2, width / size / LETTER_WIDTH);
}

BslShape *
bsl_figure_add_label (BslFigure *self, BslInk ink, double x, double y, double width, double size, BslAlign align, const char *text)
{
  glong room = count_letters (width, size);
  g_autofree char *start = NULL;
  g_autofree char *cut = NULL;
  BslShape *shape;

  if (g_utf8_strlen (text, -1) > room)
    {
      start = g_utf8_substring (text, 0, room - 1);
      cut = g_strconcat (g_strchomp (start), "…", NULL);
    }
  shape = bsl_figure_add_text (self, ink, x, y, size, align, cut != NULL ? cut : text);
  shape->width = width;
  return shape;
}

/* The last space among the first @room letters of @text, or NULL where all of it finds room or there is none. */
static const char *
find_break (const char *text, glong room)
{
  const char *end;

  if (g_utf8_strlen (text, -1) <= room)
    return NULL;
  end = g_utf8_offset_to_pointer (text, room + 1);
  return g_strrstr_len (text, end - text, " ");
}

char **
bsl_figure_wrap (const char *text, double width, double size, guint most)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  const char *end;

  for (guint n = 1; n < most && (end = find_break (text, count_letters (width, size))) != NULL; n++)
    {
      g_strv_builder_take (lines, g_strndup (text, end - text));
      text = end + 1;
    }
  g_strv_builder_add (lines, text);
  return g_strv_builder_end (lines);
}

typedef struct
{
  const guchar *data;
  gsize left;
} Source;

static cairo_status_t
read_some (void *closure, unsigned char *data, unsigned int length)
{
  Source *self = closure;

  if (length > self->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, self->data, length);
  self->data += length;
  self->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

cairo_surface_t *
bsl_figure_read_image (GBytes *png)
{
  Source source = { 0 };

  source.data = g_bytes_get_data (png, &source.left);
  return cairo_image_surface_create_from_png_stream (read_some, &source);
}
