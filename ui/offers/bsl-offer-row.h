/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "ui/offers/bsl-offer-item.h"

G_BEGIN_DECLS

#define BSL_TYPE_OFFER_ROW (bsl_offer_row_get_type ())
G_DECLARE_FINAL_TYPE (BslOfferRow, bsl_offer_row, BSL, OFFER_ROW, GtkWidget)

/* An offer in the list. Its action "offer.open" is what a click does. */
GtkWidget *bsl_offer_row_new (void);
/* @item may be NULL */
void bsl_offer_row_set_item (BslOfferRow *self, BslOfferItem *item);

G_END_DECLS
