/* SPDX-License-Identifier: EUPL-1.2 */
/* Figures of an OpenDocument text, as drawing shapes. */
#include "config.h"

#include "app/report/bsl-document-private.h"
#include "app/report/bsl-markup.h"
#include "app/report/bsl-odt-private.h"

static const char *const align_words[] = { "start", "center", "end" };

/* Lengths in points, whatever the locale. */
static void
add_length (GString *out, const char *attribute, double points)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (out, " %s=\"%spt\"", attribute, g_ascii_formatd (number, sizeof number, "%.2f", points));
}

static char *
dup_style_name (const BslShape *shape)
{
  if (shape->kind == BSL_SHAPE_TEXT)
    return g_strdup_printf ("Label%u.%u%s", shape->ink, (guint) shape->size, shape->strong ? "b" : "");
  if (shape->kind == BSL_SHAPE_LINE || shape->outline)
    return g_strdup_printf ("Line%u%s", shape->ink, shape->dashed ? "d" : "");
  if (shape->kind == BSL_SHAPE_IMAGE)
    return g_strdup ("Image");
  return g_strdup_printf ("Fill%u", shape->ink);
}

static void
write_style (GString *out, const char *name, const BslShape *shape)
{
  guint32 color = bsl_ink_colors[shape->ink];

  if (shape->kind == BSL_SHAPE_TEXT)
    g_string_append_printf (out, "<style:style style:name=\"%s\" style:family=\"text\"><style:text-properties fo:font-size=\"%upt\""
                            " fo:font-weight=\"%s\" fo:color=\"#%06x\"/></style:style>",
                            name, (guint) shape->size, shape->strong ? "bold" : "normal", color);
  else if (shape->kind == BSL_SHAPE_LINE || shape->outline)
    g_string_append_printf (out, "<style:style style:name=\"%s\" style:family=\"graphic\"><style:graphic-properties draw:stroke=\"%s\"%s"
                            " svg:stroke-width=\"0.8pt\" svg:stroke-color=\"#%06x\" draw:fill=\"none\"/></style:style>",
                            name, shape->dashed ? "dash" : "solid", shape->dashed ? " draw:stroke-dash=\"Dash\"" : "", color);
  else if (shape->kind == BSL_SHAPE_IMAGE)
    g_string_append_printf (out, "<style:style style:name=\"%s\" style:family=\"graphic\"><style:graphic-properties draw:stroke=\"none\""
                            " draw:fill=\"none\"/></style:style>", name);
  else
    g_string_append_printf (out, "<style:style style:name=\"%s\" style:family=\"graphic\"><style:graphic-properties draw:stroke=\"none\""
                            " draw:fill=\"solid\" draw:fill-color=\"#%06x\"/></style:style>", name, color);
}

static void
write_used_styles (GString *out, const BslFigure *figure, GHashTable *known)
{
  for (guint i = 0; i < figure->shapes->len; i++)
    {
      const BslShape *shape = &g_array_index (figure->shapes, BslShape, i);
      g_autofree char *name = dup_style_name (shape);

      if (g_hash_table_contains (known, name))
        continue;
      write_style (out, name, shape);
      g_hash_table_add (known, g_steal_pointer (&name));
    }
}

static void
write_label_styles (GString *out)
{
  for (BslAlign align = BSL_ALIGN_START; align <= BSL_ALIGN_END; align++)
    g_string_append_printf (out, "<style:style style:name=\"Label%u\" style:family=\"graphic\"><style:graphic-properties draw:stroke=\"none\""
                            " draw:fill=\"none\" draw:textarea-vertical-align=\"bottom\" fo:wrap-option=\"no-wrap\" fo:padding=\"0pt\""
                            " draw:auto-grow-width=\"false\" draw:auto-grow-height=\"false\"/></style:style>"
                            "<style:style style:name=\"LabelText%u\" style:family=\"paragraph\" style:parent-style-name=\"Standard\">"
                            "<style:paragraph-properties fo:text-align=\"%s\"/></style:style>", align, align, align_words[align]);
}

