/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-problems.h"

G_BEGIN_DECLS

/**
 * BslPlace:
 *
 * A place in a large JSON file, on the stack of the reader. Unlike #BslJson it costs no memory: the
 * path is built only where there is something to complain about.
 */
typedef struct _BslPlace BslPlace;

struct _BslPlace
{
  const BslPlace *parent; /* NULL: the root */
  const BslJson *root;
  const char *name; /* of a member, or NULL for an element */
  guint index;
  JsonNode *node;
};

BslPlace bsl_place_root (const BslJson *root);
BslPlace bsl_place_member (const BslPlace *self, const char *name);
/* A member that is already known, while iterating. */
BslPlace bsl_place_at (const BslPlace *self, const char *name, JsonNode *node);
BslPlace bsl_place_element (const BslPlace *self, guint index);
/* The same place as #BslJson, for its readers and messages. */
BslJson bsl_place_to_json (const BslPlace *self);

gboolean bsl_place_is_null (const BslPlace *self);
/* Number of elements; a problem where it is neither a list nor absent. */
guint bsl_place_length (const BslPlace *self);
/* The object to iterate over, or NULL with a problem. */
JsonObject *bsl_place_object (const BslPlace *self);
/* A problem for each member that is not in the NULL-terminated @names. */
void bsl_place_only (const BslPlace *self, const char *const *names);

/* The text, or NULL with a problem; it belongs to the tree. */
const char *bsl_place_string (const BslPlace *self);
const char *bsl_place_optional_string (const BslPlace *self);
/* The word, of the NULL-terminated @words, or NULL with a problem; from @words. */
const char *bsl_place_word (const BslPlace *self, const char *const *words);
double bsl_place_number (const BslPlace *self);

G_END_DECLS
