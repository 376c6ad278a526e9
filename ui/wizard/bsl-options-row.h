/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BSL_TYPE_OPTIONS_ROW (bsl_options_row_get_type ())
G_DECLARE_FINAL_TYPE (BslOptionsRow, bsl_options_row, BSL, OPTIONS_ROW, AdwExpanderRow)

/* A group of choices that opens; its action "options.toggle" is what a click does. */
BslOptionsRow *bsl_options_row_new (const char *title, const char *group);
/* Identifier of the group; NULL where none was given. */
const char *bsl_options_row_get_group (BslOptionsRow *self);

G_END_DECLS
