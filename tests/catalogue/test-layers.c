/* SPDX-License-Identifier: EUPL-1.2 */
/* Layers: corrections and further offers on top of the shipped catalogue. */

#include "config.h"

#include "app/catalogue/bsl-layers.h"
#include "app/catalogue/bsl-merge.h"

#include <glib/gstdio.h>
#include <string.h>

#define OUTSCALE "outscale-iaas-cloudgouv"

typedef struct
{
  BslAttributes *attributes;
  BslServices *services;
  GBytes *base;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  const char *directory = g_getenv ("BOUSSOLE_DATADIR");
  g_autofree char *attributes = g_build_filename (directory, "catalogue/attributes.json", NULL);
  g_autofree char *services = g_build_filename (directory, "catalogue/services.json", NULL);
  g_autofree char *offers = g_build_filename (directory, "catalogue/offers.json", NULL);
  g_autoptr (BslProblems) problems = bsl_problems_new ();

  self->services = bsl_services_load (services, problems);
  self->attributes = bsl_attributes_load (attributes, self->services, problems);
  self->base = bsl_json_read_file (offers, 0, NULL);
  g_assert_nonnull (self->base);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  bsl_services_unref (self->services);
  bsl_attributes_unref (self->attributes);
  g_bytes_unref (self->base);
}

static void
print_problems (BslProblems *problems)
{
  for (guint i = 0; i < bsl_problems_get_count (problems); i++)
    {
      const BslProblem *problem = bsl_problems_get (problems, i);

      g_test_message ("%s: %s: %s", problem->file, problem->path, problem->message);
    }
}

#define SOURCE                                                                                     \
  "{\"url\": \"https://cyber.gouv.fr/x\", \"date\": \"2026-12-01\", \"date-basis\": \"read\", "    \
  "\"kind\": \"primary\", \"claim\": \"Renewed.\"}"
#define CORRECTION(id, offer, attribute, fact)                                                     \
  "{\"id\": \"" id "\", \"offer\": \"" offer "\", \"attribute\": \"" attribute "\", \"fact\": " fact \
  ", \"source\": " SOURCE ", \"reason\": \"Renewal read.\", \"author\": \"A. Martin\", \"date\": \"2026-12-02\"}"
#define LAYER_START(name)                                                                          \
  "{\"format\": \"boussole-catalogue-layer\", \"version\": 1, \"name\": " name                     \
  ", \"edition\": \"2026-12\", \"date\": \"2026-12-05\", \"corrections\": ["
#define LAYER(name, corrections, offers) LAYER_START (name) corrections "], \"offers\": [" offers "]}"
#define OFFER(id, rest)                                                                            \
  "{\"id\": \"" id "\", \"name\": \"Nuage du ministère\", \"provider\": \"P\", "                   \
  "\"summary\": {\"fr\": \"F\", \"en\": \"E\"}, \"url\": null, \"as-of\": \"2026-12-01\", "        \
  "\"confidence\": \"high\", \"sources\": [" SOURCE "], \"facts\": {\"kinds\": {\"value\": "       \
  "[\"iaas\"]}}, \"prices\": [], \"alternatives\": [], " rest                                      \
  "\"added\": {\"reason\": \"Ours.\", \"author\": \"B. Petit\", \"date\": \"2026-12-03\"}}"

#define RENEWED "{\"value\": \"2029-11-30\", \"claims\": [{\"value\": \"2029-11-30\", \"source\": 0}, {\"value\": null}]}"
#define EXPIRY CORRECTION ("c1", OUTSCALE, "snc.expires-on", RENEWED)

static const char valid[] = LAYER ("{\"fr\": \"Ministère\", \"en\": \"Ministry\"}", EXPIRY,
                                   OFFER ("ministry-cloud", "\"depends-on\": [\"" OUTSCALE "\"], "));

static BslLayer *
load_layer (Fixture *self, const char *text, const char *name, BslProblems *problems)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return bsl_layer_load_bytes (bytes, name, self->attributes, problems);
}

/* Merges the layers, which must be without fault; what is at fault with the base is added to @faults. */
static BslCatalogue *
load (Fixture *self, const char *const *texts, BslProblems *faults)
{
  g_autoptr (GPtrArray) layers = bsl_layers_new ();
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  BslCatalogue *catalogue;

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("layer%u.json", i);
      BslLayer *layer = load_layer (self, texts[i], name, problems);

      print_problems (problems);
      g_assert_nonnull (layer);
      g_ptr_array_add (layers, layer);
    }
  catalogue = bsl_layers_load (layers, self->base, "offers.json", self->attributes, self->services, problems, faults);
  print_problems (problems);
  print_problems (faults);
  g_assert_nonnull (catalogue);
  return catalogue;
}

static const BslFact *
find_fact (Fixture *self, BslCatalogue *catalogue, const char *offer, const char *attribute)
{
  return bsl_offer_get_fact (bsl_catalogue_find (catalogue, offer), bsl_attributes_find (self->attributes, attribute));
}

