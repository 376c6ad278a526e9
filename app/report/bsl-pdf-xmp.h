/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/report/bsl-document.h"

G_BEGIN_DECLS

/* The metadata of a PDF (XMP), with the properties of @document and the fingerprints of its pages. */
GString *bsl_pdf_xmp_write (BslDocument *document, char **pages);

/* Those fingerprints, or NULL where @xmp has none or is damaged; g_strfreev(). */
char **bsl_pdf_xmp_dup_pages (GBytes *xmp);

G_END_DECLS
