/* SPDX-License-Identifier: EUPL-1.2 */
/* How the catalogue is shown: states on a day, histories, endings; and files with a fault. */

#include "config.h"

#include <string.h>

#include "app/catalogue/bsl-alternative.h"
#include "app/catalogue/bsl-catalogue.h"
#include "app/catalogue/bsl-offer-history.h"
#include "app/catalogue/bsl-place-list.h"

typedef struct
{
  BslServices *services;
  BslAttributes *attributes;
  BslCatalogue *catalogue;
  BslView *view;
} Fixture;

static char *
data_file (const char *name)
{
  return g_build_filename (g_getenv ("BOUSSOLE_DATADIR"), "catalogue", name, NULL);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *attributes = data_file ("attributes.json");
  g_autofree char *services = data_file ("services.json");
  g_autofree char *offers = data_file ("offers.json");
  g_autofree char *view = data_file ("view.json");
  g_autoptr (BslProblems) problems = bsl_problems_new ();

  self->services = bsl_services_load (services, problems);
  self->attributes = bsl_attributes_load (attributes, self->services, problems);
  self->catalogue = bsl_catalogue_load (offers, self->attributes, self->services, problems);
  self->view = bsl_view_load (view, self->attributes, problems);
  for (guint i = 0; i < bsl_problems_get_count (problems); i++)
    g_test_message ("%s: %s", bsl_problems_get (problems, i)->path, bsl_problems_get (problems, i)->message);
  g_assert_cmpuint (bsl_problems_get_count (problems), ==, 0);
  g_assert_nonnull (self->view);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  bsl_view_unref (self->view);
  bsl_catalogue_unref (self->catalogue);
  bsl_attributes_unref (self->attributes);
  bsl_services_unref (self->services);
}

static void
test_states (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *offer, *on, *text;
    BslTone tone;
  } rows[] = {
    { "outscale-iaas-cloudgouv", "2026-11-30", "SecNumCloud-qualified", BSL_TONE_GOOD },
    { "outscale-iaas-cloudgouv", "2026-12-02", "SecNumCloud status unknown", BSL_TONE_UNKNOWN },
    { "s3ns-premi3ns", "2025-12-16", "Not yet SecNumCloud-qualified", BSL_TONE_PLAIN },
    { "s3ns-premi3ns", "2025-12-18", "SecNumCloud-qualified", BSL_TONE_GOOD },
    { "bleu-azure", "2026-11-23", "SecNumCloud qualification in progress", BSL_TONE_PENDING },
    { "ovh-hpc-anthos", "2022-11-12", "Not in the SecNumCloud lists read", BSL_TONE_PLAIN },
    { "ovh-hpc-anthos", "2022-11-13", "Discontinued offer", BSL_TONE_BAD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const BslStateWords *state = bsl_view_get_state (self->view, bsl_catalogue_find (self->catalogue, rows[i].offer),
                                                  bsl_date_parse (rows[i].on));

      g_assert_nonnull (state);
      g_assert_cmpstr (bsl_text_get (&state->text, BSL_LANG_EN), ==, rows[i].text);
      g_assert_cmpint (state->tone, ==, rows[i].tone);
    }
}

/* Derived where the record names none and the offer is not trusted itself; of equals, the first of the catalogue. */
static void
test_alternative (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *offer, *on, *expected;
  } rows[] = {
    { "aws-paris", "2026-11-23", "s3ns-premi3ns" },
    { "aws-paris", "2025-12-16", "outscale-iaas-cloudgouv" },
    { "hetzner-cloud", "2026-11-23", "outscale-iaas-cloudgouv" },
    { "google-cloud-paris", "2026-11-23", NULL },      /* the record names one */
    { "outscale-iaas-cloudgouv", "2026-11-23", NULL }, /* qualified */
    { "outscale-iaas-cloudgouv", "2026-12-02", "s3ns-premi3ns" }, /* what rests on it itself is none */
    { "nubo", "2026-11-23", NULL },                    /* of the State */
    { "adista", "2026-11-23", NULL },                  /* kinds unknown */
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const BslOffer *found = bsl_alternative_find (self->catalogue, self->view, bsl_catalogue_find (self->catalogue, rows[i].offer),
                                                    bsl_date_parse (rows[i].on));

      g_assert_cmpstr (found != NULL ? found->id : NULL, ==, rows[i].expected);
    }
}

static void
reverse_options (JsonNode *attributes, const char *id)
{
  JsonArray *list = json_object_get_array_member (json_node_get_object (attributes), "attributes");

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *attribute = json_array_get_object_element (list, i);
      JsonArray *options, *reversed;

      if (!g_str_equal (json_object_get_string_member (attribute, "id"), id))
        continue;
      options = json_object_get_array_member (attribute, "options");
      reversed = json_array_new ();
      for (guint j = json_array_get_length (options); j > 0; j--)
        json_array_add_element (reversed, json_array_dup_element (options, j - 1));
      json_object_set_array_member (attribute, "options", reversed);
    }
}

