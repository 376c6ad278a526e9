/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>
#include <qpdf/qpdf-c.h>

G_BEGIN_DECLS

/* The bytes of a stream, unfolded where that is zlib's work and to a bounded size; NULL otherwise. */
GBytes *bsl_pdf_read_stream (qpdf_data qpdf, qpdf_oh stream, GError **error);

/* Fingerprint of what each page draws: its content and, by name, the forms and images it uses. Not
 * of the fonts, nor of notes put on it. Stays the same when the file is written anew as it is, signed
 * or annotated. NULL-terminated, g_strfreev(). */
char **bsl_pdf_dup_pages (qpdf_data qpdf);

G_END_DECLS
