/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "ui/catalogue/bsl-catalogue-item.h"

G_BEGIN_DECLS

#define BSL_TYPE_CATALOGUE_ROW (bsl_catalogue_row_get_type ())
G_DECLARE_FINAL_TYPE (BslCatalogueRow, bsl_catalogue_row, BSL, CATALOGUE_ROW, GtkWidget)

/* An offer of the catalogue, or a notice, in the list. Its action "row.open" is what a click does. */
GtkWidget *bsl_catalogue_row_new (void);
/* @item may be NULL */
void bsl_catalogue_row_set_item (BslCatalogueRow *self, BslCatalogueItem *item);

/* Goes where @item leads, from @widget. */
void bsl_catalogue_row_go (GtkWidget *widget, BslCatalogueItem *item);

G_END_DECLS
