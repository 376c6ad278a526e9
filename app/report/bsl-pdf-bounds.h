/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  BSL_PDF_BOUNDED,
  BSL_PDF_UNBOUNDED,
  BSL_PDF_HIDDEN, /* its streams of objects are encrypted: what they give is not known */
} BslPdfBounds;

/* libqpdf unfolds some streams as it opens a file, whatever they give. Unbounded is where the streams of
 * @bytes in zlib's format give more than @max together, or more streams of that format; where a stream
 * of objects or of cross-references needs other work than zlib's; where a dictionary is written so
 * that this cannot be told. Found out before any memory is taken for them. */
BslPdfBounds bsl_pdf_find_bounds (GBytes *bytes, gsize max);

G_END_DECLS
