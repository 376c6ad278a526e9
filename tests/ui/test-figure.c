/* SPDX-License-Identifier: EUPL-1.2 */
/* A picture of a document in the window. */
#include "config.h"

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

int
main (int argc, char *argv[])
{
  ui_init (&argc, &argv);
  g_test_add_func ("/figure/figure", test_figure);

  return g_test_run ();
}
