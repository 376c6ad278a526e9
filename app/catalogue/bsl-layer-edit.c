/* SPDX-License-Identifier: EUPL-1.2 */
/* Changes of a layer. */

#include "config.h"

#include "app/catalogue/bsl-layer-edit.h"

#include "app/core/bsl-json-edit.h"

static const char empty[]
  = "{\"format\": \"boussole-catalogue-layer\", \"version\": 1, "
    "\"name\": {\"fr\": \"Corrections locales\", \"en\": \"Local corrections\"}, \"edition\": \"local\", "
    "\"date\": \"1900-01-01\", \"corrections\": [], \"offers\": []}";

static void
add_string (JsonObject *object, const char *name, const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, name, value);
  else
    json_object_set_null_member (object, name);
}

static JsonObject *
make_source (const BslCorrectionDraft *self)
{
  JsonObject *source = json_object_new ();

  add_string (source, "url", self->url);
  add_string (source, "date", self->source_date);
  add_string (source, "date-basis", self->date_basis);
  add_string (source, "kind", self->kind);
  add_string (source, "claim", self->claim);
  return source;
}

JsonNode *
bsl_correction_draft_to_json (const BslCorrectionDraft *self)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *date = bsl_date_to_iso (self->date);
  JsonObject *object = json_object_new ();

  add_string (object, "id", id);
  add_string (object, "offer", self->offer);
  add_string (object, "attribute", self->attribute);
  json_object_set_member (object, "fact",
                          self->fact != NULL ? json_node_copy (self->fact) : json_node_new (JSON_NODE_NULL));
  json_object_set_object_member (object, "source", make_source (self));
  add_string (object, "reason", self->reason);
  add_string (object, "author", self->author);
  add_string (object, "date", date);
  return bsl_json_take_object (object);
}

/* The day of the layer never goes back: what it holds may not be later. */
static JsonNode *
touch (JsonNode *root, BslDate date)
{
  const char *before = bsl_json_object_get_string (root, "date");
  BslDate latest = MAX (before != NULL ? bsl_date_parse (before) : BSL_DATE_NONE, date);
  g_autofree char *iso = bsl_date_to_iso (latest);
  g_autofree char *edition = g_strdup_printf ("local %s", iso);
  g_autoptr (JsonNode) dated = bsl_json_object_set (root, "date", bsl_json_make_string (iso));

  return bsl_json_object_set (dated, "edition", bsl_json_make_string (edition));
}

static JsonNode *
set_list (JsonNode *root, const char *name, JsonNode *list, BslDate date)
{
  g_autoptr (JsonNode) changed = bsl_json_object_set (root, name, list);

  return touch (changed, date);
}

static JsonNode *
put (JsonNode *root, const char *name, int index, JsonNode *element, BslDate date)
{
  JsonNode *list = bsl_json_object_get (root, name);
  JsonNode *copy = json_node_copy (element);

  return set_list (root, name,
                   index >= 0 ? bsl_json_list_replace (list, (guint) index, copy) : bsl_json_list_append (list, copy),
                   date);
}

static JsonNode *
ref_or_empty (JsonNode *root)
{
  return root != NULL ? json_node_ref (root) : json_from_string (empty, NULL);
}

static int
find_fact (JsonNode *list, JsonNode *correction)
{
  const char *offer = bsl_json_object_get_string (correction, "offer");
  const char *attribute = bsl_json_object_get_string (correction, "attribute");

  for (guint i = 0; i < bsl_json_list_length (list); i++)
    {
      JsonNode *element = bsl_json_list_get (list, i);

      if (g_strcmp0 (bsl_json_object_get_string (element, "offer"), offer) == 0 &&
          g_strcmp0 (bsl_json_object_get_string (element, "attribute"), attribute) == 0)
        return (int) i;
    }
  return -1;
}

JsonNode *
bsl_layer_edit_put_correction (JsonNode *root, JsonNode *correction, BslDate date)
{
  g_autoptr (JsonNode) layer = ref_or_empty (root);

  return put (layer, "corrections", find_fact (bsl_json_object_get (layer, "corrections"), correction), correction,
              date);
}

JsonNode *
bsl_layer_edit_put_offer (JsonNode *root, JsonNode *offer, BslDate date)
{
  g_autoptr (JsonNode) layer = ref_or_empty (root);
  const char *id = bsl_json_object_get_string (offer, "id");
  int index = id != NULL ? bsl_json_list_find (bsl_json_object_get (layer, "offers"), "id", id) : -1;

  return put (layer, "offers", index, offer, date);
}

static JsonNode *
remove_element (JsonNode *root, const char *name, const char *id, BslDate date)
{
  JsonNode *list = root != NULL ? bsl_json_object_get (root, name) : NULL;
  int index = bsl_json_list_find (list, "id", id);

  return index >= 0 ? set_list (root, name, bsl_json_list_replace (list, (guint) index, NULL), date) : NULL;
}

JsonNode *
bsl_layer_edit_remove_correction (JsonNode *root, const char *id, BslDate date)
{
  return remove_element (root, "corrections", id, date);
}

JsonNode *
bsl_layer_edit_remove_offer (JsonNode *root, const char *id, BslDate date)
{
  return remove_element (root, "offers", id, date);
}
