/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/catalogue/bsl-catalogue-reader.h"

G_BEGIN_DECLS

#define BSL_TYPE_SHEET_PAGE (bsl_sheet_page_get_type ())
G_DECLARE_FINAL_TYPE (BslSheetPage, bsl_sheet_page, BSL, SHEET_PAGE, AdwNavigationPage)

/* A page of the catalogue made of groups, filled by who creates it. When it opens the focus moves to the first group.
 * See bsl_catalogue_places_install() for where its rows may lead. */
BslSheetPage *bsl_sheet_page_new (BslCatalogueReader *reader, const char *title);

/* @title and @description may be NULL; no markup. Owned by the page. */
AdwPreferencesGroup *bsl_sheet_page_add_group (BslSheetPage *self, const char *title, const char *description);
/* The same of a group that is floating. */
void bsl_sheet_page_take_group (BslSheetPage *self, AdwPreferencesGroup *group);
/* A group of one widget that is no row. */
void bsl_sheet_page_add_widget (BslSheetPage *self, GtkWidget *widget);

G_END_DECLS
