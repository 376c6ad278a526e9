/* SPDX-License-Identifier: EUPL-1.2 */
/* The nearest trusted offer, where the catalogue names none. */

#include "config.h"

#include "app/catalogue/bsl-alternative.h"

typedef struct
{
  guint services, kinds;
} Nearness;

static guint64
get_bits (const BslOffer *offer, const BslAttribute *attribute, BslDate on)
{
  const BslValue *value = bsl_offer_get_value (offer, attribute, on);

  return value->known ? value->bits : 0;
}

/* Two attributes may order the same options each its own way: the option that is the same is the one called the same. */
static guint64
translate_bits (guint64 bits, const BslAttribute *from, const BslAttribute *to)
{
  guint64 translated = 0;

  for (guint i = 0; i < from->domain.options->len; i++)
    {
      int option = (bits & (G_GUINT64_CONSTANT (1) << i)) != 0
                     ? bsl_domain_find (&to->domain, bsl_domain_get_option (&from->domain, i)->value) : -1;

      if (option >= 0)
        translated |= G_GUINT64_CONSTANT (1) << option;
    }
  return translated;
}

static guint
count_bits (guint64 bits)
{
  guint n = 0;

  for (; bits != 0; bits &= bits - 1)
    n++;
  return n;
}

static gboolean
is_trusted (const BslTrusted *trusted, const BslOffer *offer, BslDate on)
{
  const BslValue *value = bsl_offer_get_value (offer, trusted->attribute, on);

  return value->known && (int) value->index == trusted->option;
}

static gboolean
was_trusted (const BslTrusted *trusted, const BslOffer *offer, BslDate on)
{
  const BslFact *fact = bsl_offer_get_fact (offer, trusted->attribute);

  for (guint i = 0; fact != NULL && i < fact->periods->len; i++)
    {
      const BslPeriod *period = &g_array_index (fact->periods, BslPeriod, i);

      if (period->from <= on && period->value.known && (int) period->value.index == trusted->option)
        return TRUE;
    }
  return FALSE;
}

/* Something below @offer was trusted and is so no longer: nobody in need is sent there. */
static gboolean
rests_on_lost (BslCatalogue *catalogue, const BslTrusted *trusted, const BslOffer *offer, BslDate on)
{
  for (guint i = 0; i < offer->depends_on->len; i++)
    {
      const BslOffer *below = bsl_catalogue_find (catalogue, g_ptr_array_index (offer->depends_on, i));

      if (below != NULL && ((was_trusted (trusted, below, on) && !is_trusted (trusted, below, on)) ||
                            rests_on_lost (catalogue, trusted, below, on)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
needs_none (const BslTrusted *trusted, const BslOffer *offer, BslDate on)
{
  const BslValue *value = bsl_offer_get_value (offer, trusted->attribute, on);

  return value->known && ((int) value->index == trusted->option || (trusted->besides & (G_GUINT64_CONSTANT (1) << value->index)) != 0);
}

/* What is sold in common, of kinds only those for which @other is trusted. */
static Nearness
measure (BslView *view, const BslOffer *offer, const BslOffer *other, BslDate on)
{
  guint64 trusted = translate_bits (get_bits (other, view->trusted.kinds, on), view->trusted.kinds, view->kinds);
  guint64 kinds = get_bits (offer, view->kinds, on) & trusted;
  guint64 services = get_bits (offer, view->services, on) & get_bits (other, view->services, on);

  return (Nearness){ count_bits (services), count_bits (kinds) };
}

const BslOffer *
bsl_alternative_find (BslCatalogue *catalogue, BslView *view, const BslOffer *offer, BslDate on)
{
  const BslOffer *best = NULL;
  Nearness most = { 0 };

  g_return_val_if_fail (catalogue != NULL && view != NULL && offer != NULL, NULL);

  if (view->trusted.attribute == NULL || offer->alternatives->len > 0 || needs_none (&view->trusted, offer, on))
    return NULL;
  for (guint i = 0; i < bsl_catalogue_get_n_offers (catalogue); i++)
    {
      const BslOffer *other = bsl_catalogue_get_offer (catalogue, i);
      Nearness near = measure (view, offer, other, on);

      if (near.services == 0 || near.kinds == 0 || !is_trusted (&view->trusted, other, on) || bsl_offer_has_ended (other, on) ||
          rests_on_lost (catalogue, &view->trusted, other, on))
        continue;
      if (near.services > most.services || (near.services == most.services && near.kinds > most.kinds))
        {
          best = other;
          most = near;
        }
    }
  return best;
}
