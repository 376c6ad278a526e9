/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* libqpdf unfolds some streams as it opens a file, whatever they give. FALSE where the streams of
 * @bytes in zlib's format give more than @max together, or more streams of that format; where a stream
 * of objects or of cross-references needs other work than zlib's; where a dictionary is written so
 * that this cannot be told. Found out before any memory is taken for them; what is encrypted is not
 * looked into. */
gboolean bsl_pdf_is_bounded (GBytes *bytes, gsize max);

G_END_DECLS
