/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/bsl-session.h"
#include "ui/catalogue/bsl-form-dialog.h"

G_BEGIN_DECLS

#define BSL_TYPE_COST_ITEM_DIALOG (bsl_cost_item_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BslCostItemDialog, bsl_cost_item_dialog, BSL, COST_ITEM_DIALOG, BslFormDialog)

/* Something the need asks for and how much of it; @id NULL: another one. */
AdwDialog *bsl_cost_item_dialog_new (BslSession *session, const char *id);

G_END_DECLS
