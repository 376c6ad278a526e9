/* SPDX-License-Identifier: EUPL-1.2 */
/* Layers applied to the base of a catalogue, as JSON: whatever reads a catalogue needs not know of them. */

#include "config.h"

#include "app/catalogue/bsl-merge.h"

#include <string.h>

#include "app/catalogue/bsl-catalogue-layer.h"
#include "app/catalogue/bsl-offer-list.h"
#include "app/core/bsl-json-build.h"
#include "app/core/bsl-json-edit.h"

#define PENDING -1
#define APPLIED -2

/* A correction, or an offer to add, and what became of it: one of the above or a BslLeftReason. */
typedef struct
{
  guint layer;
  JsonObject *object;
  int state;
} Item;

typedef struct
{
  GPtrArray *layers;
  BslAttributes *attributes;
  GHashTable *refused;
  GArray *corrections;   /* of Item */
  GArray *additions;     /* of Item */
  GHashTable *by_offer;  /* identifier → GArray of guint: indexes of corrections, in order */
  GHashTable *to_add;    /* identifier → index + 1 of the addition */
  GHashTable *touched;   /* index + 1 in the merged list → identifier */
  GString *offers;
  guint n_offers;
} Merge;

static gboolean
is_refused (Merge *self, const Item *item)
{
  return self->refused != NULL && g_hash_table_contains (self->refused, item->object);
}

static JsonObject *
get_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static const char *
get_string (JsonObject *object, const char *name)
{
  return bsl_json_node_get_string (json_object_get_member (object, name));
}

static gboolean
is_number (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) &&
         (json_node_get_value_type (node) == G_TYPE_INT64 || json_node_get_value_type (node) == G_TYPE_DOUBLE);
}

static gboolean
holds_all (JsonArray *list, JsonArray *of)
{
  for (guint i = 0; i < json_array_get_length (of); i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; !found && j < json_array_get_length (list); j++)
        found = json_node_equal (json_array_get_element (list, j), json_array_get_element (of, i));
      if (!found)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_null (JsonNode *node)
{
  return node == NULL || JSON_NODE_HOLDS_NULL (node) ||
         g_strcmp0 (bsl_json_node_get_string (node), "unknown") == 0;
}

static gboolean
values_equal (JsonNode *a, JsonNode *b)
{
  if (is_null (a) || is_null (b))
    return is_null (a) && is_null (b);
  if (JSON_NODE_HOLDS_ARRAY (a) && JSON_NODE_HOLDS_ARRAY (b))
    return json_array_get_length (json_node_get_array (a)) == json_array_get_length (json_node_get_array (b)) &&
           holds_all (json_node_get_array (a), json_node_get_array (b));
  if (is_number (a) && is_number (b))
    return json_node_get_double (a) == json_node_get_double (b);
  return json_node_equal (a, b);
}

static guint
count_periods (JsonObject *fact)
{
  JsonArray *timeline = fact != NULL ? get_array (fact, "timeline") : NULL;

  return timeline != NULL ? json_array_get_length (timeline) : 1;
}

/* The value of period @index, and the day it begins: NULL where it is always before the next. */
static JsonNode *
get_period (JsonObject *fact, guint index, const char **from)
{
  JsonArray *timeline = fact != NULL ? get_array (fact, "timeline") : NULL;
  JsonObject *period = timeline != NULL ? get_object (json_array_get_element (timeline, index)) : fact;

  *from = period != NULL && timeline != NULL ? get_string (period, "from") : NULL;
  return period != NULL ? json_object_get_member (period, "value") : NULL;
}

gboolean
bsl_merge_says_same (JsonNode *a, JsonNode *b)
{
  JsonObject *left = get_object (a), *right = get_object (b);
  guint n = count_periods (left);

  if (n != count_periods (right))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const char *from, *other_from;
      JsonNode *value = get_period (left, i, &from), *other = get_period (right, i, &other_from);

      if (g_strcmp0 (from, other_from) != 0 || !values_equal (value, other))
        return FALSE;
    }
  return TRUE;
}

