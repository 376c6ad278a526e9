/* SPDX-License-Identifier: EUPL-1.2 */
/* What ends below is seen above. */

#include "config.h"

#include "app/catalogue/bsl-below.h"

#include "app/catalogue/bsl-fact-reader.h"

#define MAX_DAYS 64

/* A fact that says when something ends on which an offer rests: a date, or a state in which it has ended. */
typedef struct
{
  const BslOffer *offer;
  const BslFact *fact;
  guint64 ended; /* of a state: its options, by index; 0 of a date */
} End;

static void
add_end (GArray *ends, const BslOffer *offer, const BslAttribute *attribute)
{
  End end = { offer, bsl_offer_get_fact (offer, attribute), 0 };

  if (end.fact != NULL)
    g_array_append_val (ends, end);
}

static gboolean
is_ended (const End *end, const BslPeriod *period)
{
  return period->value.known && (end->ended >> period->value.index & 1) != 0;
}

/* Only where it is ever ended. */
static void
add_state (GArray *ends, const BslOffer *offer, const BslAttribute *attribute)
{
  End end = { offer, attribute->below_state != NULL ? bsl_offer_get_fact (offer, attribute->below_state) : NULL, attribute->below_ended };
  gboolean any = FALSE;

  for (guint i = 0; end.fact != NULL && i < end.fact->periods->len; i++)
    any |= is_ended (&end, &g_array_index (end.fact->periods, BslPeriod, i));
  if (any)
    g_array_append_val (ends, end);
}

/* What has ended does not end again: where @said came after another such state, the first of them. */
static const BslPeriod *
find_ended (const End *end, const BslPeriod *said)
{
  const BslPeriod *first = &g_array_index (end->fact->periods, BslPeriod, 0);

  while (said > first && is_ended (end, said - 1) && said[-1].from != BSL_DATE_NONE)
    said--;
  return said;
}

/* The last day before what @end says to have ended on @on; where nobody says since when, that is before it was verified.
 * FALSE where it has not, or where that is not known. */
static gboolean
find_day (const End *end, BslDate on, BslDate *day)
{
  const BslPeriod *said = bsl_fact_get_period (end->fact, on), *ended;
  BslDate since;

  if (said == NULL || !said->value.known)
    return FALSE;
  *day = said->value.date;
  if (end->ended == 0)
    return TRUE;
  ended = find_ended (end, said);
  since = ended->from != BSL_DATE_NONE ? ended->from : bsl_date_parse_partial (end->fact->as_of);
  *day = since - 1;
  return is_ended (end, said) && since != BSL_DATE_NONE;
}

static BslDate
get_last (const BslFact *fact)
{
  const BslPeriod *last = &g_array_index (fact->periods, BslPeriod, fact->periods->len - 1);

  return last->value.known ? last->value.date : BSL_DATE_NONE;
}

/* Whether @own says what one of @ends says, or said before it was corrected. */
static gboolean
is_repeated (const BslFact *own, GArray *ends)
{
  for (guint i = 0; i < ends->len; i++)
    for (const BslFact *fact = g_array_index (ends, End, i).ended == 0 ? g_array_index (ends, End, i).fact : NULL; fact != NULL;
         fact = fact->correction != NULL ? fact->correction->before : NULL)
      if (get_last (fact) != BSL_DATE_NONE && get_last (fact) == get_last (own))
        return TRUE;
  return FALSE;
}

/* The first of @ends that is known on @on, or NULL. */
static const End *
find_first (GArray *ends, BslDate on, BslPeriod *period)
{
  const End *first = NULL;

  *period = (BslPeriod){ .from = on };
  for (guint i = 0; i < ends->len; i++)
    {
      const End *end = &g_array_index (ends, End, i);
      BslDate day;

      if (!find_day (end, on, &day) || (first != NULL && period->value.date <= day))
        continue;
      first = end;
      period->value = (BslValue){ .known = TRUE, .date = day };
    }
  return first;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const BslDate *left = a, *right = b;

  return *left < *right ? -1 : *left > *right;
}

static void
add_day (GArray *days, BslDate day)
{
  if (days->len == 0 || g_array_index (days, BslDate, days->len - 1) != day)
    g_array_append_val (days, day);
}

/* The days on which one of @ends may change, the last ones of too many: every offer above keeps them. */
static GArray *
list_days (GArray *ends)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (BslDate));
  GArray *days = g_array_new (FALSE, FALSE, sizeof (BslDate));

  for (guint i = 0; i < ends->len; i++)
    {
      GArray *periods = g_array_index (ends, End, i).fact->periods;

      for (guint j = 0; j < periods->len; j++)
        g_array_append_val (all, g_array_index (periods, BslPeriod, j).from);
    }
  g_array_sort (all, compare_days);
  for (guint i = 0; i < all->len; i++)
    add_day (days, g_array_index (all, BslDate, i));
  if (days->len > MAX_DAYS)
    g_array_remove_range (days, 0, days->len - MAX_DAYS);
  return days;
}

