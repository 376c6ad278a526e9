/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/catalogue/bsl-catalogue-layer.h"
#include "app/catalogue/bsl-offer.h"

G_BEGIN_DECLS

/* The most offers a catalogue may hold; the file may hold 64 MiB and nest 200 levels. */
#define BSL_CATALOGUE_MAX_OFFERS 50000

/**
 * BslCatalogue:
 *
 * The offers of one file, read once and never changed afterwards. The file is the base as shipped, or that base with
 * layers merged into it, see bsl-merge.h.
 */
typedef struct _BslCatalogue BslCatalogue;

/* Problems are added for everything wrong; NULL where there is any. */
BslCatalogue *bsl_catalogue_load (const char *file, BslAttributes *attributes, BslServices *services,
                                  BslProblems *problems);
/* The same from bytes; @name stands in the problems. */
BslCatalogue *bsl_catalogue_load_bytes (GBytes *bytes, const char *name, BslAttributes *attributes,
                                        BslServices *services, BslProblems *problems);
BslCatalogue *bsl_catalogue_ref (BslCatalogue *self);
void bsl_catalogue_unref (BslCatalogue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslCatalogue, bsl_catalogue_unref)

/* the edition, as the file names it */
const char *bsl_catalogue_get_version (BslCatalogue *self);
/* the day up to which the base was compiled, whatever layers were added later */
BslDate bsl_catalogue_get_date (BslCatalogue *self);
/* of the bytes of the file, in hexadecimal */
const char *bsl_catalogue_get_sha256 (BslCatalogue *self);
BslAttributes *bsl_catalogue_get_attributes (BslCatalogue *self);
BslServices *bsl_catalogue_get_services (BslCatalogue *self);
guint bsl_catalogue_get_n_offers (BslCatalogue *self);
const BslOffer *bsl_catalogue_get_offer (BslCatalogue *self, guint index);
/* The layers merged into it, in order; 0 where it is the base alone. */
guint bsl_catalogue_get_n_layers (BslCatalogue *self);
const BslCatalogueLayer *bsl_catalogue_get_layer (BslCatalogue *self, guint index);
const BslOffer *bsl_catalogue_find (BslCatalogue *self, const char *id);

G_END_DECLS
