/* SPDX-License-Identifier: EUPL-1.2 */
/* Loading 10,000 offers against what json-glib alone takes to parse the same bytes. */

#include "config.h"

#include "app/catalogue/bsl-layers.h"

#include <string.h>
#include <time.h>

#define N_OFFERS 10000
#define N_RUNS 5
#define MAX_RATIO 1.5

static char *
data_file (const char *name)
{
  return g_build_filename (g_getenv ("BOUSSOLE_DATADIR"), "catalogue", name, NULL);
}

/* The offer under another identifier, without links to others. */
static JsonNode *
copy_offer (JsonNode *offer, guint number)
{
  g_autofree char *text = json_to_string (offer, FALSE);
  JsonNode *copy = json_from_string (text, NULL);
  JsonObject *object = json_node_get_object (copy);
  g_autofree char *id = g_strdup_printf ("offer-%u", number);

  json_object_set_string_member (object, "id", id);
  json_object_set_array_member (object, "depends-on", json_array_new ());
  json_object_set_array_member (object, "alternatives", json_array_new ());
  return copy;
}

static GBytes *
make_catalogue (void)
{
  g_autofree char *file = data_file ("offers.json");
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *offers;
  guint n_shipped;
  char *text;

  g_assert_true (json_parser_load_from_file (parser, file, NULL));
  offers = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "offers");
  n_shipped = json_array_get_length (offers);
  for (guint i = n_shipped; i < N_OFFERS; i++)
    json_array_add_element (offers, copy_offer (json_array_get_element (offers, i % n_shipped), i));

  text = json_to_string (json_parser_get_root (parser), FALSE);
  return g_bytes_new_take (text, strlen (text));
}

/* Of the processor, in this thread: other work on the machine does not count. */
static double
get_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static double
time_parsing (GBytes *bytes)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  double start = get_ms ();
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  g_assert_true (json_parser_load_from_data (parser, text, (gssize) length, NULL));
  return get_ms () - start;
}

static double
time_loading (GBytes *bytes, BslAttributes *attributes, BslServices *services)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  double start = get_ms ();
  g_autoptr (BslCatalogue) catalogue = bsl_catalogue_load_bytes (bytes, "bench", attributes, services, problems);
  double took = get_ms () - start;

  g_assert_nonnull (catalogue);
  g_assert_cmpuint (bsl_catalogue_get_n_offers (catalogue), ==, N_OFFERS);
  return took;
}

/* A hundred corrections. */
static GPtrArray *
make_layers (BslAttributes *attributes)
{
  g_autoptr (GString) text
    = g_string_new ("{\"format\": \"boussole-catalogue-layer\", \"version\": 1, \"name\": \"Bench\", "
                    "\"edition\": \"b\", \"date\": \"2026-12-05\", \"corrections\": [");
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (GBytes) bytes = NULL;
  GPtrArray *layers = bsl_layers_new ();

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text, "%s{\"id\": \"c%u\", \"offer\": \"offer-%u\", \"attribute\": \"api\", "
                                  "\"fact\": {\"value\": \"corrected\"}, \"source\": {\"url\": \"u\", \"date\": null, "
                                  "\"date-basis\": null, \"kind\": \"primary\", \"claim\": \"C\"}, \"reason\": \"R\", "
                                  "\"author\": \"A\", \"date\": \"2026-12-01\"}", i > 0 ? ", " : "", i, 100 + i * 97);
  g_string_append (text, "]}");
  bytes = g_bytes_new (text->str, text->len);
  g_ptr_array_add (layers, bsl_layer_load_bytes (bytes, "bench", attributes, problems));
  g_assert_nonnull (g_ptr_array_index (layers, 0));
  return layers;
}

static double
time_layers (GBytes *bytes, BslAttributes *attributes, BslServices *services)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (GPtrArray) layers = make_layers (attributes);
  double start = get_ms ();
  g_autoptr (BslCatalogue) catalogue = bsl_layers_load (layers, bytes, "bench", attributes, services, problems, problems);
  double took = get_ms () - start;

  g_assert_nonnull (catalogue);
  g_assert_cmpuint (bsl_catalogue_get_layer (catalogue, 0)->left->len, ==, 0);
  return took;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double *left = a, *right = b;

  return *left < *right ? -1 : *left > *right;
}

static double
get_median (double *times)
{
  qsort (times, N_RUNS, sizeof *times, compare);
  return times[N_RUNS / 2];
}

int
main (void)
{
  g_autofree char *attributes_file = data_file ("attributes.json");
  g_autofree char *services_file = data_file ("services.json");
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslServices) services = bsl_services_load (services_file, problems);
  g_autoptr (BslAttributes) attributes = bsl_attributes_load (attributes_file, services, problems);
  g_autoptr (GBytes) bytes = make_catalogue ();
  double times[3][N_RUNS], parsing, loading, layered;

  /* alternating: what slows the processor down slows all alike */
  for (guint i = 0; i < N_RUNS; i++)
    {
      times[0][i] = time_parsing (bytes);
      times[1][i] = time_loading (bytes, attributes, services);
      times[2][i] = time_layers (bytes, attributes, services);
    }
  parsing = get_median (times[0]);
  loading = get_median (times[1]);
  layered = get_median (times[2]);
  g_print ("%u offers, %.1f MB: json-glib %.0f ms, Boussole %.0f ms, ratio %.2f; with a layer %.0f ms, ratio %.2f "
           "(at most %.1f)\n", N_OFFERS,
           (double) g_bytes_get_size (bytes) / 1e6, parsing, loading, loading / parsing, layered, layered / parsing,
           MAX_RATIO);
  return MAX (loading, layered) / parsing <= MAX_RATIO ? 0 : 1;
}
