/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading of a layer of the catalogue. */

#include "config.h"

#include "app/catalogue/bsl-layer.h"

#include <glib/gi18n-lib.h>

#include "app/catalogue/bsl-correction-reader.h"
#include "app/catalogue/bsl-data-file.h"
#include "app/catalogue/bsl-fact-reader.h"
#include "app/core/bsl-json-build.h"
#include "app/core/bsl-json-edit.h"

#define CHUNK_SIZE 4096

struct _BslLayer
{
  char *file;
  BslText name;
  char *edition;
  BslDate date;
  JsonNode *root;
};

/* What a file holds is read as of a catalogue, then forgotten: the merge takes it from the tree. */
typedef struct
{
  BslOfferReader reader;
  GHashTable *ids;    /* of corrections */
  GHashTable *facts;  /* "offer attribute" that are corrected */
  GHashTable *offers; /* that are added */
} Check;

static void
check_init (Check *self, BslLayer *layer, BslAttributes *attributes)
{
  *self = (Check){ .reader = { .attributes = attributes, .date = layer->date } };
  self->reader.texts = g_string_chunk_new (CHUNK_SIZE);
  self->reader.no_sources = g_array_new (FALSE, FALSE, sizeof (guint));
  self->reader.layer = &layer->name;
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->facts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->offers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
check_clear (Check *self)
{
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->facts);
  g_hash_table_unref (self->offers);
  g_array_unref (self->reader.no_sources);
  g_string_chunk_free (self->reader.texts);
}

static void
check_source (Check *self, const BslPlace *place, BslOffer *offer)
{
  BslPlace source = bsl_place_member (place, "source");

  bsl_offer_reader_read_source (&self->reader, offer->sources, &source);
}

/* The only source is that of the correction: what it says of claims has number 0. */
static void
check_fact (Check *self, const BslPlace *place, const BslAttribute *attribute)
{
  static const char *const members[] = { "value", "timeline", "as-of", "confidence", "note", "claims", NULL };
  BslPlace fact = bsl_place_member (place, "fact");
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_free);
  BslOffer offer = { .sources = sources };

  check_source (self, place, &offer);
  bsl_place_only (&fact, members);
  if (attribute != NULL && bsl_place_is (&fact, BSL_NODE_OBJECT))
    bsl_fact_free (bsl_fact_reader_read (&self->reader, &fact, &offer, attribute));
}

/* FALSE where @key was there before. */
static gboolean
add_once (GHashTable *seen, const char *key)
{
  return key == NULL || g_hash_table_add (seen, g_strdup (key));
}

static void
check_correction (Check *self, const BslPlace *place)
{
  static const char *const members[]
    = { "id", "offer", "attribute", "fact", "source", "reason", "author", "date", NULL };
  const char *id, *offer, *attribute;
  g_autofree char *both = NULL;
  BslJson json;

  bsl_place_only (place, members);
  if (!bsl_place_is (place, BSL_NODE_OBJECT))
    return;

  id = bsl_offer_reader_string (&self->reader, place, "id");
  offer = bsl_offer_reader_string (&self->reader, place, "offer");
  attribute = bsl_offer_reader_string (&self->reader, place, "attribute");
  bsl_offer_reader_string (&self->reader, place, "reason");
  bsl_offer_reader_string (&self->reader, place, "author");
  bsl_correction_reader_read_day (&self->reader, place, "date");
  check_fact (self, place, bsl_attributes_find (self->reader.attributes, attribute));
  json = bsl_place_to_json (place);
  if (!add_once (self->ids, id))
    bsl_json_complain (&json, _("The correction “%s” stands twice. Give one of the two another identifier."), id);
  if (offer == NULL || attribute == NULL)
    return;
  both = g_strdup_printf ("%s %s", offer, attribute);
  if (!add_once (self->facts, both))
    bsl_json_complain (&json, _("This fact (%s) is corrected twice. Keep one of the two."), both);
}

static void
check_offer (Check *self, const BslPlace *place)
{
  BslOffer *offer = bsl_offer_reader_read (&self->reader, place);

  if (!add_once (self->offers, offer->id))
    {
      BslJson json = bsl_place_to_json (place);

      bsl_json_complain (&json, _("The offer “%s” stands twice. Remove one of the two or give it another identifier."),
                         offer->id);
    }
  bsl_offer_free (offer);
}

