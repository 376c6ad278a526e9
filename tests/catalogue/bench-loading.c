/* SPDX-License-Identifier: EUPL-1.2 */
/* Loading 10,000 offers against what json-glib alone takes to parse the same bytes. */

#include "config.h"

#include "app/catalogue/bsl-layers.h"

#include <string.h>

#define N_OFFERS 10000
#define N_RUNS 7
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

static double
time_parsing (GBytes *bytes)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  gint64 start = g_get_monotonic_time ();
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  g_assert_true (json_parser_load_from_data (parser, text, (gssize) length, NULL));
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static double
time_loading (GBytes *bytes, BslAttributes *attributes, BslServices *services)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  gint64 start = g_get_monotonic_time ();
  g_autoptr (BslCatalogue) catalogue = bsl_catalogue_load_bytes (bytes, "bench", attributes, services, problems);
  double took = (double) (g_get_monotonic_time () - start) / 1000;

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
  gint64 start = g_get_monotonic_time ();
  g_autoptr (BslCatalogue) catalogue = bsl_layers_load (layers, bytes, "bench", attributes, services, problems, problems);
  double took = (double) (g_get_monotonic_time () - start) / 1000;

  g_assert_nonnull (catalogue);
  g_assert_cmpuint (bsl_catalogue_get_layer (catalogue, 0)->left->len, ==, 0);
  return took;
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
  double parsing = G_MAXDOUBLE, loading = G_MAXDOUBLE, layered = G_MAXDOUBLE;

  /* alternating, the best of each: other work on the machine disturbs both alike */
  for (guint i = 0; i < N_RUNS; i++)
    {
      parsing = MIN (parsing, time_parsing (bytes));
      loading = MIN (loading, time_loading (bytes, attributes, services));
      layered = MIN (layered, time_layers (bytes, attributes, services));
    }
  g_print ("%u offers, %.1f MB: json-glib %.0f ms, Boussole %.0f ms, ratio %.2f; with a layer %.0f ms, ratio %.2f "
           "(at most %.1f)\n", N_OFFERS,
           (double) g_bytes_get_size (bytes) / 1e6, parsing, loading, loading / parsing, layered, layered / parsing,
           MAX_RATIO);
  return MAX (loading, layered) / parsing <= MAX_RATIO ? 0 : 1;
}
