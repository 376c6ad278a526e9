/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BSL_TYPE_LINK_ROW (bsl_link_row_get_type ())
G_DECLARE_FINAL_TYPE (BslLinkRow, bsl_link_row, BSL, LINK_ROW, AdwActionRow)

/* A row that opens @url in the browser: its action "link.open" is what a click does. A plain row
 * where @url is NULL. @subtitle may be NULL. No markup. */
GtkWidget *bsl_link_row_new (const char *title, const char *subtitle, const char *url);

G_END_DECLS
