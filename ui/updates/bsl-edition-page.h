/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/edition/bsl-editions.h"
#include "ui/catalogue/bsl-catalogue-reader.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Where the edition in use comes from; NULL where it does not say which one it is. To be freed. */
char *bsl_edition_dup_origin (BslEditions *editions, BslLang lang);

/* The edition in use: where it comes from, what was passed over as older, what is at fault, and the way back. */
AdwNavigationPage *bsl_edition_page_new (BslCatalogueReader *reader, BslEditions *editions);

G_END_DECLS