/* The number of the source in the list, to which it is added where it is not yet there. */
static guint
place_source (JsonArray *sources, JsonNode *source)
{
  guint n = json_array_get_length (sources);

  for (guint i = 0; i < n; i++)
    if (json_node_equal (json_array_get_element (sources, i), source))
      return i;
  json_array_add_element (sources, json_node_copy (source));
  return n;
}

/* The claims of a correction name its only source as number 0. */
static JsonNode *
renumber_claims (JsonNode *claims, guint source)
{
  g_autofree char *text = json_to_string (claims, FALSE);
  JsonNode *copy = json_from_string (text, NULL);
  JsonArray *list = json_node_get_array (copy);

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *claim = json_array_get_object_element (list, i);

      if (!is_null (json_object_get_member (claim, "source")))
        json_object_set_int_member (claim, "source", source);
    }
  return copy;
}

static JsonNode *
copy_name (BslLayer *layer)
{
  return json_node_copy (bsl_json_object_get (bsl_layer_get_root (layer), "name"));
}

static JsonNode *
make_correction (Merge *self, const Item *item, guint source, JsonNode *before)
{
  static const char *const names[] = { "reason", "author", "date" };
  JsonObject *correction = json_object_new ();

  bsl_json_set_string (correction, "id", get_string (item->object, "id"));
  json_object_set_member (correction, "layer", copy_name (g_ptr_array_index (self->layers, item->layer)));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    bsl_json_set_string (correction, names[i], get_string (item->object, names[i]));
  json_object_set_int_member (correction, "source", source);
  json_object_set_member (correction, "before", before != NULL ? json_node_copy (before) : json_node_new (JSON_NODE_NULL));
  return bsl_json_take_object (correction);
}

static JsonNode *
make_fact (Merge *self, const Item *item, guint source, JsonNode *before)
{
  static const char *const names[] = { "value", "timeline", "as-of", "confidence", "note" };
  JsonObject *given = json_object_get_object_member (item->object, "fact");
  JsonNode *claims = json_object_get_member (given, "claims");
  JsonArray *sources = json_array_new ();
  JsonObject *fact = json_object_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (json_object_has_member (given, names[i]))
      json_object_set_member (fact, names[i], json_node_copy (json_object_get_member (given, names[i])));
  if (!json_object_has_member (fact, "as-of"))
    bsl_json_set_string (fact, "as-of", get_string (item->object, "date"));
  json_array_add_int_element (sources, source);
  json_object_set_array_member (fact, "sources", sources);
  if (claims != NULL)
    json_object_set_member (fact, "claims", renumber_claims (claims, source));
  json_object_set_member (fact, "correction", make_correction (self, item, source, before));
  return bsl_json_take_object (fact);
}

static int
correct (Merge *self, const Item *item, JsonObject *offer)
{
  const char *attribute = get_string (item->object, "attribute");
  JsonObject *facts = get_object (json_object_get_member (offer, "facts"));
  JsonArray *sources = get_array (offer, "sources");
  JsonNode *before;
  guint source;

  if (is_refused (self, item) || facts == NULL || sources == NULL)
    return BSL_LEFT_REFUSED;
  if (bsl_attributes_find (self->attributes, attribute) == NULL)
    return BSL_LEFT_UNKNOWN_ATTRIBUTE;

  before = json_object_get_member (facts, attribute);
  if (bsl_merge_says_same (before, json_object_get_member (item->object, "fact")))
    return BSL_LEFT_SAME;
  source = place_source (sources, json_object_get_member (item->object, "source"));
  json_object_set_member (facts, attribute, make_fact (self, item, source, before));
  return APPLIED;
}

static void
append_offer (Merge *self, const char *text, gsize length)
{
  g_string_append (self->offers, self->n_offers++ > 0 ? ",\n" : "\n");
  g_string_append_len (self->offers, text, (gssize) length);
}

/* Every correction of the offer, in the order of the layers; @offer is changed. */
static void
append_touched (Merge *self, const char *id, JsonNode *offer)
{
  GArray *indexes = g_hash_table_lookup (self->by_offer, id);
  g_autofree char *text = NULL;

  for (guint i = 0; indexes != NULL && i < indexes->len; i++)
    {
      Item *item = &g_array_index (self->corrections, Item, g_array_index (indexes, guint, i));

      item->state = correct (self, item, json_node_get_object (offer));
    }
  text = json_to_string (offer, FALSE);
  append_offer (self, text, strlen (text));
  g_hash_table_insert (self->touched, GUINT_TO_POINTER (self->n_offers), g_strdup (id));
}

