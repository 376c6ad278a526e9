/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/catalogue/bsl-catalogue-reader.h"

G_BEGIN_DECLS

/* Asks where to, and writes there what of the catalogue to verify first, as a spreadsheet. */
void bsl_refresh_saving_start (GtkWidget *widget, BslCatalogueReader *reader);

G_END_DECLS
