/* SPDX-License-Identifier: EUPL-1.2 */
/* The shipped catalogue, and catalogues with a fault. */

#include "config.h"

#include "app/catalogue/bsl-catalogue.h"

#include <string.h>

typedef struct
{
  BslAttributes *attributes;
  BslServices *services;
  BslCatalogue *catalogue;
} Fixture;

static char *
data_file (const char *name)
{
  return g_build_filename (g_getenv ("BOUSSOLE_DATADIR"), "catalogue", name, NULL);
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

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *attributes = data_file ("attributes.json");
  g_autofree char *services = data_file ("services.json");
  g_autofree char *offers = data_file ("offers.json");
  g_autoptr (BslProblems) problems = bsl_problems_new ();

  self->services = bsl_services_load (services, problems);
  self->attributes = bsl_attributes_load (attributes, self->services, problems);
  print_problems (problems);
  g_assert_nonnull (self->attributes);
  g_assert_nonnull (self->services);
  self->catalogue = bsl_catalogue_load (offers, self->attributes, self->services, problems);
  print_problems (problems);
  g_assert_nonnull (self->catalogue);
  g_assert_cmpuint (bsl_problems_get_count (problems), ==, 0);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  bsl_catalogue_unref (self->catalogue);
  bsl_services_unref (self->services);
  bsl_attributes_unref (self->attributes);
}

