/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/report/bsl-document.h"

G_BEGIN_DECLS

/* @text as every writer can hold it: valid UTF-8 of characters of XML 1.0 without controls, line
 * ends as line feeds, tabs as spaces, no overrides of writing direction. To be freed. */
char *bsl_document_clean_text (const char *text);

/* A line outside a document. */
BslLine *bsl_line_new (void);
void bsl_line_free (BslLine *self);

/* Calls @visit for every line of @block in reading order. */
typedef void (*BslLineFunc) (const BslLine *line, gpointer data);
void bsl_block_foreach_line (const BslBlock *block, BslLineFunc visit, gpointer data);

gboolean bsl_line_has_notes (const BslLine *self);

/* TRUE where the block at @index is a paragraph that stands on the page of the next: it is among the last, it announces a list,
 * table or figure, is the small print below a heading, or a clause above its small print. */
gboolean bsl_document_announces (BslDocument *self, guint index);

G_END_DECLS