/* Whatever the order in which an edition lists the kinds, the same kinds are the same. */
static void
test_alternative_other_order (Fixture *self, gconstpointer data)
{
  g_autofree char *shipped = data_file ("attributes.json"), *offers = data_file ("offers.json"), *view_file = data_file ("view.json");
  g_autofree char *file = g_build_filename (g_get_tmp_dir (), "attributes-other-order.json", NULL);
  g_autoptr (JsonNode) json = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *text = NULL;
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslAttributes) attributes = NULL;
  g_autoptr (BslCatalogue) catalogue = NULL;
  g_autoptr (BslView) view = NULL;
  BslDate on = bsl_date_parse ("2026-11-23");

  g_assert_true (json_parser_load_from_file (parser, shipped, NULL));
  json = json_parser_steal_root (parser);
  reverse_options (json, "snc.kinds");
  text = json_to_string (json, FALSE);
  g_assert_true (g_file_set_contents (file, text, -1, NULL));
  attributes = bsl_attributes_load (file, self->services, problems);
  catalogue = bsl_catalogue_load (offers, attributes, self->services, problems);
  view = bsl_view_load (view_file, attributes, problems);
  g_assert_cmpuint (bsl_problems_get_count (problems), ==, 0);
  for (guint i = 0; i < bsl_catalogue_get_n_offers (catalogue); i++)
    {
      const BslOffer *one = bsl_alternative_find (self->catalogue, self->view, bsl_catalogue_get_offer (self->catalogue, i), on);
      const BslOffer *other = bsl_alternative_find (catalogue, view, bsl_catalogue_get_offer (catalogue, i), on);

      g_assert_cmpstr (one != NULL ? one->id : NULL, ==, other != NULL ? other->id : NULL);
    }
}

/* Every offer has a state, whatever the day: at least an unknown one. */
static void
test_always_a_state (Fixture *self, gconstpointer data)
{
  static const char *const days[] = { "1999-01-01", "2021-06-01", "2026-11-26", "2040-01-01" };

  for (guint i = 0; i < bsl_catalogue_get_n_offers (self->catalogue); i++)
    for (guint j = 0; j < G_N_ELEMENTS (days); j++)
      g_assert_nonnull (bsl_view_get_state (self->view, bsl_catalogue_get_offer (self->catalogue, i), bsl_date_parse (days[j])));
}

/* A line per event: "2025-04-17 J0, application accepted". */
static char *
dup_history (Fixture *self, const char *id, const char *on)
{
  g_autoptr (GArray) events = bsl_offer_history_new (self->view, bsl_catalogue_find (self->catalogue, id), bsl_date_parse (on));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < events->len; i++)
    {
      const BslMoment *event = &g_array_index (events, BslMoment, i);
      g_autofree char *words = bsl_moment_dup_words (event, self->view, BSL_LANG_EN);
      g_autofree char *from = event->from != BSL_DATE_NONE ? bsl_date_to_iso (event->from) : g_strdup ("-");

      g_string_append_printf (text, "%s %s\n", from, words);
    }
  return g_string_free_and_steal (text);
}

static void
test_histories (Fixture *self, gconstpointer data)
{
  g_autofree char *bleu = dup_history (self, "bleu-azure", "2026-11-26");
  g_autofree char *before = dup_history (self, "bleu-azure", "2026-06-30");
  g_autofree char *outscale = dup_history (self, "outscale-iaas-cloudgouv", "2026-11-26");
  g_autofree char *anthos = dup_history (self, "ovh-hpc-anthos", "2026-11-26");

  g_assert_cmpstr (bleu, ==,
                   "2025-04-17 SecNumCloud qualification in progress\n"
                   "2027-02-24 SecNumCloud status unknown\n"
                   "2025-04-17 J0, application accepted\n"
                   "2025-11-17 J1, evaluation strategy accepted\n"
                   "2026-06-30 Announced target for qualification, missed\n");
  g_assert_nonnull (strstr (before, "2026-06-30 Announced target for qualification\n"));
  g_assert_nonnull (strstr (outscale, "2023-11-30 SecNumCloud-qualified\n2026-12-01 SecNumCloud status unknown\n"));
  g_assert_nonnull (strstr (outscale, "2026-11-30 End of the SecNumCloud qualification\n"));
  g_assert_nonnull (strstr (outscale, "2029-08-27 End of the HDS certificate\n"));
  g_assert_nonnull (strstr (anthos, "2021-12-31 Available\n2022-11-13 Discontinued offer\n"));
}

static void
test_spans (Fixture *self, gconstpointer data)
{
  const BslOffer *offer = bsl_catalogue_find (self->catalogue, "outscale-iaas-cloudgouv");
  g_autoptr (GArray) events = bsl_offer_history_new (self->view, offer, bsl_date_parse ("2026-11-26"));
  const BslMoment *qualified = &g_array_index (events, BslMoment, 1);

  g_assert_cmpuint (qualified->from, ==, bsl_date_parse ("2023-11-30"));
  g_assert_cmpuint (qualified->until, ==, bsl_date_parse ("2026-11-30"));
  g_assert_cmpint (qualified->tone, ==, BSL_TONE_GOOD);
  g_assert_cmpuint (g_array_index (events, BslMoment, 0).from, ==, BSL_DATE_NONE);
  g_assert_cmpuint (g_array_index (events, BslMoment, 2).until, ==, BSL_DATE_NONE);
}

