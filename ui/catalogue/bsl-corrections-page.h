/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/catalogue/bsl-catalogue-reader.h"

G_BEGIN_DECLS

/* All corrections and added offers, of the user and of other layers; those that do not apply, and why; what is wrong
 * with the files of layers. */
AdwNavigationPage *bsl_corrections_page_new (BslCatalogueReader *reader);

/* How many there are that hold, and how many things somebody should look at. */
void bsl_corrections_count (BslCatalogueReader *reader, guint *n_held, guint *n_faults);

G_END_DECLS
