/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/catalogue/bsl-attributes.h"

G_BEGIN_DECLS

/**
 * BslLayer:
 *
 * Corrections of facts and further offers, by a ministry or by the user, to be merged into the base of a catalogue:
 * see data/catalogue/layer.schema.json. A correction stands whatever the base says later, until it is taken back.
 */
typedef struct _BslLayer BslLayer;

/* Every fault of the file is added to @problems; NULL where there is one. An offer or attribute that nobody knows is
 * none: the base may have lost it since. */
BslLayer *bsl_layer_load (const char *file, BslAttributes *attributes, BslProblems *problems);
/* The same from bytes; @name stands in the problems. */
BslLayer *bsl_layer_load_bytes (GBytes *bytes, const char *name, BslAttributes *attributes, BslProblems *problems);
void bsl_layer_free (BslLayer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslLayer, bsl_layer_free)

const char *bsl_layer_get_file (BslLayer *self);
const char *bsl_layer_get_edition (BslLayer *self);
BslDate bsl_layer_get_date (BslLayer *self);
/* The file as it is; borrowed. */
JsonNode *bsl_layer_get_root (BslLayer *self);
/* The lists of the file, NULL where there is none; borrowed. */
JsonArray *bsl_layer_get_corrections (BslLayer *self);
JsonArray *bsl_layer_get_offers (BslLayer *self);
/* Whether it says nothing, as where all was taken back. */
gboolean bsl_layer_is_empty (BslLayer *self);

G_END_DECLS
