/* SPDX-License-Identifier: EUPL-1.2 */
/* The smallest selections that cover a set, against all selections there are. */

#include "config.h"

#include "app/rules/bsl-cover.h"

#include <string.h>

#define N_CATALOGUES 1000
#define MAX_ITEMS 11
#define LIMIT 7

typedef struct
{
  guint size, n_owners, n_doubtful;
  guint64 taken; /* by item; the first item is the highest bit, so that the higher number comes first */
} Candidate;

static guint
count_owners (const BslCoverItem *items, guint n, guint subset)
{
  guint64 owners = 0;

  for (guint i = 0; i < n; i++)
    if ((subset >> i) & 1)
      owners |= G_GUINT64_CONSTANT (1) << items[i].owner;
  return (guint) __builtin_popcountll (owners);
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *left = a, *right = b;

  if (left->size != right->size)
    return left->size < right->size ? -1 : 1;
  if (left->n_owners != right->n_owners)
    return left->n_owners < right->n_owners ? -1 : 1;
  if (left->n_doubtful != right->n_doubtful)
    return left->n_doubtful < right->n_doubtful ? -1 : 1;
  return left->taken > right->taken ? -1 : left->taken < right->taken;
}

/* Every subset, sorted: no cleverness. */
static GArray *
find_all (const BslCoverItem *items, guint n)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  guint64 sold = 0;

  for (guint i = 0; i < n; i++)
    sold |= items[i].brings;
  for (guint subset = 1; sold != 0 && subset < 1u << n; subset++)
    {
      Candidate candidate = { .n_owners = count_owners (items, n, subset) };
      guint64 brought = 0;
      for (guint i = 0; i < n; i++)
        if ((subset >> i) & 1)
          {
            brought |= items[i].brings;
            candidate.size++;
            candidate.n_doubtful += items[i].doubtful ? 1 : 0;
            candidate.taken |= G_GUINT64_CONSTANT (1) << (63 - i);
          }
      if (brought == sold)
        g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);
  return candidates;
}

static guint64
taken_by (const GArray *places)
{
  guint64 taken = 0;

  for (guint i = 0; i < places->len; i++)
    taken |= G_GUINT64_CONSTANT (1) << (63 - g_array_index (places, guint, i));
  return taken;
}

static void
check (const BslCoverItem *items, guint n)
{
  g_autoptr (GArray) expected = find_all (items, n);
  g_autoptr (GPtrArray) found = bsl_cover_find (items, n, LIMIT);
  guint n_expected = 0;

  while (n_expected < MIN (expected->len, LIMIT)
         && g_array_index (expected, Candidate, n_expected).size == g_array_index (expected, Candidate, 0).size)
    n_expected++;
  g_assert_cmpuint (found->len, ==, n_expected);
  for (guint i = 0; i < n_expected; i++)
    g_assert_cmpuint (taken_by (g_ptr_array_index (found, i)), ==, g_array_index (expected, Candidate, i).taken);
}

/* Of up to @most bits, @step apart. */
static void
check_random (guint most, guint step)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6519);

  for (guint catalogue = 0; catalogue < N_CATALOGUES; catalogue++)
    {
      BslCoverItem items[MAX_ITEMS] = { 0 };
      guint n = (guint) g_rand_int_range (rand, 1, MAX_ITEMS + 1), bits = (guint) g_rand_int_range (rand, 1, (gint32) most + 1);
      double density = g_rand_double_range (rand, 0.05, 0.8);
      for (guint i = 0; i < n; i++)
        {
          for (guint bit = 0; bit < bits; bit++)
            if (g_rand_double (rand) < density)
              items[i].brings |= G_GUINT64_CONSTANT (1) << (bit * step);
          items[i].owner = (guint) g_rand_int_range (rand, 0, 5);
          items[i].doubtful = g_rand_boolean (rand);
        }
      check (items, n);
    }
}

static void
test_brute_force (void)
{
  check_random (15, 4);
}

/* More than a table holds. */
static void
test_brute_force_wide (void)
{
  check_random (64, 1);
}

static void
test_nothing (void)
{
  BslCoverItem none = { 0 };
  g_autoptr (GPtrArray) of_nothing = bsl_cover_find (NULL, 0, 5), of_none = bsl_cover_find (&none, 1, 5);

  g_assert_cmpuint (of_nothing->len, ==, 0);
  g_assert_cmpuint (of_none->len, ==, 0);
}

/* More bits than a table holds: every item brings its own and the common ones. */
static void
test_many_bits (void)
{
  BslCoverItem items[40] = { 0 };
  g_autoptr (GPtrArray) found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    items[i] = (BslCoverItem) { .brings = G_GUINT64_CONSTANT (1) << i | G_GUINT64_CONSTANT (1) << 63, .owner = i };
  found = bsl_cover_find (items, G_N_ELEMENTS (items), 5);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpuint (((GArray *) g_ptr_array_index (found, 0))->len, ==, G_N_ELEMENTS (items));
}

/* Without a pattern, and as many that no search ends: said, within a moment. */
static void
test_too_many (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6519);
  g_autofree BslCoverItem *items = g_new0 (BslCoverItem, 500);
  g_autoptr (GPtrArray) found = NULL;

  for (guint i = 0; i < 500; i++)
    {
      for (guint bit = 0; bit < 40; bit++)
        if (g_rand_double (rand) < 0.1)
          items[i].brings |= G_GUINT64_CONSTANT (1) << bit;
      items[i].owner = (guint) g_rand_int_range (rand, 0, 60);
    }
  found = bsl_cover_find (items, 500, 10);
  g_assert_null (found);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cover/brute-force", test_brute_force);
  g_test_add_func ("/cover/brute-force-wide", test_brute_force_wide);
  g_test_add_func ("/cover/nothing", test_nothing);
  g_test_add_func ("/cover/many-bits", test_many_bits);
  g_test_add_func ("/cover/too-many", test_too_many);
  return g_test_run ();
}