/* The value as files write it, "null" where unknown. */
static void
assert_value (Fixture *self, const char *offer, const char *attribute, const char *on, const char *expected)
{
  const BslAttribute *found = bsl_attributes_find (self->attributes, attribute);
  const BslOffer *record = bsl_catalogue_find (self->catalogue, offer);
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;

  g_assert_nonnull (found);
  g_assert_nonnull (record);
  node = bsl_value_to_json (bsl_offer_get_value (record, found, bsl_date_parse (on)), &found->domain);
  text = json_to_string (node, FALSE);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_shipped (Fixture *self, gconstpointer data)
{
  const BslOffer *offer = bsl_catalogue_find (self->catalogue, "outscale-iaas-cloudgouv");
  const BslFact *fact = bsl_offer_get_fact (offer, bsl_attributes_find (self->attributes, "snc.status"));

  g_assert_cmpuint (bsl_catalogue_get_n_offers (self->catalogue), ==, 69);
  g_assert_cmpstr (bsl_catalogue_get_version (self->catalogue), ==, "2026-11-23");
  g_assert_cmpuint (bsl_catalogue_get_date (self->catalogue), ==, bsl_date_parse ("2026-11-23"));
  g_assert_cmpuint (strlen (bsl_catalogue_get_sha256 (self->catalogue)), ==, 64);
  g_assert_cmpuint (bsl_services_get_count (self->services), ==, 56);
  g_assert_cmpuint (bsl_services_get_n_groups (self->services), ==, 11);

  g_assert_cmpstr (offer->provider, ==, "OUTSCALE (3DS OUTSCALE)");
  g_assert_cmpuint (offer->sources->len, ==, 6);
  g_assert_cmpuint (offer->prices->len, ==, 4);
  g_assert_cmpstr (fact->as_of, ==, "2026-09-15");
  g_assert_cmpstr (fact->confidence, ==, "high");
  g_assert_cmpuint (fact->sources->len, >, 0);
  g_assert_nonnull (fact->note);
  g_assert_null (bsl_catalogue_find (self->catalogue, "nobody"));
}

static void
test_status (Fixture *self, gconstpointer data)
{
  static const char *const rows[][3] = {
    { "outscale-iaas-cloudgouv", "2026-11-23", "\"qualified\"" },
    { "outscale-iaas-cloudgouv", "2026-11-30", "\"qualified\"" },
    { "outscale-iaas-cloudgouv", "2026-12-01", "null" },
    { "outscale-iaas-cloudgouv", "2026-12-02", "null" },
    { "ovh-hosted-private-cloud-vmware-snc", "2026-12-29", "\"qualified\"" },
    { "ovh-hosted-private-cloud-vmware-snc", "2026-12-30", "null" },
    { "s3ns-premi3ns", "2025-12-16", "\"not-yet\"" },
    { "s3ns-premi3ns", "2025-12-17", "\"qualified\"" },
    { "s3ns-premi3ns", "2025-12-18", "\"qualified\"" },
    { "bleu-azure", "2025-04-16", "null" },
    { "bleu-azure", "2026-11-23", "\"in-progress\"" },
    { "bleu-azure", "2027-02-24", "null" },
    { "bleu-microsoft-365", "2026-11-23", "null" },
    { "oodrive-work", "2026-11-23", "\"qualified\"" },
    { "oodrive-work", "2028-01-26", "null" },
    { "wimi", "2026-07-20", "\"in-progress\"" },
    { "wimi", "2026-07-21", "null" },
    { "wimi", "2026-11-23", "\"qualified\"" },
    { "aws-paris", "2021-09-01", "\"none\"" },
    { "nubo", "2026-11-23", "\"internal-state\"" },
    { "scalingo-osc-secnum-fr1", "2026-11-23", "\"hosted-on-qualified\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_value (self, rows[i][0], "snc.status", rows[i][1], rows[i][2]);
}

static void
test_facts (Fixture *self, gconstpointer data)
{
  static const char *const rows[][4] = {
    { "bleu-azure", "snc.milestone", "2025-11-16", "\"J0\"" },
    { "bleu-azure", "snc.milestone", "2025-11-17", "\"J1\"" },
    { "bleu-azure", "snc.target-date", "2026-11-23", "\"2026-06-30\"" },
    { "numspot-managed-services-snc-zone", "snc.layer-expires-on", "2026-11-23", "\"2026-11-30\"" },
    { "ovh-public-cloud", "hds.activities", "2026-11-23", "[\"1\",\"2\",\"3\",\"4\",\"6\"]" },
    { "google-cloud-paris", "hds.activities", "2026-11-23", "[\"1\",\"2\",\"3\",\"4\",\"5\"]" },
    { "numspot-std-zone", "hds.certified", "2026-11-23", "\"yes\"" },
    { "numspot-std-zone", "hds.activities", "2026-11-23", "null" },
    { "scalingo-osc-fr1", "hds.certified", "2028-09-11", "\"yes\"" },
    { "scalingo-osc-fr1", "hds.certified", "2028-09-12", "null" },
    { "outscale-llmaas", "hds.certified", "2026-11-23", "null" },
    { "aws-paris", "exposure.laws", "2026-11-23", "[\"us-cloud-act\",\"us-fisa-s-702\"]" },
    { "cloud-pi", "dr.capable", "2026-11-23", "\"yes\"" },
    { "nubo", "dr.capable", "2026-11-23", "\"no\"" },
    { "outscale-iaas-cloudgouv", "dr.capable", "2026-11-23", "null" },
    { "nubo", "operator.public", "2026-11-23", "\"yes\"" },
    { "ovh-hpc-anthos", "availability", "2022-11-12", "\"available\"" },
    { "ovh-hpc-anthos", "availability", "2022-11-13", "\"discontinued\"" },
    { "outscale-iaas-cloudgouv", "snc.expires-on", "2026-11-23", "\"2026-11-30\"" },
    { "bleu-azure", "snc.milestone", "2025-04-17", "\"J0\"" },
    { "bleu-azure", "flags", "2026-11-23", "[\"pending-qualification\",\"target-date-missed\",\"hds-unknown\",\"us-licensed-software\"]" },
    { "ovh-public-cloud", "transfer.countries", "2026-11-23", "[\"CA\",\"GB\"]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_value (self, rows[i][0], rows[i][1], rows[i][2], rows[i][3]);
}

/* What no source settles is unknown, never no. */
static void
test_perimeter (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *offer, *service;
    BslPerimeter expected;
  } rows[] = {
    { "cloud-temple-secure-temple", "hsm", BSL_PERIMETER_INSIDE },
    { "cloud-temple-secure-temple", "backup", BSL_PERIMETER_UNKNOWN },
    { "cloud-temple-secure-temple", "email", BSL_PERIMETER_NOT_SOLD },
    { "ovh-snc-cloud-platform", "compute-vm", BSL_PERIMETER_INSIDE },
    { "ovh-snc-cloud-platform", "object-storage", BSL_PERIMETER_UNKNOWN },
    { "ovh-snc-cloud-platform", "kubernetes", BSL_PERIMETER_OUTSIDE },
    { "s3ns-premi3ns", "ai-platform", BSL_PERIMETER_OUTSIDE },
    { "s3ns-premi3ns", "kubernetes", BSL_PERIMETER_UNKNOWN },
    { "oodrive-work", "e-signature", BSL_PERIMETER_OUTSIDE },
    { "cloud-temple-paas-openshift", "container-registry", BSL_PERIMETER_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const BslOffer *offer = bsl_catalogue_find (self->catalogue, rows[i].offer);
      const BslService *service = bsl_services_find (self->services, rows[i].service);

      g_test_message ("%s: %s", rows[i].offer, rows[i].service);
      g_assert_cmpint (bsl_offer_get_perimeter (offer, service->index, bsl_date_parse ("2026-11-23")), ==,
                       rows[i].expected);
    }
}

/* An offer that is known not to be qualified has no scope; where it rests on a qualified layer, that is still unknown. */
static void
test_unqualified (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *offer, *on;
    gboolean expected;
  } rows[] = {
    { "aws-paris", "2026-11-23", TRUE },
    { "aws-paris", "2028-06-01", FALSE }, /* by then nobody knows */
    { "ovh-snc-cloud-platform", "2026-11-23", FALSE },
    { "scalingo-osc-secnum-fr1", "2026-11-23", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (bsl_offer_is_unqualified (bsl_catalogue_find (self->catalogue, rows[i].offer), bsl_date_parse (rows[i].on)), ==,
                     rows[i].expected);
}

/* No service is said to be inside and outside, and nothing inside that is not sold. */
static void
test_perimeter_agrees (Fixture *self, gconstpointer data)
{
  BslDate on = bsl_date_parse ("2026-11-23");
  const BslAttribute *sold = bsl_attributes_find (self->attributes, "services");
  const BslAttribute *inside = bsl_attributes_find (self->attributes, "snc.services-inside");
  const BslAttribute *outside = bsl_attributes_find (self->attributes, "snc.services-outside");

  for (guint i = 0; i < bsl_catalogue_get_n_offers (self->catalogue); i++)
    {
      const BslOffer *offer = bsl_catalogue_get_offer (self->catalogue, i);
      guint64 in = bsl_offer_get_value (offer, inside, on)->bits, out = bsl_offer_get_value (offer, outside, on)->bits;

      g_assert_cmphex (in & out, ==, 0);
      g_assert_cmphex (in & ~bsl_offer_get_value (offer, sold, on)->bits, ==, 0);
    }
}

static void
test_former_names (Fixture *self, gconstpointer data)
{
  const BslOffer *offer = bsl_catalogue_find (self->catalogue, "t-cloud-public");

  g_assert_cmpuint (offer->formerly->len, ==, 1);
  g_assert_cmpstr (((const BslFormerName *) g_ptr_array_index (offer->formerly, 0))->name, ==, "Open Telekom Cloud");
  g_assert_cmpuint (bsl_catalogue_find (self->catalogue, "nubo")->formerly->len, ==, 0);
}

/* Where the status becomes unknown, the catalogue says why in both languages. */
static void
test_unknown_is_explained (Fixture *self, gconstpointer data)
{
  const BslAttribute *status = bsl_attributes_find (self->attributes, "snc.status");

  for (guint i = 0; i < bsl_catalogue_get_n_offers (self->catalogue); i++)
    {
      const BslOffer *offer = bsl_catalogue_get_offer (self->catalogue, i);
      const BslFact *fact = bsl_offer_get_fact (offer, status);

      for (guint j = 1; fact != NULL && j < fact->periods->len; j++)
        {
          const BslPeriod *period = &g_array_index (fact->periods, BslPeriod, j);

          g_assert_true (period->value.known || !bsl_text_is_empty (&period->note));
        }
    }
}

static void
test_facts_are_in_order (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < bsl_catalogue_get_n_offers (self->catalogue); i++)
    {
      const BslOffer *offer = bsl_catalogue_get_offer (self->catalogue, i);

      for (guint j = 1; j < offer->facts->len; j++)
        {
          const BslFact *before = g_ptr_array_index (offer->facts, j - 1);
          const BslFact *fact = g_ptr_array_index (offer->facts, j);

          g_assert_cmpuint (before->attribute->index, <, fact->attribute->index);
        }
    }
}

/* One offer with one fault put in: text to replace, what replaces it, and where the problem is. */
typedef struct
{
  const char *name;
  const char *old, *replacement;
  const char *path;
  const char *message;
} Fault;

#define OFFER(id, rest)                                                                            \
  "{\"id\": \"" id "\", \"name\": \"N\", \"provider\": \"P\", \"summary\": {\"fr\": \"F\", \"en\": \"E\"}, " \
  "\"url\": null, \"as-of\": \"2026-09\", \"confidence\": \"high\", "                              \
  "\"sources\": [{\"url\": \"https://a.example\", \"date\": \"2026-09\", \"date-basis\": \"read\", "  \
  "\"kind\": \"press\", \"claim\": \"C\"}], \"prices\": [{\"item\": \"I\", \"amount\": 1.5, "      \
  "\"unit\": \"hour\", \"date\": null, \"source-url\": null}], \"alternatives\": [], " rest "}"

static const char valid[] =
  "{\"format\": \"boussole-catalogue\", \"version\": 1, \"edition\": \"t\", \"date\": \"2026-11-23\", \"offers\": [" OFFER (
    "a", "\"depends-on\": [\"b\"], \"facts\": {\"kinds\": {\"value\": [\"iaas\"], \"sources\": [0]}, "
         "\"snc.status\": {\"timeline\": [{\"value\": null}, {\"from\": \"2025-01-01\", \"value\": \"qualified\"}, "
         "{\"from\": \"2026-01-01\", \"value\": null}], \"as-of\": \"2026\"}, "
         "\"snc.qualified-on\": {\"value\": \"2025-01-01\"}, \"snc.expires-on\": {\"value\": \"2025-12-31\"}, "
         "\"capital.non-eu-share\": {\"value\": null, \"claims\": [{\"value\": 8, \"source\": 0}, {\"value\": 40}]}}") ", " OFFER (
    "b", "\"depends-on\": [\"c\"], \"facts\": {}") ", " OFFER ("c", "\"depends-on\": [], \"facts\": {\"api\": {\"value\": \"x\"}}") "]}";

#define FACTS "$.offers[0].facts"

#define B8 "\"b\", \"b\", \"b\", \"b\", \"b\", \"b\", \"b\", \"b\", "
#define B64 B8 B8 B8 B8 B8 B8 B8 B8

static const Fault faults[] = {
  { "cut", "\"x\"}}", "", "line 1,", NULL },
  { "twice-id", "\"id\": \"b\"", "\"id\": \"a\"", "$.offers[1]", "twice" },
  { "format", "boussole-catalogue", "boussole-questions", "$.format", NULL },
  { "newer", "\"version\": 1", "\"version\": 2", "$.version", "newer" },
  { "date", "\"date\": \"2026-11-23\"", "\"date\": \"2026-02-30\"", "$.date", NULL },
  { "escaped-offers", "\"offers\": [", "\"\\u006fffers\": [", "$.offers", NULL },
  { "offer-is-text", "{\"id\": \"c\"", "\"x\", {\"id\": \"c\"", "$.offers[2]", "object" },
  { "no-offers", "\"offers\": [", "\"offres\": [", "$.offers", NULL },
  { "member", "\"name\": \"N\"", "\"nom\": \"N\"", "$.offers[0].nom", NULL },
  { "empty-name", "\"name\": \"N\"", "\"name\": \"\"", "$.offers[0].name", "empty" },
  { "language", ", \"en\": \"E\"", "", "$.offers[0].summary.en", NULL },
  { "attribute", "\"kinds\"", "\"kinks\"", FACTS ".kinks", "attributes.json" },
  { "option", "\"iaas\"", "\"iass\"", FACTS ".kinds.value[0]", "iass" },
  { "status", "\"qualified\"", "\"certified\"", FACTS "['snc.status'].timeline[1].value", NULL },
  { "kind-of-value", "\"value\": 8", "\"value\": \"8\"", FACTS "['capital.non-eu-share'].claims[0].value", NULL },
  { "out-of-range", "\"value\": 40", "\"value\": 140", FACTS "['capital.non-eu-share'].claims[1].value", NULL },
  { "periods-cross", "\"from\": \"2026-01-01\"", "\"from\": \"2024-01-01\"", FACTS "['snc.status'].timeline[2].from",
    "after the one before" },
  { "period-without-start", "\"from\": \"2026-01-01\", ", "", FACTS "['snc.status'].timeline[2].from", NULL },
  { "dates-cross", "\"2025-12-31\"", "\"2024-12-31\"", FACTS "['snc.expires-on']", "snc.qualified-on" },
  { "impossible-date", "\"2025-12-31\"", "\"2025-12-32\"", FACTS "['snc.expires-on'].value", NULL },
  { "later-than-catalogue", "\"as-of\": \"2026\"", "\"as-of\": \"2027\"", FACTS "['snc.status'].as-of",
    "after the date of the catalogue" },
  { "partial-date", "\"as-of\": \"2026\"", "\"as-of\": \"autumn\"", FACTS "['snc.status'].as-of", "autumn" },
  { "no-value", "\"value\": \"x\"", "\"note\": \"x\"", "$.offers[2].facts.api", "timeline" },
  { "both", "\"value\": \"x\"", "\"value\": \"x\", \"timeline\": []", "$.offers[2].facts.api", "timeline" },
  { "source-number", "\"sources\": [0]", "\"sources\": [1]", FACTS ".kinds.sources[0]", "from 0 to 0" },
  { "source-kind", "\"kind\": \"press\"", "\"kind\": \"rumour\"", "$.offers[0].sources[0].kind", NULL },
  { "confidence", "\"confidence\": \"high\"", "\"confidence\": \"sure\"", "$.offers[0].confidence", NULL },
  { "price", "\"amount\": 1.5", "\"amount\": -1.5", "$.offers[0].prices[0].amount", "negative" },
  { "price-language", "\"item\": \"I\"", "\"item\": {\"en\": \"E\"}", "$.offers[0].prices[0].item.fr", NULL },
  { "no-dependencies", "\"depends-on\": [], ", "", "$.offers[2].depends-on", "list" },
  { "dependency", "\"depends-on\": [\"b\"]", "\"depends-on\": [\"z\"]", "$.offers[0].depends-on[0]", "“z”" },
  { "dependencies", "\"depends-on\": [\"b\"]", "\"depends-on\": [" B64 "\"b\"]", "$.offers[0].depends-on[64]", "64" },
  { "circle", "\"depends-on\": []", "\"depends-on\": [\"a\"]", "$.offers[2].depends-on[0]", "a → b → c → a" },
  { "itself", "\"depends-on\": []", "\"depends-on\": [\"c\"]", "$.offers[2].depends-on[0]", "c → c" },
  { "alternative", "\"alternatives\": []", "\"alternatives\": [\"z\"]", "$.offers[0].alternatives[0]", "“z”" },
};

static char *
replace_once (const char *text, const char *old, const char *replacement)
{
  const char *at = strstr (text, old);

  g_assert_nonnull (at);
  return g_strdup_printf ("%.*s%s%s", (int) (at - text), text, replacement, at + strlen (old));
}

static BslCatalogue *
load_text (Fixture *self, const char *text, BslProblems *problems)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return bsl_catalogue_load_bytes (bytes, "t.json", self->attributes, self->services, problems);
}

static void
test_valid (Fixture *self, gconstpointer data)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslCatalogue) catalogue = load_text (self, valid, problems);
  const BslFact *fact;

  print_problems (problems);
  g_assert_nonnull (catalogue);
  fact = bsl_offer_get_fact (bsl_catalogue_find (catalogue, "a"),
                             bsl_attributes_find (self->attributes, "capital.non-eu-share"));
  g_assert_cmpuint (fact->claims->len, ==, 2);
  g_assert_cmpint (((const BslClaim *) g_ptr_array_index (fact->claims, 0))->source, ==, 0);
  g_assert_cmpint (((const BslClaim *) g_ptr_array_index (fact->claims, 1))->source, ==, -1);
}

static void
test_ranked_claims (Fixture *self, gconstpointer data)
{
  static const char sources[] = "{\"url\": \"u\", \"date\": null, \"date-basis\": null, \"kind\": \"primary\", \"claim\": \"C\"}, "
                                "{\"url\": \"u\", \"date\": null, \"date-basis\": null, \"kind\": \"law\", \"claim\": \"C\"}, ";
  g_autofree char *list = g_strconcat ("\"sources\": [", sources, NULL);
  g_autofree char *one = replace_once (valid, "\"sources\": [", list);
  g_autofree char *text = replace_once (one, "{\"value\": 8, \"source\": 0}",
                                        "{\"value\": 8, \"source\": 2}, {\"value\": 9}, {\"value\": 20, \"source\": 1}, "
                                        "{\"value\": 30, \"source\": 0}");
  static const double expected[] = { 30, 20, 8, 9, 40 };
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslCatalogue) catalogue = load_text (self, text, problems);
  g_autoptr (GPtrArray) ranked = NULL;
  const BslOffer *offer;

  print_problems (problems);
  g_assert_nonnull (catalogue);
  offer = bsl_catalogue_find (catalogue, "a");
  ranked = bsl_fact_rank_claims (bsl_offer_get_fact (offer, bsl_attributes_find (self->attributes, "capital.non-eu-share")), offer);
  g_assert_cmpuint (ranked->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < ranked->len; i++)
    g_assert_cmpfloat (((const BslClaim *) g_ptr_array_index (ranked, i))->value.number, ==, expected[i]);
}

static void
test_fault (Fixture *self, gconstpointer data)
{
  const Fault *fault = data;
  g_autofree char *text = replace_once (valid, fault->old, fault->replacement);
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslCatalogue) catalogue = load_text (self, text, problems);
  gboolean found = FALSE;

  print_problems (problems);
  g_assert_null (catalogue);
  for (guint i = 0; i < bsl_problems_get_count (problems); i++)
    {
      const BslProblem *problem = bsl_problems_get (problems, i);

      g_assert_cmpstr (problem->file, ==, "t.json");
      if (g_str_has_prefix (problem->path, fault->path) &&
          (fault->message == NULL || strstr (problem->message, fault->message) != NULL))
        found = TRUE;
    }
  g_assert_true (found);
}

