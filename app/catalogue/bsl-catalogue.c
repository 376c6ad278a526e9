/* SPDX-License-Identifier: EUPL-1.2 */
/* The offers of one file. */

#include "config.h"

#include "app/catalogue/bsl-catalogue.h"

#include <glib/gi18n-lib.h>

#include "app/catalogue/bsl-below.h"
#include "app/catalogue/bsl-data-file.h"
#include "app/catalogue/bsl-dependencies.h"
#include "app/catalogue/bsl-offer-list.h"
#include "app/catalogue/bsl-offer-reader.h"

/* a file of another kind has a fault in every element: nobody mends these one by one */
#define MAX_PROBLEMS 500
/* most texts are a few words; a chunk holds those of some offers */
#define CHUNK_SIZE (64 * 1024)

struct _BslCatalogue
{
  gatomicrefcount references;
  BslAttributes *attributes;
  BslServices *services;
  GPtrArray *offers; /* of BslOffer */
  GHashTable *by_id;
  GPtrArray *layers; /* of BslCatalogueLayer */
  GStringChunk *texts;
  char *version;
  BslDate date;
  char *sha256;
};

guint
bsl_catalogue_get_n_layers (BslCatalogue *self)
{
  return self->layers->len;
}

const BslCatalogueLayer *
bsl_catalogue_get_layer (BslCatalogue *self, guint index)
{
  g_return_val_if_fail (index < self->layers->len, NULL);

  return g_ptr_array_index (self->layers, index);
}

static void
add_offer (BslCatalogue *self, BslOfferReader *reader, const BslPlace *place)
{
  BslOffer *offer = bsl_offer_reader_read (reader, place);

  offer->index = self->offers->len;
  g_ptr_array_add (self->offers, offer);
  if (offer->id != NULL && !g_hash_table_insert (self->by_id, offer->id, offer))
    {
      BslJson json = bsl_place_to_json (place);

      bsl_json_complain (&json, _("The offer “%s” stands twice. Remove one of the two or give it another identifier."),
                         offer->id);
    }
}

/* The day after which nothing in the file was verified. */
static BslDate
find_limit (BslCatalogue *self)
{
  BslDate limit = self->date;

  for (guint i = 0; limit != BSL_DATE_NONE && i < self->layers->len; i++)
    limit = MAX (limit, bsl_catalogue_get_layer (self, i)->date);
  return limit;
}

/* Whether to go on; a problem says so where not. */
static gboolean
check_limits (BslOfferList *list, guint n_before)
{
  BslJson offers;

  if (list->n_read <= BSL_CATALOGUE_MAX_OFFERS &&
      bsl_problems_get_count (list->head.problems) - n_before < MAX_PROBLEMS)
    return TRUE;

  offers = bsl_json_member (&list->head, "offers");
  if (list->n_read > BSL_CATALOGUE_MAX_OFFERS)
    bsl_json_complain (&offers, _("A catalogue holds at most %d offers. Remove offers or choose another file."),
                       BSL_CATALOGUE_MAX_OFFERS);
  else
    bsl_json_complain (&offers, _("There are more faults than are told here. Correct these first."));
  return FALSE;
}

/* FALSE where it stopped before the end. */
static gboolean
read_offers (BslCatalogue *self, BslOfferList *list)
{
  BslOfferReader reader = { .attributes = self->attributes, .date = find_limit (self), .texts = self->texts };
  guint n_before = bsl_problems_get_count (list->head.problems);
  gboolean done = TRUE;
  const BslNode *node;

  reader.no_sources = g_array_new (FALSE, FALSE, sizeof (guint));
  while (done && (node = bsl_offer_list_next (list)) != NULL)
    {
      BslPlace place = bsl_place_root (list, node);
      guint first = bsl_problems_get_count (list->head.problems);

      add_offer (self, &reader, &place);
      bsl_place_name_problems (&place, first);
      done = check_limits (list, n_before);
    }
  g_array_unref (reader.no_sources);
  return done;
}

/* @order: the indexes of all offers, those below first. */
static void
derive (BslCatalogue *self, GArray *order)
{
  g_autoptr (GPtrArray) layers = g_ptr_array_new ();

  for (guint i = 0; i < order->len; i++)
    {
      BslOffer *offer = self->offers->pdata[g_array_index (order, guint, i)];

      g_ptr_array_set_size (layers, 0);
      for (guint j = 0; j < offer->depends_on->len; j++)
        g_ptr_array_add (layers, g_hash_table_lookup (self->by_id, offer->depends_on->pdata[j]));
      if (layers->len > 0)
        bsl_below_derive (offer, layers, self->attributes);
    }
}

