/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-text.h"

G_BEGIN_DECLS

/**
 * BslSpreadsheet:
 *
 * Tables of cells, for an OpenDocument spreadsheet or as text. Numbers, money, days and addresses are such; no text is a
 * formula. The same cells give the same bytes.
 */
typedef struct _BslSpreadsheet BslSpreadsheet;

BslSpreadsheet *bsl_spreadsheet_new (void);
void bsl_spreadsheet_free (BslSpreadsheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslSpreadsheet, bsl_spreadsheet_free)

/* Goes on in a new table; @widths in centimetres, NULL-terminated and static. */
void bsl_spreadsheet_add_table (BslSpreadsheet *self, const char *name, const char *const *widths);
void bsl_spreadsheet_add_row (BslSpreadsheet *self);
guint bsl_spreadsheet_get_n_rows (BslSpreadsheet *self);
/* Cells of the last row, from the left. */
void bsl_spreadsheet_add_head (BslSpreadsheet *self, const char *text);
void bsl_spreadsheet_add_empty (BslSpreadsheet *self);
/* An empty cell where @text is NULL or "". */
void bsl_spreadsheet_add_text (BslSpreadsheet *self, const char *text);
/* A link where @text is an address of the web, else a text. */
void bsl_spreadsheet_add_source (BslSpreadsheet *self, const char *text);
/* A day where @iso is a whole one, else a text. */
void bsl_spreadsheet_add_day (BslSpreadsheet *self, const char *iso);
/* @number of @parts. */
void bsl_spreadsheet_add_number (BslSpreadsheet *self, gint64 number, gint64 parts);
/* Euros; @formula (may be NULL) in OpenFormula, of that result. */
void bsl_spreadsheet_add_money (BslSpreadsheet *self, gint64 number, gint64 parts, const char *formula);

/* To be unreffed. */
GBytes *bsl_spreadsheet_to_ods (BslSpreadsheet *self, GError **error);
/* The table @index. To be unreffed. */
GBytes *bsl_spreadsheet_to_csv (BslSpreadsheet *self, guint index, BslLang lang);

G_END_DECLS