/* Whatever one removes or breaks, the reader refuses or reads, and never crashes. */
static void
test_any_cut (Fixture *self, gconstpointer data)
{
  for (gsize i = 0; i < sizeof valid - 1; i++)
    {
      g_autofree char *head = g_strndup (valid, i);
      g_autoptr (BslProblems) problems = bsl_problems_new ();

      g_assert_null (load_text (self, head, problems));
      g_assert_cmpuint (bsl_problems_get_count (problems), >, 0);
    }
}

/* Puts @value in the place of the node that @countdown reaches; its parent does the change. */
static gboolean
put (JsonNode *parent, guint *countdown, const char *value)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (parent) ? json_node_get_array (parent) : NULL;
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (parent) ? json_node_get_object (parent) : NULL;
  g_autoptr (GList) names = object != NULL ? json_object_get_members (object) : NULL;

  for (GList *l = names; l != NULL; l = l->next)
    if ((*countdown)-- == 0)
      {
        json_object_set_member (object, l->data, json_from_string (value, NULL));
        return TRUE;
      }
    else if (put (json_object_get_member (object, l->data), countdown, value))
      return TRUE;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if ((*countdown)-- == 0)
      {
        json_array_remove_element (array, i);
        json_array_add_element (array, json_from_string (value, NULL));
        return TRUE;
      }
    else if (put (json_array_get_element (array, i), countdown, value))
      return TRUE;

  return FALSE;
}

