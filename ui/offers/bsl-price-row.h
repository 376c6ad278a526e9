/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/catalogue/bsl-offer.h"

G_BEGIN_DECLS

/* A price of an offer, with its day and its source. */
GtkWidget *bsl_price_row_new (const BslPrice *price, BslLang lang);

G_END_DECLS
