/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/study/bsl-offer-table.h"

G_BEGIN_DECLS

#define BSL_TYPE_OFFER_GRID (bsl_offer_grid_get_type ())
G_DECLARE_FINAL_TYPE (BslOfferGrid, bsl_offer_grid, BSL, OFFER_GRID, GtkWidget)

/* A table of offers as a grid: one stop of the Tab key, arrow keys, Home and End move among its cells. Each of them opens
 * its offer ("details.offer"). */
GtkWidget *bsl_offer_grid_new (const BslOfferTable *table, BslLang lang);

/* Cells one below the other, each with the name of its offer, instead of side by side. */
void bsl_offer_grid_set_stacked (BslOfferGrid *self, gboolean stacked);

G_END_DECLS
