/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-text.h"

G_BEGIN_DECLS

/* Text for a spreadsheet: fields in quotes, lines that end with CR and LF, a byte order mark at the head, and the
 * separator that a spreadsheet of the language expects. */

/* With the byte order mark. */
GString *bsl_csv_new (void);
/* Adds a field to the last line. What a spreadsheet would take for a formula becomes a text. */
void bsl_csv_add (GString *text, const char *field, BslLang lang);
/* The same of a number, written with a point and without quotes: no formula, and no text. */
void bsl_csv_add_number (GString *text, const char *number, BslLang lang);
void bsl_csv_end_line (GString *text);

G_END_DECLS
