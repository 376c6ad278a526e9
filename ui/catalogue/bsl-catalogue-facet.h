/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/catalogue/bsl-catalogue.h"
#include "app/catalogue/bsl-view.h"

G_BEGIN_DECLS

/* What the offers of a catalogue can be filtered by on a day. Of a text, the options are the places that the offers name
 * themselves ("Paris · Lille", "FR: Paris — DE: Limburg"), those of most offers where they are more than a set holds. */
typedef struct _BslCatalogueFacet BslCatalogueFacet;

/* Borrows all of it: what the reader of the catalogue keeps. */
BslCatalogueFacet *bsl_catalogue_facet_new (const BslFacet *facet, BslCatalogue *catalogue, BslDate on);
void bsl_catalogue_facet_free (BslCatalogueFacet *self);

/* The attribute, of a text as a set. */
const BslAttribute *bsl_catalogue_facet_get_attribute (BslCatalogueFacet *self);
const BslValue *bsl_catalogue_facet_get_value (BslCatalogueFacet *self, const BslOffer *offer);
/* Whether all that is chosen must hold; else one of it. */
gboolean bsl_catalogue_facet_needs_all (BslCatalogueFacet *self);
/* Whether its options are those of this catalogue and no other. */
gboolean bsl_catalogue_facet_is_own (BslCatalogueFacet *self);

G_END_DECLS
