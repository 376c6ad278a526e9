/* SPDX-License-Identifier: EUPL-1.2 */
/* The smallest selections that cover a set: exact, by branch and bound. */

#include "config.h"

#include "app/rules/bsl-cover.h"

#define MAX_BITS 64
/* How many items a rest needs is kept for every rest of so many bits, the scarcest. */
#define MAX_TABLE_BITS 20
#define UNKNOWN 0
/* Branches looked at before a search is given up, so that it ends within a moment whatever is asked. */
#define MAX_BRANCHES (1u << 20)

typedef struct
{
  guint taken[MAX_BITS]; /* ascending */
} Selection;

/* How many of some things a rest needs: of the items, or of their owners with all they have. */
typedef struct
{
  guint64 scarcest; /* bits of which the table knows */
  GArray *brings;   /* of guint64: of those bits; none brings less than another does */
  guint8 *needed;   /* by rest of those bits, or UNKNOWN */
  guint most;       /* bits the most generous one brings, of all */
} Need;

typedef struct
{
  const BslCoverItem *items;
  guint n_items;
  guint64 *brings;             /* by item: bits that count, the scarcest lowest */
  guint64 *owner_brings;       /* by item: what its owner brings with all its items */
  guint n_bits;
  GArray *sellers[MAX_BITS];   /* by bit, of guint: items, ascending */
  Need of_items, of_owners;
  gboolean *banned;            /* by item: its selections are found already */
  guint wanted, n_owners, n_doubtful; /* what selections of this pass have */
  guint path[MAX_BITS];
  guint owners[MAX_BITS + 1];   /* by depth: owners on the path so far */
  guint doubtful[MAX_BITS + 1]; /* by depth: doubtful items on it */
  guint64 within[MAX_BITS + 1]; /* by depth: what the owners on it bring */
  guint n_branches;
  guint limit;
  GArray *found;               /* of Selection, those of this pass, the best first */
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

/* Before those that more items bring. */
static void
add_bit (Search *self, GArray *sellers)
{
  guint at = self->n_bits++;

  for (; at > 0 && self->sellers[at - 1]->len > sellers->len; at--)
    self->sellers[at] = self->sellers[at - 1];
  self->sellers[at] = g_array_ref (sellers);
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
        add_bit (self, lists[bit]);
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

static guint64
mask_of (guint n_bits)
{
  return n_bits == MAX_BITS ? G_MAXUINT64 : (G_GUINT64_CONSTANT (1) << n_bits) - 1;
}

static void
need_init (Need *self, const guint64 *brings, guint n, guint n_bits)
{
  guint width = MIN (n_bits, MAX_TABLE_BITS);

  self->brings = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->needed = g_new0 (guint8, (gsize) 1 << width);
  self->scarcest = mask_of (width);
  for (guint i = 0; i < n; i++)
    {
      guint64 part = brings[i] & self->scarcest;
      gboolean beaten = part == 0;
      for (guint j = 0; !beaten && j < n; j++)
        beaten = j != i && (part & ~brings[j]) == 0 && (part != (brings[j] & self->scarcest) || j < i);
      if (!beaten)
        g_array_append_val (self->brings, part);
      self->most = MAX (self->most, count_bits (brings[i]));
    }
}

static void
need_clear (Need *self)
{
  g_array_unref (self->brings);
  g_free (self->needed);
}

/* The bit of @rest that the fewest items bring leaves the fewest choices. */
static guint
find_scarcest (guint64 rest)
{
  return (guint) __builtin_ctzll (rest);
}

/* Exactly so many cover @rest, of the scarcest bits. */
static guint
look_up (Need *self, guint64 rest)
{
  guint bit, best = G_MAXUINT;

  if (rest == 0 || self->needed[rest] != UNKNOWN)
    return self->needed[rest];
  bit = find_scarcest (rest);
  for (guint i = 0; i < self->brings->len; i++)
    {
      guint64 brings = g_array_index (self->brings, guint64, i);
      if ((brings >> bit) & 1)
        best = MIN (best, 1 + look_up (self, rest & ~brings));
    }
  self->needed[rest] = (guint8) best;
  return best;
}

/* At least so many cover @rest. */
static guint
count_needed (Need *self, guint64 rest)
{
  guint by_generosity = rest == 0 ? 0 : (count_bits (rest) + self->most - 1) / self->most;

  return MAX (by_generosity, look_up (self, rest & self->scarcest));
}

static int
compare_selections (const Search *self, const Selection *a, const Selection *b)
{
  for (guint i = 0; i < self->wanted; i++)
    if (a->taken[i] != b->taken[i])
      return a->taken[i] < b->taken[i] ? -1 : 1;
  return 0;
}

/* @places, of which there are as many as wanted, in their order. */
static Selection
arrange (const Search *self, const guint *places)
{
  Selection selection = { 0 };

  for (guint i = 0; i < self->wanted; i++)
    {
      guint at = i;
      for (; at > 0 && selection.taken[at - 1] > places[i]; at--)
        selection.taken[at] = selection.taken[at - 1];
      selection.taken[at] = places[i];
    }
  return selection;
}

static gboolean
is_owned (const Search *self, guint depth, guint owner)
{
  for (guint i = 0; i < depth; i++)
    if (self->items[self->path[i]].owner == owner)
      return TRUE;
  return FALSE;
}

/* May @item still be taken, within the owners and the doubts of this pass? */
static gboolean
is_allowed (const Search *self, guint depth, guint item)
{
  const BslCoverItem *it = &self->items[item];

  return !self->banned[item] && (!it->doubtful || self->doubtful[depth] < self->n_doubtful)
         && (self->owners[depth] < self->n_owners || is_owned (self, depth, it->owner));
}

/* The first that may be taken for @bit, or G_MAXUINT. */
static guint
find_first (const Search *self, guint depth, guint bit)
{
  for (guint i = 0; i < self->sellers[bit]->len; i++)
    if (is_allowed (self, depth, g_array_index (self->sellers[bit], guint, i)))
      return g_array_index (self->sellers[bit], guint, i);
  return G_MAXUINT;
}

/* No selection that goes on from here comes before the last one kept. Each item still to be taken brings something of
 * the rest, and one of them its latest part. */
static gboolean
is_too_late (const Search *self, guint depth, guint first, guint last)
{
  guint places[MAX_BITS];
  Selection best;

  if (self->found->len < self->limit)
    return FALSE;
  for (guint i = 0; i < self->wanted; i++)
    places[i] = i < depth ? self->path[i] : i + 1 < self->wanted ? first : last;
  best = arrange (self, places);
  return compare_selections (self, &best, &g_array_index (self->found, Selection, self->limit - 1)) >= 0;
}

static gboolean
is_hopeless (Search *self, guint depth, guint64 rest)
{
  guint first = G_MAXUINT, last = 0;

  if (depth + count_needed (&self->of_items, rest) > self->wanted
      || self->owners[depth] + count_needed (&self->of_owners, rest & ~self->within[depth]) > self->n_owners)
    return TRUE;
  for (guint64 bits = rest; bits != 0; bits &= bits - 1)
    {
      guint seller = find_first (self, depth, (guint) __builtin_ctzll (bits));
      if (seller == G_MAXUINT)
        return TRUE;
      first = MIN (first, seller);
      last = MAX (last, seller);
    }
  return is_too_late (self, depth, first, last);
}

static void
keep (Search *self)
{
  Selection selection = arrange (self, self->path);
  guint place = self->found->len;

  while (place > 0 && compare_selections (self, &selection, &g_array_index (self->found, Selection, place - 1)) < 0)
    place--;
  if (place < self->limit)
    g_array_insert_val (self->found, place, selection);
  if (self->found->len > self->limit)
    g_array_set_size (self->found, self->limit);
}

static void
take (Search *self, guint depth, guint item)
{
  const BslCoverItem *it = &self->items[item];

  self->owners[depth + 1] = self->owners[depth] + (is_owned (self, depth, it->owner) ? 0 : 1);
  self->doubtful[depth + 1] = self->doubtful[depth] + (it->doubtful ? 1 : 0);
  self->within[depth + 1] = self->within[depth] | self->owner_brings[item];
  self->path[depth] = item;
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
      if (!is_allowed (self, depth, item))
        continue;
      take (self, depth, item);
      search (self, rest & ~self->brings[item], depth + 1);
      self->banned[item] = TRUE;
      g_array_append_val (tried, item);
    }
  for (guint i = 0; i < tried->len; i++)
    self->banned[g_array_index (tried, guint, i)] = FALSE;
}

static gboolean
is_given_up (const Search *self)
{
  return self->n_branches > MAX_BRANCHES;
}

static void
search (Search *self, guint64 rest, guint depth)
{
  self->n_branches++;
  if (rest == 0)
    {
      if (self->owners[depth] == self->n_owners && self->doubtful[depth] == self->n_doubtful)
        keep (self);
      return;
    }
  if (!is_given_up (self) && !is_hopeless (self, depth, rest))
    branch (self, self->sellers[find_scarcest (rest)], rest, depth);
}

static void
hand_over (Search *self, GPtrArray *selections)
{
  for (guint i = 0; i < self->found->len; i++)
    {
      GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (guint), self->wanted);
      g_array_append_vals (places, g_array_index (self->found, Selection, i).taken, self->wanted);
      g_ptr_array_add (selections, places);
    }
  self->limit -= self->found->len;
  g_array_set_size (self->found, 0);
}

