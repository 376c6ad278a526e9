/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/store/bsl-import.h"

G_BEGIN_DECLS

#define BSL_TYPE_IMPORT_DIALOG (bsl_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BslImportDialog, bsl_import_dialog, BSL, IMPORT_DIALOG, AdwDialog)

/**
 * BslImportDialog:
 *
 * What a project file holds beside what is saved here, side by side; nothing is written before the
 * person says what. Emits "imported" (string): the identifier of the project to open.
 */

/* Takes @import. */
AdwDialog *bsl_import_dialog_new (BslImport *import, BslLang lang);

G_END_DECLS