void
bsl_odt_write_drawing_styles (GString *out, BslDocument *document)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < bsl_document_get_n_blocks (document); i++)
    {
      const BslBlock *block = bsl_document_get_block (document, i);

      if (block->kind != BSL_BLOCK_FIGURE)
        continue;
      if (g_hash_table_size (known) == 0)
        write_label_styles (out);
      write_used_styles (out, block->figure, known);
    }
}

static void
draw_box (GString *out, const BslShape *shape)
{
  g_autofree char *style = dup_style_name (shape);

  g_string_append_printf (out, "<draw:%s draw:style-name=\"%s\"", shape->kind == BSL_SHAPE_DISC ? "ellipse" : "rect", style);
  add_length (out, "svg:x", shape->x);
  add_length (out, "svg:y", shape->y);
  add_length (out, "svg:width", shape->width);
  add_length (out, "svg:height", shape->height);
  g_string_append (out, "/>");
}

static void
draw_stroke (GString *out, const BslShape *shape)
{
  g_autofree char *style = dup_style_name (shape);

  g_string_append_printf (out, "<draw:line draw:style-name=\"%s\"", style);
  add_length (out, "svg:x1", shape->x);
  add_length (out, "svg:y1", shape->y);
  add_length (out, "svg:x2", shape->x + shape->width);
  add_length (out, "svg:y2", shape->y + shape->height);
  g_string_append (out, "/>");
}

/* A label is a box without border whose lower edge lies at the descent below the base line. */
static void
draw_label (GString *out, const BslShape *shape)
{
  g_autofree char *style = dup_style_name (shape);
  double width = shape->width > 0 ? shape->width : bsl_figure_estimate_width (shape->text, shape->size);
  double x = shape->x - width * shape->align / 2.0;

  g_string_append_printf (out, "<draw:frame draw:style-name=\"Label%u\"", shape->align);
  add_length (out, "svg:x", x);
  add_length (out, "svg:y", shape->y - shape->size);
  add_length (out, "svg:width", width);
  add_length (out, "svg:height", shape->size * 1.25);
  g_string_append_printf (out, "><draw:text-box><text:p text:style-name=\"LabelText%u\"><text:span text:style-name=\"%s\">",
                          shape->align, style);
  bsl_markup_text (out, shape->text);
  g_string_append (out, "</text:span></text:p></draw:text-box></draw:frame>");
}

static void
draw_image (GString *out, const BslShape *shape)
{
  g_autofree char *style = dup_style_name (shape);
  gsize size;
  const guchar *data = g_bytes_get_data (shape->image, &size);
  g_autofree char *base64 = g_base64_encode (data, size);

  g_string_append_printf (out, "<draw:frame draw:style-name=\"%s\"", style);
  add_length (out, "svg:x", shape->x);
  add_length (out, "svg:y", shape->y);
  add_length (out, "svg:width", shape->width);
  add_length (out, "svg:height", shape->height);
  g_string_append_printf (out, "><draw:image><office:binary-data>%s</office:binary-data></draw:image></draw:frame>", base64);
}

void
bsl_odt_draw (GString *out, const BslFigure *figure, guint index)
{
  g_string_append_printf (out, "<draw:g text:anchor-type=\"as-char\" draw:name=\"Figure%u\">", index);
  bsl_markup_printf (out, "<svg:desc>%s</svg:desc>", figure->alternative ? figure->alternative : "");
  for (guint i = 0; i < figure->shapes->len; i++)
    {
      const BslShape *shape = &g_array_index (figure->shapes, BslShape, i);

      if (shape->kind == BSL_SHAPE_LINE)
        draw_stroke (out, shape);
      else if (shape->kind == BSL_SHAPE_TEXT)
        draw_label (out, shape);
      else if (shape->kind == BSL_SHAPE_IMAGE)
        draw_image (out, shape);
      else
        draw_box (out, shape);
    }
  g_string_append (out, "</draw:g>");
}
