/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BslPdfUpdate:
 *
 * An incremental update of a file of cairo's (ISO 32000-1, 7.5.6): objects are written behind it as
 * text, which takes a fraction of the time of building them one by one with a library.
 */
typedef struct
{
  GByteArray *file;
  GString *text;    /* appended to the file at the end */
  GArray *offsets;  /* of gsize: in the file, of each new object */
  guint first;      /* number of the first new object */
  GArray *pages;    /* of guint: object of each page */
  char *trailer;    /* entries of cairo's trailer, without the size */
  gsize previous;   /* offset of its cross-reference table */
} BslPdfUpdate;

/* FALSE where @file is not as cairo writes it at version 1.4. Repairs its cross-references. */
gboolean bsl_pdf_update_init (BslPdfUpdate *self, GByteArray *file);
void bsl_pdf_update_clear (BslPdfUpdate *self);

/* A number for an object that is written later. */
guint bsl_pdf_update_reserve (BslPdfUpdate *self);
/* Starts the object; what it is goes into @text until the next one. */
void bsl_pdf_update_begin (BslPdfUpdate *self, guint object);
void bsl_pdf_update_end (BslPdfUpdate *self);
/* A stream object; @entries are those of its dictionary but the length. Returns its number. */
guint bsl_pdf_update_add_stream (BslPdfUpdate *self, const char *entries, gconstpointer data, gsize size);
/* Puts all new objects behind the file. */
void bsl_pdf_update_finish (BslPdfUpdate *self);

/* Text as a string object: ASCII in parentheses or UTF-16 in hexadecimal. */
void bsl_pdf_update_add_string (BslPdfUpdate *self, const char *text);

G_END_DECLS
