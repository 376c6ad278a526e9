/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/report/bsl-pdf-private.h"
#include "app/report/bsl-pdf-update.h"

G_BEGIN_DECLS

/* Start of the identifier of the element of a section. */
#define BSL_PDF_SECTION "section."

/* Numbers of the objects that catalogue and pages have to name. */
typedef struct
{
  guint root;           /* structure tree */
  guint *annotations;   /* of each page: array of links, or 0; owned */
} BslPdfStructure;

/* Writes structure tree, parent tree and link annotations. */
void bsl_pdf_structure_write (BslPdfStructure *self, BslPdfUpdate *update, BslPdfFlow *flow, GArray *links);
void bsl_pdf_structure_clear (BslPdfStructure *self);

G_END_DECLS
