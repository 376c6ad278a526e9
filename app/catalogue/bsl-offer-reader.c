/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading of an offer. */

#include "config.h"

#include "app/catalogue/bsl-offer-reader.h"

#include <glib/gi18n-lib.h>

#include "app/catalogue/bsl-correction-reader.h"
#include "app/catalogue/bsl-fact-reader.h"

void
bsl_offer_free (BslOffer *self)
{
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->prices);
  g_ptr_array_unref (self->facts);
  g_ptr_array_unref (self->depends_on);
  g_ptr_array_unref (self->alternatives);
  g_ptr_array_unref (self->formerly);
  bsl_correction_free (self->added);
  g_free (self->by_attribute);
  g_free (self);
}

static char *
read_optional_string (BslOfferReader *self, const BslPlace *place, const char *name)
{
  BslPlace member = bsl_place_member (place, name);

  return bsl_offer_reader_keep (self, bsl_place_optional_string (&member));
}

static char *
read_past (BslOfferReader *self, const BslPlace *place, const char *name)
{
  BslPlace member = bsl_place_member (place, name);

  return bsl_offer_reader_past (self, &member);
}

static char *
read_source_kind (BslOfferReader *self, const BslPlace *place)
{
  guint n_kinds = bsl_attributes_get_n_source_kinds (self->attributes);
  int rank = bsl_place_is (place, BSL_NODE_STRING) ? bsl_attributes_rank_source (self->attributes, place->node->text) : -1;
  g_autofree const char **words = NULL;

  if (rank >= 0)
    return bsl_attributes_get_source_kind (self->attributes, (guint) rank)->id;

  words = g_new0 (const char *, n_kinds + 1);
  for (guint i = 0; i < n_kinds; i++)
    words[i] = bsl_attributes_get_source_kind (self->attributes, i)->id;
  bsl_place_word (place, words);
  return NULL;
}

void
bsl_offer_reader_read_source (BslOfferReader *self, GPtrArray *sources, const BslPlace *place)
{
  static const char *const members[] = { "url", "date", "date-basis", "kind", "claim", NULL };
  static const char *const bases[] = { "published", "edition", "read", "reported", "inferred", NULL };
  BslPlace kind = bsl_place_member (place, "kind");
  BslPlace basis = bsl_place_member (place, "date-basis");
  BslSource *source = g_new0 (BslSource, 1);

  g_ptr_array_add (sources, source);
  bsl_place_only (place, members);
  source->url = bsl_offer_reader_string (self, place, "url");
  source->date = read_past (self, place, "date");
  source->date_basis = bsl_place_is_null (&basis) ? NULL : (char *) bsl_place_word (&basis, bases);
  source->kind = read_source_kind (self, &kind);
  source->rank = (guint) MAX (bsl_attributes_rank_source (self->attributes, source->kind), 0);
  source->claim = bsl_offer_reader_string (self, place, "claim");
}

/* One text for both languages, or each its own. */
static void
read_words (BslOfferReader *self, const BslPlace *place, const char *name, BslText *text)
{
  BslPlace member = bsl_place_member (place, name);

  if (bsl_place_is (&member, BSL_NODE_OBJECT))
    bsl_offer_reader_text (self, &member, text);
  else
    text->in[BSL_LANG_FR] = text->in[BSL_LANG_EN] = bsl_offer_reader_string (self, place, name);
}

static void
read_price (BslOfferReader *self, GPtrArray *prices, const BslPlace *place)
{
  static const char *const members[] = { "item", "amount", "unit", "date", "source-url", NULL };
  BslPlace amount = bsl_place_member (place, "amount");
  BslPrice *price = g_new0 (BslPrice, 1);
  BslJson json;

  g_ptr_array_add (prices, price);
  bsl_place_only (place, members);
  read_words (self, place, "item", &price->item);
  read_words (self, place, "unit", &price->unit);
  price->date = read_past (self, place, "date");
  price->source_url = read_optional_string (self, place, "source-url");
  price->amount = bsl_place_number (&amount);
  if (price->amount < 0)
    {
      json = bsl_place_to_json (&amount);
      bsl_json_complain (&json, _("A price is not negative. Correct it."));
    }
}

static void
read_former_name (BslOfferReader *self, GPtrArray *names, const BslPlace *place)
{
  static const char *const members[] = { "name", "until", NULL };
  BslFormerName *name = g_new0 (BslFormerName, 1);

  g_ptr_array_add (names, name);
  bsl_place_only (place, members);
  name->name = bsl_offer_reader_string (self, place, "name");
  name->until = read_past (self, place, "until");
}

static void
read_id (BslOfferReader *self, GPtrArray *ids, const BslPlace *place)
{
  const char *id = bsl_place_string (place);

  if (id != NULL)
    g_ptr_array_add (ids, bsl_offer_reader_keep (self, id));
}

static void
read_list (BslOfferReader *self, GPtrArray *elements, const BslPlace *place, const char *name, gboolean required,
           void (*read) (BslOfferReader *, GPtrArray *, const BslPlace *))
{
  BslPlace list = bsl_place_member (place, name);
  BslJson json;
  guint i = 0;

  if (required && bsl_place_is_null (&list))
    {
      json = bsl_place_to_json (&list);
      bsl_json_complain (&json, _("A list […] was expected here, “[]” where there is none."));
    }
  for (const BslNode *node = bsl_place_elements (&list); node != NULL; node = node->next)
    {
      BslPlace element = bsl_place_nth (&list, i++, node);

      read (self, elements, &element);
    }
}

