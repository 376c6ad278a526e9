/* SPDX-License-Identifier: EUPL-1.2 */
/* The smallest selections that cover a set: exact, by branch and bound. */

#include "config.h"

#include "app/rules/bsl-cover.h"

#include <string.h>

#define MAX_BITS 64
/* Up to so many bits, how many items a rest needs is kept for every rest. */
#define MAX_TABLE_BITS 20
#define UNKNOWN 0

typedef struct
{
  guint n_owners, n_doubtful;
  guint n;
  guint taken[MAX_BITS]; /* ascending */
} Selection;

typedef struct
{
  const BslCoverItem *items;
  guint n_items;
  guint64 *brings;             /* by item: bits that count, moved together at the low end */
  guint n_bits;
  GArray *sellers[MAX_BITS];   /* by bit, of guint: items, ascending */
  guint8 *needed;              /* by rest: how many items it takes, or UNKNOWN; NULL for too many bits */
  guint most;                  /* bits the most generous item brings */
  GArray *generous;            /* of guint: items of which no other brings all and more */
  gboolean *banned;            /* by item: its selections are found already */
  guint wanted, limit;
  guint path[MAX_BITS];
  GArray *found;               /* of Selection, the best first */
} Search;

static GArray *
list_sellers (Search *self, guint64 bit)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->n_items; i++)
    if ((self->items[i].brings & bit) != 0)
      g_array_append_val (list, i);
  return list;
}

/* Is each of @few among @many? Both ascend. */
static gboolean
is_among (const GArray *few, const GArray *many)
{
  guint j = 0;

  if (few->len > many->len)
    return FALSE;
  for (guint i = 0; i < few->len; i++)
    {
      guint item = g_array_index (few, guint, i);
      while (j < many->len && g_array_index (many, guint, j) < item)
        j++;
      if (j == many->len || g_array_index (many, guint, j) != item)
        return FALSE;
    }
  return TRUE;
}

/* A bit that comes with another one whatever is taken for that one does not count. */
static void
choose_bits (Search *self)
{
  GArray *lists[MAX_BITS] = { NULL };

  for (guint bit = 0; bit < MAX_BITS; bit++)
    lists[bit] = list_sellers (self, G_GUINT64_CONSTANT (1) << bit);
  for (guint bit = 0; bit < MAX_BITS; bit++)
    {
      gboolean counts = lists[bit]->len > 0;
      for (guint other = 0; counts && other < MAX_BITS; other++)
        if (other != bit && lists[other]->len > 0 && is_among (lists[other], lists[bit]))
          counts = lists[other]->len == lists[bit]->len && bit < other;
      if (counts)
        self->sellers[self->n_bits++] = g_array_ref (lists[bit]);
    }
  for (guint bit = 0; bit < MAX_BITS; bit++)
    g_array_unref (lists[bit]);
  for (guint bit = 0; bit < self->n_bits; bit++)
    for (guint i = 0; i < self->sellers[bit]->len; i++)
      self->brings[g_array_index (self->sellers[bit], guint, i)] |= G_GUINT64_CONSTANT (1) << bit;
}

static guint
count_bits (guint64 bits)
{
  return (guint) __builtin_popcountll (bits);
}

static void
find_generous (Search *self)
{
  self->generous = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < self->n_items; i++)
    {
      guint64 mine = self->brings[i];
      gboolean beaten = mine == 0;
      for (guint j = 0; !beaten && j < self->n_items; j++)
        beaten = j != i && (mine & ~self->brings[j]) == 0 && (mine != self->brings[j] || j < i);
      if (!beaten)
        g_array_append_val (self->generous, i);
      self->most = MAX (self->most, count_bits (mine));
    }
}

/* The bit of @rest that the fewest items bring leaves the fewest choices. */
static guint
find_scarcest (Search *self, guint64 rest)
{
  guint best = MAX_BITS;

  for (; rest != 0; rest &= rest - 1)
    {
      guint bit = (guint) __builtin_ctzll (rest);
      if (best == MAX_BITS || self->sellers[bit]->len < self->sellers[best]->len)
        best = bit;
    }
  return best;
}

/* At least so many items cover @rest; exactly so many where there is a table. */
static guint
count_needed (Search *self, guint64 rest)
{
  guint bit, best = G_MAXUINT;

  if (rest == 0)
    return 0;
  if (self->needed == NULL)
    return (count_bits (rest) + self->most - 1) / self->most;
  if (self->needed[rest] != UNKNOWN)
    return self->needed[rest];
  bit = find_scarcest (self, rest);
  for (guint i = 0; i < self->generous->len; i++)
    {
      guint64 brings = self->brings[g_array_index (self->generous, guint, i)];
      if ((brings >> bit) & 1)
        best = MIN (best, 1 + count_needed (self, rest & ~brings));
    }
  self->needed[rest] = (guint8) best;
  return best;
}

static int
compare_taken (const guint *a, const guint *b, guint n)
{
  for (guint i = 0; i < n; i++)
    if (a[i] != b[i])
      return a[i] < b[i] ? -1 : 1;
  return 0;
}

