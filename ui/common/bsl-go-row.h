/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BSL_TYPE_GO_ROW (bsl_go_row_get_type ())
G_DECLARE_FINAL_TYPE (BslGoRow, bsl_go_row, BSL, GO_ROW, AdwActionRow)

/* A row that leads elsewhere: its action "row.go" (what a click does) activates @action with the
 * string @target. @subtitle may be NULL. No markup. */
GtkWidget *bsl_go_row_new (const char *title, const char *subtitle, const char *action, const char *target);

/* For a row that is used anew. */
void bsl_go_row_set_target (BslGoRow *self, const char *target);

/* Another icon than the arrow, where the row does something rather than lead somewhere. */
void bsl_go_row_set_icon (BslGoRow *self, const char *icon);

G_END_DECLS
