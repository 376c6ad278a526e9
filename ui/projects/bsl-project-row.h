/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/projects/bsl-project-item.h"

G_BEGIN_DECLS

#define BSL_TYPE_PROJECT_ROW (bsl_project_row_get_type ())
G_DECLARE_FINAL_TYPE (BslProjectRow, bsl_project_row, BSL, PROJECT_ROW, AdwBin)

/* A saved project: title, state, last change, menu. Its actions "project.…" ask the page around it. */
GtkWidget *bsl_project_row_new (void);
/* @item may be NULL */
void bsl_project_row_set_item (BslProjectRow *self, BslProjectItem *item);

G_END_DECLS
