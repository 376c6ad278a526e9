/* SPDX-License-Identifier: EUPL-1.2 */
/* What the offers of a catalogue can be filtered by. */
#include "config.h"

#include "ui/catalogue/bsl-catalogue-facet.h"

#include <string.h>

#include "app/catalogue/bsl-options.h"
#include "app/catalogue/bsl-place-list.h"

struct _BslCatalogueFacet
{
  const BslFacet *facet;
  BslCatalogue *catalogue;
  BslDate on;
  BslAttribute own;  /* of a text: as a set, once somebody asks */
  BslValue *values;  /* then, by index of the offer */
};

typedef struct
{
  const char *name;
  guint n;
} Place;

static gboolean
is_text (BslCatalogueFacet *self)
{
  return self->facet->attribute->domain.kind == BSL_KIND_TEXT;
}

BslCatalogueFacet *
bsl_catalogue_facet_new (const BslFacet *facet, BslCatalogue *catalogue, BslDate on)
{
  BslCatalogueFacet *self = g_new0 (BslCatalogueFacet, 1);

  self->facet = facet;
  self->catalogue = catalogue;
  self->on = on;
  return self;
}

void
bsl_catalogue_facet_free (BslCatalogueFacet *self)
{
  if (self->values != NULL)
    g_ptr_array_unref (self->own.domain.options);
  g_free (self->values);
  g_free (self);
}

static const char *
get_text (BslCatalogueFacet *self, guint index)
{
  const BslValue *value = bsl_offer_get_value (bsl_catalogue_get_offer (self->catalogue, index), self->facet->attribute, self->on);

  return value->known ? value->text : NULL;
}

/* How many offers name each place. */
static GHashTable *
count (BslCatalogueFacet *self)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < bsl_catalogue_get_n_offers (self->catalogue); i++)
    {
      const char *text = get_text (self, i);
      g_auto (GStrv) names = text != NULL ? bsl_place_list_split (text) : NULL;

      for (guint j = 0; names != NULL && names[j] != NULL; j++)
        {
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, names[j]));

          g_hash_table_insert (counts, g_strdup (names[j]), GUINT_TO_POINTER (n + 1));
        }
    }
  return counts;
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const Place *x = a, *y = b;

  return x->n != y->n ? (x->n < y->n) - (x->n > y->n) : strcmp (x->name, y->name);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (((const Place *) a)->name, ((const Place *) b)->name);
}

static GPtrArray *
make_options (GHashTable *counts)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  GPtrArray *options = bsl_options_new ();
  GHashTableIter iter;
  gpointer name, n;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &name, &n))
    {
      const Place place = { name, GPOINTER_TO_UINT (n) };

      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_counts);
  g_array_set_size (places, MIN (places->len, BSL_MAX_OPTIONS));
  g_array_sort (places, compare_names);
  for (guint i = 0; i < places->len; i++)
    {
      char *place = (char *) g_array_index (places, Place, i).name;
      const BslText title = { { place, place } };

      bsl_options_add (options, place, &title, NULL);
    }
  return options;
}

static void
make_values (BslCatalogueFacet *self)
{
  for (guint i = 0; i < bsl_catalogue_get_n_offers (self->catalogue); i++)
    {
      const char *text = get_text (self, i);
      g_auto (GStrv) names = text != NULL ? bsl_place_list_split (text) : NULL;

      self->values[i].known = names != NULL;
      for (guint j = 0; names != NULL && names[j] != NULL; j++)
        {
          int option = bsl_domain_find (&self->own.domain, names[j]);

          self->values[i].bits |= option >= 0 ? G_GUINT64_CONSTANT (1) << option : 0;
        }
    }
}

static void
ensure (BslCatalogueFacet *self)
{
  g_autoptr (GHashTable) counts = NULL;

  if (!is_text (self) || self->values != NULL)
    return;

  counts = count (self);
  self->own = *self->facet->attribute;
  self->own.domain = (BslDomain) { .kind = BSL_KIND_SET, .options = make_options (counts), .names = TRUE };
  self->values = g_new0 (BslValue, bsl_catalogue_get_n_offers (self->catalogue));
  make_values (self);
}

const BslAttribute *
bsl_catalogue_facet_get_attribute (BslCatalogueFacet *self)
{
  ensure (self);
  return is_text (self) ? &self->own : self->facet->attribute;
}

const BslValue *
bsl_catalogue_facet_get_value (BslCatalogueFacet *self, const BslOffer *offer)
{
  ensure (self);
  return is_text (self) ? &self->values[offer->index] : bsl_offer_get_value (offer, self->facet->attribute, self->on);
}

gboolean
bsl_catalogue_facet_needs_all (BslCatalogueFacet *self)
{
  return self->facet->all;
}

gboolean
bsl_catalogue_facet_is_own (BslCatalogueFacet *self)
{
  return is_text (self);
}
