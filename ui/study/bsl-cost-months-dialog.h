/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/bsl-session.h"
#include "ui/catalogue/bsl-form-dialog.h"

G_BEGIN_DECLS

#define BSL_TYPE_COST_MONTHS_DIALOG (bsl_cost_months_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BslCostMonthsDialog, bsl_cost_months_dialog, BSL, COST_MONTHS_DIALOG, BslFormDialog)

/* How many months costs are counted over. */
AdwDialog *bsl_cost_months_dialog_new (BslSession *session);

G_END_DECLS
