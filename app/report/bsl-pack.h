/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A part of a file may unfold to this much: more than any document of Boussole has. */
#define BSL_PACK_MAX (64u << 20)

/* What @data of zlib's format unfolds to, at most @max bytes: more fails with BSL_ERROR_INVALID, as
 * does what is damaged, before the memory is taken. */
GBytes *bsl_pack_inflate (gconstpointer data, gsize size, gsize max, GError **error);

/* @bytes as a line of letters (zlib, Base64), and back with the same bound. The text is to be freed;
 * the same bytes give the same text. */
char *bsl_pack_to_text (GBytes *bytes);
GBytes *bsl_pack_from_text (const char *text, gsize max, GError **error);

G_END_DECLS
