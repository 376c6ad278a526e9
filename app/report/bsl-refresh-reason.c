/* SPDX-License-Identifier: EUPL-1.2 */
/* Why something of an offer is to be verified. */

#include "config.h"

#include "app/report/bsl-refresh-reason.h"

#include <math.h>
#include <string.h>

#include "app/catalogue/bsl-offer-history.h"

#define PRIORITY_OF_END 1
#define PRIORITY_OF_MISS 3
#define PRIORITY_OF_DOUBT BSL_REFRESH_FIRST
#define PRIORITY_OF_AGE 5

typedef struct
{
  GPtrArray *reasons;
  BslView *view;
  const BslOffer *offer;
  BslDate on;
  BslTexts *texts;
  BslLang lang; /* of the texts */
} Reading;

void
bsl_refresh_reason_free (gpointer data)
{
  g_free (((BslRefreshReason *) data)->words);
  g_free (data);
}

/* The address of most authority: of @fact, else of the offer. */
static const char *
find_source (const BslOffer *offer, const BslFact *fact)
{
  const BslSource *best = NULL;

  for (guint i = 0; i < (fact != NULL ? fact->sources->len : offer->sources->len); i++)
    {
      const BslSource *source = offer->sources->pdata[fact != NULL ? g_array_index (fact->sources, guint, i) : i];

      if (best == NULL || source->rank < best->rank)
        best = source;
    }
  return best != NULL ? best->url : NULL;
}

static const char *
find_page_here (const BslOffer *offer, const BslAttribute *attribute)
{
  const BslFact *own = bsl_offer_get_fact (offer, attribute);
  const char *page = own != NULL ? find_source (offer, own) : NULL;

  for (guint i = 0; page == NULL && i < offer->facts->len; i++)
    {
      const BslFact *fact = offer->facts->pdata[i];

      if (g_str_equal (fact->attribute->group, attribute->group))
        page = find_source (offer, fact);
    }
  return page != NULL ? page : offer->url != NULL ? offer->url : find_source (offer, NULL);
}

/* Where @attribute is read, else what is beside it; what no source stands under is looked for at the provider. What an offer
 * below says is read where that is. */
static const char *
find_page (const BslOffer *offer, const BslAttribute *attribute)
{
  const BslFact *own = bsl_offer_get_fact (offer, attribute);

  return own != NULL && own->layer != NULL ? find_page_here (own->layer, attribute->below) : find_page_here (offer, attribute);
}

/* Takes @words. */
static BslRefreshReason *
add (Reading *self, guint priority, const BslAttribute *attribute, const char *page, const char *verified, char *words)
{
  BslRefreshReason *reason = g_new0 (BslRefreshReason, 1);

  *reason = (BslRefreshReason){ priority, BSL_DATE_NONE, attribute, attribute, NULL, page, verified, words };
  g_ptr_array_add (self->reasons, reason);
  return reason;
}

/* Of a fact, in the sentence @text with what it is about, and @value where it says one. */
static BslRefreshReason *
add_fact (Reading *self, guint priority, const BslFact *fact, const char *text, const char *value)
{
  return add (self, priority, fact->attribute, find_page (self->offer, fact->attribute), fact->as_of,
              bsl_texts_format (self->texts, text, "what", bsl_text_get (&fact->attribute->title, self->lang), "value", value, NULL));
}

/* Of a day of a fact that a lane holds, in the words of the lane. */
static BslRefreshReason *
add_day (Reading *self, guint priority, const BslFact *fact, const char *text, const BslText *what, BslDate date)
{
  g_autofree char *day = bsl_date_to_words (date, self->lang);

  return add (self, priority, fact->attribute, find_page (self->offer, fact->attribute), fact->as_of,
              bsl_texts_format (self->texts, text, "what", bsl_text_get (what, self->lang), "day", day, NULL));
}

/* The verdict is in: what ended is known to be over. */
static gboolean
is_settled (Reading *self, const BslAttribute *date)
{
  const BslAttribute *attribute = bsl_view_find_ended (self->view, date);
  const BslValue *value = bsl_offer_get_value (self->offer, attribute, self->on);
  const BslStateWords *state = bsl_view_find_state (self->view, attribute, value);

  return value->known && state != NULL && state->tone == BSL_TONE_BAD;
}

static void
check_endings (Reading *self)
{
  g_autoptr (GArray) endings = g_array_new (FALSE, FALSE, sizeof (BslEnding));

  bsl_offer_add_endings (endings, self->view, self->offer, self->on, BSL_DATE_NONE,
                         bsl_date_add_days (self->on, (int) self->view->soon_within));
  for (guint i = 0; i < endings->len; i++)
    {
      const BslEnding *ending = &g_array_index (endings, BslEnding, i);
      const BslFact *fact = bsl_offer_get_fact (self->offer, ending->mark->attribute);
      gboolean is_past = ending->date < self->on;

      if (!is_past || !is_settled (self, fact->attribute))
        add_day (self, PRIORITY_OF_END, fact, is_past ? "refresh-past" : "refresh-ends", &ending->mark->text, ending->date)->until = ending->date;
    }
}

