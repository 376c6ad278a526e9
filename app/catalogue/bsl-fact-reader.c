/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading of facts: value or periods, sources, what sources say against each other. */

#include "config.h"

#include "app/catalogue/bsl-fact-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/catalogue/bsl-correction-reader.h"

static void
value_forget (BslValue *value)
{
  /* the text belongs to the catalogue */
  value->text = NULL;
  bsl_value_clear (value);
}

static void
period_clear (gpointer data)
{
  BslPeriod *period = data;

  value_forget (&period->value);
}

static void
claim_free (gpointer data)
{
  BslClaim *claim = data;

  value_forget (&claim->value);
  g_free (claim);
}

void
bsl_fact_free (BslFact *self)
{
  g_array_unref (self->periods);
  g_array_unref (self->sources);
  g_clear_pointer (&self->claims, g_ptr_array_unref);
  g_clear_pointer (&self->correction, bsl_correction_free);
  g_free (self);
}

char *
bsl_offer_reader_keep (BslOfferReader *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->texts, text) : NULL;
}

char *
bsl_offer_reader_string (BslOfferReader *self, const BslPlace *place, const char *name)
{
  BslPlace member = bsl_place_member (place, name);
  const char *text = bsl_place_string (&member);
  BslJson json;

  if (text != NULL && text[0] == '\0')
    {
      json = bsl_place_to_json (&member);
      bsl_json_complain (&json, _("The text is empty. Write it."));
    }
  return bsl_offer_reader_keep (self, text);
}

static gboolean
is_text (const BslPlace *place)
{
  return place->node->length > 0 && place->node->length <= BSL_PLACE_MAX_TEXT;
}

void
bsl_offer_reader_text (BslOfferReader *self, const BslPlace *place, BslText *text)
{
  BslPlace fr = bsl_place_member (place, "fr");
  BslPlace en = bsl_place_member (place, "en");
  BslText read = { 0 };
  BslJson json;

  if (bsl_place_is (&fr, BSL_NODE_STRING) && bsl_place_is (&en, BSL_NODE_STRING) && place->node->length == 2 &&
      is_text (&fr) && is_text (&en))
    {
      text->in[BSL_LANG_FR] = bsl_offer_reader_keep (self, fr.node->text);
      text->in[BSL_LANG_EN] = bsl_offer_reader_keep (self, en.node->text);
      return;
    }
  if (bsl_place_string_fits (&fr) && bsl_place_string_fits (&en))
    {
      json = bsl_place_to_json (place);
      bsl_json_text (&json, &read);
      bsl_text_clear (&read);
    }
}

static void
read_note (BslOfferReader *self, const BslPlace *place, BslText *text)
{
  if (!bsl_place_is_null (place))
    bsl_offer_reader_text (self, place, text);
}

char *
bsl_offer_reader_past (BslOfferReader *self, const BslPlace *place)
{
  const char *text = bsl_place_optional_string (place);
  BslDate date;
  BslJson json;

  if (text == NULL)
    return NULL;

  date = bsl_date_parse_partial (text);
  if (date != BSL_DATE_NONE && (self->date == BSL_DATE_NONE || date <= self->date))
    return bsl_offer_reader_keep (self, text);

  json = bsl_place_to_json (place);
  if (date == BSL_DATE_NONE)
    bsl_json_complain (&json, _("“%s” is no date. Write a day, a month or a year like \"2026-11-30\", \"2026-11\" "
                                "or \"2026\"."), text);
  else
    bsl_json_complain (&json, _("%s lies after the date of the catalogue. Correct one of the two dates."), text);
  return NULL;
}

char *
bsl_offer_reader_confidence (BslOfferReader *self, const BslPlace *place)
{
  static const char *const words[] = { "high", "medium", "low", NULL };

  return bsl_offer_reader_keep (self, bsl_place_word (place, words));
}

/* The common case of a valid choice, without cost; FALSE leaves the rest to bsl_value_from_json(). */
static gboolean
read_choice (BslValue *value, const BslPlace *place, const BslDomain *domain)
{
  int option;

  if (!bsl_place_is (place, BSL_NODE_STRING) ||
      (domain->kind != BSL_KIND_ONE && domain->kind != BSL_KIND_YES_NO))
    return FALSE;

  option = bsl_domain_find (domain, place->node->text);
  *value = (BslValue){ .known = TRUE, .index = (guint) MAX (option, 0) };
  return option >= 0;
}