/* A value of another type anywhere is read or refused with a place, never a crash. */
static void
test_other_types (Fixture *self, gconstpointer data)
{
  static const char *const values[] = { "null", "1", "-0.5e3", "true", "[]", "{}", "\"\"", "\"unknown\"",
                                        "[null]", "{\"value\": {}}", "[[]]", "{\"fr\": \"\\ud83d\\ude00\"}" };
  guint n_places = 0;

  for (gboolean more = TRUE; more; n_places++)
    for (guint i = 0; i < G_N_ELEMENTS (values); i++)
      {
        g_autoptr (JsonNode) node = json_from_string (valid, NULL);
        g_autoptr (BslProblems) problems = bsl_problems_new ();
        g_autoptr (BslCatalogue) catalogue = NULL;
        g_autofree char *text = NULL;
        guint countdown = n_places;

        more = put (node, &countdown, values[i]);
        text = json_to_string (node, FALSE);
        catalogue = load_text (self, text, problems);
        g_assert_true ((catalogue != NULL) == (bsl_problems_get_count (problems) == 0));
      }
  g_assert_cmpuint (n_places, >, 80);
}

/* The quick reading of texts and numbers gives what JSON means. */
static void
test_spelling (Fixture *self, gconstpointer data)
{
  g_autofree char *one = replace_once (valid, "\"name\": \"N\"", "\"name\" :\t\"\\u00e9\\ud83d\\ude00\\\"\\\\\\/\\n\"");
  g_autofree char *two = replace_once (one, "1.5", "125e-2");
  g_autofree char *text = g_strconcat ("\xef\xbb\xbf\n", two, "\n", NULL);
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslCatalogue) catalogue = load_text (self, text, problems);
  const BslOffer *offer;

  print_problems (problems);
  g_assert_nonnull (catalogue);
  offer = bsl_catalogue_get_offer (catalogue, 0);
  g_assert_cmpstr (offer->name, ==, "é😀\"\\/\n");
  g_assert_cmpfloat (((const BslPrice *) g_ptr_array_index (offer->prices, 0))->amount, ==, 1.25);
}

