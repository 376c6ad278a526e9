/* SPDX-License-Identifier: EUPL-1.2 */
/* A figure of a document in the window. */
#include "config.h"

#include "ui/document/bsl-figure-view.h"

#define MIN_WIDTH 120
#define PIXELS (96.0 / 72) /* of a point */

struct _BslFigureView
{
  GtkWidget parent_instance;

  double width, height;
  cairo_surface_t *recording; /* drawn once, replayed at any size */
};

G_DEFINE_FINAL_TYPE (BslFigureView, bsl_figure_view, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
bsl_figure_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static double
get_scale (BslFigureView *self, double width)
{
  return MIN (PIXELS, width / self->width);
}

static int
get_height (BslFigureView *self, int width)
{
  return (int) (self->height * get_scale (self, width) + 0.5);
}

static void
bsl_figure_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  BslFigureView *self = BSL_FIGURE_VIEW (widget);
  int width = (int) (self->width * PIXELS), narrow = MIN (MIN_WIDTH, width);
  gboolean vertical = orientation == GTK_ORIENTATION_VERTICAL;

  /* the narrower, the lower: where no width is given yet, the least one makes the least height */
  *minimum = vertical ? get_height (self, for_size < 0 ? narrow : for_size) : narrow;
  *natural = vertical ? get_height (self, for_size < 0 ? width : for_size) : width;
}

static void
bsl_figure_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BslFigureView *self = BSL_FIGURE_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  double scale = get_scale (self, width);

  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, self->recording, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
}

static void
bsl_figure_view_finalize (GObject *object)
{
  cairo_surface_destroy (BSL_FIGURE_VIEW (object)->recording);
  G_OBJECT_CLASS (bsl_figure_view_parent_class)->finalize (object);
}

static void
bsl_figure_view_class_init (BslFigureViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bsl_figure_view_finalize;
  widget_class->get_request_mode = bsl_figure_view_get_request_mode;
  widget_class->measure = bsl_figure_view_measure;
  widget_class->snapshot = bsl_figure_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "picture");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
bsl_figure_view_init (BslFigureView *self)
{
}

GtkWidget *
bsl_figure_view_new (const BslFigure *figure)
{
  BslFigureView *self = g_object_new (BSL_TYPE_FIGURE_VIEW, NULL);
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontDescription *font = pango_font_description_copy (pango_context_get_font_description (context));
  cairo_t *cr;

  self->width = figure->width;
  self->height = figure->height;
  self->recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &(cairo_rectangle_t) { 0, 0, figure->width, figure->height });
  cr = cairo_create (self->recording);
  bsl_figure_draw (figure, cr, context, font);
  cairo_destroy (cr);
  pango_font_description_free (font);
  if (figure->alternative != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, figure->alternative, -1);
  return GTK_WIDGET (self);
}