/* The selections of one size: those of the fewest owners first, and of those the least doubtful. */
static void
search_size (Search *self, guint64 all, GPtrArray *selections)
{
  for (self->n_owners = 1; self->n_owners <= self->wanted && self->limit > 0; self->n_owners++)
    for (self->n_doubtful = 0; self->n_doubtful <= self->wanted && self->limit > 0 && !is_given_up (self); self->n_doubtful++)
      {
        search (self, all, 0);
        hand_over (self, selections);
      }
}

static void
search_sizes (Search *self, GPtrArray *selections)
{
  guint64 all = mask_of (self->n_bits);

  for (self->wanted = count_needed (&self->of_items, all); self->n_bits > 0 && selections->len == 0 && !is_given_up (self); self->wanted++)
    search_size (self, all, selections);
}

static void
add_up_owners (Search *self)
{
  for (guint i = 0; i < self->n_items; i++)
    for (guint j = 0; j < self->n_items; j++)
      if (self->items[i].owner == self->items[j].owner)
        self->owner_brings[i] |= self->brings[j];
}

static void
search_clear (Search *self)
{
  for (guint bit = 0; bit < self->n_bits; bit++)
    g_array_unref (self->sellers[bit]);
  g_array_unref (self->found);
  need_clear (&self->of_items);
  need_clear (&self->of_owners);
  g_free (self->brings);
  g_free (self->owner_brings);
  g_free (self->banned);
}

GPtrArray *
bsl_cover_find (const BslCoverItem *items, guint n_items, guint limit)
{
  Search self = { .items = items, .n_items = n_items, .limit = limit };
  GPtrArray *selections = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  self.brings = g_new0 (guint64, n_items);
  self.owner_brings = g_new0 (guint64, n_items);
  self.banned = g_new0 (gboolean, n_items);
  self.found = g_array_new (FALSE, FALSE, sizeof (Selection));
  choose_bits (&self);
  add_up_owners (&self);
  need_init (&self.of_items, self.brings, n_items, self.n_bits);
  need_init (&self.of_owners, self.owner_brings, n_items, self.n_bits);
  if (limit > 0)
    search_sizes (&self, selections);
  if (is_given_up (&self))
    g_clear_pointer (&selections, g_ptr_array_unref);
  search_clear (&self);
  return selections;
}