/* What a price is for and its unit in each language, or one text for both. */
static void
test_price_words (Fixture *self, gconstpointer data)
{
  g_autofree char *text = replace_once (valid, "\"item\": \"I\"", "\"item\": {\"fr\": \"F\", \"en\": \"E\"}");
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslCatalogue) catalogue = load_text (self, text, problems);
  const BslPrice *price;

  print_problems (problems);
  g_assert_nonnull (catalogue);
  price = g_ptr_array_index (bsl_catalogue_get_offer (catalogue, 0)->prices, 0);
  g_assert_cmpstr (bsl_text_get (&price->item, BSL_LANG_FR), ==, "F");
  g_assert_cmpstr (bsl_text_get (&price->item, BSL_LANG_EN), ==, "E");
  g_assert_cmpstr (bsl_text_get (&price->unit, BSL_LANG_FR), ==, "hour");
}

/* Refused with one message each, in little time and memory, whatever the file. */
static void
assert_refused (Fixture *self, const char *text, const char *path, const char *message)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslCatalogue) catalogue = load_text (self, text, problems);
  const BslProblem *last;

  g_assert_null (catalogue);
  g_assert_cmpuint (bsl_problems_get_count (problems), >, 0);
  g_assert_cmpuint (bsl_problems_get_count (problems), <, 1000);
  last = bsl_problems_get (problems, bsl_problems_get_count (problems) - 1);
  g_test_message ("%s: %s", last->path, last->message);
  g_assert_true (g_str_has_prefix (last->path, path));
  g_assert_nonnull (strstr (last->message, message));
}

