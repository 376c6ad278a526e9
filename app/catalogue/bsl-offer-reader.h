/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/catalogue/bsl-offer.h"
#include "app/catalogue/bsl-place.h"

G_BEGIN_DECLS

/* What reading an offer needs; the texts of offers are kept in @texts. */
typedef struct
{
  BslAttributes *attributes;
  BslDate date; /* of the catalogue: nothing in it was verified later */
  GStringChunk *texts;
  GArray *no_sources; /* shared by facts without source */
  const BslText *layer; /* name of the layer that is read; NULL in a catalogue */
} BslOfferReader;

/* Always returns an offer, whatever problems were added. */
BslOffer *bsl_offer_reader_read (BslOfferReader *self, const BslPlace *place);
/* Adds the source to the list @sources. */
void bsl_offer_reader_read_source (BslOfferReader *self, GPtrArray *sources, const BslPlace *place);
/* Frees the offer, not its texts. */
void bsl_offer_free (BslOffer *self);

G_END_DECLS
