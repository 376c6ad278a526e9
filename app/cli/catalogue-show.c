/* SPDX-License-Identifier: EUPL-1.2 */
/* boussole-cli catalogue show: the catalogue, or one of its offers on a day. */

#include "config.h"

#include "app/cli/bsl-cli-catalogue.h"

#include <glib/gi18n.h>

#include "app/catalogue/bsl-alternative.h"
#include "app/catalogue/bsl-fact-words.h"
#include "app/catalogue/bsl-offer-history.h"
#include "app/core/bsl-json-edit.h"

static void
print_layer (const BslCatalogueLayer *layer, BslLang lang)
{
  g_print (_("Layer “%s”, edition %s\n"), bsl_text_get (&layer->name, lang), layer->edition);
  for (guint i = 0; i < layer->left->len; i++)
    {
      g_autofree char *words = bsl_cli_catalogue_dup_left (g_ptr_array_index (layer->left, i));

      g_print ("  %s\n", words);
    }
}

static void
print_age (BslCatalogue *catalogue, BslDate on, BslLang lang)
{
  BslDate date = bsl_catalogue_get_date (catalogue);
  g_autofree char *words = bsl_date_to_words (date, lang);
  guint days = on > date ? on - date : 0;

  if (days == 0)
    {
      g_print (on == date ? _("Catalogue of edition %s, compiled on %s, today\n") : _("Catalogue of edition %s, compiled on %s\n"),
               bsl_catalogue_get_version (catalogue), words);
      return;
    }
  g_print (ngettext ("Catalogue of edition %s, compiled on %s: %u day old\n",
                     "Catalogue of edition %s, compiled on %s: %u days old\n", days),
           bsl_catalogue_get_version (catalogue), words, days);
}

static void
print_catalogue (BslCatalogue *catalogue, BslDate on, BslLang lang)
{
  print_age (catalogue, on, lang);
  for (guint i = 0; i < bsl_catalogue_get_n_layers (catalogue); i++)
    print_layer (bsl_catalogue_get_layer (catalogue, i), lang);
  g_print ("\n");
  for (guint i = 0; i < bsl_catalogue_get_n_offers (catalogue); i++)
    {
      const BslOffer *offer = bsl_catalogue_get_offer (catalogue, i);

      g_print ("%-40s %s\n", offer->id, offer->name);
    }
}

static void
print_change (const BslCorrection *correction, const BslAttribute *attribute, BslLang lang)
{
  g_autofree char *day = bsl_date_to_words (correction->date, lang);
  g_autofree char *before = NULL;

  g_print (_("    Corrected in “%s” by %s on %s: %s\n"), bsl_text_get (&correction->layer, lang), correction->author,
           day, correction->reason);
  before = bsl_fact_to_words (correction->before, attribute, lang);
  g_print (_("    Before: %s\n"), before);
}

static void
print_added (const BslCorrection *added, BslLang lang)
{
  g_autofree char *day = bsl_date_to_words (added->date, lang);

  g_print (_("Added in “%s” by %s on %s: %s\n"), bsl_text_get (&added->layer, lang), added->author, day, added->reason);
}

static const char *
get_confidence (const char *confidence)
{
  static const char *const words[][2] = { { "high", N_("high") }, { "medium", N_("medium") }, { "low", N_("low") } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (confidence, words[i][0]) == 0)
      return _(words[i][1]);
  return "—";
}

static void
print_source (const BslSource *source, const char *indent, BslAttributes *attributes, BslLang lang)
{
  const char *kind = bsl_text_get (&bsl_attributes_get_source_kind (attributes, source->rank)->title, lang);

  g_print ("%s%s · %s · %s\n", indent, kind, source->date != NULL ? source->date : "—", source->url);
}

/* The one whose source has most authority first. */
static void
print_claims (const BslFact *fact, const BslOffer *offer, BslAttributes *attributes, BslLang lang)
{
  g_autoptr (GPtrArray) claims = bsl_fact_rank_claims (fact, offer);

  for (guint i = 0; i < claims->len; i++)
    {
      const BslClaim *claim = g_ptr_array_index (claims, i);
      const BslSource *source = bsl_offer_get_source (offer, claim);
      g_autofree char *value = bsl_value_to_words (&claim->value, &fact->attribute->domain, lang);

      g_print (_("    Claim %u: %s. %s\n"), i + 1, value, bsl_text_get (&claim->note, lang));
      if (source != NULL)
        print_source (source, "      ", attributes, lang);
      else
        g_print ("      %s\n", _("source not named"));
    }
}