static void
test_no_layer (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) layers = bsl_layers_new ();
  g_autoptr (GBytes) merged = bsl_merge (self->base, layers, self->attributes, NULL, NULL);

  g_assert_true (merged == self->base);
}

static void
test_correction (Fixture *self, gconstpointer data)
{
  const char *const texts[] = { valid, NULL };
  g_autoptr (BslProblems) faults = bsl_problems_new ();
  g_autoptr (BslCatalogue) catalogue = load (self, texts, faults);
  const BslOffer *offer = bsl_catalogue_find (catalogue, OUTSCALE);
  const BslFact *fact = find_fact (self, catalogue, OUTSCALE, "snc.expires-on");
  const BslCorrection *correction = fact->correction;
  const BslSource *source = g_ptr_array_index (offer->sources, g_array_index (fact->sources, guint, 0));
  const BslClaim *claim = g_ptr_array_index (fact->claims, 0);

  g_assert_cmpuint (bsl_problems_get_count (faults), ==, 0);
  g_assert_cmpuint (bsl_fact_get_period (fact, 1)->value.date, ==, bsl_date_parse ("2029-11-30"));
  g_assert_cmpstr (fact->as_of, ==, "2026-12-02");
  g_assert_cmpstr (source->claim, ==, "Renewed.");
  g_assert_cmpuint (offer->sources->len, ==, 7);
  g_assert_cmpint (claim->source, ==, 6);

  g_assert_nonnull (correction);
  g_assert_cmpstr (correction->id, ==, "c1");
  g_assert_cmpstr (correction->layer.in[BSL_LANG_FR], ==, "Ministère");
  g_assert_cmpstr (correction->layer.in[BSL_LANG_EN], ==, "Ministry");
  g_assert_cmpstr (correction->reason, ==, "Renewal read.");
  g_assert_cmpstr (correction->author, ==, "A. Martin");
  g_assert_cmpuint (correction->date, ==, bsl_date_parse ("2026-12-02"));
  g_assert_cmpint (correction->source, ==, 6);
  g_assert_cmpuint (bsl_fact_get_period (correction->before, 1)->value.date, ==, bsl_date_parse ("2026-11-30"));
  g_assert_null (correction->before->correction);
  g_assert_null (find_fact (self, catalogue, OUTSCALE, "snc.status")->correction);
}

static void
test_addition (Fixture *self, gconstpointer data)
{
  const char *const texts[] = { valid, NULL };
  g_autoptr (BslProblems) faults = bsl_problems_new ();
  g_autoptr (BslCatalogue) catalogue = load (self, texts, faults);
  const BslOffer *offer = bsl_catalogue_find (catalogue, "ministry-cloud");

  g_assert_cmpuint (bsl_catalogue_get_n_offers (catalogue), ==, 70);
  g_assert_cmpuint (offer->index, ==, 69);
  g_assert_cmpstr (offer->added->author, ==, "B. Petit");
  g_assert_cmpstr (offer->added->layer.in[BSL_LANG_EN], ==, "Ministry");
  g_assert_null (bsl_catalogue_find (catalogue, OUTSCALE)->added);
}

#define ABOVE "snc.layer-expires-on"
#define TEMPLE "cloud-temple-secure-temple"

static void
assert_end_below (Fixture *self, BslCatalogue *catalogue, const char *offer, const char *day, const char *layer)
{
  const BslFact *fact = find_fact (self, catalogue, offer, ABOVE);

  g_assert_nonnull (fact);
  g_assert_cmpuint (bsl_fact_get_period (fact, 1)->value.date, ==, bsl_date_parse (day));
  g_assert_cmpstr (fact->layer != NULL ? fact->layer->id : NULL, ==, layer);
}

static void
test_below_as_shipped (Fixture *self, gconstpointer data)
{
  const char *const none[] = { NULL };
  g_autoptr (BslProblems) faults = bsl_problems_new ();
  g_autoptr (BslCatalogue) catalogue = load (self, none, faults);

  assert_end_below (self, catalogue, "numspot-iaas-snc", "2026-11-30", OUTSCALE);
  assert_end_below (self, catalogue, "numspot-managed-services-snc-zone", "2026-11-30", OUTSCALE);
  g_assert_null (find_fact (self, catalogue, "numspot-iaas-snc", ABOVE)->correction);
  g_assert_null (find_fact (self, catalogue, OUTSCALE, ABOVE));
}

