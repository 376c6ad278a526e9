/* SPDX-License-Identifier: EUPL-1.2 */
/* A range of costs as a bar. */
#include "config.h"

#include "ui/study/bsl-cost-bar.h"

/* the same in every row: bars are compared */
#define WIDTH 64
#define HEIGHT 10
/* how far a bar without a known end fades out, of its whole length */
#define FADE 0.25f

struct _BslCostBar
{
  GtkWidget parent_instance;

  float low, high; /* of the highest */
  gboolean open;   /* the highest is not known */
};

G_DEFINE_FINAL_TYPE (BslCostBar, bsl_cost_bar, GTK_TYPE_WIDGET)

static void
bsl_cost_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                      int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static GdkRGBA
get_colour (GtkWidget *widget, float alpha)
{
  GdkRGBA colour;

  gtk_widget_get_color (widget, &colour);
  colour.alpha *= alpha;
  return colour;
}

/* From @from to @to of 1, in the direction of writing. */
static graphene_rect_t
make_part (GtkWidget *widget, float from, float to)
{
  float width = (float) gtk_widget_get_width (widget), x = from * width, length = (to - from) * width;

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    x = width - x - length;
  return GRAPHENE_RECT_INIT (x, 0, length, (float) gtk_widget_get_height (widget));
}

static void
draw_part (GtkWidget *widget, GtkSnapshot *snapshot, float from, float to, float alpha)
{
  GdkRGBA colour = get_colour (widget, alpha);
  graphene_rect_t part = make_part (widget, from, to);

  gtk_snapshot_append_color (snapshot, &colour, &part);
}

static void
draw_fade (GtkWidget *widget, GtkSnapshot *snapshot, float from)
{
  float to = MIN (from + FADE, 1);
  graphene_rect_t part = make_part (widget, from, to);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GskColorStop stops[] = { { 0, get_colour (widget, 0.4f) }, { 1, get_colour (widget, 0) } };
  graphene_point_t left = part.origin, right = GRAPHENE_POINT_INIT (part.origin.x + part.size.width, part.origin.y);

  gtk_snapshot_append_linear_gradient (snapshot, &part, rtl ? &right : &left, rtl ? &left : &right, stops, G_N_ELEMENTS (stops));
}

static void
bsl_cost_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BslCostBar *self = BSL_COST_BAR (widget);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget)),
                                   HEIGHT / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  draw_part (widget, snapshot, 0, 1, 0.1f);
  draw_part (widget, snapshot, 0, self->low, 0.8f);
  if (self->open)
    draw_fade (widget, snapshot, self->low);
  else
    draw_part (widget, snapshot, self->low, self->high, 0.35f);
  gtk_snapshot_pop (snapshot);
}

static void
bsl_cost_bar_class_init (BslCostBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = bsl_cost_bar_measure;
  widget_class->snapshot = bsl_cost_bar_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
bsl_cost_bar_init (BslCostBar *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
bsl_cost_bar_new (const BslCost *cost, gint64 highest)
{
  BslCostBar *self = g_object_new (BSL_TYPE_COST_BAR, NULL);

  self->open = cost->state == BSL_COST_AT_LEAST;
  if (cost->state >= BSL_COST_AT_LEAST && highest > 0)
    {
      self->low = (float) ((double) cost->total.low / (double) highest);
      self->high = cost->state == BSL_COST_RANGE ? (float) ((double) cost->total.high / (double) highest) : self->low;
    }
  return GTK_WIDGET (self);
}