/* The day of which a choice without dates is: that of the correction or of the added offer, else that on which the catalogue
 * was compiled, whatever the day asked for. */
static BslDate
get_known_day (const BslFact *fact, const BslOffer *offer, BslCatalogue *catalogue)
{
  const BslCorrection *said = fact->correction != NULL ? fact->correction : offer->added;

  return said != NULL ? said->date : bsl_catalogue_get_date (catalogue);
}

static gboolean
is_undated (const BslFact *fact, const BslOffer *offer, BslCatalogue *catalogue, BslDate on)
{
  BslKind kind = fact->attribute->domain.kind;
  gboolean dated = fact->periods->len != 1 || g_array_index (fact->periods, BslPeriod, 0).from != BSL_DATE_NONE;

  return !dated && on != get_known_day (fact, offer, catalogue) && (kind == BSL_KIND_ONE || kind == BSL_KIND_SET);
}

/* Once, before those that are marked so. */
static void
print_undated (const BslOffer *offer, BslCatalogue *catalogue, BslDate on, BslLang lang)
{
  for (guint i = 0; i < offer->facts->len; i++)
    if (is_undated (offer->facts->pdata[i], offer, catalogue, on))
      {
        g_autofree char *day = bsl_date_to_words (get_known_day (offer->facts->pdata[i], offer, catalogue), lang);

        g_print (_("What is said “as known on %s” need not hold on this day: its changes over time are not recorded.\n"), day);
        return;
      }
}

static void
print_value (const BslFact *fact, const BslOffer *offer, BslCatalogue *catalogue, BslDate on, BslLang lang)
{
  const char *title = bsl_text_get (&fact->attribute->title, lang);
  g_autofree char *day = bsl_date_to_words (get_known_day (fact, offer, catalogue), lang);
  g_autofree char *words = bsl_value_to_words (bsl_offer_get_value (offer, fact->attribute, on), &fact->attribute->domain, lang);
  g_autofree char *as_of = fact->as_of != NULL ? bsl_date_words_from_iso (fact->as_of, lang) : NULL;
  const char *verified = as_of != NULL ? as_of : "—", *confidence = get_confidence (fact->confidence);

  if (is_undated (fact, offer, catalogue, on))
    g_print (_("%s, as known on %s: %s (verified: %s, confidence: %s)\n"), title, day, words, verified, confidence);
  else
    g_print (_("%s: %s (verified: %s, confidence: %s)\n"), title, words, verified, confidence);
}

static void
print_fact (const BslFact *fact, const BslOffer *offer, BslCatalogue *catalogue, BslDate on, BslLang lang)
{
  BslAttributes *attributes = bsl_catalogue_get_attributes (catalogue);
  const BslPeriod *period = bsl_fact_get_period (fact, on);
  g_autofree char *all = fact->periods->len > 1 ? bsl_fact_to_words (fact, fact->attribute, lang) : NULL;
  const char *note = period != NULL ? bsl_text_get (&period->note, lang) : "";

  print_value (fact, offer, catalogue, on, lang);
  if (note != NULL && note[0] != '\0')
    g_print ("    %s\n", note);
  if (all != NULL)
    g_print ("    %s\n", all);
  if (fact->correction != NULL)
    print_change (fact->correction, fact->attribute, lang);
  print_claims (fact, offer, attributes, lang);
  for (guint i = 0; i < fact->sources->len; i++)
    print_source (g_ptr_array_index (offer->sources, g_array_index (fact->sources, guint, i)), "    ", attributes, lang);
}

static void
print_price (const BslPrice *price, BslLang lang)
{
  const char *item = bsl_text_get (&price->item, lang), *unit = bsl_text_get (&price->unit, lang);
  g_autofree char *amount = bsl_euros_to_words (price->amount, lang);
  g_autofree char *date = price->date != NULL ? bsl_date_words_from_iso (price->date, lang) : NULL;
  const char *day = date != NULL ? date : "—";

  if (*unit != '\0')
    g_print (_("Indicative price: %s, %s excluding tax per %s (%s)\n"), item, amount, unit, day);
  else
    g_print (_("Indicative price: %s, %s excluding tax (%s)\n"), item, amount, day);
  if (price->source_url != NULL)
    g_print ("    %s\n", price->source_url);
}

