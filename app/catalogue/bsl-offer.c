/* SPDX-License-Identifier: EUPL-1.2 */
/* Facts of an offer over time. */

#include "config.h"

#include "app/catalogue/bsl-offer.h"

const BslFact *
bsl_offer_get_fact (const BslOffer *self, const BslAttribute *attribute)
{
  return self->by_attribute[attribute->index];
}

const BslPeriod *
bsl_fact_get_period (const BslFact *self, BslDate on)
{
  for (guint i = self->periods->len; i > 0; i--)
    {
      const BslPeriod *period = &g_array_index (self->periods, BslPeriod, i - 1);

      if (period->from <= on)
        return period;
    }
  return NULL;
}

/* The set of services that the offer has as @part on that day; FALSE where it is unknown. */
static gboolean
get_services (const BslOffer *self, BslPerimeterPart part, BslDate on, guint64 *services)
{
  for (guint i = 0; i < self->facts->len; i++)
    {
      const BslFact *fact = g_ptr_array_index (self->facts, i);
      const BslPeriod *period = fact->attribute->perimeter == part ? bsl_fact_get_period (fact, on) : NULL;

      if (period == NULL || !period->value.known)
        continue;
      *services = period->value.bits;
      return TRUE;
    }
  return FALSE;
}

const BslFact *
bsl_offer_find_sale (const BslOffer *self)
{
  for (guint i = 0; i < self->facts->len; i++)
    {
      const BslFact *fact = g_ptr_array_index (self->facts, i);

      if (fact->attribute->perimeter == BSL_PERIMETER_PART_SOLD)
        return fact;
    }
  return NULL;
}

BslPerimeter
bsl_offer_get_perimeter (const BslOffer *self, guint service, BslDate on)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << service;
  guint64 services;

  if (get_services (self, BSL_PERIMETER_PART_INSIDE, on, &services) && (services & bit) != 0)
    return BSL_PERIMETER_INSIDE;
  if (get_services (self, BSL_PERIMETER_PART_OUTSIDE, on, &services) && (services & bit) != 0)
    return BSL_PERIMETER_OUTSIDE;
  if (get_services (self, BSL_PERIMETER_PART_SOLD, on, &services) && (services & bit) == 0)
    return BSL_PERIMETER_NOT_SOLD;
  return BSL_PERIMETER_UNKNOWN;
}

gboolean
bsl_offer_is_unqualified (const BslOffer *self, BslDate on)
{
  for (guint i = 0; i < self->facts->len; i++)
    {
      const BslFact *fact = g_ptr_array_index (self->facts, i);
      const BslPeriod *period = fact->attribute->unqualified != 0 ? bsl_fact_get_period (fact, on) : NULL;

      if (period != NULL && period->value.known && ((fact->attribute->unqualified >> period->value.index) & 1) != 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
bsl_offer_has_ended (const BslOffer *self, BslDate on)
{
  for (guint i = 0; i < self->facts->len; i++)
    {
      const BslFact *fact = g_ptr_array_index (self->facts, i);
      const BslPeriod *period = fact->attribute->ended >= 0 ? bsl_fact_get_period (fact, on) : NULL;

      if (period != NULL && period->value.known && period->value.index == (guint) fact->attribute->ended)
        return TRUE;
    }
  return FALSE;
}

const BslSource *
bsl_offer_get_source (const BslOffer *self, const BslClaim *claim)
{
  return claim->source >= 0 ? g_ptr_array_index (self->sources, (guint) claim->source) : NULL;
}

static int
compare_claims (gconstpointer a, gconstpointer b, gpointer offer)
{
  const BslSource *first = bsl_offer_get_source (offer, *(const BslClaim *const *) a);
  const BslSource *second = bsl_offer_get_source (offer, *(const BslClaim *const *) b);
  guint x = first != NULL ? first->rank : G_MAXUINT, y = second != NULL ? second->rank : G_MAXUINT;

  return x < y ? -1 : x > y;
}

GPtrArray *
bsl_fact_rank_claims (const BslFact *self, const BslOffer *offer)
{
  GPtrArray *ranked = g_ptr_array_new ();

  for (guint i = 0; self->claims != NULL && i < self->claims->len; i++)
    g_ptr_array_add (ranked, g_ptr_array_index (self->claims, i));
  /* stable: those of one rank as they stand */
  g_ptr_array_sort_with_data (ranked, compare_claims, (gpointer) offer);
  return ranked;
}

const BslValue *
bsl_offer_get_value (const BslOffer *self, const BslAttribute *attribute, BslDate on)
{
  static const BslValue unknown = { 0 };
  const BslFact *fact = bsl_offer_get_fact (self, attribute);
  const BslPeriod *period = fact != NULL ? bsl_fact_get_period (fact, on) : NULL;

  return period != NULL ? &period->value : &unknown;
}