/* A renewal below is seen above, near and far, with who said so; what ends first counts. */
static void
test_renewed_below (Fixture *self, gconstpointer data)
{
  const char *const texts[] = { valid, NULL };
  g_autoptr (BslProblems) faults = bsl_problems_new ();
  g_autoptr (BslCatalogue) catalogue = load (self, texts, faults);
  const BslOffer *offer = bsl_catalogue_find (catalogue, "numspot-iaas-snc");
  const BslFact *fact = find_fact (self, catalogue, "numspot-iaas-snc", ABOVE);
  const BslSource *source = offer->sources->pdata[g_array_index (fact->sources, guint, 0)];

  assert_end_below (self, catalogue, "numspot-iaas-snc", "2029-11-30", OUTSCALE);
  assert_end_below (self, catalogue, "numspot-managed-services-snc-zone", "2029-07-31", "numspot-iaas-snc");
  assert_end_below (self, catalogue, "ministry-cloud", "2029-11-30", OUTSCALE);
  assert_end_below (self, catalogue, "cloud-temple-llmaas", "2028-05-30", TEMPLE);
  g_assert_cmpstr (fact->as_of, ==, "2026-12-02");
  g_assert_cmpstr (source->claim, ==, "Renewed.");
  g_assert_cmpstr (fact->correction->id, ==, "c1");
  g_assert_cmpint (fact->correction->source, ==, (int) g_array_index (fact->sources, guint, 0));
  g_assert_cmpuint (bsl_fact_get_period (fact->correction->before, 1)->value.date, ==, bsl_date_parse ("2026-11-30"));
  g_assert_true (g_ptr_array_find (offer->facts, fact, NULL));
}

/* An end that is nearer than was thought must never be missed; what was corrected above stays. */
static void
test_shortened_below (Fixture *self, gconstpointer data)
{
  const char *const texts[] = {
    LAYER ("\"L\"", CORRECTION ("c1", TEMPLE, "snc.expires-on", "{\"value\": \"2027-01-31\"}") ", "
                    CORRECTION ("c2", "cloud-temple-managed-kubernetes", ABOVE, "{\"value\": \"2027-01-15\"}"), ""),
    NULL,
  };
  g_autoptr (BslProblems) faults = bsl_problems_new ();
  g_autoptr (BslCatalogue) catalogue = load (self, texts, faults);

  assert_end_below (self, catalogue, "cloud-temple-llmaas", "2027-01-31", TEMPLE);
  assert_end_below (self, catalogue, "clever-cloud-dedicated-zone", "2027-01-31", TEMPLE);
  assert_end_below (self, catalogue, "cloud-temple-managed-kubernetes", "2027-01-15", NULL);
  assert_end_below (self, catalogue, "outscale-llmaas", "2026-11-30", OUTSCALE);
}

/* An end over time: known from a day on, and another one from another day. */
static void
test_below_over_time (Fixture *self, gconstpointer data)
{
  const char *const texts[] = {
    LAYER ("\"L\"", CORRECTION ("c1", TEMPLE, "snc.expires-on",
                                "{\"timeline\": [{\"value\": null}, {\"from\": \"2024-01-01\", \"value\": \"2027-01-31\"}, "
                                "{\"from\": \"2026-06-01\", \"value\": \"2029-01-31\"}]}"), ""),
    NULL,
  };
  g_autoptr (BslProblems) faults = bsl_problems_new ();
  g_autoptr (BslCatalogue) catalogue = load (self, texts, faults);
  const BslFact *fact = find_fact (self, catalogue, "cloud-temple-llmaas", ABOVE);

  g_assert_cmpuint (fact->periods->len, ==, 3);
  g_assert_false (bsl_fact_get_period (fact, bsl_date_parse ("2023-12-31"))->value.known);
  g_assert_cmpuint (bsl_fact_get_period (fact, bsl_date_parse ("2024-01-01"))->value.date, ==, bsl_date_parse ("2027-01-31"));
  g_assert_cmpuint (bsl_fact_get_period (fact, bsl_date_parse ("2026-06-01"))->value.date, ==, bsl_date_parse ("2029-01-31"));
}

/* A layer that lost its qualification, although its decision has no end before, ends what rests on it: on the day said, and
 * where none is said on the one on which that was verified; until it has it again. */
static const struct
{
  const char *name, *fact;
  const char *from, *last; /* the day from which it is ended above, and the end then; NULL: as if nothing was said */
  const char *correction;  /* that says the end in the end */
} states[] = {
  { "suspended", "{\"timeline\": [{\"value\": \"qualified\"}, {\"from\": \"2026-12-01\", \"value\": \"suspended\"}, "
                 "{\"from\": \"2027-03-01\", \"value\": \"qualified\"}]}", "2026-12-01", "2026-11-30", NULL },
  { "withdrawn", "{\"value\": \"withdrawn\", \"as-of\": \"2026-11\"}", "2026-11-01", "2026-10-31", "c" },
  { "expired", "{\"timeline\": [{\"value\": \"qualified\"}, {\"from\": \"2026-12-01\", \"value\": \"expired\"}]}", "2026-12-01",
    "2026-11-30", "c" },
  { "in-progress", "{\"value\": \"in-progress\"}", NULL, NULL, NULL },
};

