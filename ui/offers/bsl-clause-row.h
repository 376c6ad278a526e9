/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BSL_TYPE_CLAUSE_ROW (bsl_clause_row_get_type ())
G_DECLARE_FINAL_TYPE (BslClauseRow, bsl_clause_row, BSL, CLAUSE_ROW, AdwExpanderRow)

/* A clause ready for the contract, folded under its title; its action "clause.copy" puts it on the
 * clipboard. */
GtkWidget *bsl_clause_row_new (const char *title, const char *text);

G_END_DECLS
