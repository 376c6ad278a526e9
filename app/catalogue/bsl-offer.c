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

const BslValue *
bsl_offer_get_value (const BslOffer *self, const BslAttribute *attribute, BslDate on)
{
  static const BslValue unknown = { 0 };
  const BslFact *fact = bsl_offer_get_fact (self, attribute);
  const BslPeriod *period = fact != NULL ? bsl_fact_get_period (fact, on) : NULL;

  return period != NULL ? &period->value : &unknown;
}
