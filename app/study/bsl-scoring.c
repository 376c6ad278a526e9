/* SPDX-License-Identifier: EUPL-1.2 */
/* A plain weighted sum, and how far it can be relied upon. */

#include "config.h"

#include "app/study/bsl-scoring.h"

#define NOTHING G_MAXUINT /* no criterion */

const char *const bsl_unknowns_words[] = { "tolerant", "cautious", "strict", NULL };

struct _BslScoring
{
  guint n_offers, n_criteria;
  guint top, level;
  BslMark *marks; /* by offer, then by criterion */
  guint *weights; /* by criterion */
  BslUnknowns unknowns;
  gint64 *sums;   /* by offer: the weighted sum as the unknowns count */
  BslScore *scores;
  GArray *order;  /* of guint */
};

BslScoring *
bsl_scoring_new (guint n_offers, guint n_criteria, guint top, guint level)
{
  BslScoring *self = g_new0 (BslScoring, 1);

  self->n_offers = n_offers;
  self->n_criteria = n_criteria;
  self->top = top;
  self->level = level;
  self->marks = g_new0 (BslMark, (gsize) n_offers * n_criteria);
  self->weights = g_new0 (guint, n_criteria);
  self->unknowns = BSL_UNKNOWNS_CAUTIOUS;
  self->sums = g_new0 (gint64, n_offers);
  self->scores = g_new0 (BslScore, n_offers);
  self->order = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_offers);
  return self;
}

void
bsl_scoring_free (BslScoring *self)
{
  if (self == NULL)
    return;

  g_free (self->marks);
  g_free (self->weights);
  g_free (self->sums);
  g_free (self->scores);
  g_array_unref (self->order);
  g_free (self);
}

static BslMark *
get_mark (const BslScoring *self, guint offer, guint criterion)
{
  return &self->marks[(gsize) offer * self->n_criteria + criterion];
}

void
bsl_scoring_set_mark (BslScoring *self, guint offer, guint criterion, BslMark mark)
{
  g_return_if_fail (offer < self->n_offers && criterion < self->n_criteria);
  g_return_if_fail (mark.low <= mark.high && mark.high <= self->top);

  *get_mark (self, offer, criterion) = mark;
}

BslMark
bsl_scoring_get_mark (const BslScoring *self, guint offer, guint criterion)
{
  g_return_val_if_fail (offer < self->n_offers && criterion < self->n_criteria, (BslMark){ 0 });

  return *get_mark (self, offer, criterion);
}

void
bsl_scoring_set_weight (BslScoring *self, guint criterion, guint weight)
{
  g_return_if_fail (criterion < self->n_criteria);

  self->weights[criterion] = weight;
}

guint
bsl_scoring_get_weight (const BslScoring *self, guint criterion)
{
  g_return_val_if_fail (criterion < self->n_criteria, 0);

  return self->weights[criterion];
}

void
bsl_scoring_set_unknowns (BslScoring *self, BslUnknowns unknowns)
{
  self->unknowns = unknowns;
}

/* The number a mark counts as. */
static gint64
read_mark (const BslScoring *self, guint offer, guint criterion)
{
  const BslMark *mark = get_mark (self, offer, criterion);

  return self->unknowns == BSL_UNKNOWNS_TOLERANT ? mark->high : mark->low;
}

static gint64
sum_weights (const BslScoring *self)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->n_criteria; i++)
    sum += self->weights[i];
  return sum;
}

static gboolean
is_known (const BslScoring *self, guint offer, guint criterion)
{
  const BslMark *mark = get_mark (self, offer, criterion);

  return mark->low == mark->high;
}

/* Whether @offer has a place, with @criterion (NOTHING: none) as if it did or (@weighs FALSE) did not weigh. */
static gboolean
is_placed (const BslScoring *self, guint offer, guint criterion, gboolean weighs)
{
  if (self->unknowns != BSL_UNKNOWNS_STRICT)
    return TRUE;
  for (guint i = 0; i < self->n_criteria; i++)
    if ((i == criterion ? weighs : self->weights[i] > 0) && !is_known (self, offer, i))
      return FALSE;
  return TRUE;
}

