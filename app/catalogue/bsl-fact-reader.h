/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/catalogue/bsl-offer-reader.h"

G_BEGIN_DECLS

/* Reads the fact of @attribute. What it does not say itself about day and confidence it takes from
 * @offer, whose sources must have been read. */
BslFact *bsl_fact_reader_read (BslOfferReader *self, const BslPlace *place, const BslOffer *offer,
                               const BslAttribute *attribute);
void bsl_fact_free (BslFact *self);
/* Index in the sources of @offer, or -1 with a problem. */
int bsl_fact_reader_read_source (const BslPlace *place, const BslOffer *offer);

/* Parts shared with the reader of the offer. */
char *bsl_offer_reader_keep (BslOfferReader *self, const char *text);
/* A text that is there and not empty, or NULL with a problem. */
char *bsl_offer_reader_string (BslOfferReader *self, const BslPlace *place, const char *name);
void bsl_offer_reader_text (BslOfferReader *self, const BslPlace *place, BslText *text);
/* ISO day, month or year not after the catalogue; NULL where absent, with a problem where wrong. */
char *bsl_offer_reader_past (BslOfferReader *self, const BslPlace *place);
char *bsl_offer_reader_confidence (BslOfferReader *self, const BslPlace *place);

G_END_DECLS
