/* SPDX-License-Identifier: EUPL-1.2 */
/* Combinations of 500 offers for 15 services, and a weight moved among 500 offers, beside a frame at 60 Hz. Run by
 * "meson test --benchmark bench-study". */

#include "config.h"

#include "app/rules/bsl-cover.h"
#include "app/study/bsl-scoring.h"

#define N_OFFERS 500
#define N_SERVICES 15
#define N_CRITERIA 11
#define LIMIT 10
#define ROUNDS 50

static double
measure_ms (gint64 begin)
{
  return (double) (g_get_monotonic_time () - begin) / 1000;
}

static void
bench_combinations (const char *name, guint n_services, double density, guint part)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (31);
  double worst = 0, total = 0;
  guint n_open = 0;

  for (guint round = 0; round < ROUNDS; round++)
    {
      BslCoverItem items[N_OFFERS] = { 0 };
      g_autoptr (GPtrArray) found = NULL;
      gint64 begin;
      for (guint i = 0; i < N_OFFERS; i++)
        {
          for (guint bit = 0; bit < n_services; bit++)
            if (part > 0 ? bit / part == i % (n_services / part) : g_rand_double (rand) < density)
              items[i].brings |= G_GUINT64_CONSTANT (1) << bit;
          items[i].owner = part > 0 ? i : (guint) g_rand_int_range (rand, 0, 60);
          items[i].doubtful = g_rand_boolean (rand);
        }
      begin = g_get_monotonic_time ();
      found = bsl_cover_find (items, N_OFFERS, LIMIT);
      total += measure_ms (begin);
      worst = MAX (worst, measure_ms (begin));
      n_open += found == NULL;
    }
  g_print ("combinations, %s: %.2f ms, at worst %.2f (50 is the limit)", name, total / ROUNDS, worst);
  g_print (n_open > 0 ? ", given up in %u of %u rounds\n" : "\n", n_open, ROUNDS);
}

static void
bench_weights (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6519);
  g_autoptr (BslScoring) scoring = bsl_scoring_new (N_OFFERS, N_CRITERIA, 12, 3);
  double worst = 0, total = 0;

  for (guint offer = 0; offer < N_OFFERS; offer++)
    for (guint i = 0; i < N_CRITERIA; i++)
      {
        guint mark = (guint) g_rand_int_range (rand, 0, 13);
        bsl_scoring_set_mark (scoring, offer, i, (BslMark) { mark, mark });
      }
  for (guint round = 0; round < ROUNDS; round++)
    {
      gint64 begin = g_get_monotonic_time ();
      guint first;
      for (guint i = 0; i < N_CRITERIA; i++)
        bsl_scoring_set_weight (scoring, i, (guint) g_rand_int_range (rand, 1, 101));
      bsl_scoring_compute (scoring);
      first = g_array_index (bsl_scoring_get_order (scoring), guint, 0);
      for (guint i = 0; i < N_CRITERIA; i++)
        bsl_scoring_find_interval (scoring, first, i);
      for (guint offer = 0; offer < N_OFFERS; offer++)
        bsl_scoring_find_better (scoring, offer);
      total += measure_ms (begin);
      worst = MAX (worst, measure_ms (begin));
    }
  g_print ("weights moved, scores, places, intervals, better ones: %.2f ms, at worst %.2f (16 is a frame)\n", total / ROUNDS, worst);
}

int
main (void)
{
  bench_combinations ("each sells 5 %", N_SERVICES, 0.05, 0);
  bench_combinations ("each sells 10 %", N_SERVICES, 0.1, 0);
  bench_combinations ("each sells 30 %", N_SERVICES, 0.3, 0);
  bench_combinations ("each sells 50 %", N_SERVICES, 0.5, 0);
  bench_combinations ("thirds, all alike", N_SERVICES, 0, 5);
  bench_combinations ("fifths, all alike", N_SERVICES, 0, 3);
  bench_combinations ("25 services, each sells 10 %", 25, 0.1, 0);
  bench_combinations ("25 services, each sells 30 %", 25, 0.3, 0);
  bench_combinations ("40 services, each sells 30 %", 40, 0.3, 0);
  bench_combinations ("40 services, each sells 10 %", 40, 0.1, 0);
  bench_combinations ("56 services, each sells 30 %", 56, 0.3, 0);
  bench_weights ();
  return 0;
}