static gboolean
read_set (BslValue *value, const BslPlace *place, const BslDomain *domain)
{
  if (domain->kind != BSL_KIND_SET || !bsl_place_is (place, BSL_NODE_ARRAY))
    return FALSE;

  *value = (BslValue){ .known = TRUE };
  for (const BslNode *node = place->node->first; node != NULL; node = node->next)
    {
      int option = node->kind == BSL_NODE_STRING ? bsl_domain_find (domain, node->text) : -1;
      guint64 bit = option >= 0 ? G_GUINT64_CONSTANT (1) << option : 0;

      if (bit == 0 || (value->bits & bit) != 0)
        return FALSE;
      value->bits |= bit;
    }
  return TRUE;
}

/* "unknown" is a word for every kind, which the slow way knows. */
static gboolean
read_text (BslOfferReader *self, BslValue *value, const BslPlace *place, const BslDomain *domain)
{
  if (domain->kind != BSL_KIND_TEXT || !bsl_place_is (place, BSL_NODE_STRING) ||
      strcmp (place->node->text, "unknown") == 0)
    return FALSE;
  if (!bsl_place_string_fits (place))
    return TRUE;

  *value = (BslValue){ .known = TRUE, .text = bsl_offer_reader_keep (self, place->node->text) };
  return TRUE;
}

static gboolean
read_figure (BslValue *value, const BslPlace *place, const BslDomain *domain)
{
  gboolean is_free = domain->min >= domain->max;

  *value = (BslValue){ .known = TRUE };
  if (domain->kind == BSL_KIND_DATE && bsl_place_is (place, BSL_NODE_STRING))
    {
      value->date = bsl_date_parse (place->node->text);
      return value->date != BSL_DATE_NONE;
    }
  if (domain->kind != BSL_KIND_NUMBER || !bsl_place_is (place, BSL_NODE_NUMBER))
    return FALSE;

  value->number = place->node->number;
  return is_free || (value->number >= domain->min && value->number <= domain->max);
}

static void
read_value (BslOfferReader *self, BslValue *value, const BslPlace *place, const BslDomain *domain)
{
  BslJson json;
  g_autofree char *text = NULL;

  *value = (BslValue){ 0 };
  if (bsl_place_is_null (place) || read_choice (value, place, domain) || read_set (value, place, domain) ||
      read_text (self, value, place, domain) || read_figure (value, place, domain))
    return;

  *value = (BslValue){ 0 };
  json = bsl_place_to_json (place);
  bsl_value_from_json (value, &json, domain);
  text = g_steal_pointer (&value->text);
  value->text = bsl_offer_reader_keep (self, text);
}

static void
read_from (BslPeriod *period, const BslPlace *place, const BslPeriod *before)
{
  BslJson json;

  if (bsl_place_is_null (place) && before == NULL)
    return;

  period->from = bsl_place_is (place, BSL_NODE_STRING) ? bsl_date_parse (place->node->text) : BSL_DATE_NONE;
  if (period->from != BSL_DATE_NONE && (before == NULL || period->from > before->from))
    return;

  json = bsl_place_to_json (place);
  if (period->from == BSL_DATE_NONE)
    bsl_json_date (&json);
  else
    bsl_json_complain (&json, _("A period must begin after the one before it. Correct the dates or their order."));
}

static void
read_period (BslOfferReader *self, BslFact *fact, const BslPlace *place)
{
  static const char *const members[] = { "from", "value", "note", NULL };
  guint n_before = fact->periods->len;
  const BslPeriod *before = n_before > 0 ? &g_array_index (fact->periods, BslPeriod, n_before - 1) : NULL;
  BslPlace from = bsl_place_member (place, "from");
  BslPlace value = bsl_place_member (place, "value");
  BslPlace note = bsl_place_member (place, "note");
  BslPeriod period = { 0 };

  bsl_place_only (place, members);
  read_from (&period, &from, before);
  read_value (self, &period.value, &value, &fact->attribute->domain);
  read_note (self, &note, &period.note);
  g_array_append_val (fact->periods, period);
}

static void
read_timeline (BslOfferReader *self, BslFact *fact, const BslPlace *place)
{
  guint i = 0;

  for (const BslNode *node = bsl_place_elements (place); node != NULL; node = node->next)
    {
      BslPlace element = bsl_place_nth (place, i++, node);

      read_period (self, fact, &element);
    }
}

int
bsl_fact_reader_read_source (const BslPlace *place, const BslOffer *offer)
{
  BslJson json;

  if (bsl_place_is (place, BSL_NODE_NUMBER) && place->node->whole && place->node->number >= 0 &&
      place->node->number < offer->sources->len)
    return (int) place->node->number;

  json = bsl_place_to_json (place);
  bsl_json_complain (&json, _("The number of a source of this offer was expected here, from 0 to %d."),
                     (int) offer->sources->len - 1);
  return -1;
}

