/* SPDX-License-Identifier: EUPL-1.2 */
/* The history of an offer, and what of it ends. */

#include "config.h"

#include "app/catalogue/bsl-offer-history.h"

static const BslPeriod *
get_period (const BslFact *fact, guint index)
{
  return &g_array_index (fact->periods, BslPeriod, index);
}

static BslTone
get_tone (BslView *view, const BslAttribute *attribute, const BslValue *value)
{
  const BslStateWords *state = bsl_view_find_state (view, attribute, value);

  return state != NULL ? state->tone : value->known ? BSL_TONE_PLAIN : BSL_TONE_UNKNOWN;
}

static void
add_spans (GArray *events, BslView *view, const BslLane *lane, const BslFact *fact)
{
  for (guint i = 0; i < fact->periods->len; i++)
    {
      const BslPeriod *period = get_period (fact, i);
      gboolean last = i + 1 == fact->periods->len;
      BslMoment event = { BSL_MOMENT_SPAN, lane, fact, period, NULL, period->from,
                         last ? BSL_DATE_NONE : get_period (fact, i + 1)->from - 1,
                         get_tone (view, lane->attribute, &period->value), FALSE };

      g_array_append_val (events, event);
    }
}

/* Known not to be what would have kept it; an unknown state says nothing. */
static gboolean
is_missed (const BslLane *lane, const BslMark *mark, const BslOffer *offer, BslDate date, BslDate on)
{
  const BslValue *value = bsl_offer_get_value (offer, lane->attribute, date);

  return mark->unless >= 0 && date < on && value->known && (int) value->index != mark->unless;
}

static void
add_mark (GArray *events, const BslLane *lane, const BslMark *mark, const BslOffer *offer, BslDate on)
{
  const BslFact *fact = bsl_offer_get_fact (offer, mark->attribute);
  gboolean is_date = mark->attribute->domain.kind == BSL_KIND_DATE;

  for (guint i = 0; fact != NULL && i < fact->periods->len; i++)
    {
      const BslPeriod *period = get_period (fact, i);
      BslDate date = is_date ? period->value.date : period->from;
      BslMoment event = { is_date ? BSL_MOMENT_DATE : BSL_MOMENT_STEP, lane, fact, period, mark, date, date, BSL_TONE_PLAIN, FALSE };

      if (!period->value.known || date == BSL_DATE_NONE)
        continue;
      event.missed = is_date && is_missed (lane, mark, offer, date, on);
      event.tone = event.missed ? BSL_TONE_BAD : BSL_TONE_PLAIN;
      g_array_append_val (events, event);
    }
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const BslMoment *x = a, *y = b;

  if ((x->kind == BSL_MOMENT_SPAN) != (y->kind == BSL_MOMENT_SPAN))
    return x->kind == BSL_MOMENT_SPAN ? -1 : 1;
  return x->from < y->from ? -1 : x->from > y->from;
}

GArray *
bsl_offer_history_new (BslView *view, const BslOffer *offer, BslDate on)
{
  GArray *events = g_array_new (FALSE, FALSE, sizeof (BslMoment));

  for (guint i = 0; i < view->lanes->len; i++)
    {
      const BslLane *lane = g_ptr_array_index (view->lanes, i);
      const BslFact *fact = bsl_offer_get_fact (offer, lane->attribute);
      g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (BslMoment));

      if (fact != NULL)
        add_spans (own, view, lane, fact);
      for (guint j = 0; j < lane->marks->len; j++)
        add_mark (own, lane, g_ptr_array_index (lane->marks, j), offer, on);
      g_array_sort (own, compare_events);
      if (own->len > 1 || (own->len == 1 && g_array_index (own, BslMoment, 0).from != BSL_DATE_NONE))
        g_array_append_vals (events, own->data, own->len);
    }
  return events;
}

char *
bsl_moment_dup_words (const BslMoment *self, BslView *view, BslLang lang)
{
  const BslStateWords *state;

  if (self->kind == BSL_MOMENT_DATE)
    return g_strdup (bsl_text_get (self->missed ? &self->mark->missed : &self->mark->text, lang));
  if (self->kind == BSL_MOMENT_STEP)
    return bsl_value_to_words (&self->period->value, &self->fact->attribute->domain, lang);

  state = bsl_view_find_state (view, self->fact->attribute, &self->period->value);
  return state != NULL ? g_strdup (bsl_text_get (&state->text, lang))
                       : bsl_value_to_words (&self->period->value, &self->fact->attribute->domain, lang);
}

void
bsl_offer_add_endings (GArray *endings, BslView *view, const BslOffer *offer, BslDate on, BslDate first, BslDate last)
{
  for (guint i = 0; i < view->lanes->len; i++)
    {
      const BslLane *lane = g_ptr_array_index (view->lanes, i);

      for (guint j = 0; j < lane->marks->len; j++)
        {
          const BslMark *mark = g_ptr_array_index (lane->marks, j);
          const BslValue *value = mark->ends ? bsl_offer_get_value (offer, mark->attribute, on) : NULL;
          BslEnding ending = { offer, mark, value != NULL && value->known ? value->date : BSL_DATE_NONE };

          if (ending.date != BSL_DATE_NONE && ending.date >= first && ending.date <= last)
            g_array_append_val (endings, ending);
        }
    }
}

static int
compare_endings (gconstpointer a, gconstpointer b)
{
  const BslEnding *x = a, *y = b;

  return x->date < y->date ? -1 : x->date > y->date;
}

GArray *
bsl_offer_endings_new (BslView *view, const BslOffer *const *offers, guint n_offers, BslDate on, BslDate first, BslDate last)
{
  GArray *endings = g_array_new (FALSE, FALSE, sizeof (BslEnding));

  for (guint i = 0; i < n_offers; i++)
    bsl_offer_add_endings (endings, view, offers[i], on, first, last);
  g_array_sort (endings, compare_endings);
  return endings;
}
