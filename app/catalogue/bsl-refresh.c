/* SPDX-License-Identifier: EUPL-1.2 */
/* What of a catalogue to verify first. */

#include "config.h"

#include "app/catalogue/bsl-refresh.h"

#include <string.h>

#define SOON_DAYS 90
#define OLD_MONTHS 6
#define PRIORITY_OF_DOUBT 4
#define PRIORITY_OF_AGE 5

typedef struct
{
  GPtrArray *items;
  BslAttributes *attributes;
  BslDate on;
  BslLang lang;
} List;

/* In the language of the sheet, which need not be that of the interface. */
static const BslText ends = { { "Change le {day}\u00a0: {value}", "Changes on {day}: {value}" } };
static const BslText ended = { { "Inconnu depuis le {day}", "Unknown since {day}" } };
static const BslText is = { { "{value}", "{value}" } };
static const BslText disagree = { { "Des sources se contredisent", "Sources disagree" } };
static const BslText doubt = { { "Confiance faible", "Low confidence" } };
static const BslText old = { { "Non vérifié depuis plus de six mois", "Not verified for more than six months" } };

static void
item_free (gpointer data)
{
  BslRefreshItem *item = data;

  g_free (item->why);
  g_free (item);
}

static guint
rank (List *self, const BslSource *source)
{
  int place = source != NULL ? bsl_attributes_rank_source (self->attributes, source->kind) : -1;

  return place >= 0 ? (guint) place : G_MAXUINT;
}

/* Of the fact, or of the offer where that has none. */
static const BslSource *
find_source (List *self, const BslOffer *offer, const BslFact *fact)
{
  gboolean own = fact != NULL && fact->sources->len > 0;
  const BslSource *best = NULL;

  for (guint i = 0; i < (own ? fact->sources->len : offer->sources->len); i++)
    {
      const BslSource *source
        = g_ptr_array_index (offer->sources, own ? g_array_index (fact->sources, guint, i) : i);

      if (best == NULL || rank (self, source) < rank (self, best))
        best = source;
    }
  return best;
}

static void
add (List *self, guint priority, const BslOffer *offer, const BslFact *fact, char *why)
{
  BslRefreshItem *item = g_new0 (BslRefreshItem, 1);

  item->priority = priority;
  item->offer = offer;
  item->attribute = fact != NULL ? fact->attribute : NULL;
  item->why = why;
  item->verified = fact != NULL ? fact->as_of : offer->as_of;
  item->source = find_source (self, offer, fact);
  g_ptr_array_add (self->items, item);
}

static void
add_text (List *self, guint priority, const BslOffer *offer, const BslFact *fact, const BslText *text)
{
  add (self, priority, offer, fact, g_strdup (bsl_text_get (text, self->lang)));
}

static void
add_change (List *self, const BslOffer *offer, const BslFact *fact, const BslPeriod *period, const BslText *text)
{
  g_autofree char *day = bsl_date_to_words (period->from, self->lang);
  g_autofree char *value = bsl_value_in_sentence (&period->value, &fact->attribute->domain, self->lang);

  add (self, 1, offer, fact,
       bsl_text_fill (bsl_text_get (text, self->lang), (const char *const[]){ "day", day, "value", value, NULL }));
}

/* A period that begins soon, or one without news that began. */
static void
check_time (List *self, const BslOffer *offer, const BslFact *fact)
{
  BslDate soon = bsl_date_add_days (self->on, SOON_DAYS);

  for (guint i = 1; i < fact->periods->len; i++)
    {
      const BslPeriod *period = &g_array_index (fact->periods, BslPeriod, i);
      gboolean last = i + 1 == fact->periods->len;

      if (period->from > self->on && period->from <= soon)
        add_change (self, offer, fact, period, &ends);
      else if (period->from <= self->on && last && !period->value.known)
        add_change (self, offer, fact, period, &ended);
    }
}

static void
add_option (List *self, const BslOffer *offer, const BslFact *fact, guint option)
{
  const char *title = bsl_text_get (&bsl_domain_get_option (&fact->attribute->domain, option)->title, self->lang);
  guint priority = fact->attribute->refresh[option];

  if (priority > 0)
    add (self, priority, offer, fact,
         bsl_text_fill (bsl_text_get (&is, self->lang), (const char *const[]){ "value", title, NULL }));
}

static void
check_options (List *self, const BslOffer *offer, const BslFact *fact)
{
  const BslPeriod *period = fact->attribute->refresh != NULL ? bsl_fact_get_period (fact, self->on) : NULL;
  const BslDomain *domain = &fact->attribute->domain;

  if (period == NULL || !period->value.known)
    return;
  for (guint i = 0; domain->kind == BSL_KIND_SET && i < domain->options->len; i++)
    if ((period->value.bits & (G_GUINT64_CONSTANT (1) << i)) != 0)
      add_option (self, offer, fact, i);
  if (domain->kind == BSL_KIND_ONE)
    add_option (self, offer, fact, period->value.index);
}

static gboolean
is_old (List *self, const char *as_of)
{
  BslDate date = as_of != NULL ? bsl_date_parse_partial (as_of) : BSL_DATE_NONE;

  return date == BSL_DATE_NONE || bsl_date_add_months (date, OLD_MONTHS) < self->on;
}

static gboolean
is_low (const char *confidence)
{
  return g_strcmp0 (confidence, "low") == 0;
}

/* What the fact says of itself only: what it shares with its offer is told once. */
static void
check_own (List *self, const BslOffer *offer, const BslFact *fact)
{
  if (is_low (fact->confidence) && !is_low (offer->confidence))
    add_text (self, PRIORITY_OF_DOUBT, offer, fact, &doubt);
  if (is_old (self, fact->as_of) && !is_old (self, offer->as_of))
    add_text (self, PRIORITY_OF_AGE, offer, fact, &old);
  if (fact->claims != NULL)
    add_text (self, PRIORITY_OF_DOUBT, offer, fact, &disagree);
}

static void
check_offer (List *self, const BslOffer *offer)
{
  for (guint i = 0; i < offer->facts->len; i++)
    {
      const BslFact *fact = g_ptr_array_index (offer->facts, i);

      check_time (self, offer, fact);
      check_options (self, offer, fact);
      check_own (self, offer, fact);
    }
  if (is_low (offer->confidence))
    add_text (self, PRIORITY_OF_DOUBT, offer, NULL, &doubt);
  if (is_old (self, offer->as_of))
    add_text (self, PRIORITY_OF_AGE, offer, NULL, &old);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const BslRefreshItem *left = *(const BslRefreshItem *const *) a, *right = *(const BslRefreshItem *const *) b;

  if (left->priority != right->priority)
    return left->priority < right->priority ? -1 : 1;
  if (left->offer != right->offer)
    return left->offer->index < right->offer->index ? -1 : 1;
  if (left->attribute != right->attribute)
    return left->attribute == NULL || (right->attribute != NULL && left->attribute->index < right->attribute->index) ? -1 : 1;
  return strcmp (left->why, right->why);
}

GPtrArray *
bsl_refresh_list (BslCatalogue *catalogue, BslDate on, BslLang lang)
{
  List list = { g_ptr_array_new_with_free_func (item_free), bsl_catalogue_get_attributes (catalogue), on, lang };

  for (guint i = 0; i < bsl_catalogue_get_n_offers (catalogue); i++)
    {
      const BslOffer *offer = bsl_catalogue_get_offer (catalogue, i);

      if (!bsl_offer_has_ended (offer, on))
        check_offer (&list, offer);
    }
  g_ptr_array_sort (list.items, compare_items);
  return list.items;
}