static char *
repeat (const char *before, const char *text, guint times, const char *after)
{
  GString *whole = g_string_new (before);

  for (guint i = 0; i < times; i++)
    g_string_append (whole, text);
  g_string_append (whole, after);
  return g_string_free (whole, FALSE);
}

#define HEAD "{\"format\": \"boussole-catalogue\", \"version\": 1, \"edition\": \"t\", \"date\": \"2026-11-23\", \"offers\": ["

static void
test_bombs (Fixture *self, gconstpointer data)
{
  g_autofree char *empty = repeat (HEAD, "{},", 999999, "{}]}");
  g_autofree char *deep = repeat (HEAD, "[", 1000000, "");
  g_autofree char *within = repeat (HEAD "{\"facts\": {\"api\": {\"value\": ", "[", 1000000, "");
  g_autofree char *name = repeat ("\"name\": \"", "N", 1000000, "\"");
  g_autofree char *summary = repeat ("\"fr\": \"", "F", 1000000, "\"");
  g_autofree char *value = repeat ("\"value\": \"", "x", 1000000, "\"");
  g_autofree char *long_name = replace_once (valid, "\"name\": \"N\"", name);
  g_autofree char *long_summary = replace_once (valid, "\"fr\": \"F\"", summary);
  g_autofree char *long_value = replace_once (valid, "\"value\": \"x\"", value);

  assert_refused (self, empty, "$.offers", "more faults");
  assert_refused (self, deep, "line 1,", "200 levels");
  assert_refused (self, within, "line 1,", "200 levels");
  assert_refused (self, long_name, "$.offers[0].name", "64 KiB");
  assert_refused (self, long_summary, "$.offers[0].summary.fr", "64 KiB");
  assert_refused (self, long_value, "$.offers[2].facts.api.value", "64 KiB");
}

