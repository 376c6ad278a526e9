/* SPDX-License-Identifier: EUPL-1.2 */
/* boussole-cli catalogue verify: what the reader says of a catalogue, a layer or an update. */

#include "config.h"

#include "app/cli/bsl-cli-catalogue.h"

#include <glib/gi18n.h>

#include "app/catalogue/bsl-data-file.h"
#include "app/catalogue/bsl-layers.h"
#include "app/core/bsl-json-edit.h"

static guint
count (JsonArray *list)
{
  return list != NULL ? json_array_get_length (list) : 0;
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
tell_end (BslCliFindings *findings, const char *offer, const char *date, const BslAttribute *ended)
{
  g_autofree char *message
    = g_strdup_printf (_("This date alone leaves “%s” as it is on every day: correct that too, where it changes."), ended->id);

  bsl_cli_findings_warn (findings, offer, date, "end-alone", message);
}

/* A date at which a state ends does not say that state. */
static void
tell_ends (BslCliFindings *findings, BslLayer *layer, BslView *view)
{
  BslAttributes *attributes = bsl_library_get_attributes (findings->cli->library);
  JsonArray *corrections = bsl_layer_get_corrections (layer);

  for (guint i = 0; view != NULL && i < count (corrections); i++)
    {
      JsonNode *one = json_array_get_element (corrections, i);
      const char *offer = bsl_json_object_get_string (one, "offer"), *date = bsl_json_object_get_string (one, "attribute");
      const BslAttribute *attribute = bsl_attributes_find (attributes, date);
      const BslAttribute *ended = attribute != NULL ? bsl_view_find_ended (view, attribute) : NULL;

      if (ended != NULL && !corrects (corrections, offer, ended->id))
        tell_end (findings, offer, date, ended);
    }
}

/* A state that lasts beyond the date said to end it. */
static void
tell_lasting (BslCliFindings *findings, const BslOffer *offer, const BslAttribute *date, const BslAttribute *ended, BslDate on)
{
  const BslValue *until = bsl_offer_get_value (offer, date, on);
  g_autofree char *message = NULL;

  if (until == NULL || !until->known || !bsl_offer_get_value (offer, ended, bsl_date_add_days (until->date, 1))->known)
    return;
  message = g_strdup_printf (_("This lasts beyond the day of “%s”: correct that too, where it changes."), date->id);
  bsl_cli_findings_warn (findings, offer->id, ended->id, "end-left", message);
}

/* The other way round: a state that was corrected and the date that ends it. */
static void
tell_states (BslCliFindings *findings, BslLayer *layer, BslCatalogue *catalogue, BslView *view)
{
  BslAttributes *attributes = bsl_catalogue_get_attributes (catalogue);
  JsonArray *corrections = bsl_layer_get_corrections (layer);

  for (guint i = 0; view != NULL && i < count (corrections); i++)
    {
      JsonNode *one = json_array_get_element (corrections, i);
      const char *id = bsl_json_object_get_string (one, "offer");
      const BslOffer *offer = bsl_catalogue_find (catalogue, id);
      const BslAttribute *state = bsl_attributes_find (attributes, bsl_json_object_get_string (one, "attribute"));

      for (guint j = 0; offer != NULL && state != NULL && j < bsl_attributes_get_count (attributes); j++)
        {
          const BslAttribute *date = bsl_attributes_get (attributes, j);

          if (bsl_view_find_ended (view, date) == state && !corrects (corrections, id, date->id))
            tell_lasting (findings, offer, date, state, bsl_layer_get_date (layer));
        }
    }
}

/* What the layer makes of the catalogue, as "diff" says it. */
static void
tell_changes (BslCliFindings *findings, const char *base, BslCatalogue *after)
{
  BslCli *cli = findings->cli;
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslCatalogue) before
    = bsl_catalogue_load (base, bsl_library_get_attributes (cli->library), bsl_library_get_services (cli->library), problems);
  g_autoptr (GPtrArray) changes = before != NULL ? bsl_catalogue_diff (before, after, bsl_cli_catalogue_get_day (cli)) : NULL;

  if (changes == NULL)
    return;
  json_object_set_array_member (findings->object, "changes", bsl_cli_catalogue_make_changes (changes));
  for (guint i = 0; !cli->json && i < changes->len; i++)
    bsl_cli_catalogue_print_change (changes->pdata[i], bsl_library_get_lang (cli->library));
}

