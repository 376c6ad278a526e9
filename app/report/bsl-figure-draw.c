/* SPDX-License-Identifier: EUPL-1.2 */
/* Figures drawn by cairo. */
#include "config.h"

#include "app/report/bsl-figure.h"

#include <pango/pangocairo.h>

#define STROKE 0.8

typedef struct
{
  cairo_t *cr;
  PangoContext *context;
  PangoFontDescription *font;
} Drawer;

static void
paint (Drawer *self, const BslShape *shape)
{
  static const double dash[] = { 3, 2 };
  cairo_t *cr = self->cr;

  if (shape->kind != BSL_SHAPE_LINE && !shape->outline)
    {
      cairo_fill (cr);
      return;
    }
  cairo_set_line_width (cr, STROKE);
  cairo_set_dash (cr, dash, shape->dashed ? G_N_ELEMENTS (dash) : 0, 0);
  cairo_stroke (cr);
}

static void
draw_rectangle (Drawer *self, const BslShape *shape)
{
  cairo_rectangle (self->cr, shape->x, shape->y, shape->width, shape->height);
  paint (self, shape);
}

static void
draw_line (Drawer *self, const BslShape *shape)
{
  cairo_move_to (self->cr, shape->x, shape->y);
  cairo_rel_line_to (self->cr, shape->width, shape->height);
  paint (self, shape);
}

static void
draw_disc (Drawer *self, const BslShape *shape)
{
  cairo_t *cr = self->cr;

  cairo_save (cr);
  cairo_translate (cr, shape->x + shape->width / 2, shape->y + shape->height / 2);
  cairo_scale (cr, shape->width / 2, shape->height / 2);
  cairo_new_sub_path (cr);
  cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_restore (cr);
  paint (self, shape);
}

static void
draw_text (Drawer *self, const BslShape *shape)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (self->context);
  PangoRectangle logical;

  pango_font_description_set_absolute_size (self->font, shape->size * PANGO_SCALE);
  pango_font_description_set_weight (self->font, shape->strong ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, self->font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, shape->text, -1);
  if (shape->width > 0)
    {
      pango_layout_set_width (layout, shape->width * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_alignment (layout, (PangoAlignment) shape->align);
      pango_layout_get_extents (layout, NULL, &logical);
      logical.width = shape->width * PANGO_SCALE;
    }
  else
    pango_layout_get_extents (layout, NULL, &logical);
  cairo_move_to (self->cr, shape->x - shape->align * logical.width / 2.0 / PANGO_SCALE,
                 shape->y - (double) pango_layout_get_baseline (layout) / PANGO_SCALE);
  pango_cairo_show_layout (self->cr, layout);
}

static void
draw_image (Drawer *self, const BslShape *shape)
{
  cairo_surface_t *surface = bsl_figure_read_image (shape->image);
  cairo_t *cr = self->cr;

  cairo_save (cr);
  cairo_translate (cr, shape->x, shape->y);
  cairo_scale (cr, shape->width / cairo_image_surface_get_width (surface), shape->height / cairo_image_surface_get_height (surface));
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (surface);
}

static void
set_ink (Drawer *self, guint32 color)
{
  cairo_set_source_rgb (self->cr, (color >> 16) / 255.0, ((color >> 8) & 0xff) / 255.0, (color & 0xff) / 255.0);
}

void
bsl_figure_draw (const BslFigure *self, const guint32 *inks, cairo_t *cr, PangoContext *context, PangoFontDescription *font)
{
  static void (*const drawers[]) (Drawer *, const BslShape *) = {
    [BSL_SHAPE_RECTANGLE] = draw_rectangle,
    [BSL_SHAPE_LINE] = draw_line,
    [BSL_SHAPE_DISC] = draw_disc,
    [BSL_SHAPE_IMAGE] = draw_image,
    [BSL_SHAPE_TEXT] = draw_text,
  };
  Drawer drawer = { cr, context, font };

  for (guint i = 0; i < self->shapes->len; i++)
    {
      const BslShape *shape = &g_array_index (self->shapes, BslShape, i);

      set_ink (&drawer, inks[shape->ink]);
      drawers[shape->kind] (&drawer, shape);
    }
}