static void
test_state_below (Fixture *self, gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  g_autofree char *text = g_strdup_printf (LAYER_START ("\"L\"") CORRECTION ("c", TEMPLE, "snc.status", "%s") "], \"offers\": []}",
                                           states[index].fact);
  const char *const texts[] = { text, NULL };
  g_autoptr (BslProblems) faults = bsl_problems_new ();
  g_autoptr (BslCatalogue) catalogue = load (self, texts, faults);
  const BslFact *fact = find_fact (self, catalogue, "cloud-temple-llmaas", ABOVE);
  BslDate from = states[index].from != NULL ? bsl_date_parse (states[index].from) : bsl_date_parse ("2026-12-01");
  const char *last = states[index].last != NULL ? states[index].last : "2028-05-30";

  g_assert_cmpuint (bsl_fact_get_period (fact, from)->value.date, ==, bsl_date_parse (last));
  g_assert_cmpstr (fact->layer->id, ==, TEMPLE);
  g_assert_cmpstr (fact->correction != NULL ? fact->correction->id : NULL, ==, states[index].correction);
  if (g_str_equal (states[index].name, "suspended"))
    {
      g_assert_cmpuint (bsl_fact_get_period (fact, from - 1)->value.date, ==, bsl_date_parse ("2028-05-30"));
      g_assert_cmpuint (bsl_fact_get_period (fact, bsl_date_parse ("2027-03-01"))->value.date, ==, bsl_date_parse ("2028-05-30"));
    }
}

/* The catalogue says of itself what it is made of, and how old the base is stays visible. */
static void
test_identity (Fixture *self, gconstpointer data)
{
  const char *const texts[] = { valid, NULL }, *const none[] = { NULL };
  g_autoptr (BslProblems) faults = bsl_problems_new ();
  g_autoptr (BslCatalogue) base = load (self, none, faults);
  g_autoptr (BslCatalogue) catalogue = load (self, texts, faults);
  g_autoptr (BslCatalogue) again = load (self, texts, faults);
  const BslCatalogueLayer *layer = bsl_catalogue_get_layer (catalogue, 0);

  g_assert_cmpuint (bsl_catalogue_get_n_layers (base), ==, 0);
  g_assert_cmpuint (bsl_catalogue_get_n_layers (catalogue), ==, 1);
  g_assert_cmpstr (bsl_catalogue_get_version (catalogue), ==, "2026-11-23 + 2026-12");
  g_assert_cmpuint (bsl_catalogue_get_date (catalogue), ==, bsl_catalogue_get_date (base));
  g_assert_cmpstr (bsl_catalogue_get_sha256 (catalogue), !=, bsl_catalogue_get_sha256 (base));
  g_assert_cmpstr (bsl_catalogue_get_sha256 (catalogue), ==, bsl_catalogue_get_sha256 (again));
  g_assert_cmpstr (layer->name.in[BSL_LANG_FR], ==, "Ministère");
  g_assert_cmpuint (layer->date, ==, bsl_date_parse ("2026-12-05"));
  g_assert_cmpuint (layer->left->len, ==, 0);
}

/* Every offer no layer touches keeps its bytes. */
static void
test_verbatim (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) layers = bsl_layers_new ();
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (GBytes) merged = NULL;
  g_autofree char *base = g_strndup (g_bytes_get_data (self->base, NULL), g_bytes_get_size (self->base));
  g_autofree char *text = NULL;
  const char *second = strstr (base, "\"id\": \"outscale-oks\"");
  g_autofree char *piece = NULL;

  g_ptr_array_add (layers, load_layer (self, valid, "l", problems));
  merged = bsl_merge (self->base, layers, self->attributes, NULL, NULL);
  text = g_strndup (g_bytes_get_data (merged, NULL), g_bytes_get_size (merged));
  if (second == NULL)
    second = strstr (strstr (base, "\"id\"") + 4, "\"id\"");
  piece = g_strndup (second, 2000);
  g_assert_nonnull (strstr (text, piece));
}

/* The later layer wins, and what it changed is seen with what it had changed itself. */
static void
test_two_layers (Fixture *self, gconstpointer data)
{
  const char *const texts[] = {
    valid,
    LAYER ("\"Mes corrections\"", CORRECTION ("c1", OUTSCALE, "snc.expires-on", "{\"value\": \"2029-11-29\"}"), ""),
    NULL,
  };
  g_autoptr (BslProblems) faults = bsl_problems_new ();
  g_autoptr (BslCatalogue) catalogue = load (self, texts, faults);
  const BslFact *fact = find_fact (self, catalogue, OUTSCALE, "snc.expires-on");

  g_assert_cmpuint (bsl_fact_get_period (fact, 1)->value.date, ==, bsl_date_parse ("2029-11-29"));
  g_assert_cmpstr (fact->correction->layer.in[BSL_LANG_EN], ==, "Mes corrections");
  g_assert_cmpstr (fact->correction->before->correction->layer.in[BSL_LANG_EN], ==, "Ministry");
  g_assert_null (fact->correction->before->correction->before->correction);
  /* both name the same source: it stands once */
  g_assert_cmpuint (bsl_catalogue_find (catalogue, OUTSCALE)->sources->len, ==, 7);
}

