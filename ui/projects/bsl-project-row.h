/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/projects/bsl-project-item.h"

G_BEGIN_DECLS

#define BSL_TYPE_PROJECT_ROW (bsl_project_row_get_type ())
G_DECLARE_FINAL_TYPE (BslProjectRow, bsl_project_row, BSL, PROJECT_ROW, AdwBin)

/* A saved project: title, state, last change, menu. Its actions "project.…" ask the page around it. */
GtkWidget *bsl_project_row_new (void);
/* @item may be NULL; @found: where a search found it, or NULL. */
void bsl_project_row_set_item (BslProjectRow *self, BslProjectItem *item, const char *found);
/* All of it but the title, for screen readers. To be freed. */
char *bsl_project_row_dup_description (BslProjectRow *self);

G_END_DECLS
