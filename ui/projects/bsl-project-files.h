/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/bsl-window.h"

G_BEGIN_DECLS

/* Actions of the window: "win.import" asks for a file to open, "win.export-project" (s: identifier) for where to write
 * one. */
void bsl_project_files_install (GtkWidgetClass *klass);

G_END_DECLS
