/* SPDX-License-Identifier: EUPL-1.2 */
/* Drawing lines of text on a cairo page, each stretch inside the marked content of its element. */
#include "config.h"

#include <hb.h>
#include <string.h>

#include "app/report/bsl-pdf-private.h"

/* A character that no font has is drawn as a box by a font of our own, so that it can still be
 * searched and copied. The glyph index is the code point. */
static cairo_status_t
missing_init_cb (cairo_scaled_font_t *font, cairo_t *cr, cairo_font_extents_t *extents)
{
  return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t
missing_render_cb (cairo_scaled_font_t *font, unsigned long glyph, cairo_t *cr, cairo_text_extents_t *extents)
{
  cairo_rectangle (cr, 0.08, -0.66, 0.44, 0.62);
  cairo_set_line_width (cr, 0.05);
  cairo_stroke (cr);
  extents->x_advance = 0.6;
  return CAIRO_STATUS_SUCCESS;
}

void
bsl_pdf_pen_init (BslPdfPen *self, cairo_t *cr)
{
  *self = (BslPdfPen) { .cr = cr };
  self->links = g_array_new (FALSE, FALSE, sizeof (BslPdfLink));
  self->glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
  self->clusters = g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t));
  self->missing = cairo_user_font_face_create ();
  cairo_user_font_face_set_init_func (self->missing, missing_init_cb);
  cairo_user_font_face_set_render_glyph_func (self->missing, missing_render_cb);
}

void
bsl_pdf_pen_clear (BslPdfPen *self)
{
  for (guint i = 0; i < self->links->len; i++)
    g_free (g_array_index (self->links, BslPdfLink, i).uri);
  g_array_unref (self->links);
  g_array_unref (self->glyphs);
  g_array_unref (self->clusters);
  cairo_font_face_destroy (self->missing);
}

void
bsl_pdf_pen_set_color (BslPdfPen *self, guint32 color)
{
  cairo_set_source_rgb (self->cr, (color >> 16) / 255.0, ((color >> 8) & 0xff) / 255.0, (color & 0xff) / 255.0);
}

static gboolean
has_text (const BslFigure *figure)
{
  for (guint i = 0; i < figure->shapes->len; i++)
    if (g_array_index (figure->shapes, BslShape, i).kind == BSL_SHAPE_TEXT)
      return TRUE;
  return FALSE;
}

/* cairo neither marks nor numbers content without text: the element of a picture holds none. */
void
bsl_pdf_pen_draw_figure (BslPdfPen *self, const BslPdfDrawing *drawing, PangoContext *context, PangoFontDescription *font)
{
  if (has_text (drawing->figure))
    bsl_pdf_pen_open (self, drawing->node);
  cairo_save (self->cr);
  cairo_translate (self->cr, drawing->x, drawing->y);
  bsl_figure_draw (drawing->figure, bsl_ink_colors, self->cr, context, font);
  cairo_restore (self->cr);
}

/* cairo numbers marked content from 0 on each page, in the order in which it is opened. */
void
bsl_pdf_pen_open (BslPdfPen *self, BslPdfNode *node)
{
  if (node == NULL ? self->artifact : self->node == node)
    return;
  bsl_pdf_pen_close (self);
  if (node == NULL)
    {
      cairo_tag_begin (self->cr, "Artifact", NULL);
      self->artifact = TRUE;
      return;
    }
  cairo_tag_begin (self->cr, "Span", NULL);
  bsl_pdf_node_add_content (node, self->page, self->mcid++);
  self->node = node;
}

void
bsl_pdf_pen_close (BslPdfPen *self)
{
  if (self->artifact)
    cairo_tag_end (self->cr, "Artifact");
  if (self->node != NULL)
    cairo_tag_end (self->cr, "Span");
  self->artifact = FALSE;
  self->node = NULL;
}

/* The glyph of a space; of the common one where the font has no other. */
static unsigned long
get_space_glyph (PangoFont *font, gunichar space)
{
  hb_font_t *hb_font = pango_font_get_hb_font (font);
  hb_codepoint_t glyph = 0;

  if (!hb_font_get_nominal_glyph (hb_font, space, &glyph))
    hb_font_get_nominal_glyph (hb_font, ' ', &glyph);
  return glyph;
}

static void
append_glyph (BslPdfPen *self, unsigned long index, double x, double y)
{
  cairo_glyph_t glyph = { index, x, y };

  g_array_append_val (self->glyphs, glyph);
}

static void
append_cluster (BslPdfPen *self, int n_bytes, int n_glyphs)
{
  cairo_text_cluster_t cluster = { n_bytes, n_glyphs };

  g_array_append_val (self->clusters, cluster);
}

/* A run of glyphs while it is drawn. */
typedef struct
{
  BslPdfPen *pen;
  const PangoGlyphItem *item;
  const char *text;
  double x, y;
  int n_spaces; /* bytes of the next run, where they are all spaces */
} Run;

