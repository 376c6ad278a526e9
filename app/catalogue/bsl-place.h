/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/catalogue/bsl-offer-list.h"

G_BEGIN_DECLS

/**
 * BslPlace:
 *
 * A place in the current offer of a list, on the stack of the reader. Unlike #BslJson it costs no
 * memory: the path is built only where there is something to complain about.
 */
typedef struct _BslPlace BslPlace;

struct _BslPlace
{
  const BslPlace *parent; /* NULL: the offer */
  BslOfferList *list;
  const char *name; /* of a member, or NULL for an element */
  guint index;
  const BslNode *node; /* NULL where there is no such member */
};

BslPlace bsl_place_root (BslOfferList *list, const BslNode *offer);
BslPlace bsl_place_member (const BslPlace *self, const char *name);
/* The same from the node itself, while iterating over an object or a list. */
BslPlace bsl_place_named (const BslPlace *self, const BslNode *member);
BslPlace bsl_place_nth (const BslPlace *self, guint index, const BslNode *element);
/* The same place as #BslJson, for its readers and messages. */
BslJson bsl_place_to_json (const BslPlace *self);
/* The problems from @first on are about the offer that this is, or corrects: as it is called, as far as that can be read. */
void bsl_place_name_problems (const BslPlace *self, guint first);

/* TRUE for an absent member and for null */
gboolean bsl_place_is_null (const BslPlace *self);
gboolean bsl_place_is (const BslPlace *self, BslNodeKind kind);
/* The first child of a list or an object, for a loop over next; NULL with a problem where it is of
 * another kind. An absent list is empty, an absent object is a problem. */
const BslNode *bsl_place_elements (const BslPlace *self);
const BslNode *bsl_place_members (const BslPlace *self);
/* A problem for each member that is not in the NULL-terminated @names, and where this is no object. */
void bsl_place_only (const BslPlace *self, const char *const *names);

/* Bytes of the longest text of an offer. */
#define BSL_PLACE_MAX_TEXT (64 * 1024)

/* FALSE with a problem where this is a text longer than BSL_PLACE_MAX_TEXT. */
gboolean bsl_place_string_fits (const BslPlace *self);
/* The text, or NULL with a problem; it lasts as long as the offer. */
const char *bsl_place_string (const BslPlace *self);
const char *bsl_place_optional_string (const BslPlace *self);
/* The word, of the NULL-terminated @words, or NULL with a problem; from @words. */
const char *bsl_place_word (const BslPlace *self, const char *const *words);
double bsl_place_number (const BslPlace *self);

G_END_DECLS
