/* SPDX-License-Identifier: EUPL-1.2 */
/* The offers of one file. */

#include "config.h"

#include "app/catalogue/bsl-catalogue.h"

#include <glib/gi18n-lib.h>

#include "app/catalogue/bsl-data-file.h"
#include "app/catalogue/bsl-dependencies.h"
#include "app/catalogue/bsl-offer-list.h"
#include "app/catalogue/bsl-offer-reader.h"

/* most texts are a few words; a chunk holds those of some offers */
#define CHUNK_SIZE (64 * 1024)

struct _BslCatalogue
{
  gatomicrefcount references;
  BslAttributes *attributes;
  BslServices *services;
  GPtrArray *offers; /* of BslOffer */
  GHashTable *by_id;
  GStringChunk *texts;
  char *version;
  BslDate date;
  char *sha256;
};

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

static void
read_offers (BslCatalogue *self, BslOfferList *list)
{
  BslOfferReader reader = { .attributes = self->attributes, .date = self->date, .texts = self->texts };
  const BslNode *node;

  reader.no_sources = g_array_new (FALSE, FALSE, sizeof (guint));
  while ((node = bsl_offer_list_next (list)) != NULL)
    {
      BslPlace place = bsl_place_root (list, node);

      add_offer (self, &reader, &place);
    }
  g_array_unref (reader.no_sources);
}

static void
read_catalogue (BslCatalogue *self, BslOfferList *list)
{
  static const char *const members[] = { "$schema", "format", "version", "edition", "date", "offers", NULL };
  BslJson date = bsl_json_member (&list->head, "date");
  BslJson offers = bsl_json_member (&list->head, "offers");

  bsl_json_only (&list->head, members);
  self->version = bsl_data_file_dup_string (&list->head, "edition");
  self->date = bsl_json_date (&date);
  /* elements are left in the head only where the name of the list is written with escapes */
  if (!bsl_json_is_array (&offers) || bsl_json_length (&offers) > 0)
    bsl_json_complain (&offers, _("A list of offers was expected here."));
  read_offers (self, list);
  bsl_dependencies_check (self, &list->head);
}

static BslCatalogue *
catalogue_new (BslAttributes *attributes, BslServices *services)
{
  BslCatalogue *self = g_new0 (BslCatalogue, 1);

  g_atomic_ref_count_init (&self->references);
  self->attributes = bsl_attributes_ref (attributes);
  self->services = bsl_services_ref (services);
  self->offers = g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_offer_free);
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
