/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/catalogue/bsl-catalogue.h"

G_BEGIN_DECLS

/* All that @catalogue knows of @offer, by theme, and its sources, as groups for a page: values on the day @on, what
 * they rest on where a row is opened. The groups keep the catalogue. Of AdwPreferencesGroup, floating; to be freed. */
GPtrArray *bsl_fact_groups_new (BslCatalogue *catalogue, const BslOffer *offer, BslDate on, BslLang lang);

G_END_DECLS
