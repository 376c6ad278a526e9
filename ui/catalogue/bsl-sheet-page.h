/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/catalogue/bsl-catalogue-reader.h"

G_BEGIN_DECLS

#define BSL_TYPE_SHEET_PAGE (bsl_sheet_page_get_type ())
G_DECLARE_FINAL_TYPE (BslSheetPage, bsl_sheet_page, BSL, SHEET_PAGE, AdwNavigationPage)

/* Adds the groups. @offer: as it was given, in the catalogue of @reader; NULL where none was. */
typedef void (*BslSheetFill) (BslSheetPage *page, BslCatalogueReader *reader, const BslOffer *offer);

/* A page of the catalogue made of groups: filled now, and again when the catalogue changes; @fill NULL: whoever makes the
 * page adds groups that do not depend on offers. When it opens the focus moves
 * to the first group. @offer: its identifier, or NULL; where a later catalogue lacks it, the page says so. See
 * bsl_catalogue_places_install() for where its rows may lead. */
AdwNavigationPage *bsl_sheet_page_new (BslCatalogueReader *reader, const char *title, BslSheetFill fill, const char *offer);

/* Remembers the row the focus is in, to go back to it after the page was filled again. */
void bsl_sheet_page_remember_focus (BslSheetPage *self);
void bsl_sheet_page_restore_focus (BslSheetPage *self);

/* @title and @description may be NULL; no markup. Owned by the page. */
AdwPreferencesGroup *bsl_sheet_page_add_group (BslSheetPage *self, const char *title, const char *description);
/* The same of a group that is floating. */
void bsl_sheet_page_take_group (BslSheetPage *self, AdwPreferencesGroup *group);
/* A group of one widget that is no row. */
void bsl_sheet_page_add_widget (BslSheetPage *self, GtkWidget *widget);

G_END_DECLS
