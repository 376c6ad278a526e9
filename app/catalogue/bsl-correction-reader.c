/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading of who changed what in a merged catalogue. */

#include "config.h"

#include "app/catalogue/bsl-correction-reader.h"

#include <glib/gi18n-lib.h>

#include "app/catalogue/bsl-fact-reader.h"

void
bsl_correction_free (BslCorrection *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->before, bsl_fact_free);
  g_free (self);
}

void
bsl_correction_reader_read_name (BslOfferReader *self, const BslPlace *place, BslText *name)
{
  if (!bsl_place_is (place, BSL_NODE_STRING))
    {
      bsl_offer_reader_text (self, place, name);
      return;
    }
  for (guint i = 0; i < BSL_N_LANGS; i++)
    name->in[i] = bsl_offer_reader_keep (self, place->node->text);
}

BslDate
bsl_correction_reader_read_day (BslOfferReader *self, const BslPlace *place, const char *name)
{
  BslPlace member = bsl_place_member (place, name);
  BslJson json;
  BslDate date = bsl_place_is (&member, BSL_NODE_STRING) ? bsl_date_parse (member.node->text) : BSL_DATE_NONE;

  if (date != BSL_DATE_NONE && (self->date == BSL_DATE_NONE || date <= self->date))
    return date;

  json = bsl_place_to_json (&member);
  if (date == BSL_DATE_NONE)
    bsl_json_date (&json);
  else
    bsl_json_complain (&json, _("%s lies after the date of the catalogue. Correct one of the two dates."),
                       member.node->text);
  return BSL_DATE_NONE;
}

static BslCorrection *
read_common (BslOfferReader *self, const BslPlace *place)
{
  BslPlace layer = bsl_place_member (place, "layer");
  BslCorrection *correction = g_new0 (BslCorrection, 1);

  correction->source = -1;
  if (self->layer != NULL)
    correction->layer = *self->layer;
  else
    bsl_correction_reader_read_name (self, &layer, &correction->layer);
  correction->reason = bsl_offer_reader_string (self, place, "reason");
  correction->author = bsl_offer_reader_string (self, place, "author");
  correction->date = bsl_correction_reader_read_day (self, place, "date");
  return correction;
}

BslCorrection *
bsl_correction_reader_read (BslOfferReader *self, const BslPlace *place, const BslOffer *offer,
                            const BslAttribute *attribute)
{
  static const char *const members[] = { "id", "layer", "reason", "author", "date", "source", "before", NULL };
  BslPlace source = bsl_place_member (place, "source");
  BslPlace before = bsl_place_member (place, "before");
  BslCorrection *correction;

  if (bsl_place_is_null (place))
    return NULL;

  bsl_place_only (place, members);
  correction = read_common (self, place);
  correction->id = bsl_offer_reader_string (self, place, "id");
  correction->source = bsl_fact_reader_read_source (&source, offer);
  if (!bsl_place_is_null (&before))
    correction->before = bsl_fact_reader_read (self, &before, offer, attribute);
  return correction;
}

BslCorrection *
bsl_correction_reader_read_added (BslOfferReader *self, const BslPlace *place)
{
  static const char *const members[] = { "reason", "author", "date", "layer", NULL };
  static const char *const members_in_layer[] = { "reason", "author", "date", NULL };

  if (bsl_place_is_null (place) && self->layer == NULL)
    return NULL;

  bsl_place_only (place, self->layer != NULL ? members_in_layer : members);
  return read_common (self, place);
}