static void
add_up (BslScoring *self, guint offer, gint64 weights)
{
  BslScore *score = &self->scores[offer];
  gint64 low = 0, high = 0;
  double most = (double) weights * self->top;

  self->sums[offer] = 0;
  for (guint i = 0; i < self->n_criteria; i++)
    {
      const BslMark *mark = get_mark (self, offer, i);
      gint64 weight = self->weights[i];
      self->sums[offer] += weight * read_mark (self, offer, i);
      low += weight * mark->low;
      high += weight * mark->high;
    }
  *score = (BslScore){ .score = 100 * (double) self->sums[offer] / most, .low = 100 * (double) low / most,
                       .high = 100 * (double) high / most, .known = 1 - (double) (high - low) / most };
  score->place = is_placed (self, offer, NOTHING, FALSE) ? 1 : 0;
}

static int
compare_offers (gconstpointer a, gconstpointer b, gpointer data)
{
  const BslScoring *self = data;
  guint left = *(const guint *) a, right = *(const guint *) b;
  gboolean left_placed = self->scores[left].place > 0, right_placed = self->scores[right].place > 0;

  if (left_placed != right_placed)
    return left_placed ? -1 : 1;
  if (self->sums[left] != self->sums[right])
    return self->sums[left] > self->sums[right] ? -1 : 1;
  return left < right ? -1 : left > right;
}

/* Can one level more for one criterion make up for what is missing to the first place? */
static gboolean
is_near (const BslScoring *self, guint offer, gint64 gap)
{
  for (guint i = 0; i < self->n_criteria; i++)
    if (read_mark (self, offer, i) + self->level <= self->top && (gint64) self->weights[i] * self->level >= gap)
      return TRUE;
  return FALSE;
}

static void
give_places (BslScoring *self)
{
  for (guint i = 0; i < self->order->len; i++)
    {
      guint offer = g_array_index (self->order, guint, i), before;
      BslScore *score = &self->scores[offer];
      if (score->place == 0)
        return;
      score->place = i + 1;
      before = i > 0 ? g_array_index (self->order, guint, i - 1) : offer;
      if (before != offer && self->sums[before] == self->sums[offer])
        {
          score->place = self->scores[before].place;
          score->shared = self->scores[before].shared = TRUE;
        }
      score->near = score->place > 1
                    && is_near (self, offer, self->sums[g_array_index (self->order, guint, 0)] - self->sums[offer]);
    }
}

void
bsl_scoring_compute (BslScoring *self)
{
  gint64 weights = sum_weights (self);

  g_array_set_size (self->order, 0);
  for (guint i = 0; i < self->n_offers; i++)
    {
      g_array_append_val (self->order, i);
      self->scores[i] = (BslScore){ 0 };
      if (weights > 0)
        add_up (self, i, weights);
    }
  g_array_sort_with_data (self->order, compare_offers, self);
  give_places (self);
}

guint
bsl_scoring_get_n_offers (const BslScoring *self)
{
  return self->n_offers;
}

const BslScore *
bsl_scoring_get (const BslScoring *self, guint offer)
{
  g_return_val_if_fail (offer < self->n_offers, NULL);

  return &self->scores[offer];
}

const GArray *
bsl_scoring_get_order (const BslScoring *self)
{
  return self->order;
}

gboolean
bsl_scoring_weighs (const BslScoring *self)
{
  return sum_weights (self) > 0;
}

/* By how much @offer stays before @rival at worst, the same levels unknown for both or not. */
static gint64
find_least_lead (const BslScoring *self, guint offer, guint rival)
{
  gint64 lead = 0;

  for (guint i = 0; i < self->n_criteria; i++)
    lead += (gint64) self->weights[i]
            * ((gint64) get_mark (self, offer, i)->low - (gint64) get_mark (self, rival, i)->high);
  return lead;
}

