/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/catalogue/bsl-node.h"
#include "app/core/bsl-problems.h"

G_BEGIN_DECLS

/**
 * BslOfferList:
 *
 * The file of a catalogue, taken apart: its head, and its offers one after the other. A tree of the
 * whole file would cost more to free than to read, and hold many times its size in memory.
 */
typedef struct
{
  const char *name;   /* of the list */
  BslJson head;       /* the file with that list empty */
  JsonParser *parser; /* of the head */
  const char *at, *end;
  const char *start; /* of the current offer */
  guint n_read;
  BslNodes *nodes;
  JsonParser *offer; /* the current offer, where somebody complains about it */
} BslOfferList;

/* FALSE with a problem where @bytes are no catalogue. @bytes must outlive the list. */
gboolean bsl_offer_list_open (BslOfferList *self, GBytes *bytes, const char *file, BslProblems *problems);
/* The same of a layer, of which one list is read so: "corrections" or "offers". */
gboolean bsl_offer_list_open_layer (BslOfferList *self, GBytes *bytes, const char *file, const char *name,
                                    BslProblems *problems);
/* The next element of the list; it lasts until the next call. NULL at the end. */
BslNode *bsl_offer_list_next (BslOfferList *self);
/* The text of the next element, which is not read but for its member "id": NULL where that is no text. Both last
 * until the next call. NULL at the end. */
const char *bsl_offer_list_skip (BslOfferList *self, gsize *length, const char **id);
/* The current element with its path, for messages. */
BslJson bsl_offer_list_to_json (BslOfferList *self);
void bsl_offer_list_clear (BslOfferList *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BslOfferList, bsl_offer_list_clear)

G_END_DECLS
