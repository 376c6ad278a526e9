/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <qpdf/qpdf-c.h>

#include "app/report/bsl-pdf-private.h"

G_BEGIN_DECLS

/* Writes the structure tree, its parent tree and the link annotations into @qpdf. */
void bsl_pdf_write_structure (qpdf_data qpdf, BslPdfFlow *flow, GArray *links);

G_END_DECLS