static GArray *
list_endings (Fixture *self, const char *first, const char *last)
{
  g_autoptr (GPtrArray) offers = g_ptr_array_new ();

  for (guint i = 0; i < bsl_catalogue_get_n_offers (self->catalogue); i++)
    g_ptr_array_add (offers, (gpointer) bsl_catalogue_get_offer (self->catalogue, i));
  return bsl_offer_endings_new (self->view, (const BslOffer *const *) offers->pdata, offers->len, bsl_date_parse ("2026-11-26"),
                                bsl_date_parse (first), bsl_date_parse (last));
}

/* The offer itself and what rests on it. */
static void
test_endings (Fixture *self, gconstpointer data)
{
  g_autoptr (GArray) one_day = list_endings (self, "2026-11-30", "2026-11-30");
  g_autoptr (GArray) none = list_endings (self, "2026-11-24", "2026-11-29");
  gboolean found = FALSE, layer = FALSE;

  g_assert_cmpuint (none->len, ==, 0);
  for (guint i = 0; i < one_day->len; i++)
    {
      const BslEnding *ending = &g_array_index (one_day, BslEnding, i);

      g_assert_cmpuint (ending->date, ==, bsl_date_parse ("2026-11-30"));
      found |= g_str_equal (ending->offer->id, "outscale-iaas-cloudgouv");
      layer |= g_str_equal (ending->offer->id, "scalingo-osc-secnum-fr1");
    }
  g_assert_true (found && layer);
}

static const struct
{
  const char *name, *from, *to, *path, *message;
} faults[] = {
  { "attribute", "\"snc.target-date\"", "\"snc.target\"", "$.lanes[0].marks[1].attribute", "does not exist" },
  { "kind", "\"services\": \"services\"", "\"services\": \"snc.status\"", "$.services", "cannot stand here" },
  { "option", "\"value\": \"internal-state\"", "\"value\": \"internal\"", "$.states[5].value", "is no option" },
  { "unless", "\"unless\": \"qualified\"", "\"unless\": \"kept\"", "$.lanes[0].marks[1].missed.unless", "is no option" },
  { "days", "\"old-after-days\": 90", "\"old-after-days\": 0", "$.old-after-days", "number of days" },
  { "tone", "\"tone\": \"pending\"", "\"tone\": \"green\"", "$.states[2].tone", "good" },
  { "format", "boussole-catalogue-view", "boussole-services", "$.format", "boussole-catalogue-view" },
};

static char *
replace_once (const char *text, const char *from, const char *to)
{
  const char *at = strstr (text, from);

  g_assert_nonnull (at);
  return g_strdup_printf ("%.*s%s%s", (int) (at - text), text, to, at + strlen (from));
}

static void
test_fault (Fixture *self, gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  g_autofree char *shipped = data_file ("view.json");
  g_autofree char *file = g_build_filename (g_get_tmp_dir (), "view-with-fault.json", NULL);
  g_autofree char *text = NULL;
  g_autofree char *changed = NULL;
  g_autoptr (BslProblems) problems = bsl_problems_new ();

  g_assert_true (g_file_get_contents (shipped, &text, NULL, NULL));
  changed = replace_once (text, faults[index].from, faults[index].to);
  g_assert_true (g_file_set_contents (file, changed, -1, NULL));
  g_assert_null (bsl_view_load (file, self->attributes, problems));
  g_assert_cmpuint (bsl_problems_get_count (problems), >, 0);
  g_assert_cmpstr (bsl_problems_get (problems, 0)->path, ==, faults[index].path);
  g_assert_nonnull (strstr (bsl_problems_get (problems, 0)->message, faults[index].message));
}

/* An offer that names a place twice has it once. */
static void
test_places (void)
{
  g_auto (GStrv) places = bsl_place_list_split ("FR: Paris · Lille · Paris — DE: Limburg · Lille");
  g_autofree char *joined = g_strjoinv (", ", places);

  g_assert_cmpstr (joined, ==, "Paris, Lille, Limburg");
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
  add ("/view/states", NULL, test_states);
  add ("/view/always-a-state", NULL, test_always_a_state);
  add ("/view/alternative", NULL, test_alternative);
  add ("/view/alternative-other-order", NULL, test_alternative_other_order);
  add ("/view/histories", NULL, test_histories);
  add ("/view/spans", NULL, test_spans);
  add ("/view/endings", NULL, test_endings);
  g_test_add_func ("/view/places", test_places);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/view/fault/", faults[i].name, NULL);

      add (path, GUINT_TO_POINTER (i), test_fault);
    }

  return g_test_run ();
}