static void
print_state (BslView *view, const BslOffer *offer, BslDate on, BslLang lang)
{
  g_autofree char *day = bsl_date_to_words (on, lang);
  const BslStateWords *state = view != NULL ? bsl_view_get_state (view, offer, on) : NULL;

  if (state != NULL)
    g_print (_("On %s: %s\n"), day, bsl_text_get (&state->text, lang));
  else
    g_print (_("On %s\n"), day);
}

/* What became of what is below, and what ends there: that ends above. */
static void
print_layer_below (BslView *view, const BslOffer *layer, BslDate on, BslLang lang)
{
  g_autoptr (GArray) endings = g_array_new (FALSE, FALSE, sizeof (BslEnding));

  g_print (_("Rests on: %s\n"), layer->name);
  g_print ("    ");
  print_state (view, layer, on, lang);
  if (view != NULL)
    bsl_offer_add_endings (endings, view, layer, on, BSL_DATE_NONE, G_MAXUINT32);
  for (guint i = 0; i < endings->len; i++)
    {
      const BslEnding *ending = &g_array_index (endings, BslEnding, i);
      g_autofree char *day = bsl_date_to_words (ending->date, lang);
      g_autofree char *words = g_strdup_printf (_("%s: %s"), bsl_text_get (&ending->mark->text, lang), day);

      g_print ("    %s\n", words);
    }
}

static void
print_layers_below (BslView *view, BslCatalogue *catalogue, const BslOffer *offer, BslDate on, BslLang lang)
{
  for (guint i = 0; i < offer->depends_on->len; i++)
    print_layer_below (view, bsl_catalogue_find (catalogue, offer->depends_on->pdata[i]), on, lang);
}

static void
print_alternatives (BslView *view, BslCatalogue *catalogue, const BslOffer *offer, BslDate on)
{
  const BslOffer *derived = view != NULL ? bsl_alternative_find (catalogue, view, offer, on) : NULL;

  for (guint i = 0; i < offer->alternatives->len; i++)
    g_print (_("Closest trusted alternative: %s\n"), bsl_catalogue_find (catalogue, offer->alternatives->pdata[i])->name);
  if (derived != NULL)
    g_print (_("Closest trusted alternative, derived from the catalogue: %s\n"), derived->name);
}

static void
print_offer (BslView *view, BslCatalogue *catalogue, const BslOffer *offer, BslDate on, BslLang lang)
{
  g_print ("%s — %s\n%s\n", offer->name, offer->provider, bsl_text_get (&offer->summary, lang));
  for (guint i = 0; i < offer->formerly->len; i++)
    g_print (_("Formerly: %s\n"), ((const BslFormerName *) g_ptr_array_index (offer->formerly, i))->name);
  if (offer->added != NULL)
    print_added (offer->added, lang);
  print_state (view, offer, on, lang);
  print_layers_below (view, catalogue, offer, on, lang);
  print_alternatives (view, catalogue, offer, on);
  print_undated (offer, catalogue, on, lang);
  for (guint i = 0; i < offer->facts->len; i++)
    print_fact (g_ptr_array_index (offer->facts, i), offer, catalogue, on, lang);
  for (guint i = 0; i < offer->prices->len; i++)
    print_price (offer->prices->pdata[i], lang);
}

static JsonNode *
make_fact (const BslFact *fact, const BslOffer *offer, BslCatalogue *catalogue, BslDate on)
{
  g_autofree char *known = is_undated (fact, offer, catalogue, on) ? bsl_date_to_iso (get_known_day (fact, offer, catalogue)) : NULL;
  const BslCorrection *correction = fact->correction;
  JsonObject *object = json_object_new ();

  bsl_json_set_string (object, "attribute", fact->attribute->id);
  json_object_set_member (object, "value",
                          bsl_value_to_json (bsl_offer_get_value (offer, fact->attribute, on), &fact->attribute->domain));
  if (known != NULL)
    bsl_json_set_string (object, "as-known-on", known);
  bsl_json_set_string (object, "verified-on", fact->as_of);
  bsl_json_set_string (object, "confidence", fact->confidence);
  if (correction != NULL)
    {
      JsonObject *change = json_object_new ();
      g_autofree char *date = bsl_date_to_iso (correction->date);

      bsl_json_set_string (change, "layer", bsl_text_get (&correction->layer, BSL_LANG_FR));
      bsl_json_set_string (change, "reason", correction->reason);
      bsl_json_set_string (change, "author", correction->author);
      bsl_json_set_string (change, "date", date);
      json_object_set_object_member (object, "correction", change);
    }
  return bsl_json_take_object (object);
}

