/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends @text escaped for XML and HTML, as content or as a quoted attribute. */
void bsl_markup_text (GString *out, const char *text);

/* Appends @format with every string argument escaped the same way. */
void bsl_markup_printf (GString *out, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Appends @template with each "{name}" of the pairs replaced by its value, escaped; ends with NULL. */
void bsl_markup_template (GString *out, const char *template, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
