/* SPDX-License-Identifier: EUPL-1.2 */
/* Figures of a web page, as SVG within it. */
#include "config.h"

#include "app/report/bsl-html-draw.h"

#include "app/report/bsl-markup.h"

/* classes of document.css */
static const char *const ink_classes[BSL_N_INKS] = {
  [BSL_INK] = "ink",
  [BSL_INK_SOFT] = "soft",
  [BSL_INK_RULE] = "rule",
  [BSL_INK_ACCENT] = "accent",
  [BSL_INK_FILL] = "fill",
  [BSL_INK_GOOD] = "good",
  [BSL_INK_DOUBT] = "doubt",
  [BSL_INK_BAD] = "bad",
  [BSL_INK_PAPER] = "paper",
};

static const char *const anchors[] = { "start", "middle", "end" };

static void
add_number (GString *out, const char *attribute, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (out, " %s=\"%s\"", attribute, g_ascii_formatd (text, sizeof text, "%.2f", number));
}

static void
add_class (GString *out, const BslShape *shape)
{
  gboolean stroke = shape->outline || shape->kind == BSL_SHAPE_LINE;

  g_string_append_printf (out, " class=\"%s-%s%s\"", stroke ? "stroke" : "paint", ink_classes[shape->ink],
                          shape->dashed ? " dashed" : "");
}

static void
draw_rectangle (GString *out, const BslShape *shape)
{
  g_string_append (out, "<rect");
  add_class (out, shape);
  add_number (out, "x", shape->x);
  add_number (out, "y", shape->y);
  add_number (out, "width", shape->width);
  add_number (out, "height", shape->height);
  g_string_append (out, "/>");
}

static void
draw_line (GString *out, const BslShape *shape)
{
  g_string_append (out, "<line");
  add_class (out, shape);
  add_number (out, "x1", shape->x);
  add_number (out, "y1", shape->y);
  add_number (out, "x2", shape->x + shape->width);
  add_number (out, "y2", shape->y + shape->height);
  g_string_append (out, "/>");
}

static void
draw_disc (GString *out, const BslShape *shape)
{
  g_string_append (out, "<ellipse");
  add_class (out, shape);
  add_number (out, "cx", shape->x + shape->width / 2);
  add_number (out, "cy", shape->y + shape->height / 2);
  add_number (out, "rx", shape->width / 2);
  add_number (out, "ry", shape->height / 2);
  g_string_append (out, "/>");
}

static void
draw_text (GString *out, const BslShape *shape)
{
  g_string_append (out, "<text");
  add_class (out, shape);
  add_number (out, "x", shape->x);
  add_number (out, "y", shape->y);
  add_number (out, "font-size", shape->size);
  g_string_append_printf (out, " text-anchor=\"%s\"%s>", anchors[shape->align], shape->strong ? " font-weight=\"bold\"" : "");
  bsl_markup_text (out, shape->text);
  g_string_append (out, "</text>");
}

static void
draw_image (GString *out, const BslShape *shape)
{
  gsize size;
  const guchar *data = g_bytes_get_data (shape->image, &size);
  g_autofree char *base64 = g_base64_encode (data, size);

  g_string_append (out, "<image");
  add_number (out, "x", shape->x);
  add_number (out, "y", shape->y);
  add_number (out, "width", shape->width);
  add_number (out, "height", shape->height);
  g_string_append_printf (out, " href=\"data:image/png;base64,%s\"/>", base64);
}

void
bsl_html_draw (GString *out, const BslFigure *figure)
{
  static void (*const drawers[]) (GString *, const BslShape *) = {
    [BSL_SHAPE_RECTANGLE] = draw_rectangle,
    [BSL_SHAPE_LINE] = draw_line,
    [BSL_SHAPE_DISC] = draw_disc,
    [BSL_SHAPE_IMAGE] = draw_image,
    [BSL_SHAPE_TEXT] = draw_text,
  };

  bsl_markup_printf (out, "<svg role=\"img\" aria-label=\"%s\"", figure->alternative ? figure->alternative : "");
  if (figure->shapes->len > 0 && g_array_index (figure->shapes, BslShape, 0).kind == BSL_SHAPE_IMAGE)
    g_string_append_printf (out, " style=\"max-width:%dpt\"", (int) figure->width);
  g_string_append_printf (out, " viewBox=\"0 0 %d %d\">\n", (int) (figure->width + 0.99), (int) (figure->height + 0.99));
  for (guint i = 0; i < figure->shapes->len; i++)
    {
      const BslShape *shape = &g_array_index (figure->shapes, BslShape, i);

      drawers[shape->kind] (out, shape);
    }
  g_string_append (out, "</svg>\n");
}