/* Announced, not kept then, nor since. */
static void
check_missed (Reading *self)
{
  g_autoptr (GArray) moments = bsl_offer_history_new (self->view, self->offer, self->on);

  for (guint i = 0; i < moments->len; i++)
    {
      const BslMoment *moment = &g_array_index (moments, BslMoment, i);
      const BslValue *now = bsl_offer_get_value (self->offer, moment->lane->attribute, self->on);

      if (moment->missed && !(now->known && (int) now->index == moment->mark->unless))
        add_day (self, PRIORITY_OF_MISS, moment->fact, "refresh-ends", &moment->mark->missed, moment->from);
    }
}

/* Whether an end was told that makes @attribute change the day after @until. */
static gboolean
is_end_told (Reading *self, const BslAttribute *attribute, BslDate until)
{
  for (guint i = 0; i < self->reasons->len; i++)
    {
      const BslRefreshReason *reason = self->reasons->pdata[i];

      if (reason->until == until && bsl_view_find_ended (self->view, reason->attribute) == attribute)
        return TRUE;
    }
  return FALSE;
}

/* @text with a day of the fact and what it is then. */
static void
add_change (Reading *self, const BslFact *fact, const char *text, BslDate date, const BslValue *value, BslDate until)
{
  g_autofree char *day = bsl_date_to_words (date, self->lang);
  g_autofree char *words = bsl_value_in_sentence (value, &fact->attribute->domain, self->lang);
  const char *what = bsl_text_get (&fact->attribute->title, self->lang);

  add (self, PRIORITY_OF_END, fact->attribute, find_page (self->offer, fact->attribute), fact->as_of,
       bsl_texts_format (self->texts, text, "what", what, "day", day, "value", words, NULL))->until = until;
}

/* A period that begins soon, or one without news that began. */
static void
check_time (Reading *self, const BslFact *fact)
{
  BslDate soon = bsl_date_add_days (self->on, (int) self->view->soon_within);

  for (guint i = 1; i < fact->periods->len; i++)
    {
      const BslPeriod *period = &g_array_index (fact->periods, BslPeriod, i);
      gboolean begun = period->from <= self->on, known = period->value.known;
      BslDate until = period->from - 1;

      if (period->from > soon || (begun && (known || i + 1 < fact->periods->len)) || is_end_told (self, fact->attribute, until))
        continue;
      if (known || begun)
        add_change (self, fact, known ? "refresh-next" : "refresh-over", period->from, &period->value, until);
      else
        add_change (self, fact, "refresh-last", until, &(period - 1)->value, until);
    }
}

static gboolean
is_told (Reading *self, const BslAttribute *attribute)
{
  for (guint i = 0; i < self->reasons->len; i++)
    if (((const BslRefreshReason *) self->reasons->pdata[i])->attribute == attribute)
      return TRUE;
  return FALSE;
}

static guint
get_priority (const BslFact *fact, guint option)
{
  return fact->attribute->refresh != NULL ? fact->attribute->refresh[option] : 0;
}

static void
check_choice (Reading *self, const BslFact *fact)
{
  const BslDomain *domain = &fact->attribute->domain;
  const BslValue *value = bsl_offer_get_value (self->offer, fact->attribute, self->on);
  guint priority = domain->kind == BSL_KIND_ONE && value->known ? get_priority (fact, value->index) : 0;
  g_autofree char *words = priority > 0 ? bsl_value_in_sentence (value, domain, self->lang) : NULL;

  /* that it ends soon says it too */
  if (priority > 0 && !is_told (self, fact->attribute))
    add_fact (self, priority, fact, "refresh-is", words);
}

/* An option of a set says by itself what it is; it is read where what it speaks of is. */
static void
add_option (Reading *self, const BslFact *fact, guint option)
{
  const BslAttribute *about = fact->attribute->about != NULL ? fact->attribute->about[option] : NULL;
  const BslFact *read = about != NULL ? bsl_offer_get_fact (self->offer, about) : fact;
  const char *page = about != NULL ? find_page (self->offer, about) : find_source (self->offer, fact->sources->len > 0 ? fact : NULL);

  if (about == NULL || !is_told (self, about))
    add (self, get_priority (fact, option), fact->attribute, page, read != NULL ? read->as_of : fact->as_of,
         g_strdup (bsl_text_get (&bsl_domain_get_option (&fact->attribute->domain, option)->title, self->lang)))->about = about;
}

static void
check_set (Reading *self, const BslFact *fact)
{
  const BslDomain *domain = &fact->attribute->domain;
  const BslValue *value = bsl_offer_get_value (self->offer, fact->attribute, self->on);

  for (guint i = 0; domain->kind == BSL_KIND_SET && value->known && i < domain->options->len; i++)
    if ((value->bits & (G_GUINT64_CONSTANT (1) << i)) != 0 && get_priority (fact, i) > 0)
      add_option (self, fact, i);
}

