/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/catalogue/bsl-catalogue-reader.h"

G_BEGIN_DECLS

/* A row that leads to the page of an offer: its name, its state and, where something of it ends soon, what and when. */
GtkWidget *bsl_offer_link_row_new (BslCatalogueReader *reader, const BslOffer *offer);

G_END_DECLS
