/* SPDX-License-Identifier: EUPL-1.2 */
/* An offer as it is on a day, to be kept. */

#include "config.h"

#include "app/rules/bsl-offer-copy.h"

#include "app/core/bsl-json-edit.h"

static JsonArray *
copy_sources (const BslOffer *offer, const BslFact *fact)
{
  JsonArray *urls = json_array_new ();

  for (guint i = 0; i < fact->sources->len; i++)
    {
      const BslSource *source
        = g_ptr_array_index (offer->sources, g_array_index (fact->sources, guint, i));

      if (source->url != NULL)
        json_array_add_string_element (urls, source->url);
    }
  return urls;
}

static JsonNode *
copy_fact (const BslOffer *offer, const BslFact *fact, BslDate on, BslLang lang)
{
  const BslAttribute *attribute = fact->attribute;
  const BslValue *value = bsl_offer_get_value (offer, attribute, on);
  g_autofree char *words = bsl_value_to_words (value, &attribute->domain, lang);
  JsonObject *object = json_object_new ();

  bsl_json_set_string (object, "attribute", attribute->id);
  bsl_json_set_string (object, "title", bsl_text_get (&attribute->title, lang));
  json_object_set_member (object, "value", bsl_value_to_json (value, &attribute->domain));
  bsl_json_set_string (object, "words", words);
  bsl_json_set_string (object, "verified-on", fact->as_of);
  bsl_json_set_string (object, "confidence", fact->confidence);
  json_object_set_array_member (object, "sources", copy_sources (offer, fact));
  return bsl_json_take_object (object);
}

static JsonArray *
copy_facts (const BslOffer *offer, BslDate on, BslLang lang)
{
  JsonArray *facts = json_array_new ();

  for (guint i = 0; i < offer->facts->len; i++)
    json_array_add_element (facts,
                            copy_fact (offer, g_ptr_array_index (offer->facts, i), on, lang));
  return facts;
}

static JsonArray *
copy_prices (const BslOffer *offer, BslLang lang)
{
  JsonArray *prices = json_array_new ();

  for (guint i = 0; i < offer->prices->len; i++)
    {
      const BslPrice *price = g_ptr_array_index (offer->prices, i);
      JsonObject *object = json_object_new ();

      bsl_json_set_string (object, "item", bsl_text_get (&price->item, lang));
      json_object_set_double_member (object, "amount", price->amount);
      bsl_json_set_string (object, "unit", bsl_text_get (&price->unit, lang));
      bsl_json_set_string (object, "date", price->date);
      bsl_json_set_string (object, "source", price->source_url);
      json_array_add_element (prices, bsl_json_take_object (object));
    }
  return prices;
}

static JsonNode *
copy_finding (BslEvaluation *evaluation, const char *offer, BslLang lang)
{
  g_autoptr (JsonNode) root = bsl_evaluation_to_json (evaluation, lang);
  JsonNode *offers = bsl_json_object_get (root, "offers");
  int at = bsl_json_list_find (offers, "offer", offer);

  return at >= 0 ? json_node_copy (bsl_json_list_get (offers, (guint) at)) : NULL;
}

JsonNode *
bsl_offer_copy (BslEvaluation *evaluation, const char *id, BslLang lang)
{
  BslCatalogue *catalogue = bsl_evaluation_get_catalogue (evaluation);
  const BslOffer *offer = bsl_catalogue_find (catalogue, id);
  BslDate day = bsl_evaluation_get_date (evaluation);
  g_autofree char *on = bsl_date_to_iso (day);
  JsonObject *object;

  g_return_val_if_fail (offer != NULL, NULL);

  object = json_object_new ();
  bsl_json_set_string (object, "on", on);
  bsl_json_set_string (object, "catalogue", bsl_catalogue_get_sha256 (catalogue));
  bsl_json_set_string (object, "name", offer->name);
  bsl_json_set_string (object, "provider", offer->provider);
  bsl_json_set_string (object, "summary", bsl_text_get (&offer->summary, lang));
  bsl_json_set_string (object, "url", offer->url);
  json_object_set_array_member (object, "facts", copy_facts (offer, day, lang));
  json_object_set_array_member (object, "prices", copy_prices (offer, lang));
  json_object_set_member (object, "finding", copy_finding (evaluation, id, lang));
  return bsl_json_take_object (object);
}