/* A million offers without fault: nothing of what follows the last one allowed is read. */
static void
test_too_many (Fixture *self, gconstpointer data)
{
  GString *text = g_string_new (HEAD);
  g_autofree char *whole = NULL;

  for (guint i = 0; i <= BSL_CATALOGUE_MAX_OFFERS; i++)
    g_string_append_printf (text, "%s{\"id\": \"o%u\", \"name\": \"N\", \"provider\": \"P\", \"summary\": "
                                  "{\"fr\": \"F\", \"en\": \"E\"}, \"url\": null, \"as-of\": \"2026\", \"confidence\": "
                                  "\"low\", \"sources\": [], \"facts\": {}, \"prices\": [], \"depends-on\": [], "
                                  "\"alternatives\": []}", i > 0 ? "," : "", i);
  for (guint i = 0; i < 1000000; i++)
    g_string_append (text, ",{}");
  g_string_append (text, "]}");
  whole = g_string_free (text, FALSE);
  assert_refused (self, whole, "$.offers", "at most 50000 offers");
}

static void
test_no_file (Fixture *self, gconstpointer data)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();

  g_assert_null (bsl_catalogue_load ("/nonexistent.json", self->attributes, self->services, problems));
  g_assert_null (bsl_catalogue_load ("/", self->attributes, self->services, problems));
  g_assert_null (bsl_services_load ("/nonexistent.json", problems));
  g_assert_null (bsl_attributes_load ("/nonexistent/attributes.json", self->services, problems));
  g_assert_cmpuint (bsl_problems_get_count (problems), ==, 4);
}

