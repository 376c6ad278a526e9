/* SPDX-License-Identifier: EUPL-1.2 */
/* boussole-cli catalogue verify: what the reader says of a catalogue, a layer or an update. */

#include "config.h"

#include "app/cli/bsl-cli-catalogue.h"

#include <glib/gi18n.h>

#include "app/catalogue/bsl-data-file.h"
#include "app/catalogue/bsl-layers.h"
#include "app/core/bsl-json-edit.h"

static int
fail (BslProblems *problems, int status)
{
  guint n = bsl_problems_get_count (problems);

  bsl_cli_fail_problems (status, problems);
  return bsl_cli_fail (status, ngettext ("%u fault found.", "%u faults found.", n), n);
}

static void
print_left (const BslLeft *left)
{
  g_print ("%s %s: %s\n", left->offer, left->attribute != NULL ? left->attribute : "", bsl_left_describe (left->reason));
}

static gboolean
corrects (JsonArray *corrections, const char *offer, const char *attribute)
{
  for (guint i = 0; i < json_array_get_length (corrections); i++)
    {
      JsonNode *one = json_array_get_element (corrections, i);

      if (g_strcmp0 (bsl_json_object_get_string (one, "offer"), offer) == 0 &&
          g_strcmp0 (bsl_json_object_get_string (one, "attribute"), attribute) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
tell_end (const char *offer, const char *date, const BslAttribute *ended)
{
  g_print (_("%s %s: This date alone leaves “%s” as it is on every day: correct that too, where it changes."), offer, date, ended->id);
  g_print ("\n");
}

/* A date at which a state ends does not say that state. */
static void
tell_ends (BslCli *cli, BslLayer *layer)
{
  BslAttributes *attributes = bsl_library_get_attributes (cli->library);
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslView) view = bsl_cli_catalogue_load_view (cli, attributes, problems);
  JsonArray *corrections = bsl_layer_get_corrections (layer);

  for (guint i = 0; view != NULL && corrections != NULL && i < json_array_get_length (corrections); i++)
    {
      JsonNode *one = json_array_get_element (corrections, i);
      const char *offer = bsl_json_object_get_string (one, "offer"), *date = bsl_json_object_get_string (one, "attribute");
      const BslAttribute *attribute = bsl_attributes_find (attributes, date);
      const BslAttribute *ended = attribute != NULL ? bsl_view_find_ended (view, attribute) : NULL;

      if (ended != NULL && !corrects (corrections, offer, ended->id))
        tell_end (offer, date, ended);
    }
}

/* A layer is tried on the catalogue in use, or that of --catalogue: what it cannot do there is told. */
static int
verify_layer (BslCli *cli, GBytes *bytes, const char *file)
{
  g_autoptr (BslProblems) problems = bsl_problems_new (), faults = bsl_problems_new ();
  g_autoptr (GPtrArray) layers = bsl_layers_new ();
  g_autofree char *base = cli->catalogue != NULL ? g_strdup (cli->catalogue)
                                                 : bsl_library_dup_path (cli->library, "catalogue/offers.json");
  g_autoptr (GBytes) base_bytes = bsl_data_file_read (base, problems);
  g_autoptr (BslCatalogue) catalogue = NULL;
  BslLayer *layer = bsl_layer_load_bytes (bytes, file, bsl_library_get_attributes (cli->library), problems);

  if (layer == NULL || base_bytes == NULL)
    return fail (problems, BSL_EXIT_NO);

  g_ptr_array_add (layers, layer);
  catalogue = bsl_layers_load (layers, base_bytes, base, bsl_library_get_attributes (cli->library),
                               bsl_library_get_services (cli->library), problems, faults);
  if (catalogue == NULL || bsl_problems_get_count (faults) > 0)
    return fail (catalogue == NULL ? problems : faults, BSL_EXIT_NO);
  for (guint i = 0; i < bsl_catalogue_get_layer (catalogue, 0)->left->len; i++)
    print_left (g_ptr_array_index (bsl_catalogue_get_layer (catalogue, 0)->left, i));
  tell_ends (cli, g_ptr_array_index (layers, 0));
  g_print (_("No fault found: layer of edition %s, %u offers with it."), bsl_layer_get_edition (layer),
           bsl_catalogue_get_n_offers (catalogue));
  g_print ("\n");
  return BSL_EXIT_DONE;
}

/* An end that was moved while the state that ends was not: on its last day nothing is known of that. */
static void
tell_moved_ends (BslCli *cli, BslCatalogue *catalogue)
{
  BslAttributes *attributes = bsl_library_get_attributes (cli->library);
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslView) view = bsl_cli_catalogue_load_view (cli, attributes, problems);

  for (guint i = 0; view != NULL && i < bsl_catalogue_get_n_offers (catalogue); i++)
    {
      const BslOffer *offer = bsl_catalogue_get_offer (catalogue, i);

      for (guint j = 0; j < offer->facts->len; j++)
        {
          const BslFact *fact = g_ptr_array_index (offer->facts, j);
          const BslAttribute *ended = bsl_view_find_ended (view, fact->attribute);
          const BslValue *until = ended != NULL ? bsl_offer_get_value (offer, fact->attribute, bsl_catalogue_get_date (catalogue)) : NULL;

          if (until != NULL && until->known && !bsl_offer_get_value (offer, ended, until->date)->known)
            tell_end (offer->id, fact->attribute->id, ended);
        }
    }
}

static int
verify_catalogue (BslCli *cli, GBytes *bytes, const char *file)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslCatalogue) catalogue
    = bsl_catalogue_load_bytes (bytes, file, bsl_library_get_attributes (cli->library),
                                bsl_library_get_services (cli->library), problems);

  if (catalogue == NULL)
    return fail (problems, BSL_EXIT_NO);
  tell_moved_ends (cli, catalogue);
  g_print (_("No fault found: %u offers of edition %s."), bsl_catalogue_get_n_offers (catalogue),
           bsl_catalogue_get_version (catalogue));
  g_print ("\n");
  return BSL_EXIT_DONE;
}

static gboolean
is_layer (const BslJson *json)
{
  return g_strcmp0 (bsl_json_object_get_string (json->node, "format"), "boussole-catalogue-layer") == 0;
}

/* Its signature makes that no JSON. */
static gboolean
is_signed (GBytes *bytes)
{
  return g_bytes_get_size (bytes) > 0 && *(const char *) g_bytes_get_data (bytes, NULL) == 'u';
}

static gboolean
is_update (const BslJson *json)
{
  return g_strcmp0 (bsl_json_object_get_string (json->node, "format"), "boussole-update") == 0;
}

int
bsl_cli_catalogue_verify (BslCli *cli, char **words, guint n_words)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (GBytes) bytes = bsl_data_file_read (words[0], problems);
  g_autoptr (JsonParser) parser = json_parser_new ();
  const char *name = g_str_equal (words[0], "-") ? _("standard input") : words[0];
  BslJson json;

  if (bytes != NULL && is_signed (bytes))
    return bsl_cli_catalogue_verify_update (cli, bytes, name);
  if (bytes == NULL || !bsl_json_open (&json, parser, bytes, name, problems))
    return bsl_cli_fail_problems (BSL_EXIT_INPUT, problems);
  if (is_update (&json))
    return bsl_cli_catalogue_verify_update (cli, bytes, name);
  return is_layer (&json) ? verify_layer (cli, bytes, name) : verify_catalogue (cli, bytes, name);
}
