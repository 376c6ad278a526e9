/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/catalogue/bsl-offer-reader.h"

G_BEGIN_DECLS

/* Reads what a merged catalogue says of a corrected fact: @attribute is that of the fact. */
BslCorrection *bsl_correction_reader_read (BslOfferReader *self, const BslPlace *place, const BslOffer *offer,
                                           const BslAttribute *attribute);
/* The same of an offer that a layer added. */
BslCorrection *bsl_correction_reader_read_added (BslOfferReader *self, const BslPlace *place);
void bsl_correction_free (BslCorrection *self);

/* Of a layer, alone or in a merged catalogue: a text in both languages, or one for both. */
void bsl_correction_reader_read_name (BslOfferReader *self, const BslPlace *place, BslText *name);
/* A day not after the catalogue, or BSL_DATE_NONE with a problem. */
BslDate bsl_correction_reader_read_day (BslOfferReader *self, const BslPlace *place, const char *name);

G_END_DECLS
