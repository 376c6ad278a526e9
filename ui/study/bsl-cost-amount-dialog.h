/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/catalogue/bsl-offer.h"
#include "ui/bsl-session.h"
#include "ui/catalogue/bsl-form-dialog.h"

G_BEGIN_DECLS

#define BSL_TYPE_COST_AMOUNT_DIALOG (bsl_cost_amount_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BslCostAmountDialog, bsl_cost_amount_dialog, BSL, COST_AMOUNT_DIALOG, BslFormDialog)

/* What an offer asks for @what, see bsl-cost-record.h, with its source and day. @catalogue: the offer as the catalogue
 * has it, whose prices in the same unit can be taken over; or NULL. */
AdwDialog *bsl_cost_amount_dialog_new (BslSession *session, const char *offer, const char *what, const BslOffer *catalogue);

G_END_DECLS