/* Puts the glyphs, collected cluster by cluster in logical order, in visual order. */
static void
reverse_clusters (BslPdfPen *self)
{
  g_autoptr (GArray) glyphs = g_array_sized_new (FALSE, FALSE, sizeof (cairo_glyph_t), self->glyphs->len);
  guint end = self->glyphs->len;

  for (guint i = self->clusters->len; i > 0; i--)
    {
      guint n = g_array_index (self->clusters, cairo_text_cluster_t, i - 1).num_glyphs;

      end -= n;
      g_array_append_vals (glyphs, &g_array_index (self->glyphs, cairo_glyph_t, end), n);
    }
  g_array_set_size (self->glyphs, 0);
  g_array_append_vals (self->glyphs, glyphs->data, glyphs->len);
}

static void
flush (Run *self, const char *start, const char *end)
{
  BslPdfPen *pen = self->pen;
  gboolean backward = self->item->item->analysis.level % 2 != 0;

  if (backward)
    reverse_clusters (pen);
  if (pen->glyphs->len > 0)
    cairo_show_text_glyphs (pen->cr, start, end - start,
                            (cairo_glyph_t *) pen->glyphs->data, pen->glyphs->len,
                            (cairo_text_cluster_t *) pen->clusters->data, pen->clusters->len,
                            backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
  g_array_set_size (pen->glyphs, 0);
  g_array_set_size (pen->clusters, 0);
}

static void
set_font (Run *self)
{
  cairo_set_scaled_font (self->pen->cr, pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (self->item->item->analysis.font)));
}

static void
draw_missing (Run *self, const char *start, const char *end, double x)
{
  cairo_t *cr = self->pen->cr;
  PangoFontDescription *description = pango_font_describe (self->item->item->analysis.font);

  cairo_set_font_face (cr, self->pen->missing);
  cairo_set_font_size (cr, (double) pango_font_description_get_size (description) / PANGO_SCALE);
  pango_font_description_free (description);
  append_glyph (self->pen, g_utf8_get_char (start), x, self->y);
  append_cluster (self->pen, end - start, 1);
  flush (self, start, end);
  set_font (self);
}

/* Pango empties the glyph of the space at the end of a line; without it words of two lines touch
 * when the text is read out. */
static void
collect_cluster (Run *self, const PangoGlyphItemIter *iter, const double *positions)
{
  const PangoGlyphString *glyphs = self->item->glyphs;
  gboolean backward = iter->start_glyph > iter->end_glyph;
  int first = backward ? iter->end_glyph + 1 : iter->start_glyph;
  int last = backward ? iter->start_glyph : iter->end_glyph - 1;
  int n = 0;

  for (int i = first; i <= last; i++)
    {
      const PangoGlyphInfo *info = &glyphs->glyphs[i];
      unsigned long index = info->glyph;

      if (index == PANGO_GLYPH_EMPTY && self->text[iter->start_index] == ' ')
        index = get_space_glyph (self->item->item->analysis.font, ' ');
      if (index == PANGO_GLYPH_EMPTY || (index & PANGO_GLYPH_UNKNOWN_FLAG))
        continue;
      append_glyph (self->pen, index, positions[i] + (double) info->geometry.x_offset / PANGO_SCALE,
                    self->y + (double) info->geometry.y_offset / PANGO_SCALE);
      n++;
    }
  append_cluster (self->pen, iter->end_index - iter->start_index, n);
}

