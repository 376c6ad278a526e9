/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/catalogue/bsl-catalogue-filter.h"

G_BEGIN_DECLS

/* A row that opens on the options of a facet (its index in the view): those that an offer has, with how many have it,
 * and "unknown". Says what is chosen. */
GtkWidget *bsl_facet_row_new (BslCatalogueFilter *filter, guint facet);

G_END_DECLS