typedef struct
{
  const char *name;
  const char *layer;
  BslLeftReason reason;
  const char *fault; /* in the faults, or NULL */
} Left;

static const Left lefts[] = {
  { "unknown-offer", LAYER ("\"L\"", CORRECTION ("c", "gone", "snc.expires-on", RENEWED), ""), BSL_LEFT_UNKNOWN_OFFER,
    NULL },
  { "unknown-attribute", LAYER ("\"L\"", CORRECTION ("c", OUTSCALE, "snc.gone", "{\"value\": 3}"), ""),
    BSL_LEFT_UNKNOWN_ATTRIBUTE, NULL },
  { "same", LAYER ("\"L\"", CORRECTION ("c", OUTSCALE, "snc.expires-on", "{\"value\": \"2026-11-30\"}"), ""),
    BSL_LEFT_SAME, NULL },
  { "same-set",
    LAYER ("\"L\"", CORRECTION ("c", "aws-paris", "exposure.laws", "{\"value\": [\"us-fisa-s-702\", \"us-cloud-act\"]}"), ""),
    BSL_LEFT_SAME, NULL },
  { "same-unknown", LAYER ("\"L\"", CORRECTION ("c", OUTSCALE, "dr.capable", "{\"value\": null}"), ""), BSL_LEFT_SAME,
    NULL },
  { "known-offer", LAYER ("\"L\"", "", OFFER (OUTSCALE, "\"depends-on\": [], ")), BSL_LEFT_KNOWN_OFFER, NULL },
  { "dates-cross", LAYER ("\"L\"", CORRECTION ("c", OUTSCALE, "snc.expires-on", "{\"value\": \"2020-01-01\"}"), ""),
    BSL_LEFT_REFUSED, "snc.qualified-on" },
  { "dependency", LAYER ("\"L\"", "", OFFER ("new", "\"depends-on\": [\"gone\"], ")), BSL_LEFT_REFUSED, "gone" },
  { "circle", LAYER ("\"L\"", "", OFFER ("new", "\"depends-on\": [\"new\"], ")), BSL_LEFT_REFUSED, "circle" },
};

/* What cannot be applied is kept, told, and blocks nothing. */
static void
test_left (Fixture *self, gconstpointer data)
{
  const Left *left = data;
  const char *const texts[] = { left->layer, NULL };
  g_autoptr (BslProblems) faults = bsl_problems_new ();
  g_autoptr (BslCatalogue) catalogue = load (self, texts, faults);
  const BslCatalogueLayer *layer = bsl_catalogue_get_layer (catalogue, 0);
  const BslLeft *found;

  g_assert_cmpuint (bsl_catalogue_get_n_offers (catalogue), ==, 69);
  g_assert_cmpuint (layer->left->len, ==, 1);
  found = g_ptr_array_index (layer->left, 0);
  g_assert_cmpint (found->reason, ==, left->reason);
  g_assert_nonnull (bsl_left_describe (found->reason));
  g_assert_cmpuint (bsl_problems_get_count (faults), ==, left->fault != NULL ? 1 : 0);
  if (left->fault == NULL)
    return;
  g_assert_cmpstr (bsl_problems_get (faults, 0)->file, ==, "layer0.json");
  g_assert_nonnull (strstr (bsl_problems_get (faults, 0)->message, left->fault));
}

/* One layer at fault does not take the others with it. */
static void
test_refused_alone (Fixture *self, gconstpointer data)
{
  const char *const texts[] = { valid, LAYER ("\"L\"", CORRECTION ("c", "s3ns-premi3ns", "snc.expires-on",
                                                                    "{\"value\": \"2020-01-01\"}"), ""), NULL };
  g_autoptr (BslProblems) faults = bsl_problems_new ();
  g_autoptr (BslCatalogue) catalogue = load (self, texts, faults);

  g_assert_cmpuint (bsl_problems_get_count (faults), ==, 1);
  g_assert_nonnull (find_fact (self, catalogue, OUTSCALE, "snc.expires-on")->correction);
  g_assert_null (find_fact (self, catalogue, "s3ns-premi3ns", "snc.expires-on")->correction);
}

