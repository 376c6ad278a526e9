/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/catalogue/bsl-catalogue-reader.h"

G_BEGIN_DECLS

/* What ends soon, or ended since the catalogue was compiled; each leads to its offer. */
AdwNavigationPage *bsl_endings_page_new (BslCatalogueReader *reader);

G_END_DECLS
