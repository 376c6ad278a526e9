/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/catalogue/bsl-catalogue-reader.h"

G_BEGIN_DECLS

#define BSL_TYPE_CATALOGUE_PAGE (bsl_catalogue_page_get_type ())
G_DECLARE_FINAL_TYPE (BslCataloguePage, bsl_catalogue_page, BSL, CATALOGUE_PAGE, AdwNavigationPage)

/* The offers of the catalogue without a project: how old it is, what ends soon, search and filter. Actions
 * "page.search", "catalogue.filter", "catalogue.clear". */
AdwNavigationPage *bsl_catalogue_page_new (BslCatalogueReader *reader);

G_END_DECLS
