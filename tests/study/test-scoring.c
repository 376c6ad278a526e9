/* SPDX-License-Identifier: EUPL-1.2 */
/* The weighted sum, its places and how far the first one holds, against plain arithmetic and sampling. */

#include "config.h"

#include "app/study/bsl-scoring.h"

#define N_STUDIES 300
#define N_CRITERIA 5
#define MAX_OFFERS 9
#define TOP 12
#define LEVEL 3

static GRand *rand_source;

static guint
random_below (guint end)
{
  return (guint) g_rand_int_range (rand_source, 0, (gint32) end);
}

static BslScoring *
random_scoring (guint n_offers, gboolean unknowns)
{
  BslScoring *scoring = bsl_scoring_new (n_offers, N_CRITERIA, TOP, LEVEL);

  for (guint i = 0; i < N_CRITERIA; i++)
    bsl_scoring_set_weight (scoring, i, 1 + random_below (40));
  for (guint offer = 0; offer < n_offers; offer++)
    for (guint i = 0; i < N_CRITERIA; i++)
      {
        guint low = random_below (TOP + 1), high = low;
        if (unknowns && random_below (3) == 0)
          high = low + random_below (TOP - low + 1);
        bsl_scoring_set_mark (scoring, offer, i, (BslMark) { low, high });
      }
  bsl_scoring_compute (scoring);
  return scoring;
}

/* By hand, with another weight for one criterion. */
static gint64
sum (const BslScoring *scoring, guint offer, BslUnknowns unknowns, int other, gint64 weight)
{
  gint64 total = 0;

  for (guint i = 0; i < N_CRITERIA; i++)
    {
      BslMark mark = bsl_scoring_get_mark (scoring, offer, i);
      gint64 number = unknowns == BSL_UNKNOWNS_TOLERANT ? mark.high : mark.low;
      total += number * ((int) i == other ? weight : (gint64) bsl_scoring_get_weight (scoring, i));
    }
  return total;
}

static void
test_places (void)
{
  for (guint study = 0; study < N_STUDIES; study++)
    {
      guint n = 1 + random_below (MAX_OFFERS);
      BslUnknowns unknowns = (BslUnknowns) random_below (2);
      g_autoptr (BslScoring) scoring = random_scoring (n, TRUE);
      bsl_scoring_set_unknowns (scoring, unknowns);
      bsl_scoring_compute (scoring);
      for (guint a = 0; a < n; a++)
        {
          guint better = 0, equal = 0;
          for (guint b = 0; b < n; b++)
            {
              gint64 gap = sum (scoring, b, unknowns, -1, 0) - sum (scoring, a, unknowns, -1, 0);
              better += gap > 0;
              equal += gap == 0;
            }
          g_assert_cmpuint (bsl_scoring_get (scoring, a)->place, ==, better + 1);
          g_assert_cmpint (bsl_scoring_get (scoring, a)->shared, ==, equal > 1);
        }
    }
}

/* Who has the most, were @weight that of @criterion. */
static gint64
find_most (const BslScoring *scoring, guint n, guint criterion, gint64 weight)
{
  gint64 most = 0;

  for (guint i = 0; i < n; i++)
    most = MAX (most, sum (scoring, i, BSL_UNKNOWNS_CAUTIOUS, (int) criterion, weight));
  return most;
}

/* Every weight from 0 to 200 tells whether the first place holds, and the bounds say the same. Beyond them, the rival
 * named is the one that comes first. */
static void
test_interval (void)
{
  guint n_low = 0, n_high = 0;

  for (guint study = 0; study < N_STUDIES; study++)
    {
      guint n = 2 + random_below (MAX_OFFERS - 1), criterion = random_below (N_CRITERIA);
      g_autoptr (BslScoring) scoring = random_scoring (n, FALSE);
      guint first = g_array_index (bsl_scoring_get_order (scoring), guint, 0);
      BslInterval interval = bsl_scoring_find_interval (scoring, first, criterion);
      for (guint weight = 0; weight <= 200; weight++)
        {
          gint64 own = sum (scoring, first, BSL_UNKNOWNS_CAUTIOUS, (int) criterion, weight);
          g_assert_cmpint (own == find_most (scoring, n, criterion, weight), ==, weight >= interval.low && weight <= interval.high);
        }
      g_assert_cmpint (interval.rival_low >= 0, ==, interval.low > 0);
      g_assert_cmpint (interval.rival_high >= 0, ==, interval.high < G_MAXUINT);
      if (interval.rival_low >= 0 && ++n_low)
        g_assert_cmpint (sum (scoring, (guint) interval.rival_low, BSL_UNKNOWNS_CAUTIOUS, (int) criterion, interval.low - 1), ==,
                         find_most (scoring, n, criterion, interval.low - 1));
      if (interval.rival_high >= 0 && ++n_high)
        g_assert_cmpint (sum (scoring, (guint) interval.rival_high, BSL_UNKNOWNS_CAUTIOUS, (int) criterion, (gint64) interval.high + 1), ==,
                         find_most (scoring, n, criterion, (gint64) interval.high + 1));
    }
  g_assert_cmpuint (n_low, >, 0);
  g_assert_cmpuint (n_high, >, 0);
}

