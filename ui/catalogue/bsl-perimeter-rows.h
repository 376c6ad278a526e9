/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/catalogue/bsl-catalogue-reader.h"

G_BEGIN_DECLS

/* Adds to @group the services that @offer sells: known inside the perimeter of its qualification, known outside,
 * unknown. How that is known is the reader's matter, see bsl_catalogue_reader_set_perimeter(). */
void bsl_perimeter_rows_add (AdwPreferencesGroup *group, BslCatalogueReader *reader, const BslOffer *offer);

G_END_DECLS
