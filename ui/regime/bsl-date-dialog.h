/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/bsl-session.h"

G_BEGIN_DECLS

#define BSL_TYPE_DATE_DIALOG (bsl_date_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BslDateDialog, bsl_date_dialog, BSL, DATE_DIALOG, AdwDialog)

/* Chooses the day on which law and catalogue are read for the pages: any day, or one on which a rule
 * begins or ends. No answer changes. Actions "date.show", "date.choose" (s: ISO day). */
AdwDialog *bsl_date_dialog_new (BslSession *session);

G_END_DECLS
