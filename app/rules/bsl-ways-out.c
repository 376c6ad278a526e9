/* SPDX-License-Identifier: EUPL-1.2 */
/* The smallest sets of changes that would make an offer eligible, or no longer exclude it. */

#include "config.h"

#include "app/rules/bsl-ways-out.h"

#include "app/rules/bsl-candidates.h"

#define MAX_CHANGES 4 /* a larger set is shrunk from the whole instead */
#define MAX_WAYS 8

typedef struct
{
  BslEvaluation *evaluation;
  const BslOffer *offer;
  BslVerdict goal;
  GPtrArray *candidates; /* of BslCandidate; a set of them is a mask */
  BslOffer altered;      /* the offer, its facts to be exchanged */
  GArray *found;         /* of guint32: masks of ways */
  GPtrArray *ways;       /* of BslWayOut */
} Search;

static void
way_out_free (BslWayOut *self)
{
  g_array_unref (self->changes);
  g_free (self);
}

static BslCandidate *
get_candidate (Search *self, guint index)
{
  return g_ptr_array_index (self->candidates, index);
}

/* Puts the facts of @mask in, or those of the offer back. */
static void
exchange_facts (Search *self, guint32 mask, gboolean put)
{
  for (; mask != 0; mask &= mask - 1)
    {
      const BslCandidate *candidate = get_candidate (self, (guint) __builtin_ctz (mask));
      guint place;
      if (candidate->fact == NULL)
        continue;
      place = candidate->change.attribute->index;
      self->altered.by_attribute[place]
          = put ? candidate->fact : self->offer->by_attribute[place];
    }
}

/* The answers with those of @mask changed, or NULL where it changes none, or would leave nothing
 * of one. */
static BslAnswers *
alter_answers (Search *self, guint32 mask)
{
  BslAnswers *answers = NULL;

  for (; mask != 0; mask &= mask - 1)
    {
      const BslChange *change = &get_candidate (self, (guint) __builtin_ctz (mask))->change;
      BslValue value = change->value;
      if (change->kind != BSL_CHANGE_ANSWER)
        continue;
      if (answers == NULL)
        answers = bsl_answers_copy (self->evaluation->answers);
      if (change->question->domain.kind == BSL_KIND_SET)
        value.bits &= bsl_answers_get (answers, change->question->index)->bits;
      bsl_answers_set (answers, change->question->index, &value);
    }
  return answers;
}

static BslVerdict
judge (Search *self, BslAnswers *answers, BslDate on)
{
  g_auto (BslScope) scope = { 0 };

  bsl_scope_init (&scope, self->evaluation->rules, answers, on);
  return bsl_scope_judge (&scope, &self->altered);
}

static gboolean
reaches_goal (Search *self, guint32 mask)
{
  g_autoptr (BslAnswers) answers = alter_answers (self, mask);
  BslVerdict verdict;

  exchange_facts (self, mask, TRUE);
  verdict = answers != NULL ? judge (self, answers, self->evaluation->on)
                            : bsl_scope_judge (&self->evaluation->scope, &self->altered);
  exchange_facts (self, mask, FALSE);
  return verdict <= self->goal;
}

