/* SPDX-License-Identifier: EUPL-1.2 */
/* A score as a bar. */
#include "config.h"

#include "ui/study/bsl-score-bar.h"

/* the same in every row: bars are compared */
#define WIDTH 64
#define HEIGHT 10

struct _BslScoreBar
{
  GtkWidget parent_instance;

  BslScore score;
};

G_DEFINE_FINAL_TYPE (BslScoreBar, bsl_score_bar, GTK_TYPE_WIDGET)

static void
bsl_score_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

/* @from and @to of 100, in the direction of writing. */
static void
draw_part (GtkWidget *widget, GtkSnapshot *snapshot, double from, double to, float alpha)
{
  float width = (float) gtk_widget_get_width (widget), x = (float) from / 100 * width;
  float length = (float) (to - from) / 100 * width;
  GdkRGBA colour;

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    x = width - x - length;
  gtk_widget_get_color (widget, &colour);
  colour.alpha *= alpha;
  gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (x, 0, length, (float) gtk_widget_get_height (widget)));
}

static void
bsl_score_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BslScoreBar *self = BSL_SCORE_BAR (widget);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                        (float) gtk_widget_get_height (widget)),
                                   HEIGHT / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  draw_part (widget, snapshot, 0, 100, 0.1f);
  draw_part (widget, snapshot, self->score.low, self->score.high, 0.2f);
  draw_part (widget, snapshot, 0, self->score.score, 0.8f);
  gtk_snapshot_pop (snapshot);
}

static void
bsl_score_bar_class_init (BslScoreBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = bsl_score_bar_measure;
  widget_class->snapshot = bsl_score_bar_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
bsl_score_bar_init (BslScoreBar *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
bsl_score_bar_new (void)
{
  return g_object_new (BSL_TYPE_SCORE_BAR, NULL);
}

void
bsl_score_bar_set (BslScoreBar *self, const BslScore *score)
{
  self->score = *score;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
