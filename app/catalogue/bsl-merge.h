/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/catalogue/bsl-layer.h"

G_BEGIN_DECLS

/* The bytes of a catalogue: @base with @layers (of BslLayer, in order) applied to it. What no layer touches stays as it
 * is written; a corrected fact carries the one before. Without layers, and where @base is no catalogue, these are the
 * bytes of @base: the reader of the catalogue complains.
 *
 * Corrections and offers of layers that are in @refused (their JsonObject, or NULL) change nothing, and the merged bytes
 * say so. @touched, unless NULL: where an offer that layers changed or added stands in the merged list, by index + 1
 * (GUINT_TO_POINTER) its identifier. */
GBytes *bsl_merge (GBytes *base, GPtrArray *layers, BslAttributes *attributes, GHashTable *refused,
                   GHashTable **touched);

/* Whether two facts ({"value": …} or {"timeline": […]}, or NULL: unknown) say the same, whoever says it. */
gboolean bsl_merge_says_same (JsonNode *a, JsonNode *b);

G_END_DECLS