/* Whether the candidates of @mask can be had together, and leave something of every answer. */
static gboolean
is_possible (Search *self, guint32 mask)
{
  for (guint32 rest = mask; rest != 0; rest &= rest - 1)
    {
      const BslCandidate *candidate = get_candidate (self, (guint) __builtin_ctz (rest));
      guint64 left = candidate->change.value.bits;
      for (guint32 others = rest & (rest - 1); others != 0; others &= others - 1)
        {
          const BslCandidate *other = get_candidate (self, (guint) __builtin_ctz (others));
          if (!bsl_candidates_agree (candidate, other))
            return FALSE;
          if (other->change.question != NULL && other->change.question == candidate->change.question)
            left &= other->change.value.bits;
        }
      if (candidate->change.kind == BSL_CHANGE_ANSWER
          && candidate->change.question->domain.kind == BSL_KIND_SET && left == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
holds_a_way (Search *self, guint32 mask)
{
  for (guint i = 0; i < self->found->len; i++)
    {
      guint32 found = g_array_index (self->found, guint32, i);
      if ((mask & found) == found)
        return TRUE;
    }
  return FALSE;
}

/* Takes back what of a set fact is not needed, until nothing more can be. */
static void
shrink_set (Search *self, BslCandidate *candidate, guint32 mask)
{
  guint64 before = candidate->change.before.bits;
  gboolean shrunk = TRUE;

  while (shrunk)
    {
      guint64 flipped = candidate->change.value.bits ^ before;
      shrunk = FALSE;
      for (; flipped != 0; flipped &= flipped - 1)
        {
          BslValue value = candidate->change.value, whole = value;
          value.bits ^= flipped & (~flipped + 1);
          if (value.bits == 0)
            continue;
          bsl_candidate_set_value (candidate, &value);
          if (reaches_goal (self, mask))
            shrunk = TRUE;
          else
            bsl_candidate_set_value (candidate, &whole);
        }
    }
}

/* Options of one set answer given up together are one change. */
static void
add_change (BslWayOut *way, const BslChange *change)
{
  for (guint i = 0; i < way->changes->len; i++)
    {
      BslChange *old = &g_array_index (way->changes, BslChange, i);
      if (change->question != NULL && old->question == change->question)
        {
          old->value.bits &= change->value.bits;
          return;
        }
    }
  g_array_append_val (way->changes, *change);
}

static BslWayOut *
add_way (Search *self)
{
  BslWayOut *way = g_new0 (BslWayOut, 1);

  way->changes = g_array_new (FALSE, FALSE, sizeof (BslChange));
  g_ptr_array_add (self->ways, way);
  return way;
}

/* The sets are shrunk one after the other, for this way only. */
static void
keep_way (Search *self, guint32 mask)
{
  BslWayOut *way = add_way (self);
  BslValue whole[BSL_MAX_CANDIDATES];

  for (guint32 rest = mask; rest != 0; rest &= rest - 1)
    {
      guint place = (guint) __builtin_ctz (rest);
      BslCandidate *candidate = get_candidate (self, place);
      whole[place] = candidate->change.value;
      if (candidate->fact != NULL && candidate->change.attribute->domain.kind == BSL_KIND_SET)
        shrink_set (self, candidate, mask);
    }
  for (guint32 rest = mask; rest != 0; rest &= rest - 1)
    {
      guint place = (guint) __builtin_ctz (rest);
      add_change (way, &get_candidate (self, place)->change);
      bsl_candidate_set_value (get_candidate (self, place), &whole[place]);
    }
  g_array_append_val (self->found, mask);
}

/* The next larger number with as many bits. */
static guint32
next_mask (guint32 mask)
{
  guint32 low = mask & (~mask + 1), ripple = mask + low;

  return ripple | (((ripple ^ mask) >> 2) / low);
}

/* Sets of @size candidates, none of which holds a smaller way. */
static void
search_size (Search *self, guint size)
{
  guint32 end = 1u << self->candidates->len;

  if (size > self->candidates->len)
    return;
  for (guint32 mask = (1u << size) - 1; mask < end && self->ways->len < MAX_WAYS;
       mask = next_mask (mask))
    if (!holds_a_way (self, mask) && is_possible (self, mask) && reaches_goal (self, mask))
      keep_way (self, mask);
}

/* Every fact within reach at once; of two values of one fact the first. */
static guint32
all_facts (Search *self)
{
  guint32 mask = 0;

  for (guint i = 0; i < self->candidates->len; i++)
    if (get_candidate (self, i)->fact != NULL && is_possible (self, mask | 1u << i))
      mask |= 1u << i;
  return mask;
}

/* The smallest part of @mask that is still a way; those of up to MAX_CHANGES are not. */
static guint32
smallest_part (Search *self, guint32 mask)
{
  guint32 best = mask;

  for (guint32 part = (mask - 1) & mask; part != 0; part = (part - 1) & mask)
    {
      int size = __builtin_popcount (part);
      if (size > MAX_CHANGES && size < __builtin_popcount (best) && reaches_goal (self, part))
        best = part;
    }
  return best;
}

/* One large set: from all facts, by taking back what is not needed. */
static void
shrink_whole (Search *self)
{
  guint32 mask = all_facts (self);

  if (mask == 0 || !reaches_goal (self, mask))
    return;
  for (guint i = 0; i < self->candidates->len; i++)
    if (((mask >> i) & 1) && reaches_goal (self, mask & ~(1u << i)))
      mask &= ~(1u << i);
  keep_way (self, smallest_part (self, mask));
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const BslDate *left = a, *right = b;

  return *left < *right ? -1 : *left > *right;
}

/* Later days on which a known fact of the offer changes, or a rule ends. */
static GArray *
list_days (Search *self)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (BslDate));
  const GPtrArray *rules = self->evaluation->rules->checked;

  for (guint i = 0; i < self->offer->facts->len; i++)
    {
      const BslFact *fact = g_ptr_array_index (self->offer->facts, i);
      for (guint j = 0; j < fact->periods->len; j++)
        {
          const BslPeriod *period = &g_array_index (fact->periods, BslPeriod, j);
          if (period->from > self->evaluation->on && period->value.known)
            g_array_append_val (days, period->from);
        }
    }
  for (guint i = 0; i < rules->len; i++)
    {
      const BslRule *rule = g_ptr_array_index (rules, i);
      if (rule->until != BSL_DATE_NONE && rule->until > self->evaluation->on)
        g_array_append_val (days, rule->until);
    }
  g_array_sort (days, compare_days);
  return days;
}

static void
search_days (Search *self)
{
  g_autoptr (GArray) days = list_days (self);

  for (guint i = 0; i < days->len; i++)
    {
      BslChange change = { .kind = BSL_CHANGE_DAY, .day = g_array_index (days, BslDate, i) };
      if (judge (self, self->evaluation->answers, change.day) > self->goal)
        continue;
      g_array_append_val (add_way (self)->changes, change);
      return;
    }
}

/* Of the offer, of the project, of both, of time. */
static guint
rank (const BslWayOut *way)
{
  const BslChange *first = &g_array_index (way->changes, BslChange, 0);
  const BslChange *last = &g_array_index (way->changes, BslChange, way->changes->len - 1);

  if (first->kind == BSL_CHANGE_DAY)
    return 3;
  return first->kind == last->kind ? first->kind : 2;
}

static int
compare_ways (gconstpointer a, gconstpointer b)
{
  const BslWayOut *left = *(BslWayOut *const *) a, *right = *(BslWayOut *const *) b;

  if (rank (left) != rank (right))
    return rank (left) < rank (right) ? -1 : 1;
  return (int) left->changes->len - (int) right->changes->len;
}

static void
search_changes (Search *self)
{
  guint n = bsl_attributes_get_count (self->evaluation->rules->attributes);

  self->altered.by_attribute = g_memdup2 (self->offer->by_attribute, n * sizeof (BslFact *));
  for (guint size = 1; size <= MAX_CHANGES; size++)
    search_size (self, size);
  if (self->ways->len == 0)
    shrink_whole (self);
  search_days (self);
  g_ptr_array_sort (self->ways, compare_ways);
  g_free (self->altered.by_attribute);
}

GPtrArray *
bsl_evaluation_find_ways_to (BslEvaluation *self, const BslOfferFinding *offer, BslVerdict goal)
{
  Search search = { self, offer->offer, goal, .altered = *offer->offer };

  search.ways = g_ptr_array_new_with_free_func ((GDestroyNotify) way_out_free);
  if (offer->verdict <= goal || self->stop != NULL)
    return search.ways;
  search.candidates = bsl_find_candidates (self, offer);
  search.found = g_array_new (FALSE, FALSE, sizeof (guint32));
  search_changes (&search);
  g_array_unref (search.found);
  g_ptr_array_unref (search.candidates);
  return search.ways;
}

GPtrArray *
bsl_evaluation_find_ways_out (BslEvaluation *self, const BslOfferFinding *offer)
{
  return bsl_evaluation_find_ways_to (self, offer, BSL_VERDICT_ELIGIBLE);
}
