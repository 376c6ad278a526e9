/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/catalogue/bsl-catalogue-reader.h"

G_BEGIN_DECLS

/* An offer as the catalogue knows it, without a project: its state, its dates as a picture, services and perimeter,
 * what sources say against each other, what it rests on and what rests on it, alternatives, prices. */
AdwNavigationPage *bsl_catalogue_offer_page_new (BslCatalogueReader *reader, const BslOffer *offer);

/* Every fact about it, with source, day of verification and confidence. */
AdwNavigationPage *bsl_catalogue_facts_page_new (BslCatalogueReader *reader, const BslOffer *offer);

G_END_DECLS
