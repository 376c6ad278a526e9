/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BSL_TYPE_TEXT_ROW (bsl_text_row_get_type ())
G_DECLARE_FINAL_TYPE (BslTextRow, bsl_text_row, BSL, TEXT_ROW, AdwActionRow)

/* A sentence to read; it takes the focus so that a screen reader can stop at it. No markup. */
GtkWidget *bsl_text_row_new (const char *text);

/* A property and its value: "Required" above "HDS certification"; the value can be selected. */
GtkWidget *bsl_property_row_new (const char *title, const char *value);

G_END_DECLS