static void
append_base (Merge *self, const char *text, gsize length, const char *id)
{
  guint addition = id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->to_add, id)) : 0;
  g_autofree char *copy = NULL;
  g_autoptr (JsonNode) offer = NULL;

  if (addition > 0)
    g_array_index (self->additions, Item, addition - 1).state = BSL_LEFT_KNOWN_OFFER;
  if (id == NULL || !g_hash_table_contains (self->by_offer, id))
    {
      append_offer (self, text, length);
      return;
    }
  copy = g_strndup (text, length);
  offer = bsl_json_build (copy);
  append_touched (self, id, offer);
}

static void
append_addition (Merge *self, Item *item)
{
  const char *id = get_string (item->object, "id");
  g_autoptr (JsonNode) given = json_node_init_object (json_node_alloc (), item->object);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) offer = NULL;

  if (item->state != PENDING)
    return;
  if (is_refused (self, item))
    {
      item->state = BSL_LEFT_REFUSED;
      return;
    }
  text = json_to_string (given, FALSE);
  offer = json_from_string (text, NULL);
  json_object_set_member (json_object_get_object_member (json_node_get_object (offer), "added"), "layer",
                          copy_name (g_ptr_array_index (self->layers, item->layer)));
  append_touched (self, id, offer);
  item->state = APPLIED;
}

static void
take_correction (Merge *self, guint layer, JsonObject *object)
{
  const char *offer = get_string (object, "offer");
  GArray *indexes = g_hash_table_lookup (self->by_offer, offer);
  Item item = { layer, object, PENDING };
  guint index = self->corrections->len;

  if (indexes == NULL)
    {
      indexes = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->by_offer, (gpointer) offer, indexes);
    }
  g_array_append_val (self->corrections, item);
  g_array_append_val (indexes, index);
}

/* An offer that an earlier layer added is known by then. */
static void
take_addition (Merge *self, guint layer, JsonObject *object)
{
  const char *id = get_string (object, "id");
  Item item = { layer, object, g_hash_table_contains (self->to_add, id) ? BSL_LEFT_KNOWN_OFFER : PENDING };

  g_array_append_val (self->additions, item);
  if (item.state == PENDING)
    g_hash_table_insert (self->to_add, (gpointer) id, GUINT_TO_POINTER (self->additions->len));
}

static void
take_list (Merge *self, guint layer, JsonArray *list, void (*take) (Merge *, guint, JsonObject *))
{
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    take (self, layer, json_array_get_object_element (list, i));
}

static void
merge_init (Merge *self, GPtrArray *layers, BslAttributes *attributes, GHashTable *refused, gsize size)
{
  *self = (Merge){ .layers = layers, .attributes = attributes, .refused = refused };
  self->corrections = g_array_new (FALSE, FALSE, sizeof (Item));
  self->additions = g_array_new (FALSE, FALSE, sizeof (Item));
  self->by_offer = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  self->to_add = g_hash_table_new (g_str_hash, g_str_equal);
  self->touched = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->offers = g_string_sized_new (size + size / 8);
  for (guint i = 0; i < layers->len; i++)
    {
      take_list (self, i, bsl_layer_get_offers (g_ptr_array_index (layers, i)), take_addition);
      take_list (self, i, bsl_layer_get_corrections (g_ptr_array_index (layers, i)), take_correction);
    }
}

static void
merge_clear (Merge *self)
{
  g_array_unref (self->corrections);
  g_array_unref (self->additions);
  g_hash_table_unref (self->by_offer);
  g_hash_table_unref (self->to_add);
  g_clear_pointer (&self->touched, g_hash_table_unref);
  g_string_free (self->offers, TRUE);
}

static void
merge_offers (Merge *self, BslOfferList *list)
{
  const char *text, *id;
  gsize length;

  while ((text = bsl_offer_list_skip (list, &length, &id)) != NULL)
    append_base (self, text, length, id);
  for (guint i = 0; i < self->additions->len; i++)
    append_addition (self, &g_array_index (self->additions, Item, i));
}