/* @format is translated, with a place for the name of @file. */
static void
warn_of_layer (BslCliFindings *findings, const char *file, const char *reason, const char *format)
{
  g_autofree char *name = g_filename_display_name (file);
  g_autoptr (GString) message = g_string_new (format);

  g_string_replace (message, "%s", name, 1);
  bsl_cli_findings_warn (findings, NULL, NULL, reason, message->str);
}

/* What has no effect, each with why; where that is everything, nobody is to think that the layer was of any use. */
static void
tell_left (BslCliFindings *findings, BslLayer *layer, BslCatalogue *catalogue)
{
  const char *file = bsl_layer_get_file (layer);
  GPtrArray *left = bsl_catalogue_get_layer (catalogue, 0)->left;
  guint n = count (bsl_layer_get_corrections (layer)) + count (bsl_layer_get_offers (layer));

  for (guint i = 0; i < left->len; i++)
    if (((BslLeft *) left->pdata[i])->reason != BSL_LEFT_REFUSED) /* of which the faults tell */
      bsl_cli_findings_warn_left (findings, left->pdata[i]);
  json_object_set_int_member (findings->object, "applied",
                              json_object_get_int_member_with_default (findings->object, "applied", 0) + n - left->len);
  if (n == 0)
    warn_of_layer (findings, file, "empty", _("%s: This layer corrects and adds nothing."));
  else if (left->len == n)
    warn_of_layer (findings, file, "no-effect",
                   _("%s: Nothing in this layer would change this catalogue, for the reasons told. Mend what it says, or take it back."));
}

static void
set_catalogue (BslCliFindings *findings, const char *edition, BslCatalogue *catalogue)
{
  bsl_json_set_string (findings->object, "edition", edition);
  json_object_set_int_member (findings->object, "offers", bsl_catalogue_get_n_offers (catalogue));
}

static char *
dup_base (BslCli *cli)
{
  return cli->catalogue != NULL ? g_strdup (cli->catalogue) : bsl_library_dup_path (cli->library, "catalogue/offers.json");
}

static BslCatalogue *
try_layer (BslCliFindings *findings, GPtrArray *layers, const char *base)
{
  BslLibrary *library = findings->cli->library;
  g_autoptr (BslProblems) problems = bsl_problems_new (), faults = bsl_problems_new ();
  g_autoptr (GBytes) bytes = bsl_data_file_read (base, problems);
  BslCatalogue *catalogue = NULL;

  if (bytes != NULL)
    catalogue = bsl_layers_load (layers, bytes, base, bsl_library_get_attributes (library), bsl_library_get_services (library), problems, faults);
  bsl_cli_findings_add_faults (findings, problems, NULL);
  bsl_cli_findings_add_faults (findings, faults, NULL);
  return catalogue;
}

/* A layer is tried on the catalogue in use, or that of --catalogue: what it cannot do there is told. */
char *
bsl_cli_catalogue_verify_layer (BslCliFindings *findings, GBytes *bytes, const char *file)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (GPtrArray) layers = bsl_layers_new ();
  g_autoptr (BslView) view = NULL;
  g_autofree char *base = dup_base (findings->cli);
  g_autoptr (BslCatalogue) catalogue = NULL;
  BslLayer *layer = bsl_layer_load_bytes (bytes, file, bsl_library_get_attributes (findings->cli->library), problems);

  bsl_cli_findings_add_faults (findings, problems, NULL);
  if (layer == NULL)
    return NULL;
  g_ptr_array_add (layers, layer);
  catalogue = try_layer (findings, layers, base);
  if (catalogue == NULL)
    return NULL;
  if (bsl_catalogue_get_n_layers (catalogue) > 0)
    tell_left (findings, layer, catalogue);
  view = bsl_cli_catalogue_load_view (findings->cli, bsl_library_get_attributes (findings->cli->library), problems);
  tell_ends (findings, layer, view);
  tell_states (findings, layer, catalogue, view);
  if (g_str_equal (json_object_get_string_member (findings->object, "kind"), "layer")) /* a folder has an edition of its own */
    {
      set_catalogue (findings, bsl_layer_get_edition (layer), catalogue);
      tell_changes (findings, base, catalogue);
    }
  return g_strdup_printf (_("No fault found: layer of edition %s, %u offers with it."), bsl_layer_get_edition (layer),
                          bsl_catalogue_get_n_offers (catalogue));
}