static void
complain_attribute (const BslPlace *place)
{
  BslJson json = bsl_place_to_json (place);

  bsl_json_complain (&json, _("“%s” is not an attribute of offers. Choose one of attributes.json or add it there."),
                     place->name);
}

static void
read_facts (BslOfferReader *self, BslOffer *offer, const BslPlace *place)
{
  BslPlace facts = bsl_place_member (place, "facts");

  for (const BslNode *node = bsl_place_members (&facts); node != NULL; node = node->next)
    {
      BslPlace member = bsl_place_named (&facts, node);
      const BslAttribute *attribute = bsl_attributes_find (self->attributes, node->name);

      if (attribute == NULL)
        complain_attribute (&member);
      else
        offer->by_attribute[attribute->index] = bsl_fact_reader_read (self, &member, offer, attribute);
    }
}

static const BslPeriod *
last_period (const BslOffer *offer, const BslAttribute *attribute)
{
  const BslFact *fact = attribute != NULL ? bsl_offer_get_fact (offer, attribute) : NULL;
  const BslPeriod *period;

  if (fact == NULL || fact->periods->len == 0)
    return NULL;

  period = &g_array_index (fact->periods, BslPeriod, fact->periods->len - 1);
  return period->value.known ? period : NULL;
}

static void
check_dates (BslOfferReader *self, const BslOffer *offer, const BslFact *fact, const BslPlace *place)
{
  const BslAttribute *earlier = bsl_attributes_find (self->attributes, fact->attribute->not_before);
  const BslPeriod *start = last_period (offer, earlier);
  const BslPeriod *end = last_period (offer, fact->attribute);

  if (start != NULL && end != NULL && end->value.date < start->value.date)
    {
      BslPlace facts = bsl_place_member (place, "facts");
      BslPlace member = bsl_place_member (&facts, fact->attribute->id);
      BslJson json = bsl_place_to_json (&member);

      bsl_json_complain (&json, _("This date lies before that of “%s”. Correct one of the two."), earlier->id);
    }
}

/* The facts in the order of their attributes, whatever that of the file. */
static void
sort_facts (BslOfferReader *self, BslOffer *offer, const BslPlace *place)
{
  for (guint i = 0; i < bsl_attributes_get_count (self->attributes); i++)
    {
      BslFact *fact = offer->by_attribute[i];

      if (fact == NULL)
        continue;
      g_ptr_array_add (offer->facts, fact);
      if (fact->attribute->not_before != NULL)
        check_dates (self, offer, fact, place);
    }
}

static BslOffer *
offer_new (guint n_attributes)
{
  BslOffer *offer = g_new0 (BslOffer, 1);

  offer->sources = g_ptr_array_new_with_free_func (g_free);
  offer->prices = g_ptr_array_new_with_free_func (g_free);
  offer->facts = g_ptr_array_new_full (n_attributes, (GDestroyNotify) bsl_fact_free);
  offer->depends_on = g_ptr_array_new ();
  offer->alternatives = g_ptr_array_new ();
  offer->formerly = g_ptr_array_new_with_free_func (g_free);
  offer->by_attribute = g_new0 (BslFact *, n_attributes);
  return offer;
}

BslOffer *
bsl_offer_reader_read (BslOfferReader *self, const BslPlace *place)
{
  static const char *const members[] = { "id",      "name",  "provider", "summary", "url",        "as-of", "confidence",
                                         "sources", "facts", "prices",   "depends-on", "alternatives",
                                         "formerly", "added", NULL };
  BslPlace summary = bsl_place_member (place, "summary");
  BslPlace as_of = bsl_place_member (place, "as-of");
  BslPlace confidence = bsl_place_member (place, "confidence");
  BslPlace added = bsl_place_member (place, "added");
  BslOffer *offer = offer_new (bsl_attributes_get_count (self->attributes));

  bsl_place_only (place, members);
  offer->added = bsl_correction_reader_read_added (self, &added);
  offer->id = bsl_offer_reader_string (self, place, "id");
  offer->name = bsl_offer_reader_string (self, place, "name");
  offer->provider = bsl_offer_reader_string (self, place, "provider");
  bsl_offer_reader_text (self, &summary, &offer->summary);
  offer->url = read_optional_string (self, place, "url");
  offer->as_of = bsl_place_string (&as_of) != NULL ? bsl_offer_reader_past (self, &as_of) : NULL;
  offer->confidence = bsl_offer_reader_confidence (self, &confidence);
  read_list (self, offer->sources, place, "sources", TRUE, bsl_offer_reader_read_source);
  read_list (self, offer->prices, place, "prices", TRUE, read_price);
  read_list (self, offer->depends_on, place, "depends-on", TRUE, read_id);
  read_list (self, offer->alternatives, place, "alternatives", TRUE, read_id);
  read_list (self, offer->formerly, place, "formerly", FALSE, read_former_name);
  read_facts (self, offer, place);
  sort_facts (self, offer, place);
  return offer;
}
