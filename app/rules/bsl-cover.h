/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One of the things that may be taken to cover a set. */
typedef struct
{
  guint64 brings; /* what of the set, as bits */
  guint owner;    /* the same number for the same owner */
  gboolean doubtful;
} BslCoverItem;

/* The smallest selections of @items that bring all that any of them brings: fewest items, then fewest owners, then
 * fewest doubtful ones, then the order of the items; the @limit first of them. Exact and always the same. Of GArray of
 * guint: places in @items, ascending. Owned by the caller; empty where nothing is brought; NULL where there are so many
 * that the smallest cannot be told within a moment, which depends on @items alone and not on the machine. */
GPtrArray *bsl_cover_find (const BslCoverItem *items, guint n_items, guint limit);

G_END_DECLS