/* What became of no offer has none. */
static void
tell_left (Merge *self, GArray *items, guint layer, JsonArray *left)
{
  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = &g_array_index (items, Item, i);
      JsonObject *object;

      if (item->layer != layer || item->state == APPLIED)
        continue;
      object = json_object_new ();
      if (items == self->corrections)
        bsl_json_set_string (object, "correction", get_string (item->object, "id"));
      bsl_json_set_string (object, "offer", get_string (item->object, items == self->corrections ? "offer" : "id"));
      bsl_json_set_string (object, "attribute", get_string (item->object, "attribute"));
      bsl_json_set_string (object, "reason",
                           bsl_left_words[item->state == PENDING ? BSL_LEFT_UNKNOWN_OFFER : item->state]);
      json_array_add_object_element (left, object);
    }
}

static JsonObject *
make_layer (Merge *self, guint index)
{
  BslLayer *layer = g_ptr_array_index (self->layers, index);
  g_autofree char *date = bsl_date_to_iso (bsl_layer_get_date (layer));
  JsonObject *object = json_object_new ();
  JsonArray *left = json_array_new ();

  json_object_set_member (object, "name", copy_name (layer));
  bsl_json_set_string (object, "edition", bsl_layer_get_edition (layer));
  bsl_json_set_string (object, "date", date);
  tell_left (self, self->corrections, index, left);
  tell_left (self, self->additions, index, left);
  json_object_set_array_member (object, "left", left);
  return object;
}

/* "2026-11-23 + ministry 2026-12": no two catalogues that differ have the same name. */
static void
extend_edition (Merge *self, JsonObject *head)
{
  const char *edition = get_string (head, "edition");
  g_autoptr (GString) whole = NULL;

  if (edition == NULL)
    return;

  whole = g_string_new (edition);
  for (guint i = 0; i < self->layers->len; i++)
    g_string_append_printf (whole, " + %s", bsl_layer_get_edition (g_ptr_array_index (self->layers, i)));
  json_object_set_string_member (head, "edition", whole->str);
}

/* A catalogue that was merged already keeps what it says of its layers. */
static char *
make_head (Merge *self, JsonNode *base)
{
  JsonObject *head = json_node_get_object (base);
  JsonArray *before = get_array (head, "layers");
  JsonArray *layers = json_array_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; before != NULL && i < json_array_get_length (before); i++)
    json_array_add_element (layers, json_array_dup_element (before, i));
  for (guint i = 0; i < self->layers->len; i++)
    json_array_add_object_element (layers, make_layer (self, i));
  json_object_set_array_member (head, "layers", layers);
  json_object_remove_member (head, "offers");
  extend_edition (self, head);
  text = json_to_string (base, FALSE);
  return g_strndup (text, strlen (text) - 1);
}

static GBytes *
merge (Merge *self, BslOfferList *list)
{
  g_autofree char *head = NULL;
  GString *text;

  merge_offers (self, list);
  head = make_head (self, list->head.node);
  text = g_string_sized_new (self->offers->len + strlen (head) + 32);
  g_string_append (text, head);
  g_string_append (text, ",\"offers\":[");
  g_string_append_len (text, self->offers->str, (gssize) self->offers->len);
  g_string_append (text, "\n]}\n");
  return g_string_free_to_bytes (text);
}

GBytes *
bsl_merge (GBytes *base, GPtrArray *layers, BslAttributes *attributes, GHashTable *refused, GHashTable **touched)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_auto (BslOfferList) list = { 0 };
  GBytes *merged;
  Merge self;

  if (touched != NULL)
    *touched = NULL;
  /* without a list that could be taken apart there is nothing to merge into */
  if (layers->len == 0 || !bsl_offer_list_open (&list, base, "", problems) || list.at == NULL)
    return g_bytes_ref (base);

  merge_init (&self, layers, attributes, refused, g_bytes_get_size (base));
  merged = merge (&self, &list);
  if (touched != NULL)
    *touched = g_steal_pointer (&self.touched);
  merge_clear (&self);
  return merged;
}
