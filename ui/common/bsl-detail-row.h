/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BSL_TYPE_DETAIL_ROW (bsl_detail_row_get_type ())
G_DECLARE_FINAL_TYPE (BslDetailRow, bsl_detail_row, BSL, DETAIL_ROW, AdwExpanderRow)

typedef void (*BslDetailFill) (BslDetailRow *row, gpointer subject, gconstpointer detail);

/**
 * BslDetailRow:
 *
 * A row that opens; what it holds is created when it is first opened. Its action "detail.toggle" is
 * what a click does.
 *
 * @fill is called once with @subject, which must outlive the row (the page), and @detail.
 */
GtkWidget *bsl_detail_row_new (const char *title, const char *subtitle, BslDetailFill fill,
                               gpointer subject, gconstpointer detail);

G_END_DECLS
