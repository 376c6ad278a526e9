/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/core/bsl-questionnaire.h"

G_BEGIN_DECLS

#define BSL_TYPE_VALUE_ROW (bsl_value_row_get_type ())
G_DECLARE_FINAL_TYPE (BslValueRow, bsl_value_row, BSL, VALUE_ROW, AdwEntryRow)

/**
 * BslValueRow:
 *
 * An entry for a number or a date. Signal "edited" when the text is to be taken: see
 * bsl_value_row_read(). Property "hint": the value in words, "" where the text says
 * them, what is wrong, or NULL for an empty entry.
 */
BslValueRow *bsl_value_row_new (const BslQuestion *question, BslLang lang);

/* What is saved; leaves the text of the person alone where it means the same. */
void bsl_value_row_set_value (BslValueRow *self, const BslValue *value);

/* Reads the text: unknown for an empty one. FALSE where it is no value, which the row then shows. */
gboolean bsl_value_row_read (BslValueRow *self, BslValue *value);

const char *bsl_value_row_get_hint (BslValueRow *self);
gboolean bsl_value_row_is_wrong (BslValueRow *self);

G_END_DECLS
