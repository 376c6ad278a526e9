/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The word of @words (NULL-terminated) that @text was probably meant to be, or NULL. */
const char *
bsl_nearest_word (const char *text, const char *const *words);

/* The end of a message about @text: what it probably meant, or the words that are allowed. A whole
 * sentence in the user's language, to be freed. */
char *
bsl_nearest_advice (const char *text, const char *const *words);

G_END_DECLS
