/* SPDX-License-Identifier: EUPL-1.2 */
/* The smallest libadwaita window worth the name: what start-up of the application is measured against. */

#include <adwaita.h>

static void
after_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  g_print ("first-frame\n");
  g_application_quit (user_data);
}

static void
map_cb (GtkWidget *window, gpointer application)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb),
                    application);
}

static void
activate_cb (GtkApplication *application, gpointer user_data)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *navigation = adw_navigation_view_new ();

  for (int i = 0; i < 5; i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), "Row");
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  gtk_widget_add_css_class (list, "boxed-list");
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), list);
  adw_navigation_view_add (ADW_NAVIGATION_VIEW (navigation), adw_navigation_page_new (view, "Minimal"));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), navigation);
  gtk_window_set_default_size (GTK_WINDOW (window), 960, 700);
  if (g_getenv ("BOUSSOLE_BENCH") != NULL)
    g_signal_connect (window, "map", G_CALLBACK (map_cb), application);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application =
    adw_application_new ("org.boussole.MinimalWindow", G_APPLICATION_DEFAULT_FLAGS);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
