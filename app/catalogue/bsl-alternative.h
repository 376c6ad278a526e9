/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/catalogue/bsl-catalogue.h"
#include "app/catalogue/bsl-view.h"

G_BEGIN_DECLS

/* The trusted offer nearest to @offer on @on, derived from the catalogue where @offer names none itself: of those that are
 * trusted (see "trusted" in view.json) for a kind that @offer sells, the one with most services in common, then most kinds,
 * then the first of the catalogue. One that rests on what was trusted and is so no longer is none. NULL where @offer names
 * its own, is trusted or needs no other, or none has a service in common. Borrowed from @catalogue. */
const BslOffer *bsl_alternative_find (BslCatalogue *catalogue, BslView *view, const BslOffer *offer, BslDate on);

G_END_DECLS