static gboolean
is_placed (const BslScoring *scoring, guint offer, guint criterion, guint weight)
{
  for (guint i = 0; i < N_CRITERIA; i++)
    {
      BslMark mark = bsl_scoring_get_mark (scoring, offer, i);
      if ((i == criterion ? weight : bsl_scoring_get_weight (scoring, i)) > 0 && mark.low != mark.high)
        return FALSE;
    }
  return TRUE;
}

/* The same where the unknown is taken strictly: who has a place changes with the weight. */
static void
test_strict_interval (void)
{
  guint n_looked = 0;

  for (guint study = 0; study < 10 * N_STUDIES; study++)
    {
      guint n = 2 + random_below (4), criterion = random_below (N_CRITERIA), first;
      g_autoptr (BslScoring) scoring = bsl_scoring_new (n, N_CRITERIA, TOP, LEVEL);
      BslInterval interval;
      for (guint i = 0; i < N_CRITERIA; i++)
        bsl_scoring_set_weight (scoring, i, random_below (3) * 10);
      for (guint offer = 0; offer < n; offer++)
        for (guint i = 0; i < N_CRITERIA; i++)
          {
            guint mark = random_below (TOP);
            bsl_scoring_set_mark (scoring, offer, i, (BslMark) { mark, mark + (random_below (6) == 0 ? 1 : 0) });
          }
      bsl_scoring_set_unknowns (scoring, BSL_UNKNOWNS_STRICT);
      bsl_scoring_compute (scoring);
      first = g_array_index (bsl_scoring_get_order (scoring), guint, 0);
      if (bsl_scoring_get (scoring, first)->place != 1)
        continue;
      n_looked++;
      interval = bsl_scoring_find_interval (scoring, first, criterion);
      for (guint weight = 0; weight <= 60; weight++)
        {
          gboolean holds = is_placed (scoring, first, criterion, weight), said;
          for (guint i = 0; i < n; i++)
            holds = holds && (!is_placed (scoring, i, criterion, weight)
                              || sum (scoring, i, BSL_UNKNOWNS_STRICT, (int) criterion, weight)
                                   <= sum (scoring, first, BSL_UNKNOWNS_STRICT, (int) criterion, weight));
          said = weight >= interval.low && weight <= interval.high;
          g_assert_cmpint (said, ==, holds);
        }
    }
  g_assert_cmpuint (n_looked, >, N_STUDIES);
}

/* On a fixed scale a newcomer changes nobody's score and nobody's order. */
static void
test_newcomer (void)
{
  for (guint study = 0; study < N_STUDIES; study++)
    {
      guint n = 2 + random_below (MAX_OFFERS - 1);
      g_autoptr (BslScoring) more = random_scoring (n, TRUE);
      g_autoptr (BslScoring) less = bsl_scoring_new (n - 1, N_CRITERIA, TOP, LEVEL);
      for (guint i = 0; i < N_CRITERIA; i++)
        bsl_scoring_set_weight (less, i, bsl_scoring_get_weight (more, i));
      for (guint offer = 0; offer + 1 < n; offer++)
        for (guint i = 0; i < N_CRITERIA; i++)
          bsl_scoring_set_mark (less, offer, i, bsl_scoring_get_mark (more, offer, i));
      bsl_scoring_compute (less);
      for (guint a = 0; a + 1 < n; a++)
        {
          g_assert_cmpfloat (bsl_scoring_get (less, a)->score, ==, bsl_scoring_get (more, a)->score);
          for (guint b = 0; b + 1 < n; b++)
            g_assert_cmpint (bsl_scoring_get (less, a)->place < bsl_scoring_get (less, b)->place, ==,
                             bsl_scoring_get (more, a)->place < bsl_scoring_get (more, b)->place);
        }
    }
}

