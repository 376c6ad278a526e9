/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/catalogue/bsl-catalogue-reader.h"
#include "ui/catalogue/bsl-form-dialog.h"

G_BEGIN_DECLS

#define BSL_TYPE_CORRECTION_DIALOG (bsl_correction_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BslCorrectionDialog, bsl_correction_dialog, BSL, CORRECTION_DIALOG, BslFormDialog)

/* To correct a fact of @offer, whether the catalogue has one of @attribute or not. @teller: where it is told once it is
 * done. */
AdwDialog *bsl_correction_dialog_new (BslCatalogueReader *reader, const BslOffer *offer, const BslAttribute *attribute,
                                      GtkWidget *teller);

G_END_DECLS
