/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/report/bsl-document.h"

G_BEGIN_DECLS

/* What a reader reads in a section, whatever the format: lines without white space around them or
 * twice in a row, each ended by a line feed; notes stand before the line they belong to. Numbers of
 * headings, lists and notes, figures and the table of contents are left out: programs make them. */
typedef struct
{
  char *id;      /* "" before the first section */
  char *title;   /* its first heading, or NULL */
  GString *text;
} BslSectionText;

/**
 * BslSectionTexts:
 *
 * The text of a document by section, from its tree or read back from a file, to be compared.
 */
typedef struct _BslSectionTexts BslSectionTexts;

BslSectionTexts *bsl_section_texts_new (void);
BslSectionTexts *bsl_section_texts_new_from_document (BslDocument *document);
void bsl_section_texts_free (BslSectionTexts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslSectionTexts, bsl_section_texts_free)

/* Lines belong to the section @id from now on. */
void bsl_section_texts_begin (BslSectionTexts *self, const char *id);
/* A line that says nothing is left out, so a section without text does not exist. */
void bsl_section_texts_add (BslSectionTexts *self, const char *line, gboolean heading);

guint bsl_section_texts_get_count (BslSectionTexts *self);
const BslSectionText *bsl_section_texts_get (BslSectionTexts *self, guint index);
const BslSectionText *bsl_section_texts_find (BslSectionTexts *self, const char *id);

/* SHA-256 of the text of a section, and of all identifiers and texts in order. To be freed. */
char *bsl_section_text_dup_sha256 (const BslSectionText *self);
char *bsl_section_texts_dup_sha256 (BslSectionTexts *self);

G_END_DECLS
