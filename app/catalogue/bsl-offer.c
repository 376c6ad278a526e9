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

static guint
rank_claim (const BslClaim *claim, const BslOffer *offer, BslAttributes *attributes)
{
  const BslSource *source = claim->source >= 0 ? g_ptr_array_index (offer->sources, claim->source) : NULL;
  int rank = source != NULL ? bsl_attributes_rank_source (attributes, source->kind) : -1;

  return rank >= 0 ? (guint) rank : bsl_attributes_get_n_source_kinds (attributes);
}

GPtrArray *
bsl_fact_rank_claims (const BslFact *self, const BslOffer *offer, BslAttributes *attributes)
{
  GPtrArray *ranked = g_ptr_array_new ();

  /* few claims: in order of rank, those of one rank as they stand */
  for (guint rank = 0; rank <= bsl_attributes_get_n_source_kinds (attributes); rank++)
    for (guint i = 0; self->claims != NULL && i < self->claims->len; i++)
      if (rank_claim (g_ptr_array_index (self->claims, i), offer, attributes) == rank)
        g_ptr_array_add (ranked, g_ptr_array_index (self->claims, i));
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

guint
bsl_source_get_rank (const BslSource *self)
{
  static const char *const kinds[] = { "primary", "primary-via-secondary", "law", "provider", "institutional", "press", "secondary" };
  guint rank = 0;

  while (rank < G_N_ELEMENTS (kinds) && (self == NULL || g_strcmp0 (kinds[rank], self->kind) != 0))
    rank++;
  return rank;
}

const BslSource *
bsl_offer_get_source (const BslOffer *self, const BslClaim *claim)
{
  return claim->source >= 0 ? g_ptr_array_index (self->sources, (guint) claim->source) : NULL;
}

static int
compare_claims (gconstpointer a, gconstpointer b, gpointer offer)
{
  guint x = bsl_source_get_rank (bsl_offer_get_source (offer, a)), y = bsl_source_get_rank (bsl_offer_get_source (offer, b));

  return x < y ? -1 : x > y;
}

GPtrArray *
bsl_offer_list_claims (const BslOffer *self, const BslFact *fact)
{
  GPtrArray *claims = g_ptr_array_new ();

  /* in the order of the file where sources weigh the same */
  for (guint i = 0; fact->claims != NULL && i < fact->claims->len; i++)
    {
      guint at = claims->len;

      while (at > 0 && compare_claims (fact->claims->pdata[i], claims->pdata[at - 1], (gpointer) self) < 0)
        at--;
      g_ptr_array_insert (claims, (int) at, fact->claims->pdata[i]);
    }
  return claims;
}
