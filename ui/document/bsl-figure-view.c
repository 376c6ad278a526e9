/* SPDX-License-Identifier: EUPL-1.2 */
/* A figure of a document in the window. */
#include "config.h"

#include "ui/document/bsl-figure-view.h"

#include <adwaita.h>

#define MIN_WIDTH 120
#define READABLE_WIDTH 560 /* less makes letters too small */
#define PIXELS (96.0 / 72) /* of a point */

struct _BslFigureView
{
  GtkWidget parent_instance;

  double width, height;
  cairo_surface_t *recording; /* drawn once, replayed at any size */
  cairo_surface_t *on_dark;   /* NULL where it lies on paper */
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
  int width = (int) (self->width * PIXELS), narrow = MIN (self->on_dark != NULL ? READABLE_WIDTH : MIN_WIDTH, width);
  gboolean vertical = orientation == GTK_ORIENTATION_VERTICAL;

  /* the narrower, the lower: where no width is given yet, the least one makes the least height; what scrolls sideways is
   * never asked for its height with a width, and must not be cut */
  *minimum = vertical ? get_height (self, for_size >= 0 ? for_size : self->on_dark != NULL ? width : narrow) : narrow;
  *natural = vertical ? get_height (self, for_size < 0 ? width : for_size) : width;
}

static gboolean
is_on_dark (BslFigureView *self)
{
  return self->on_dark != NULL && adw_style_manager_get_dark (adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self))));
}

static void
bsl_figure_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BslFigureView *self = BSL_FIGURE_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  double scale = get_scale (self, width);

  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, is_on_dark (self) ? self->on_dark : self->recording, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
}

static void
bsl_figure_view_finalize (GObject *object)
{
  BslFigureView *self = BSL_FIGURE_VIEW (object);

  cairo_surface_destroy (self->recording);
  g_clear_pointer (&self->on_dark, cairo_surface_destroy);
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

static cairo_surface_t *
record (BslFigureView *self, const BslFigure *figure, const guint32 *inks)
{
  cairo_rectangle_t extents = { 0, 0, figure->width, figure->height };
  cairo_surface_t *recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontDescription *font = pango_font_description_copy (pango_context_get_font_description (context));
  cairo_t *cr = cairo_create (recording);

  bsl_figure_draw (figure, inks, cr, context, font);
  cairo_destroy (cr);
  pango_font_description_free (font);
  return recording;
}

GtkWidget *
bsl_figure_view_new (const BslFigure *figure)
{
  BslFigureView *self = g_object_new (BSL_TYPE_FIGURE_VIEW, NULL);

  self->width = figure->width;
  self->height = figure->height;
  self->recording = record (self, figure, bsl_ink_colors);
  if (figure->alternative != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, figure->alternative, -1);
  return GTK_WIDGET (self);
}

GtkWidget *
bsl_figure_view_new_in_window (const BslFigure *figure)
{
  GtkWidget *widget = bsl_figure_view_new (figure);
  BslFigureView *self = BSL_FIGURE_VIEW (widget);

  self->on_dark = record (self, figure, bsl_ink_colors_on_dark);
  g_signal_connect_object (adw_style_manager_get_for_display (gtk_widget_get_display (widget)), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), widget, G_CONNECT_SWAPPED);
  return widget;
}