/* The first end over time; @said: who says it in the end, NULL where nobody ever does. */
static GArray *
list_periods (GArray *ends, const BslDomain *domain, const End **said)
{
  g_autoptr (GArray) days = list_days (ends);
  GArray *periods = g_array_new (FALSE, FALSE, sizeof (BslPeriod));

  *said = NULL;
  for (guint i = 0; i < days->len; i++)
    {
      BslPeriod period;
      const End *first = find_first (ends, g_array_index (days, BslDate, i), &period);

      *said = first != NULL ? first : *said;
      if (periods->len == 0 || !bsl_value_equal (&period.value, &g_array_index (periods, BslPeriod, periods->len - 1).value, domain))
        g_array_append_val (periods, period);
    }
  return periods;
}

static gboolean
has_periods (const BslFact *fact, GArray *periods)
{
  gboolean same = fact->periods->len == periods->len;

  for (guint i = 0; same && i < periods->len; i++)
    {
      const BslPeriod *a = &g_array_index (fact->periods, BslPeriod, i), *b = &g_array_index (periods, BslPeriod, i);

      same = a->from == b->from && bsl_value_equal (&a->value, &b->value, &fact->attribute->domain);
    }
  return same;
}

/* The place of @source among those of @offer, to which it is added where it is not there. */
static guint
borrow_source (BslOffer *offer, const BslSource *source)
{
  for (guint i = 0; i < offer->sources->len; i++)
    {
      const BslSource *own = offer->sources->pdata[i];

      if (g_strcmp0 (own->url, source->url) == 0 && g_strcmp0 (own->claim, source->claim) == 0 &&
          g_strcmp0 (own->date, source->date) == 0)
        return i;
    }
  g_ptr_array_add (offer->sources, g_memdup2 (source, sizeof *source));
  return offer->sources->len - 1;
}

/* Takes @before. */
static BslCorrection *
borrow_correction (BslOffer *offer, const End *said, BslFact *before)
{
  BslCorrection *correction = g_memdup2 (said->fact->correction, sizeof *correction);

  if (correction->source >= 0)
    correction->source = (int) borrow_source (offer, said->offer->sources->pdata[correction->source]);
  correction->before = before;
  return correction;
}

/* Takes @own, which may be NULL. */
static BslFact *
make_fact (BslOffer *offer, const BslAttribute *attribute, GArray *periods, const End *said, BslFact *own)
{
  BslFact *fact = g_new0 (BslFact, 1);

  fact->attribute = attribute;
  fact->periods = g_array_ref (periods);
  fact->as_of = said->fact->as_of;
  fact->confidence = said->fact->confidence;
  fact->sources = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < said->fact->sources->len; i++)
    {
      guint source = borrow_source (offer, said->offer->sources->pdata[g_array_index (said->fact->sources, guint, i)]);

      g_array_append_val (fact->sources, source);
    }
  if (said->fact->correction != NULL)
    fact->correction = borrow_correction (offer, said, own);
  else
    g_clear_pointer (&own, bsl_fact_free);
  return fact;
}

/* In the order of the attributes; what stood there is no longer its own. */
static void
put_fact (BslOffer *offer, BslFact *fact)
{
  BslFact **place = &offer->by_attribute[fact->attribute->index];
  guint n_before = 0;

  for (guint i = 0; i < fact->attribute->index; i++)
    n_before += offer->by_attribute[i] != NULL;
  if (*place != NULL)
    offer->facts->pdata[n_before] = fact;
  else
    g_ptr_array_insert (offer->facts, (int) n_before, fact);
  *place = fact;
}

static void
derive (BslOffer *offer, const BslAttribute *attribute, GPtrArray *layers)
{
  BslFact *own = offer->by_attribute[attribute->index];
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (End)), periods = NULL;
  const End *said;

  if (own != NULL && own->correction != NULL)
    return;
  for (guint i = 0; i < layers->len; i++)
    {
      add_end (ends, layers->pdata[i], attribute->below);
      add_end (ends, layers->pdata[i], attribute);
      add_state (ends, layers->pdata[i], attribute);
    }
  if (own != NULL && !is_repeated (own, ends))
    add_end (ends, offer, attribute);
  periods = list_periods (ends, &attribute->domain, &said);
  if (said == NULL || said->fact == own)
    return;
  if (own == NULL || !has_periods (own, periods))
    {
      BslFact *fact = make_fact (offer, attribute, periods, said, own);

      put_fact (offer, fact);
      own = fact;
    }
  own->layer = said->fact->layer != NULL ? said->fact->layer : said->offer;
}

void
bsl_below_derive (BslOffer *offer, GPtrArray *layers, BslAttributes *attributes)
{
  for (guint i = 0; i < bsl_attributes_get_count (attributes); i++)
    {
      const BslAttribute *attribute = bsl_attributes_get (attributes, i);

      if (attribute->below != NULL)
        derive (offer, attribute, layers);
    }
}
