/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/catalogue/bsl-catalogue-reader.h"
#include "ui/catalogue/bsl-form-dialog.h"

G_BEGIN_DECLS

#define BSL_TYPE_ADD_OFFER_DIALOG (bsl_add_offer_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BslAddOfferDialog, bsl_add_offer_dialog, BSL, ADD_OFFER_DIALOG, BslFormDialog)

/* To add an offer that the catalogue does not have. @teller: where it is told once it is done. */
AdwDialog *bsl_add_offer_dialog_new (BslCatalogueReader *reader, GtkWidget *teller);

G_END_DECLS
