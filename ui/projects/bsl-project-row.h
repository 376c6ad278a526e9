/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/projects/bsl-project-item.h"

G_BEGIN_DECLS

#define BSL_TYPE_PROJECT_ROW (bsl_project_row_get_type ())
G_DECLARE_FINAL_TYPE (BslProjectRow, bsl_project_row, BSL, PROJECT_ROW, AdwBin)

/* A saved project: title, state, last change, menu. Its actions "project.…" ask the page around it. */
GtkWidget *bsl_project_row_new (void);
/* Shows the item of @list_item, whose child is such a row; a line is left free where a search found
 * something else than the title, see bsl_project_row_set_found(). */
void bsl_project_row_bind (GtkListItem *list_item);
/* Where the search found it; NULL: the line goes. */
void bsl_project_row_set_found (GtkListItem *list_item, const char *found);
void bsl_project_row_unbind (GtkListItem *list_item);

G_END_DECLS