/* A fault is told of the layer that it stands in, not of the last that says something of the offer. */
static void
test_refused_in_place (Fixture *self, gconstpointer data)
{
  const char *const texts[] = { LAYER ("\"A\"", CORRECTION ("a", "s3ns-premi3ns", "snc.expires-on", "{\"value\": \"2020-01-01\"}"), ""),
                                LAYER ("\"B\"", CORRECTION ("b", "s3ns-premi3ns", "snc.decision", "{\"value\": \"1\"}"), ""), NULL };
  g_autoptr (BslProblems) faults = bsl_problems_new ();
  g_autoptr (BslCatalogue) catalogue = load (self, texts, faults);

  g_assert_nonnull (catalogue);
  g_assert_cmpuint (bsl_problems_get_count (faults), ==, 1);
  g_assert_cmpstr (bsl_problems_get (faults, 0)->file, ==, "layer0.json");
}

#define DECISION CORRECTION ("sound", "s3ns-premi3ns", "snc.decision", "{\"value\": \"1\"}")

/* Corrections of an offer stand apart: each that is refused has its own reason and place, the others apply. */
static const struct
{
  const char *name, *corrections;
  const char *refused[4], *places[4]; /* of each, in order */
} aparts[] = {
  { "named", CORRECTION ("end", "s3ns-premi3ns", "snc.expires-on", "{\"value\": \"2020-01-01\"}") ", " DECISION,
    { "end" }, { "$.corrections[0].fact" } },
  { "related", DECISION ", " CORRECTION ("start", "s3ns-premi3ns", "snc.qualified-on", "{\"value\": \"2045-01-01\"}"),
    { "start" }, { "$.corrections[1].fact" } },
  { "both",
    CORRECTION ("start", "s3ns-premi3ns", "snc.qualified-on", "{\"value\": \"2045-01-01\"}") ", " DECISION ", "
    CORRECTION ("end", "s3ns-premi3ns", "snc.expires-on", "{\"value\": \"2044-01-01\"}"),
    { "start", "end" }, { "$.corrections[2].fact", "$.corrections[0].fact" } },
  { "two-offers",
    CORRECTION ("end", "s3ns-premi3ns", "snc.expires-on", "{\"value\": \"2020-01-01\"}") ", " DECISION ", "
    CORRECTION ("other", OUTSCALE, "snc.expires-on", "{\"value\": \"2019-01-01\"}"),
    { "end", "other" }, { "$.corrections[2].fact", "$.corrections[0].fact" } },
};

static void
test_refused_apart (Fixture *self, gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  g_autofree char *layer = g_strconcat (LAYER_START ("\"L\""), aparts[index].corrections, "], \"offers\": []}", NULL);
  const char *const texts[] = { layer, NULL };
  g_autoptr (BslProblems) faults = bsl_problems_new ();
  g_autoptr (BslCatalogue) catalogue = load (self, texts, faults);
  GPtrArray *left = bsl_catalogue_get_layer (catalogue, 0)->left;
  guint n = g_strv_length ((char **) aparts[index].refused);

  g_assert_cmpstr (find_fact (self, catalogue, "s3ns-premi3ns", "snc.decision")->correction->id, ==, "sound");
  g_assert_cmpuint (left->len, ==, n);
  g_assert_cmpuint (bsl_problems_get_count (faults), ==, n);
  for (guint i = 0; i < n; i++)
    {
      const BslLeft *one = left->pdata[i];

      g_assert_cmpstr (one->correction, ==, aparts[index].refused[i]);
      g_assert_cmpint (one->reason, ==, BSL_LEFT_REFUSED);
      g_assert_cmpstr (bsl_problems_get (faults, i)->file, ==, "layer0.json");
      g_assert_cmpstr (bsl_problems_get (faults, i)->path, ==, aparts[index].places[i]);
      g_assert_nonnull (strstr (bsl_problems_get (faults, i)->about, " · snc."));
    }
}

/* What is at fault in a correction is told where it stands there; of an offer that was added, where it stands there. */
static void
test_refused_place (Fixture *self, gconstpointer data)
{
  const char *const texts[] = { LAYER ("\"L\"", "", OFFER ("new", "\"depends-on\": [\"" OUTSCALE "\", \"gone\"], ")),
                                LAYER ("\"M\"", CORRECTION ("c", "new", "kinds", "{\"value\": [\"paas\"]}"), ""), NULL };
  g_autoptr (BslProblems) faults = bsl_problems_new ();
  g_autoptr (BslCatalogue) catalogue = load (self, texts, faults);

  g_assert_null (bsl_catalogue_find (catalogue, "new"));
  g_assert_cmpuint (bsl_problems_get_count (faults), ==, 1);
  g_assert_cmpstr (bsl_problems_get (faults, 0)->file, ==, "layer0.json");
  g_assert_cmpstr (bsl_problems_get (faults, 0)->path, ==, "$.offers[0].depends-on[1]");
}

