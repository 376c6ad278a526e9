/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/verify/bsl-verification.h"

G_BEGIN_DECLS

#define BSL_TYPE_VERIFY_DIALOG (bsl_verify_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BslVerifyDialog, bsl_verify_dialog, BSL, VERIFY_DIALOG, AdwDialog)

/* Runs the acceptance cases and shows the table: which rules and catalogue, the cases that differ
 * first, then those that hold. Actions "verify.again", "verify.cancel". */
AdwDialog *bsl_verify_dialog_new (BslVerification *verification);

G_END_DECLS