/* An end that was moved while the state that ends was not: on its last day nothing is known of that. */
static void
tell_moved_ends (BslCliFindings *findings, BslCatalogue *catalogue)
{
  BslCli *cli = findings->cli;
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
            tell_end (findings, offer->id, fact->attribute->id, ended);
        }
    }
}

static char *
verify_catalogue (BslCliFindings *findings, GBytes *bytes, const char *file)
{
  BslLibrary *library = findings->cli->library;
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslCatalogue) catalogue
    = bsl_catalogue_load_bytes (bytes, file, bsl_library_get_attributes (library), bsl_library_get_services (library), problems);

  bsl_cli_findings_add_faults (findings, problems, NULL);
  if (catalogue == NULL)
    return NULL;
  tell_moved_ends (findings, catalogue);
  set_catalogue (findings, bsl_catalogue_get_version (catalogue), catalogue);
  return g_strdup_printf (_("No fault found: %u offers of edition %s."), bsl_catalogue_get_n_offers (catalogue),
                          bsl_catalogue_get_version (catalogue));
}

static gboolean
has_format (const BslJson *json, const char *format)
{
  return g_strcmp0 (bsl_json_object_get_string (json->node, "format"), format) == 0;
}

/* Its signature makes that no JSON. */
static gboolean
is_signed (GBytes *bytes)
{
  return g_bytes_get_size (bytes) > 0 && *(const char *) g_bytes_get_data (bytes, NULL) == 'u';
}

static int
fail_unreadable (BslCli *cli, BslProblems *problems, const char *name)
{
  g_auto (BslCliFindings) findings;

  bsl_cli_findings_init (&findings, cli, NULL, name);
  bsl_cli_findings_add_faults (&findings, problems, NULL);
  return bsl_cli_findings_finish (&findings, BSL_EXIT_INPUT, NULL);
}

static int
verify_file (BslCli *cli, GBytes *bytes, const char *name, gboolean layer)
{
  g_auto (BslCliFindings) findings;
  g_autofree char *summary = NULL;

  bsl_cli_findings_init (&findings, cli, layer ? "layer" : "catalogue", name);
  summary = layer ? bsl_cli_catalogue_verify_layer (&findings, bytes, name) : verify_catalogue (&findings, bytes, name);
  return bsl_cli_findings_finish (&findings, BSL_EXIT_DONE, summary);
}

int
bsl_cli_catalogue_verify (BslCli *cli, char **words, guint n_words)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  const char *name = g_str_equal (words[0], "-") ? _("standard input") : words[0];
  BslJson json;

  if (g_file_test (words[0], G_FILE_TEST_IS_DIR))
    return bsl_cli_catalogue_verify_folder (cli, words[0]);
  bytes = bsl_data_file_read (words[0], problems);
  if (bytes != NULL && is_signed (bytes))
    return bsl_cli_catalogue_verify_update (cli, bytes, name);
  if (bytes == NULL || !bsl_json_open (&json, parser, bytes, name, problems))
    return fail_unreadable (cli, problems, name);
  if (has_format (&json, "boussole-update"))
    return bsl_cli_catalogue_verify_update (cli, bytes, name);
  return verify_file (cli, bytes, name, has_format (&json, "boussole-catalogue-layer"));
}
