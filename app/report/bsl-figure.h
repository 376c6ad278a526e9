/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <cairo.h>
#include <glib.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * BslFigure:
 *
 * A drawing every writer can draw: rectangles, lines, discs and short texts on a paper of its own, in
 * points from the top left. What it shows must also stand in its text alternative.
 */
typedef enum
{
  BSL_SHAPE_RECTANGLE,
  BSL_SHAPE_LINE, /* from (x, y) by (width, height) */
  BSL_SHAPE_DISC, /* in the rectangle */
  BSL_SHAPE_IMAGE, /* PNG in the rectangle */
  BSL_SHAPE_TEXT, /* (x, y) is the left, middle or right end of the base line */
} BslShapeKind;

/* What a shape means; each writer has its colour. */
typedef enum
{
  BSL_INK,
  BSL_INK_SOFT,
  BSL_INK_RULE,
  BSL_INK_ACCENT,
  BSL_INK_FILL,
  BSL_INK_GOOD,
  BSL_INK_DOUBT,
  BSL_INK_BAD,
  BSL_INK_PAPER,
  BSL_N_INKS,
} BslInk;

typedef enum
{
  BSL_ALIGN_START,
  BSL_ALIGN_MIDDLE,
  BSL_ALIGN_END,
} BslAlign;

typedef struct
{
  BslShapeKind kind;
  BslInk ink;
  double x, y, width, height;
  gboolean outline; /* not filled */
  gboolean dashed;
  char *text;
  double size; /* of the letters; @width is the room they have, 0: what they need */
  gboolean strong;
  BslAlign align;
  GBytes *image; /* owned */
} BslShape;

typedef struct
{
  double width, height;
  char *alternative;
  GArray *shapes; /* of BslShape */
} BslFigure;

/* Colours on white paper, and on the dark ground of a window: 0xRRGGBB. */
extern const guint32 bsl_ink_colors[];
extern const guint32 bsl_ink_colors_on_dark[];

BslFigure *bsl_figure_new (double width, double height);
void bsl_figure_free (BslFigure *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslFigure, bsl_figure_free)
void bsl_figure_set_alternative (BslFigure *self, const char *text);
/* The shape last added may be completed until the next call. */
BslShape *bsl_figure_add (BslFigure *self, BslShapeKind kind, BslInk ink, double x, double y, double width, double height);
BslShape *bsl_figure_add_text (BslFigure *self, BslInk ink, double x, double y, double size, BslAlign align, const char *text);
/* The same in @width points at most, cut with an ellipsis by an estimate good for any writer. */
BslShape *bsl_figure_add_label (BslFigure *self, BslInk ink, double x, double y, double width, double size, BslAlign align, const char *text);
/* @text in at most @most lines of @width points, broken at spaces by the same estimate; the last is cut by the label. To be
 * freed with g_strfreev(). */
char **bsl_figure_wrap (const char *text, double width, double size, guint most);
/* From the top left of the user space of @cr, one unit a point. @inks: one of the above. @font: size and weight are set on
 * it. */
void bsl_figure_draw (const BslFigure *self, const guint32 *inks, cairo_t *cr, PangoContext *context, PangoFontDescription *font);
/* The pixels of a PNG; its status tells where it cannot be read. To be destroyed. */
cairo_surface_t *bsl_figure_read_image (GBytes *png);
/* Width of @text on the safe side, whatever the font. */
double bsl_figure_estimate_width (const char *text, double size);

G_END_DECLS