static void
read_sources (BslFact *fact, const BslPlace *place, const BslOffer *offer)
{
  const BslNode *first = bsl_place_elements (place);
  guint i = 0;

  if (first == NULL)
    return;

  g_array_unref (fact->sources);
  fact->sources = g_array_sized_new (FALSE, FALSE, sizeof (guint), place->node->length);
  for (const BslNode *node = first; node != NULL; node = node->next)
    {
      BslPlace element = bsl_place_nth (place, i++, node);
      int source = bsl_fact_reader_read_source (&element, offer);
      guint index = (guint) source;

      if (source >= 0)
        g_array_append_val (fact->sources, index);
    }
}

static void
read_claim (BslOfferReader *self, BslFact *fact, const BslPlace *place, const BslOffer *offer)
{
  static const char *const members[] = { "value", "source", "note", NULL };
  BslPlace value = bsl_place_member (place, "value");
  BslPlace source = bsl_place_member (place, "source");
  BslPlace note = bsl_place_member (place, "note");
  BslClaim *claim = g_new0 (BslClaim, 1);

  bsl_place_only (place, members);
  read_value (self, &claim->value, &value, &fact->attribute->domain);
  claim->source = bsl_place_is_null (&source) ? -1 : bsl_fact_reader_read_source (&source, offer);
  read_note (self, &note, &claim->note);
  g_ptr_array_add (fact->claims, claim);
}

static void
read_claims (BslOfferReader *self, BslFact *fact, const BslPlace *place, const BslOffer *offer)
{
  const BslNode *first = bsl_place_elements (place);
  guint i = 0;

  if (first == NULL)
    return;

  fact->claims = g_ptr_array_new_with_free_func (claim_free);
  for (const BslNode *node = first; node != NULL; node = node->next)
    {
      BslPlace element = bsl_place_nth (place, i++, node);

      read_claim (self, fact, &element, offer);
    }
}

static void
read_periods (BslOfferReader *self, BslFact *fact, const BslPlace *place)
{
  BslPlace value = bsl_place_member (place, "value");
  BslPlace timeline = bsl_place_member (place, "timeline");
  BslPeriod always = { 0 };
  BslJson json;

  if (timeline.node != NULL && value.node == NULL)
    {
      read_timeline (self, fact, &timeline);
    }
  else if (value.node != NULL && timeline.node == NULL)
    {
      read_value (self, &always.value, &value, &fact->attribute->domain);
      g_array_append_val (fact->periods, always);
    }
  if (fact->periods->len > 0)
    return;

  json = bsl_place_to_json (place);
  bsl_json_complain (&json, _("A fact has either a \"value\" or a \"timeline\" of periods. Write one of the two."));
  g_array_append_val (fact->periods, always);
}

BslFact *
bsl_fact_reader_read (BslOfferReader *self, const BslPlace *place, const BslOffer *offer,
                      const BslAttribute *attribute)
{
  static const char *const members[] = { "value",   "timeline", "sources", "note", "as-of", "confidence",
                                         "claims", "correction", NULL };
  BslPlace sources = bsl_place_member (place, "sources");
  BslPlace claims = bsl_place_member (place, "claims");
  BslPlace note = bsl_place_member (place, "note");
  BslPlace as_of = bsl_place_member (place, "as-of");
  BslPlace confidence = bsl_place_member (place, "confidence");
  BslPlace correction = bsl_place_member (place, "correction");
  BslFact *fact = g_new0 (BslFact, 1);

  fact->attribute = attribute;
  fact->periods = g_array_sized_new (FALSE, FALSE, sizeof (BslPeriod), 1);
  g_array_set_clear_func (fact->periods, period_clear);
  fact->sources = g_array_ref (self->no_sources);
  bsl_place_only (place, members);
  read_periods (self, fact, place);
  read_sources (fact, &sources, offer);
  read_claims (self, fact, &claims, offer);
  fact->correction = bsl_correction_reader_read (self, &correction, offer, attribute);
  fact->note = bsl_offer_reader_keep (self, bsl_place_optional_string (&note));
  fact->as_of = as_of.node != NULL ? bsl_offer_reader_past (self, &as_of) : offer->as_of;
  fact->confidence = confidence.node != NULL ? bsl_offer_reader_confidence (self, &confidence) : offer->confidence;
  return fact;
}
