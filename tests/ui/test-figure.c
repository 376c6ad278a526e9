/* SPDX-License-Identifier: EUPL-1.2 */
/* A picture of a document in the window. */
#include "config.h"

#include <math.h>

#include "tests/ui/ui-fixture.h"
#include "ui/document/bsl-figure-view.h"

/* A picture is as high as it must be at the width it has, whatever it lies in. */
static void
test_figure (void)
{
  g_autoptr (BslFigure) figure = bsl_figure_new (300, 60);
  GtkWidget *view;
  GtkWindow *window;
  int height;

  bsl_figure_add (figure, BSL_SHAPE_RECTANGLE, BSL_INK_GOOD, 10, 10, 100, 20);
  bsl_figure_add_text (figure, BSL_INK, 10, 50, 8, BSL_ALIGN_START, "Contract");
  bsl_figure_set_alternative (figure, "A bar for the contract");
  view = bsl_figure_view_new (figure);
  window = ui_present (view);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "A bar for the contract");
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 400, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, ==, 80);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 150, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, ==, 30);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 2000, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, ==, 80); /* no larger than on paper */
  gtk_window_destroy (window);
}

static double
get_luminance (guint32 color)
{
  static const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double sum = 0;

  for (guint i = 0; i < 3; i++)
    {
      double part = ((color >> (16 - 8 * i)) & 0xff) / 255.0;

      sum += weights[i] * (part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4));
    }
  return sum;
}

/* WCAG 2.2, relative luminance. */
static double
get_contrast (guint32 a, guint32 b)
{
  double light = MAX (get_luminance (a), get_luminance (b)), dark = MIN (get_luminance (a), get_luminance (b));

  return (light + 0.05) / (dark + 0.05);
}

/* What is read stands out from the paper and from the darkest and the lightest ground of a dark window. */
static void
test_inks (void)
{
  static const BslInk read[] = { BSL_INK, BSL_INK_SOFT, BSL_INK_ACCENT, BSL_INK_GOOD, BSL_INK_BAD };

  for (guint i = 0; i < G_N_ELEMENTS (read); i++)
    {
      g_test_message ("ink %d", read[i]);
      g_assert_cmpfloat (get_contrast (bsl_ink_colors[read[i]], 0xffffff), >=, 4.5);
      g_assert_cmpfloat (get_contrast (bsl_ink_colors_on_dark[read[i]], 0x1d1d20), >=, 4.5);
      g_assert_cmpfloat (get_contrast (bsl_ink_colors_on_dark[read[i]], 0x36363a), >=, 4.5);
    }
  g_assert_cmpfloat (get_contrast (bsl_ink_colors[BSL_INK_DOUBT], 0xffffff), >=, 3); /* of shapes alone */
  g_assert_cmpfloat (get_contrast (bsl_ink_colors_on_dark[BSL_INK_DOUBT], 0x36363a), >=, 3);
}

int
main (int argc, char *argv[])
{
  ui_init (&argc, &argv);
  g_test_add_func ("/figure/figure", test_figure);
  g_test_add_func ("/figure/inks", test_inks);

  return g_test_run ();
}