/* Each page on which one of the claims stands. */
static void
check_claims (Reading *self, const BslFact *fact)
{
  if (fact->claims == NULL)
    return;

  add_fact (self, PRIORITY_OF_DOUBT, fact, "refresh-disagree", NULL);
  for (guint i = 0; i < fact->claims->len; i++)
    {
      const BslSource *source = bsl_offer_get_source (self->offer, fact->claims->pdata[i]);

      if (source != NULL && g_strcmp0 (source->url, find_page (self->offer, fact->attribute)) != 0)
        add_fact (self, PRIORITY_OF_DOUBT, fact, "refresh-disagree", NULL)->page = source->url;
    }
}

static gboolean
is_old (Reading *self, const char *as_of)
{
  return bsl_view_is_old (self->view, as_of, self->on);
}

static const char *
get_group (Reading *self, const BslAttribute *attribute)
{
  for (guint i = 0; i < bsl_attributes_get_n_groups (self->view->attributes); i++)
    {
      const BslLabel *group = bsl_attributes_get_group (self->view->attributes, i);

      if (g_str_equal (group->id, attribute->group))
        return bsl_text_get (&group->title, self->lang);
    }
  return "";
}

static gboolean
is_low (const char *confidence)
{
  return g_strcmp0 (confidence, "low") == 0;
}

/* In the largest unit of which there are some; a mere year stays one, for its age would be a guess. */
static char *
dup_age (Reading *self, const char *as_of, BslDate date)
{
  static const struct
  {
    double days;
    const char *text;
  } units[] = { { 365.25, "refresh-years" }, { 30.4, "refresh-months" }, { 1, "refresh-days" } };
  double n = self->on - date;
  guint unit = 0;
  g_autofree char *number = NULL;

  if (strlen (as_of) < 7)
    return g_strdup (as_of);
  while (units[unit].days > 1 && n / units[unit].days < 2)
    unit++;
  number = g_strdup_printf ("%.0f", floor (n / units[unit].days));
  return bsl_texts_format (self->texts, units[unit].text, "n", number, NULL);
}

static BslRefreshReason *
add_old (Reading *self, const BslAttribute *attribute, const char *what, const char *as_of, const char *page)
{
  BslDate date = as_of != NULL ? bsl_date_parse_partial (as_of) : BSL_DATE_NONE;
  g_autofree char *age = date != BSL_DATE_NONE ? dup_age (self, as_of, date) : NULL;
  const char *text = age == NULL ? "refresh-undated" : strlen (as_of) < 7 ? "refresh-old-year" : "refresh-old";

  return add (self, PRIORITY_OF_AGE, attribute, page, as_of, bsl_texts_format (self->texts, text, "what", what, "age", age, NULL));
}

/* What the fact says of itself only: what it shares with its offer is told once, and what grew old together too. */
static void
check_own (Reading *self, const BslFact *fact)
{
  if (is_low (fact->confidence) && !is_low (self->offer->confidence))
    add_fact (self, PRIORITY_OF_DOUBT, fact, "refresh-doubt", NULL);
  if (is_old (self, fact->as_of) && !is_old (self, self->offer->as_of))
    add_old (self, fact->attribute, get_group (self, fact->attribute), fact->as_of, find_page (self->offer, fact->attribute));
}

static void
check_offer (Reading *self)
{
  const char *what = bsl_texts_get (self->texts, "refresh-whole"), *page = find_source (self->offer, NULL);

  if (is_low (self->offer->confidence))
    add (self, PRIORITY_OF_DOUBT, NULL, page, self->offer->as_of,
         bsl_texts_format (self->texts, "refresh-doubt", "what", what, NULL));
  if (is_old (self, self->offer->as_of))
    add_old (self, NULL, what, self->offer->as_of, page);
}

static void
check_price (Reading *self, const BslPrice *one)
{
  g_autofree char *what = bsl_texts_format (self->texts, "refresh-price", "item", bsl_text_get (&one->item, self->lang), NULL);

  if (is_old (self, one->date))
    add_old (self, NULL, what, one->date, one->source_url != NULL ? one->source_url : self->offer->url)->price = one;
}

GPtrArray *
bsl_refresh_reasons_new (BslView *view, const BslOffer *offer, BslDate on, BslTexts *texts)
{
  static void (*const checks[]) (Reading *, const BslFact *) = { check_time, check_choice, check_claims, check_set, check_own };
  Reading self = { g_ptr_array_new_with_free_func (bsl_refresh_reason_free), view, offer, on, texts, bsl_texts_get_lang (texts) };

  check_endings (&self);
  check_missed (&self);
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    for (guint j = 0; j < offer->facts->len; j++)
      checks[i](&self, offer->facts->pdata[j]);
  check_offer (&self);
  for (guint i = 0; i < offer->prices->len; i++)
    check_price (&self, offer->prices->pdata[i]);
  return self.reasons;
}