static JsonObject *
make_brief (const BslOffer *offer, BslDate on)
{
  JsonObject *object = json_object_new ();

  bsl_json_set_string (object, "offer", offer->id);
  bsl_json_set_string (object, "name", offer->name);
  bsl_json_set_string (object, "provider", offer->provider);
  json_object_set_boolean_member (object, "ended", bsl_offer_has_ended (offer, on));
  return object;
}

static void
add_alternative (JsonArray *array, const char *id, gboolean derived)
{
  JsonObject *object = json_object_new ();

  bsl_json_set_string (object, "offer", id);
  json_object_set_boolean_member (object, "derived", derived);
  json_array_add_object_element (array, object);
}

/* Those that the offer names, else the one that is derived. */
static JsonArray *
make_alternatives (BslView *view, BslCatalogue *catalogue, const BslOffer *offer, BslDate on)
{
  const BslOffer *derived = view != NULL ? bsl_alternative_find (catalogue, view, offer, on) : NULL;
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < offer->alternatives->len; i++)
    add_alternative (array, offer->alternatives->pdata[i], FALSE);
  if (derived != NULL)
    add_alternative (array, derived->id, TRUE);
  return array;
}

static JsonNode *
make_offer (BslView *view, BslCatalogue *catalogue, const BslOffer *offer, BslDate on)
{
  JsonObject *object = make_brief (offer, on);
  JsonArray *facts = json_array_new ();

  for (guint i = 0; i < offer->facts->len; i++)
    json_array_add_element (facts, make_fact (g_ptr_array_index (offer->facts, i), offer, catalogue, on));
  json_object_set_array_member (object, "alternatives", make_alternatives (view, catalogue, offer, on));
  json_object_set_array_member (object, "facts", facts);
  return bsl_json_take_object (object);
}

static JsonNode *
make_catalogue (BslCatalogue *catalogue, BslDate on)
{
  g_autofree char *date = bsl_date_to_iso (bsl_catalogue_get_date (catalogue));
  JsonObject *object = json_object_new ();
  JsonArray *offers = json_array_new ();

  bsl_json_set_string (object, "edition", bsl_catalogue_get_version (catalogue));
  bsl_json_set_string (object, "date", date);
  bsl_json_set_string (object, "sha256", bsl_catalogue_get_sha256 (catalogue));
  for (guint i = 0; i < bsl_catalogue_get_n_offers (catalogue); i++)
    json_array_add_object_element (offers, make_brief (bsl_catalogue_get_offer (catalogue, i), on));
  json_object_set_array_member (object, "offers", offers);
  return bsl_json_take_object (object);
}

int
bsl_cli_catalogue_show (BslCli *cli, char **words, guint n_words)
{
  BslCatalogue *catalogue = bsl_library_get_catalogue (cli->library);
  const BslOffer *offer = n_words > 0 ? bsl_catalogue_find (catalogue, words[0]) : NULL;
  BslLang lang = bsl_library_get_lang (cli->library);
  BslDate on = bsl_cli_catalogue_get_day (cli);
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslView) view = bsl_cli_catalogue_load_view (cli, bsl_catalogue_get_attributes (catalogue), problems);

  if (n_words > 0 && offer == NULL)
    return bsl_cli_fail (BSL_EXIT_INPUT,
                         _("The catalogue has no offer “%s”. “boussole-cli catalogue show” lists their identifiers."),
                         words[0]);
  if (cli->json)
    {
      g_autoptr (JsonNode) node = offer != NULL ? make_offer (view, catalogue, offer, on) : make_catalogue (catalogue, on);

      return bsl_cli_write_json (cli->output, node);
    }
  if (offer != NULL)
    print_offer (view, catalogue, offer, on, lang);
  else
    print_catalogue (catalogue, on, lang);
  return BSL_EXIT_DONE;
}
