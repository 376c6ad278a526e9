/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "app/report/bsl-document.h"

G_BEGIN_DECLS

#define BSL_TYPE_PREVIEW_ROW (bsl_preview_row_get_type ())
G_DECLARE_FINAL_TYPE (BslPreviewRow, bsl_preview_row, BSL, PREVIEW_ROW, GtkListBoxRow)

/**
 * BslPreviewRow:
 *
 * A paragraph, a point of a list, or a row of a table, to read. Where it has an origin it can be
 * pressed: activates "preview.go" (s: origin). Ctrl+C copies its text. Actions "line.go", "line.copy".
 */

/* Adds the rows of @block to @list. */
void bsl_preview_rows_add (GtkListBox *list, const BslBlock *block);

/* NULL where it cannot be pressed. */
const char *bsl_preview_row_get_origin (BslPreviewRow *self);

G_END_DECLS
