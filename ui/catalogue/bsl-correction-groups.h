/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/catalogue/bsl-sheet-page.h"

G_BEGIN_DECLS

/* On the page of an offer: who added it, and its facts that were corrected; a way to correct others. */
void bsl_correction_groups_add_offer (BslSheetPage *page, BslCatalogueReader *reader, const BslOffer *offer);
/* Below a fact: to correct it, and to take back the user's own correction. A BslFactMore; @data is the reader. */
void bsl_correction_groups_add_ways (AdwExpanderRow *row, const BslOffer *offer, const BslFact *fact, gpointer data);
/* The attributes of which the catalogue says nothing: to be corrected too. */
void bsl_correction_groups_add_not_recorded (BslSheetPage *page, BslCatalogueReader *reader, const BslOffer *offer);

/* Whether that is the user's own, and can be taken back. @root: see bsl_own_layer_ref_root(), or NULL. */
gboolean bsl_correction_is_own (JsonNode *root, const BslCorrection *correction, const BslOffer *offer);
/* A row that takes it back. @what: NULL says what the catalogue is like then. */
GtkWidget *bsl_take_back_row_new (const char *correction, const char *what);
GtkWidget *bsl_take_back_offer_row_new (const char *offer, const char *what);

G_END_DECLS