static void
check_list (Check *self, BslOfferList *list, void (*check) (Check *, const BslPlace *))
{
  const BslNode *node;

  while ((node = bsl_offer_list_next (list)) != NULL)
    {
      BslPlace place = bsl_place_root (list, node);
      guint first = bsl_problems_get_count (list->head.problems);

      check (self, &place);
      bsl_place_name_problems (&place, first);
    }
}

static void
read_head (BslLayer *self, const BslJson *head)
{
  static const char *const members[]
    = { "$schema", "format", "version", "name", "edition", "date", "corrections", "offers", NULL };
  static const char *const lists[] = { "corrections", "offers" };
  BslJson date = bsl_json_member (head, "date");

  bsl_json_only (head, members);
  bsl_data_file_read_name (head, "name", &self->name);
  self->edition = bsl_data_file_dup_string (head, "edition");
  self->date = bsl_json_date (&date);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      BslJson list = bsl_json_member (head, lists[i]);

      if (list.node != NULL)
        bsl_json_length (&list);
    }
}

static gboolean
read_layer (BslLayer *self, GBytes *bytes, BslAttributes *attributes, BslProblems *problems)
{
  g_auto (BslOfferList) corrections = { 0 };
  g_auto (BslOfferList) offers = { 0 };
  Check check;

  if (!bsl_offer_list_open_layer (&corrections, bytes, self->file, "corrections", problems) ||
      !bsl_offer_list_open_layer (&offers, bytes, self->file, "offers", problems))
    return FALSE;

  read_head (self, &corrections.head);
  check_init (&check, self, attributes);
  check_list (&check, &corrections, check_correction);
  check_list (&check, &offers, check_offer);
  check_clear (&check);
  return TRUE;
}

static JsonNode *
build_tree (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_strndup (data, length);

  return bsl_json_build (g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text);
}

BslLayer *
bsl_layer_load_bytes (GBytes *bytes, const char *name, BslAttributes *attributes, BslProblems *problems)
{
  guint before = bsl_problems_get_count (problems);
  g_autoptr (BslLayer) self = g_new0 (BslLayer, 1);

  self->file = g_strdup (name);
  if (!read_layer (self, bytes, attributes, problems) || bsl_problems_get_count (problems) > before)
    return NULL;

  self->root = build_tree (bytes);
  return g_steal_pointer (&self);
}

BslLayer *
bsl_layer_load (const char *file, BslAttributes *attributes, BslProblems *problems)
{
  g_autoptr (GBytes) bytes = bsl_data_file_read (file, problems);

  return bytes != NULL ? bsl_layer_load_bytes (bytes, file, attributes, problems) : NULL;
}

void
bsl_layer_free (BslLayer *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->root, json_node_unref);
  bsl_text_clear (&self->name);
  g_free (self->edition);
  g_free (self->file);
  g_free (self);
}

const char *
bsl_layer_get_file (BslLayer *self)
{
  return self->file;
}

const char *
bsl_layer_get_edition (BslLayer *self)
{
  return self->edition;
}

BslDate
bsl_layer_get_date (BslLayer *self)
{
  return self->date;
}

JsonNode *
bsl_layer_get_root (BslLayer *self)
{
  return self->root;
}

static JsonArray *
get_list (BslLayer *self, const char *name)
{
  JsonNode *list = bsl_json_object_get (self->root, name);

  return list != NULL && JSON_NODE_HOLDS_ARRAY (list) ? json_node_get_array (list) : NULL;
}

JsonArray *
bsl_layer_get_corrections (BslLayer *self)
{
  return get_list (self, "corrections");
}

JsonArray *
bsl_layer_get_offers (BslLayer *self)
{
  return get_list (self, "offers");
}

static gboolean
has_none (JsonArray *list)
{
  return list == NULL || json_array_get_length (list) == 0;
}

gboolean
bsl_layer_is_empty (BslLayer *self)
{
  return has_none (bsl_layer_get_corrections (self)) && has_none (bsl_layer_get_offers (self));
}
