/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BSL_TYPE_SHORTCUTS_DIALOG (bsl_shortcuts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BslShortcutsDialog, bsl_shortcuts_dialog, BSL, SHORTCUTS_DIALOG, AdwDialog)

/* The keys of the application, by theme. AdwShortcutsDialog needs libadwaita 1.8. */
AdwDialog *bsl_shortcuts_dialog_new (void);

G_END_DECLS