static gboolean
is_missing (const PangoGlyphItem *item, const PangoGlyphItemIter *iter)
{
  int first = MIN (iter->start_glyph, iter->end_glyph + 1);

  return iter->start_glyph != iter->end_glyph
         && item->glyphs->glyphs[first].glyph != PANGO_GLYPH_EMPTY
         && (item->glyphs->glyphs[first].glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0;
}

static gboolean
is_space (gunichar c)
{
  return c == ' ' || c == 0xa0 || c == 0x202f;
}

/* cairo drops what leaves no ink: a run of spaces is drawn as the end of the run before. */
static int
count_spaces (const PangoGlyphItem *item, const PangoGlyphItem *next, const char *text)
{
  int n = 0;

  if (next == NULL || item->item->analysis.level % 2 != 0 || next->item->offset != item->item->offset + item->item->length)
    return 0;
  while (n < next->item->length && is_space (g_utf8_get_char (text + next->item->offset + n)))
    n += g_utf8_skip[(guchar) text[next->item->offset + n]];
  return n == next->item->length ? n : 0;
}

static void
add_spaces (Run *self, double x)
{
  const char *start = self->text + self->item->item->offset + self->item->item->length;

  for (const char *p = start; p < start + self->n_spaces; p = g_utf8_next_char (p))
    {
      append_glyph (self->pen, get_space_glyph (self->item->item->analysis.font, g_utf8_get_char (p)), x, self->y);
      append_cluster (self->pen, g_utf8_next_char (p) - p, 1);
    }
}

/* cairo wants the glyphs of a piece in visual order, its text and clusters in logical order; a
 * missing character ends the piece. */
static void
draw_run (Run *self)
{
  const PangoGlyphItem *item = self->item;
  int n_glyphs = item->glyphs->num_glyphs;
  g_autofree double *positions = g_new (double, n_glyphs + 1);
  const char *start;
  PangoGlyphItemIter iter;
  gboolean more;

  positions[0] = self->x;
  for (int i = 0; i < n_glyphs; i++)
    positions[i + 1] = positions[i] + (double) item->glyphs->glyphs[i].geometry.width / PANGO_SCALE;
  set_font (self);
  start = self->text + item->item->offset;
  for (more = pango_glyph_item_iter_init_start (&iter, (PangoGlyphItem *) item, self->text); more;
       more = pango_glyph_item_iter_next_cluster (&iter))
    {
      const char *end = self->text + iter.end_index;

      if (is_missing (item, &iter))
        {
          flush (self, start, self->text + iter.start_index);
          draw_missing (self, self->text + iter.start_index, end, positions[MIN (iter.start_glyph, iter.end_glyph + 1)]);
          start = end;
        }
      else
        collect_cluster (self, &iter, positions);
    }
  add_spaces (self, positions[n_glyphs]);
  flush (self, start, self->text + item->item->offset + item->item->length + self->n_spaces);
}

static const BslPdfSpan *
find_span (const BslPdfPart *part, guint byte)
{
  for (guint i = 0; i < part->spans->len; i++)
    {
      const BslPdfSpan *span = &g_array_index (part->spans, BslPdfSpan, i);

      if (byte < span->end)
        return span;
    }
  return NULL;
}

static guint32
get_color (const PangoItem *item, guint32 color)
{
  for (GSList *l = item->analysis.extra_attrs; l != NULL; l = l->next)
    {
      PangoAttrColor *attribute = pango_attribute_as_color (l->data);

      if (attribute != NULL && attribute->attr.klass->type == PANGO_ATTR_FOREGROUND)
        return (attribute->color.red >> 8) << 16 | (attribute->color.green >> 8) << 8 | attribute->color.blue >> 8;
    }
  return color;
}

/* A link is one rectangle per line, whatever the number of its runs. */
static void
add_link (BslPdfPen *self, const BslPdfSpan *span, double x, double y, double width, double height)
{
  BslPdfLink link = { self->page, x, y, width, height, g_strdup (span->uri), span->target };
  BslPdfLink *last = self->links->len > 0 ? &g_array_index (self->links, BslPdfLink, self->links->len - 1) : NULL;

  if (span->uri != NULL)
    {
      cairo_rectangle (self->cr, x, y + height * 0.86, width, 0.4);
      cairo_fill (self->cr);
    }
  if (last != NULL && self->link_node == span->node && last->page == self->page && ABS (last->y - y) < 0.01)
    {
      double right = MAX (last->x + last->width, x + width);

      last->x = MIN (last->x, x);
      last->width = right - last->x;
      g_free (link.uri);
      return;
    }
  self->link_node = span->node;
  g_array_append_val (self->links, link);
  bsl_pdf_node_add_link (span->node, self->links->len - 1);
}

static void
draw_line (BslPdfPen *self, const BslPdfText *text, const BslPdfLine *line, double x, double y)
{
  const BslPdfPart *part = g_ptr_array_index (text->parts, line->part);
  double top = y + line->top, baseline = y + line->baseline;

  x += line->x;
  for (GSList *l = line->line->runs; l != NULL; l = l->next)
    {
      const PangoGlyphItem *item = l->data;
      const char *string = pango_layout_get_text (part->layout);
      int n_spaces = count_spaces (item, l->next ? l->next->data : NULL, string);
      const BslPdfSpan *span = find_span (part, item->item->offset);
      double width = (double) pango_glyph_string_get_width (item->glyphs) / PANGO_SCALE;
      Run run = { self, item, string, x + (double) item->start_x_offset / PANGO_SCALE,
                  baseline - (double) item->y_offset / PANGO_SCALE, n_spaces };

      bsl_pdf_pen_open (self, span ? span->node : NULL);
      bsl_pdf_pen_set_color (self, get_color (item->item, text->color));
      draw_run (&run);
      if (span != NULL && span->node != NULL && (span->uri != NULL || span->target >= 0))
        add_link (self, span, x, top, width, line->height);
      x += width + (double) (item->start_x_offset + item->end_x_offset) / PANGO_SCALE;
      if (n_spaces > 0)
        {
          l = l->next;
          x += (double) pango_glyph_string_get_width (((PangoGlyphItem *) l->data)->glyphs) / PANGO_SCALE;
        }
    }
}

void
bsl_pdf_pen_draw (BslPdfPen *self, const BslPdfItem *item)
{
  double origin = item->y - g_array_index (item->text->lines, BslPdfLine, item->first).top;

  for (guint i = 0; i < item->n_lines; i++)
    draw_line (self, item->text, &g_array_index (item->text->lines, BslPdfLine, item->first + i), item->x, origin);
}
