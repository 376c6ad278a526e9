/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/bsl-session.h"

G_BEGIN_DECLS

#define BSL_TYPE_TITLE_ROW (bsl_title_row_get_type ())
G_DECLARE_FINAL_TYPE (BslTitleRow, bsl_title_row, BSL, TITLE_ROW, AdwEntryRow)

/* The title of the project: saved when typing pauses, when the row is left and on Enter. */
void bsl_title_row_set_session (BslTitleRow *self, BslSession *session);

G_END_DECLS