gboolean
bsl_scoring_is_settled (const BslScoring *self)
{
  guint first;

  if (self->order->len == 0)
    return FALSE;
  first = g_array_index (self->order, guint, 0);
  if (self->scores[first].place != 1 || self->scores[first].shared)
    return FALSE;
  for (guint i = 0; i < self->n_offers; i++)
    if (i != first && find_least_lead (self, first, i) <= 0)
      return FALSE;
  return TRUE;
}

/* The weighted sum of @offer, were @weight that of @criterion. */
static gint64
sum_at (const BslScoring *self, guint offer, guint criterion, guint weight)
{
  return self->sums[offer] + ((gint64) weight - self->weights[criterion]) * read_mark (self, offer, criterion);
}

/* Who has the first place, were @weight that of @criterion; the first of them where several have it. */
static int
find_first_at (const BslScoring *self, guint criterion, guint weight)
{
  int first = -1;

  for (guint i = 0; i < self->n_offers; i++)
    if (is_placed (self, i, criterion, weight > 0)
        && (first < 0 || sum_at (self, i, criterion, weight) > sum_at (self, (guint) first, criterion, weight)))
      first = (int) i;
  return first;
}

/* Narrows @interval to the weights for which @offer is not behind @rival: lead + gain × weight is at least 0, as it is for
 * the weight of now. */
static void
narrow (const BslScoring *self, BslInterval *interval, guint offer, guint rival, guint criterion)
{
  gint64 gain = read_mark (self, offer, criterion) - read_mark (self, rival, criterion);
  gint64 lead = sum_at (self, offer, criterion, 0) - sum_at (self, rival, criterion, 0);

  if (gain > 0 && lead < 0)
    interval->low = MAX (interval->low, (guint) ((-lead + gain - 1) / gain));
  if (gain < 0)
    interval->high = (guint) MIN ((gint64) interval->high, lead / -gain);
}

/* Without the criterion others may have a place, which what is unknown for it kept from them. */
static gboolean
is_first_without (const BslScoring *self, guint offer, guint criterion)
{
  int first = find_first_at (self, criterion, 0);

  return first >= 0 && sum_at (self, (guint) first, criterion, 0) <= sum_at (self, offer, criterion, 0);
}

BslInterval
bsl_scoring_find_interval (const BslScoring *self, guint offer, guint criterion)
{
  BslInterval interval = { 0, G_MAXUINT, -1, -1 };

  g_return_val_if_fail (offer < self->n_offers && criterion < self->n_criteria, interval);
  g_return_val_if_fail (self->scores[offer].place == 1, interval);

  if (!is_placed (self, offer, criterion, TRUE))
    return (BslInterval){ 0, 0, -1, (int) offer };
  for (guint i = 0; i < self->n_offers; i++)
    if (i != offer && is_placed (self, i, criterion, TRUE))
      narrow (self, &interval, offer, i, criterion);
  if (interval.low == 0 && !is_first_without (self, offer, criterion))
    interval.low = 1;
  if (interval.low > 0)
    interval.rival_low = find_first_at (self, criterion, interval.low - 1);
  if (interval.high < G_MAXUINT)
    interval.rival_high = find_first_at (self, criterion, interval.high + 1);
  return interval;
}

static gboolean
is_better (const BslScoring *self, guint offer, guint other)
{
  gboolean better = FALSE;

  for (guint i = 0; i < self->n_criteria; i++)
    {
      const BslMark *mark = get_mark (self, offer, i), *theirs = get_mark (self, other, i);
      if (theirs->low < mark->high)
        return FALSE;
      better = better || theirs->low > mark->high;
    }
  return better;
}

int
bsl_scoring_find_better (const BslScoring *self, guint offer)
{
  g_return_val_if_fail (offer < self->n_offers, -1);

  for (guint i = 0; i < self->n_offers; i++)
    if (i != offer && is_better (self, offer, i))
      return (int) i;
  return -1;
}