/* A base at fault is told as such, with its own faults, whatever the layers. */
static void
test_faulty_base (Fixture *self, gconstpointer data)
{
  static const char base[] = "{\"format\": \"boussole-catalogue\", \"version\": 1, \"edition\": \"t\", "
                             "\"date\": \"2026-11-23\", \"offers\": [{\"id\": \"a\"}]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (base, sizeof base - 1);
  g_autoptr (GPtrArray) layers = bsl_layers_new ();
  g_autoptr (BslProblems) problems = bsl_problems_new (), faults = bsl_problems_new ();

  g_ptr_array_add (layers, load_layer (self, valid, "l", problems));
  g_assert_null (bsl_layers_load (layers, bytes, "base.json", self->attributes, self->services, problems, faults));
  g_assert_cmpuint (bsl_problems_get_count (problems), >, 0);
  g_assert_cmpstr (bsl_problems_get (problems, 0)->file, ==, "base.json");
  g_assert_cmpuint (bsl_problems_get_count (faults), ==, 0);
}

typedef struct
{
  const char *name;
  const char *old, *replacement;
  const char *path, *message;
} Fault;

#define FIRST "$.corrections[0]"

static const Fault faults_of_layers[] = {
  { "cut", "], \"offers\"", "", "line 1,", NULL },
  { "format", "boussole-catalogue-layer", "boussole-catalogue", "$.format", NULL },
  { "newer", "\"version\": 1", "\"version\": 2", "$.version", "newer" },
  { "name", "\"en\": \"Ministry\"", "\"de\": \"M\"", "$.name", NULL },
  { "date", "\"date\": \"2026-12-05\"", "\"date\": \"2026-12-32\"", "$.date", NULL },
  { "member", "\"corrections\"", "\"correction\"", "$.correction", NULL },
  { "list", "\"offers\": [{", "\"offers\": {\"a\": [{", "line 1,", NULL },
  { "correction-is-text", "\"corrections\": [", "\"corrections\": [\"x\", ", "$.corrections[0]", "object" },
  { "no-reason", "\"reason\": \"Renewal read.\", ", "", FIRST ".reason", NULL },
  { "empty-author", "A. Martin", "", FIRST ".author", "empty" },
  { "later", "2026-12-02\"}", "2026-12-06\"}", FIRST ".date", "after the date" },
  { "no-source", "\"source\": {", "\"sources\": {", FIRST ".sources", NULL },
  { "source-kind", "primary", "rumour", FIRST ".source.kind", "rumour" },
  { "value", "\"value\": \"2029-11-30\", \"claims\"", "\"value\": \"soon\", \"claims\"", FIRST ".fact.value", "soon" },
  { "no-value", "\"value\": \"2029-11-30\", \"claims\"", "\"claims\"", FIRST ".fact", "timeline" },
  { "claim", "\"source\": 0", "\"source\": 1", FIRST ".fact.claims[0].source", "0" },
  { "offer-not-said", "\"added\"", "\"addition\"", "$.offers[0].add", NULL },
  { "offer-attribute", "\"kinds\"", "\"kinks\"", "$.offers[0].facts.kinks", NULL },
};

static char *
replace_once (const char *text, const char *old, const char *replacement)
{
  const char *at = strstr (text, old);

  g_assert_nonnull (at);
  return g_strdup_printf ("%.*s%s%s", (int) (at - text), text, replacement, at + strlen (old));
}

static void
assert_fault (Fixture *self, const char *text, const char *path, const char *message)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslLayer) layer = load_layer (self, text, "l.json", problems);
  gboolean found = FALSE;

  print_problems (problems);
  g_assert_null (layer);
  for (guint i = 0; i < bsl_problems_get_count (problems); i++)
    {
      const BslProblem *problem = bsl_problems_get (problems, i);

      g_assert_cmpstr (problem->file, ==, "l.json");
      found |= g_str_has_prefix (problem->path, path) && (message == NULL || strstr (problem->message, message) != NULL);
    }
  g_assert_true (found);
}

static void
test_fault (Fixture *self, gconstpointer data)
{
  const Fault *fault = data;
  g_autofree char *text = replace_once (valid, fault->old, fault->replacement);

  assert_fault (self, text, fault->path, fault->message);
}

static void
test_twice (Fixture *self, gconstpointer data)
{
  assert_fault (self, LAYER ("\"L\"", EXPIRY ", " EXPIRY, ""), "$.corrections[1]", "twice");
  assert_fault (self, LAYER ("\"L\"", EXPIRY ", " CORRECTION ("c2", OUTSCALE, "snc.expires-on", RENEWED), ""),
                "$.corrections[1]", "twice");
  assert_fault (self, LAYER ("\"L\"", "", OFFER ("a", "\"depends-on\": [], ") ", " OFFER ("a", "\"depends-on\": [], ")),
                "$.offers[1]", "twice");
}

static void
test_any_cut (Fixture *self, gconstpointer data)
{
  for (gsize i = 0; i < sizeof valid - 1; i++)
    {
      g_autofree char *head = g_strndup (valid, i);
      g_autoptr (BslProblems) problems = bsl_problems_new ();

      g_assert_null (load_layer (self, head, "l", problems));
      g_assert_cmpuint (bsl_problems_get_count (problems), >, 0);
    }
}

