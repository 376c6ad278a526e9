/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/catalogue/bsl-catalogue-reader.h"

G_BEGIN_DECLS

/* Adds to @group the services that @offer sells: known inside the perimeter of its qualification, known outside,
 * unknown. */
void bsl_perimeter_rows_add (AdwPreferencesGroup *group, BslCatalogueReader *reader, const BslOffer *offer);

G_END_DECLS
