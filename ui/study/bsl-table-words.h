/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/study/bsl-offer-table.h"
#include "ui/common/bsl-words.h"

G_BEGIN_DECLS

/* Words of a table of offers. Translated, not to be freed. */
const char *bsl_table_words_for_state (BslTableState state);
/* "Requirements", "Criteria of the Study" … */
const char *bsl_table_words_for_part (BslTablePart part);
/* Where a service stands. */
const char *bsl_table_words_for_perimeter (BslPerimeter perimeter);
/* A sign of its own form for it. */
const char *bsl_table_words_get_sign (BslPerimeter perimeter);
/* Sign and words. To be freed. */
char *bsl_table_words_dup_perimeter (BslPerimeter perimeter);

/* What a row is about. */
const char *bsl_table_words_get_title (const BslTableRow *row, BslLang lang);
/* What a cell says; "Unknown" where nothing is known. To be freed. */
char *bsl_table_words_dup_value (const BslOfferTable *table, const BslTableRow *row, guint offer, BslLang lang);
/* What that rests on, line by line; g_strfreev(). */
char **bsl_table_words_dup_grounds (const BslOfferTable *table, const BslTableRow *row, guint offer, BslLang lang);
/* The icon of a cell; FALSE where it has none. */
gboolean bsl_table_words_get_icon (const BslTableRow *row, guint offer, BslWord *word);

G_END_DECLS
