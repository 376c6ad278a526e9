/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* libqpdf unfolds some streams as it opens a file, whatever they give. FALSE where the streams of
 * @bytes in zlib's format give more than @max together, or more streams of that format: found out
 * before any memory is taken for them. */
gboolean bsl_pdf_is_bounded (GBytes *bytes, gsize max);

G_END_DECLS