/* What is called settled stays so for every way the unknown levels turn out; what is not has a way that differs. */
static void
test_settled (void)
{
  guint n_settled = 0;

  for (guint study = 0; study < N_STUDIES; study++)
    {
      guint n = 2 + random_below (3), first;
      g_autoptr (BslScoring) scoring = random_scoring (n, random_below (2) == 0);
      gboolean settled = bsl_scoring_is_settled (scoring), beaten = FALSE;
      first = g_array_index (bsl_scoring_get_order (scoring), guint, 0);
      for (guint i = 0; i < n; i++)
        beaten = beaten || (i != first && sum (scoring, i, BSL_UNKNOWNS_TOLERANT, -1, 0)
                                            >= sum (scoring, first, BSL_UNKNOWNS_CAUTIOUS, -1, 0));
      g_assert_cmpint (settled, ==, !beaten);
      n_settled += settled ? 1 : 0;
    }
  g_assert_cmpuint (n_settled, >, 0);
  g_assert_cmpuint (n_settled, <, N_STUDIES);
}

/* Whatever the unknown levels turn out to be: its best beside their worst. */
static void
test_better (void)
{
  for (guint study = 0; study < N_STUDIES; study++)
    {
      guint n = 2 + random_below (MAX_OFFERS - 1);
      g_autoptr (BslScoring) scoring = random_scoring (n, study % 2 == 0);
      for (guint a = 0; a < n; a++)
        {
          gboolean expected = FALSE;
          for (guint b = 0; b < n; b++)
            {
              gboolean everywhere = b != a, somewhere = FALSE;
              for (guint i = 0; i < N_CRITERIA; i++)
                {
                  guint mine = bsl_scoring_get_mark (scoring, a, i).high, theirs = bsl_scoring_get_mark (scoring, b, i).low;
                  everywhere = everywhere && theirs >= mine;
                  somewhere = somewhere || theirs > mine;
                }
              expected = expected || (everywhere && somewhere);
            }
          g_assert_cmpint (bsl_scoring_find_better (scoring, a) >= 0, ==, expected);
        }
    }
}

static void
test_strict (void)
{
  g_autoptr (BslScoring) scoring = bsl_scoring_new (2, 2, TOP, LEVEL);

  bsl_scoring_set_weight (scoring, 0, 10);
  bsl_scoring_set_mark (scoring, 0, 0, (BslMark) { 3, 3 });
  bsl_scoring_set_mark (scoring, 0, 1, (BslMark) { 0, TOP });
  bsl_scoring_set_mark (scoring, 1, 0, (BslMark) { 6, 9 });
  bsl_scoring_set_unknowns (scoring, BSL_UNKNOWNS_STRICT);
  bsl_scoring_compute (scoring);
  g_assert_cmpuint (bsl_scoring_get (scoring, 0)->place, ==, 1); /* what is unknown of it weighs nothing */
  g_assert_cmpuint (bsl_scoring_get (scoring, 1)->place, ==, 0);
  g_assert_false (bsl_scoring_is_settled (scoring));
}

/* Without any weight nobody has a place, and nothing is divided by nothing. */
static void
test_no_weights (void)
{
  g_autoptr (BslScoring) scoring = bsl_scoring_new (2, 1, TOP, LEVEL);

  bsl_scoring_compute (scoring);
  g_assert_cmpuint (bsl_scoring_get (scoring, 0)->place, ==, 0);
  g_assert_cmpfloat (bsl_scoring_get (scoring, 0)->score, ==, 0);
}

static void
test_near (void)
{
  g_autoptr (BslScoring) scoring = bsl_scoring_new (3, 2, TOP, LEVEL);

  bsl_scoring_set_weight (scoring, 0, 10);
  bsl_scoring_set_weight (scoring, 1, 1);
  bsl_scoring_set_mark (scoring, 0, 0, (BslMark) { 6, 6 });
  bsl_scoring_set_mark (scoring, 1, 0, (BslMark) { 3, 3 });
  bsl_scoring_set_mark (scoring, 2, 0, (BslMark) { 2, 2 });
  bsl_scoring_compute (scoring);
  g_assert_false (bsl_scoring_get (scoring, 0)->near);
  g_assert_true (bsl_scoring_get (scoring, 1)->near);
  g_assert_false (bsl_scoring_get (scoring, 2)->near);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  rand_source = g_rand_new_with_seed (2026);
  g_test_add_func ("/scoring/places", test_places);
  g_test_add_func ("/scoring/interval", test_interval);
  g_test_add_func ("/scoring/strict-interval", test_strict_interval);
  g_test_add_func ("/scoring/newcomer", test_newcomer);
  g_test_add_func ("/scoring/settled", test_settled);
  g_test_add_func ("/scoring/better", test_better);
  g_test_add_func ("/scoring/strict", test_strict);
  g_test_add_func ("/scoring/no-weights", test_no_weights);
  g_test_add_func ("/scoring/near", test_near);
  status = g_test_run ();
  g_rand_free (rand_source);
  return status;
}