static void
read_relations (BslCatalogue *self, const BslJson *json)
{
  guint before = bsl_problems_get_count (json->problems);
  g_autoptr (GArray) order = bsl_dependencies_check (self, json);

  if (bsl_problems_get_count (json->problems) == before)
    derive (self, order);
}

static void
read_catalogue (BslCatalogue *self, BslOfferList *list)
{
  static const char *const members[] = { "$schema", "format", "version", "edition", "date", "layers", "offers", NULL };
  BslJson date = bsl_json_member (&list->head, "date");
  BslJson layers = bsl_json_member (&list->head, "layers");
  BslJson offers = bsl_json_member (&list->head, "offers");

  bsl_json_only (&list->head, members);
  self->version = bsl_data_file_dup_string (&list->head, "edition");
  self->date = bsl_json_date (&date);
  bsl_catalogue_layers_read (&layers, self->layers);
  /* elements are left in the head only where the name of the list is written with escapes */
  if (!bsl_json_is_array (&offers) || bsl_json_length (&offers) > 0)
    bsl_json_complain (&offers, _("A list of offers was expected here."));
  if (read_offers (self, list))
    read_relations (self, &list->head);
}

static BslCatalogue *
catalogue_new (BslAttributes *attributes, BslServices *services)
{
  BslCatalogue *self = g_new0 (BslCatalogue, 1);

  g_atomic_ref_count_init (&self->references);
  self->attributes = bsl_attributes_ref (attributes);
  self->services = bsl_services_ref (services);
  self->offers = g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_offer_free);
  self->layers = bsl_catalogue_layers_new ();
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->texts = g_string_chunk_new (CHUNK_SIZE);
  return self;
}

BslCatalogue *
bsl_catalogue_load_bytes (GBytes *bytes, const char *name, BslAttributes *attributes, BslServices *services,
                          BslProblems *problems)
{
  guint before = bsl_problems_get_count (problems);
  g_auto (BslOfferList) list = { 0 };
  g_autoptr (BslCatalogue) self = NULL;

  if (!bsl_offer_list_open (&list, bytes, name, problems))
    return NULL;

  self = catalogue_new (attributes, services);
  read_catalogue (self, &list);
  if (bsl_problems_get_count (problems) > before)
    return NULL;

  self->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return g_steal_pointer (&self);
}

BslCatalogue *
bsl_catalogue_load (const char *file, BslAttributes *attributes, BslServices *services, BslProblems *problems)
{
  g_autoptr (GBytes) bytes = bsl_data_file_read (file, problems);

  return bytes != NULL ? bsl_catalogue_load_bytes (bytes, file, attributes, services, problems) : NULL;
}

BslCatalogue *
bsl_catalogue_ref (BslCatalogue *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
bsl_catalogue_unref (BslCatalogue *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;

  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->offers);
  g_ptr_array_unref (self->layers);
  g_string_chunk_free (self->texts);
  bsl_attributes_unref (self->attributes);
  bsl_services_unref (self->services);
  g_free (self->version);
  g_free (self->sha256);
  g_free (self);
}

const char *
bsl_catalogue_get_version (BslCatalogue *self)
{
  return self->version;
}

BslDate
bsl_catalogue_get_date (BslCatalogue *self)
{
  return self->date;
}

const char *
bsl_catalogue_get_sha256 (BslCatalogue *self)
{
  return self->sha256;
}

BslAttributes *
bsl_catalogue_get_attributes (BslCatalogue *self)
{
  return self->attributes;
}

BslServices *
bsl_catalogue_get_services (BslCatalogue *self)
{
  return self->services;
}

guint
bsl_catalogue_get_n_offers (BslCatalogue *self)
{
  return self->offers->len;
}

const BslOffer *
bsl_catalogue_get_offer (BslCatalogue *self, guint index)
{
  g_return_val_if_fail (index < self->offers->len, NULL);

  return g_ptr_array_index (self->offers, index);
}

const BslOffer *
bsl_catalogue_find (BslCatalogue *self, const char *id)
{
  return id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
}