static void
test_folder (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("boussole-layers-XXXXXX", NULL);
  g_autofree char *good = g_build_filename (folder, "b.json", NULL), *bad = g_build_filename (folder, "a.json", NULL);
  g_autofree char *other = g_build_filename (folder, "notes.txt", NULL), *absent = g_build_filename (folder, "no", NULL);
  g_autoptr (GPtrArray) layers = bsl_layers_new ();
  g_autoptr (BslProblems) faults = bsl_problems_new ();

  g_assert_true (g_file_set_contents (good, valid, -1, NULL));
  g_assert_true (g_file_set_contents (bad, "{", -1, NULL));
  g_assert_true (g_file_set_contents (other, "x", -1, NULL));
  bsl_layers_add_folder (layers, absent, self->attributes, faults);
  g_assert_cmpuint (layers->len + bsl_problems_get_count (faults), ==, 0);
  bsl_layers_add_folder (layers, folder, self->attributes, faults);
  g_assert_cmpuint (layers->len, ==, 1);
  g_assert_cmpstr (bsl_layer_get_file (g_ptr_array_index (layers, 0)), ==, good);
  g_assert_cmpuint (bsl_problems_get_count (faults), ==, 1);
  g_assert_cmpstr (bsl_problems_get (faults, 0)->file, ==, bad);
  for (guint i = 1; i < BSL_LAYERS_MAX; i++)
    g_assert_true (bsl_layers_add_file (layers, good, self->attributes, faults));
  g_assert_false (bsl_layers_add_file (layers, good, self->attributes, faults));

  g_unlink (good);
  g_unlink (bad);
  g_unlink (other);
  g_rmdir (folder);
}

/* As many layers as there may be on one fact: deep, but not too deep for the reader. */
static void
test_most_layers (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (BslProblems) faults = bsl_problems_new ();
  g_autoptr (BslCatalogue) catalogue = NULL;
  guint n = 0;

  for (guint i = 0; i < BSL_LAYERS_MAX; i++)
    {
      g_autofree char *day = g_strdup_printf ("2029-11-%02u", i % 29 + 1);

      g_ptr_array_add (texts, replace_once (valid, "2029-11-30", day));
    }
  g_ptr_array_add (texts, NULL);
  catalogue = load (self, (const char *const *) texts->pdata, faults);
  for (const BslFact *fact = find_fact (self, catalogue, OUTSCALE, "snc.expires-on"); fact->correction != NULL;
       fact = fact->correction->before)
    n++;
  g_assert_cmpuint (n, ==, BSL_LAYERS_MAX);
}

static void
add (const char *path, gconstpointer data, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, data, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/layers/none", NULL, test_no_layer);
  add ("/layers/correction", NULL, test_correction);
  add ("/layers/addition", NULL, test_addition);
  add ("/layers/identity", NULL, test_identity);
  add ("/layers/below/as-shipped", NULL, test_below_as_shipped);
  add ("/layers/below/renewed", NULL, test_renewed_below);
  add ("/layers/below/shortened", NULL, test_shortened_below);
  add ("/layers/below/over-time", NULL, test_below_over_time);
  add ("/layers/verbatim", NULL, test_verbatim);
  add ("/layers/two", NULL, test_two_layers);
  add ("/layers/refused-alone", NULL, test_refused_alone);
  add ("/layers/refused-in-place", NULL, test_refused_in_place);
  add ("/layers/faulty-base", NULL, test_faulty_base);
  add ("/layers/twice", NULL, test_twice);
  add ("/layers/any-cut", NULL, test_any_cut);
  add ("/layers/folder", NULL, test_folder);
  add ("/layers/most", NULL, test_most_layers);
  add ("/layers/refused-place", NULL, test_refused_place);
  for (guint i = 0; i < G_N_ELEMENTS (aparts); i++)
    {
      g_autofree char *path = g_strconcat ("/layers/apart/", aparts[i].name, NULL);

      add (path, GUINT_TO_POINTER (i), test_refused_apart);
    }
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autofree char *path = g_strconcat ("/layers/below/state/", states[i].name, NULL);

      add (path, GUINT_TO_POINTER (i), test_state_below);
    }
  for (guint i = 0; i < G_N_ELEMENTS (lefts); i++)
    {
      g_autofree char *path = g_strconcat ("/layers/left/", lefts[i].name, NULL);

      add (path, &lefts[i], test_left);
    }
  for (guint i = 0; i < G_N_ELEMENTS (faults_of_layers); i++)
    {
      g_autofree char *path = g_strconcat ("/layers/fault/", faults_of_layers[i].name, NULL);

      add (path, &faults_of_layers[i], test_fault);
    }

  return g_test_run ();
}