static void
test_shared_lists (Fixture *self, gconstpointer data)
{
  const BslAttribute *services = bsl_attributes_find (self->attributes, "services");
  GPtrArray *options = bsl_services_get_options (self->services);
  const BslOption *first = g_ptr_array_index (options, 0);

  g_assert_cmpuint (services->domain.options->len, ==, options->len);
  g_assert_cmpint (bsl_domain_find (&services->domain, "compute-vm"), ==, 0);
  g_assert_cmpstr (first->group, ==, "compute");
  g_assert_cmpstr (bsl_services_find (self->services, "compute-vm")->code, ==, first->value);
  g_assert_cmpuint (bsl_attributes_get_n_groups (self->attributes), >, 0);
  g_assert_null (bsl_attributes_find (self->attributes, "nothing"));
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

  add ("/catalogue/shipped", NULL, test_shipped);
  add ("/catalogue/status", NULL, test_status);
  add ("/catalogue/facts", NULL, test_facts);
  add ("/catalogue/perimeter", NULL, test_perimeter);
  add ("/catalogue/unqualified", NULL, test_unqualified);
  add ("/catalogue/perimeter-agrees", NULL, test_perimeter_agrees);
  add ("/catalogue/former-names", NULL, test_former_names);
  add ("/catalogue/ranked-claims", NULL, test_ranked_claims);
  add ("/catalogue/price-words", NULL, test_price_words);
  add ("/catalogue/unknown-is-explained", NULL, test_unknown_is_explained);
  add ("/catalogue/facts-are-in-order", NULL, test_facts_are_in_order);
  add ("/catalogue/shared-lists", NULL, test_shared_lists);
  add ("/catalogue/valid", NULL, test_valid);
  add ("/catalogue/any-cut", NULL, test_any_cut);
  add ("/catalogue/other-types", NULL, test_other_types);
  add ("/catalogue/spelling", NULL, test_spelling);
  add ("/catalogue/bombs", NULL, test_bombs);
  add ("/catalogue/too-many", NULL, test_too_many);
  add ("/catalogue/no-file", NULL, test_no_file);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/catalogue/fault/", faults[i].name, NULL);

      add (path, &faults[i], test_fault);
    }

  return g_test_run ();
}
