/* SPDX-License-Identifier: EUPL-1.2 */
/* A catalogue of 10,000 offers: how long until its page is drawn once it is loaded, and how long a keystroke of a
 * search takes, beside the time of a frame at 60 Hz. Run by "meson test --benchmark bench-catalogue". */
#include "config.h"

#include <string.h>
#include <time.h>

#include "tests/ui/ui-fixture.h"
#include "ui/catalogue/bsl-catalogue-filter.h"
#include "ui/catalogue/bsl-catalogue-model.h"
#include "ui/catalogue/bsl-catalogue-page.h"

#define N_OFFERS 10000
#define FRAME_MS (1000.0 / 60)
#define OPENINGS 7

static const char *const searches[] = { "kubernetes", "stockage objet", "souverain", "outscale", "hds france", "zzz" };

/* Of the processor, in this thread: other work on the machine does not count. */
static gint64
get_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static double
get_ms (gint64 since)
{
  return (double) (get_time () - since) / 1000;
}

static JsonNode *
copy_offer (JsonNode *offer, guint number)
{
  g_autofree char *text = json_to_string (offer, FALSE);
  JsonNode *copy = json_from_string (text, NULL);
  JsonObject *object = json_node_get_object (copy);
  g_autofree char *id = g_strdup_printf ("offer-%u", number);
  g_autofree char *name = g_strdup_printf ("%s %u", json_object_get_string_member (object, "name"), number);

  json_object_set_string_member (object, "id", id);
  json_object_set_string_member (object, "name", name);
  json_object_set_array_member (object, "depends-on", json_array_new ());
  json_object_set_array_member (object, "alternatives", json_array_new ());
  return copy;
}

/* The shipped offers over and over. */
static char *
write_catalogue (void)
{
  g_autofree char *shipped = g_build_filename (g_getenv ("BOUSSOLE_DATADIR"), "catalogue/offers.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *text = NULL;
  char *file = g_build_filename (g_get_tmp_dir (), "many-offers.json", NULL);
  JsonArray *offers;
  guint n;

  g_assert_true (json_parser_load_from_file (parser, shipped, NULL));
  offers = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "offers");
  n = json_array_get_length (offers);
  for (guint i = n; i < N_OFFERS; i++)
    json_array_add_element (offers, copy_offer (json_array_get_element (offers, i % n), i));
  text = json_to_string (json_parser_get_root (parser), FALSE);
  g_assert_true (g_file_set_contents (file, text, -1, NULL));
  return file;
}

static BslLibrary *
load (void)
{
  BslLibrary *library = bsl_library_new ();
  g_autofree char *file = write_catalogue ();
  g_autoptr (GError) error = NULL;
  gint64 start;

  bsl_library_set_catalogue (library, file);
  start = get_time ();
  bsl_library_load (library, &error);
  g_assert_no_error (error);
  g_print ("%u offers loaded, with questions and rules, in %.0f ms\n", N_OFFERS, get_ms (start));
  return library;
}

static void
painted_cb (gboolean *painted)
{
  *painted = TRUE;
}

static gboolean
is_true (gpointer flag)
{
  return *(gboolean *) flag;
}

/* Until the next frame of @window is drawn. */
static void
draw (GtkWindow *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  gboolean painted = FALSE;
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &painted);

  gtk_widget_queue_draw (GTK_WIDGET (window));
  ui_wait (is_true, &painted);
  g_signal_handler_disconnect (clock, handler);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double *left = a, *right = b;

  return *left < *right ? -1 : *left > *right;
}

static double
pick (GArray *times, guint percent)
{
  return g_array_index (times, double, (times->len - 1) * percent / 100);
}

static void
print (const char *what, GArray *times)
{
  g_array_sort (times, compare);
  g_print ("%s: median %.1f ms, 95 %% within %.1f ms, longest %.1f ms of %u; a frame has %.1f ms\n", what, pick (times, 50),
           pick (times, 95), pick (times, 100), times->len, FRAME_MS);
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
      gint64 start = get_time ();
      double ms;

      adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), adw_navigation_page_new (adw_toolbar_view_new (), "Empty"));
      draw (window);
      ms = get_ms (start);
      g_array_append_val (drawn, ms);
      ui_settle ();
      adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
      ui_settle ();
    }
  print ("Empty page drawn, for comparison", drawn);
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
      gint64 start = get_time ();
      g_autoptr (BslCatalogueReader) reader = open (library);
      double ms;

      bsl_catalogue_reader_prepare (reader);
      ms = get_ms (start);
      g_array_append_val (read, ms);
      start = get_time ();
      adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), bsl_catalogue_page_new (reader));
      ms = get_ms (start);
      g_array_append_val (made, ms);
      draw (window);
      ms = get_ms (start);
      g_array_append_val (drawn, ms);
      ui_wait (is_ready, reader);
      ui_settle ();
      adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
      ui_settle ();
    }
  print ("Offers put in order, once after loading", read);
  print ("Page made", made);
  print ("Page drawn", drawn);
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
        gint64 start = get_time ();
        double ms;

        bsl_catalogue_filter_set_search (filter, text);
        ms = get_ms (start);
        g_array_append_val (found, ms);
      }
  print ("Keystroke found", found);
}

/* A letter more. */
static void
type (GtkWidget *entry, GtkWindow *window, char letter, GArray *answered, GArray *drawn)
{
  int position = -1;
  gint64 start = get_time ();
  double ms;

  gtk_editable_insert_text (GTK_EDITABLE (entry), &letter, 1, &position);
  g_signal_emit_by_name (entry, "search-changed");
  ms = get_ms (start);
  g_array_append_val (answered, ms);
  draw (window);
  ms = get_ms (start);
  g_array_append_val (drawn, ms);
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
  print ("Keystroke answered", answered);
  print ("Keystroke drawn", drawn);
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