static int
compare_selections (const Selection *a, const Selection *b)
{
  if (a->n_owners != b->n_owners)
    return a->n_owners < b->n_owners ? -1 : 1;
  if (a->n_doubtful != b->n_doubtful)
    return a->n_doubtful < b->n_doubtful ? -1 : 1;
  return compare_taken (a->taken, b->taken, a->n);
}

static int
compare_places (const void *a, const void *b)
{
  guint left = *(const guint *) a, right = *(const guint *) b;

  return left < right ? -1 : left > right;
}

static Selection
describe (Search *self, guint n)
{
  Selection selection = { .n = n };

  for (guint i = 0; i < n; i++)
    {
      const BslCoverItem *item = &self->items[self->path[i]];
      gboolean seen = FALSE;
      for (guint j = 0; !seen && j < i; j++)
        seen = self->items[self->path[j]].owner == item->owner;
      selection.n_owners += seen ? 0 : 1;
      selection.n_doubtful += item->doubtful ? 1 : 0;
    }
  memcpy (selection.taken, self->path, n * sizeof (guint));
  qsort (selection.taken, n, sizeof (guint), compare_places);
  return selection;
}

/* No selection that goes on from @depth items for @rest comes before this one. */
static Selection
describe_best (Search *self, guint depth, guint64 rest)
{
  Selection selection;
  guint first = G_MAXUINT, last = 0;

  for (guint64 bits = rest; bits != 0; bits &= bits - 1)
    {
      guint seller = g_array_index (self->sellers[__builtin_ctzll (bits)], guint, 0);
      first = MIN (first, seller);
      last = MAX (last, seller);
    }
  selection = describe (self, depth);
  for (guint i = depth; i < self->wanted; i++)
    selection.taken[i] = i + 1 < self->wanted ? first : last;
  selection.n = self->wanted;
  qsort (selection.taken, selection.n, sizeof (guint), compare_places);
  return selection;
}

static gboolean
is_hopeless (Search *self, guint depth, guint64 rest)
{
  Selection best;

  if (depth + count_needed (self, rest) > self->wanted)
    return TRUE;
  if (self->found->len < self->limit)
    return FALSE;
  best = describe_best (self, depth, rest);
  return compare_selections (&best, &g_array_index (self->found, Selection, self->limit - 1)) >= 0;
}

static void
keep (Search *self)
{
  Selection selection = describe (self, self->wanted);
  guint place = self->found->len;

  while (place > 0 && compare_selections (&selection, &g_array_index (self->found, Selection, place - 1)) < 0)
    place--;
  if (place < self->limit)
    g_array_insert_val (self->found, place, selection);
  if (self->found->len > self->limit)
    g_array_set_size (self->found, self->limit);
}

static void search (Search *self, guint64 rest, guint depth);

/* One selection after the other with each of @sellers; what one has been taken in is not found again with the next. */
static void
branch (Search *self, const GArray *sellers, guint64 rest, guint depth)
{
  g_autoptr (GArray) tried = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < sellers->len; i++)
    {
      guint item = g_array_index (sellers, guint, i);
      if (self->banned[item])
        continue;
      self->path[depth] = item;
      search (self, rest & ~self->brings[item], depth + 1);
      self->banned[item] = TRUE;
      g_array_append_val (tried, item);
    }
  for (guint i = 0; i < tried->len; i++)
    self->banned[g_array_index (tried, guint, i)] = FALSE;
}

static void
search (Search *self, guint64 rest, guint depth)
{
  if (is_hopeless (self, depth, rest))
    return;
  if (rest == 0)
    keep (self);
  else
    branch (self, self->sellers[find_scarcest (self, rest)], rest, depth);
}

static void
search_sizes (Search *self)
{
  guint64 all = self->n_bits == MAX_BITS ? G_MAXUINT64 : (G_GUINT64_CONSTANT (1) << self->n_bits) - 1;

  for (self->wanted = count_needed (self, all); self->n_bits > 0 && self->found->len == 0; self->wanted++)
    search (self, all, 0);
}

static GPtrArray *
hand_over (Search *self)
{
  GPtrArray *selections = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < self->found->len; i++)
    {
      const Selection *selection = &g_array_index (self->found, Selection, i);
      GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (guint), selection->n);
      g_array_append_vals (places, selection->taken, selection->n);
      g_ptr_array_add (selections, places);
    }
  return selections;
}

static void
search_clear (Search *self)
{
  for (guint bit = 0; bit < self->n_bits; bit++)
    g_array_unref (self->sellers[bit]);
  g_array_unref (self->generous);
  g_array_unref (self->found);
  g_free (self->needed);
  g_free (self->brings);
  g_free (self->banned);
}

GPtrArray *
bsl_cover_find (const BslCoverItem *items, guint n_items, guint limit)
{
  Search self = { .items = items, .n_items = n_items, .limit = limit };
  GPtrArray *selections;

  self.brings = g_new0 (guint64, n_items);
  self.banned = g_new0 (gboolean, n_items);
  self.found = g_array_new (FALSE, FALSE, sizeof (Selection));
  choose_bits (&self);
  find_generous (&self);
  if (self.n_bits <= MAX_TABLE_BITS)
    self.needed = g_new0 (guint8, (gsize) 1 << self.n_bits);
  if (limit > 0)
    search_sizes (&self);
  selections = hand_over (&self);
  search_clear (&self);
  return selections;
}
