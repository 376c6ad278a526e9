/* SPDX-License-Identifier: EUPL-1.2 */
/* What the benchmarks of the window share. */
#include "config.h"

#include "tests/bench/bench-fixture.h"

#include <time.h>

#define FRAME_MS (1000.0 / 60)

gint64
bench_get_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

double
bench_get_ms (gint64 since)
{
  return (double) (bench_get_time () - since) / 1000;
}

void
bench_note (GArray *times, gint64 since)
{
  double ms = bench_get_ms (since);

  g_array_append_val (times, ms);
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

void
bench_print (const char *what, GArray *times)
{
  g_array_sort (times, compare);
  g_print ("%s: median %.1f ms, 95 %% within %.1f ms, longest %.1f ms of %u; a frame has %.1f ms\n", what, pick (times, 50),
           pick (times, 95), pick (times, 100), times->len, FRAME_MS);
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

void
bench_draw (GtkWindow *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  gboolean painted = FALSE;
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &painted);

  gtk_widget_queue_draw (GTK_WIDGET (window));
  ui_wait (is_true, &painted);
  g_signal_handler_disconnect (clock, handler);
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

char *
bench_write_catalogue (guint n_offers)
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
  for (guint i = n; i < n_offers; i++)
    json_array_add_element (offers, copy_offer (json_array_get_element (offers, i % n), i));
  text = json_to_string (json_parser_get_root (parser), FALSE);
  g_assert_true (g_file_set_contents (file, text, -1, NULL));
  return file;
}
