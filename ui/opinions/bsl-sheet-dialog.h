/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "app/core/bsl-sheet.h"
#include "ui/bsl-session.h"

G_BEGIN_DECLS

/* File dialogs that name the file after who is asked and the project; for bsl-file-saving.h. */
GtkFileDialog *bsl_sheet_dialog_for_questions (BslSession *session, const char *role);
GtkFileDialog *bsl_sheet_dialog_for_reply (BslLibrary *library, const BslSheet *sheet);

G_END_DECLS
