/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/report/bsl-document.h"

G_BEGIN_DECLS

/* Each writes the whole document or fails and writes nothing; the caller puts the bytes in place. */
GBytes *bsl_odt_write (BslDocument *document, GError **error);
GBytes *bsl_pdf_write (BslDocument *document, GError **error);
GBytes *bsl_html_write (BslDocument *document, GError **error);
GBytes *bsl_text_write (BslDocument *document, GError **error);

/* How many pages it fills. */
guint bsl_pdf_count_pages (BslDocument *document);

typedef struct
{
  const char *id;        /* "odt" */
  const char *extension; /* ".odt" */
  GBytes *(*write) (BslDocument *document, GError **error);
} BslFormat;

/* The format by id, or NULL. */
const BslFormat *bsl_format_find (const char *id);
/* NULL-terminated table */
const BslFormat *bsl_format_get_all (void);

G_END_DECLS
