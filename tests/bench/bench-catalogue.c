/* SPDX-License-Identifier: EUPL-1.2 */
/* A catalogue of 10,000 offers: how long until its page is drawn once it is loaded, and how long a keystroke of a
 * search takes, beside the time of a frame at 60 Hz. Run by "meson test --benchmark bench-catalogue". */
#include "config.h"

#include <string.h>

#include "tests/bench/bench-fixture.h"
#include "ui/catalogue/bsl-catalogue-filter.h"
#include "ui/catalogue/bsl-catalogue-model.h"
#include "ui/catalogue/bsl-catalogue-page.h"

#define N_OFFERS 10000
#define OPENINGS 7

static const char *const searches[] = { "kubernetes", "stockage objet", "souverain", "outscale", "hds france", "zzz" };

static BslLibrary *
load (void)
{
  BslLibrary *library = bsl_library_new ();
  g_autofree char *file = bench_write_catalogue (N_OFFERS);
  g_autoptr (GError) error = NULL;
  gint64 start;

  bsl_library_set_catalogue (library, file);
  start = bench_get_time ();
  bsl_library_load (library, &error);
  g_assert_no_error (error);
  g_print ("%u offers loaded, with questions and rules, in %.0f ms\n", N_OFFERS, bench_get_ms (start));
  return library;
}

static BslCatalogueReader *
open (BslLibrary *library)
{
  g_autoptr (GError) error = NULL;
  BslCatalogueReader *reader = bsl_catalogue_reader_new (library, bsl_date_parse ("2026-11-26"), &error);

  g_assert_no_error (error);
  return reader;
}

static gboolean
is_ready (gpointer reader)
{
  return bsl_catalogue_reader_is_ready (reader);
}

/* What the window itself takes to bring in a page that shows nothing. */
static void
measure_empty (GtkWidget *view, GtkWindow *window)
{
  g_autoptr (GArray) drawn = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < OPENINGS; i++)
    {
      gint64 start = bench_get_time ();

      adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), adw_navigation_page_new (adw_toolbar_view_new (), "Empty"));
      bench_draw (window);
      bench_note (drawn, start);
      ui_settle ();
      adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
      ui_settle ();
    }
  bench_print ("Empty page drawn, for comparison", drawn);
}

/* As the window does: once idle the order of the offers; when asked for, the page and its first frame. */
static void
measure_opening (BslLibrary *library)
{
  g_autoptr (GArray) read = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) made = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) drawn = g_array_new (FALSE, FALSE, sizeof (double));
  GtkWidget *view = adw_navigation_view_new ();
  GtkWindow *window;

  adw_navigation_view_add (ADW_NAVIGATION_VIEW (view), adw_navigation_page_new (gtk_button_new (), "Bench"));
  window = ui_present (view);
  measure_empty (view, window);
  for (guint i = 0; i < OPENINGS; i++)
    {
      gint64 start = bench_get_time ();
      g_autoptr (BslCatalogueReader) reader = open (library);

      bsl_catalogue_reader_prepare (reader);
      bench_note (read, start);
      start = bench_get_time ();
      adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), bsl_catalogue_page_new (reader));
      bench_note (made, start);
      bench_draw (window);
      bench_note (drawn, start);
      ui_wait (is_ready, reader);
      ui_settle ();
      adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
      ui_settle ();
    }
  bench_print ("Offers put in order, once after loading", read);
  bench_print ("Page made", made);
  bench_print ("Page drawn", drawn);
  gtk_window_destroy (window);
}

/* Without the list that shows it. */
static void
measure_filter (BslCatalogueReader *reader)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (double));
  BslCatalogueFilter *filter = bsl_catalogue_filter_new (reader);
  g_autoptr (GtkFilterListModel) model =
    gtk_filter_list_model_new (G_LIST_MODEL (bsl_catalogue_model_new (reader)), GTK_FILTER (filter));

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    for (guint length = 1; length <= strlen (searches[i]); length++)
      {
        g_autofree char *text = g_strndup (searches[i], length);
        gint64 start = bench_get_time ();

        bsl_catalogue_filter_set_search (filter, text);
        bench_note (found, start);
      }
  bench_print ("Keystroke found", found);
}

/* A letter more. */
static void
type (GtkWidget *entry, GtkWindow *window, char letter, GArray *answered, GArray *drawn)
{
  int position = -1;
  gint64 start = bench_get_time ();

  gtk_editable_insert_text (GTK_EDITABLE (entry), &letter, 1, &position);
  g_signal_emit_by_name (entry, "search-changed");
  bench_note (answered, start);
  bench_draw (window);
  bench_note (drawn, start);
}

static void
measure_search (BslLibrary *library)
{
  g_autoptr (BslCatalogueReader) reader = open (library);
  g_autoptr (GArray) answered = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) drawn = g_array_new (FALSE, FALSE, sizeof (double));
  GtkWidget *page = GTK_WIDGET (bsl_catalogue_page_new (reader));
  GtkWindow *window = ui_present (page);
  GtkWidget *entry = ui_get (page, GTK_TYPE_SEARCH_ENTRY, NULL);

  ui_wait (is_ready, reader);
  measure_filter (reader);
  gtk_widget_activate_action (page, "page.search", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (entry), "");
      for (const char *letter = searches[i]; *letter != '\0'; letter++)
        {
          ui_settle ();
          type (entry, window, *letter, answered, drawn);
        }
    }
  bench_print ("Keystroke answered", answered);
  bench_print ("Keystroke drawn", drawn);
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  g_autoptr (BslLibrary) library = NULL;

  ui_init (&argc, &argv);
  library = load ();
  measure_opening (library);
  measure_search (library);
  return 0;
}
