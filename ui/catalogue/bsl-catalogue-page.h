/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/edition/bsl-editions.h"
#include "ui/catalogue/bsl-catalogue-reader.h"

G_BEGIN_DECLS

#define BSL_TYPE_CATALOGUE_PAGE (bsl_catalogue_page_get_type ())
G_DECLARE_FINAL_TYPE (BslCataloguePage, bsl_catalogue_page, BSL, CATALOGUE_PAGE, AdwNavigationPage)

/* The offers of the catalogue without a project: how old it is, what ends soon, search and filter. Actions
 * "page.search", "catalogue.filter", "catalogue.clear". */
AdwNavigationPage *bsl_catalogue_page_new (BslCatalogueReader *reader);

/* Tells where the data in use come from, and leads to more of it. */
void bsl_catalogue_page_set_editions (BslCataloguePage *self, BslEditions *editions);

G_END_DECLS
