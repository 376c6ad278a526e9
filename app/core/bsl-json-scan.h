/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BSL_JSON_MAX_DEPTH 200

/* Checks without recursion that @data is one JSON text of RFC 8259 that a tree parser can take
 * safely: nesting of at most BSL_JSON_MAX_DEPTH, no member twice in an object, numbers that a
 * double or a 64-bit integer holds. Returns NULL, or the sentence (static, translated) of the first
 * fault and where it is, both counted from 1, columns in characters. */
const char *
bsl_json_scan (const char *data, gsize length, guint *line, guint *column);

G_END_DECLS
