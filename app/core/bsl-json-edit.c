/* SPDX-License-Identifier: EUPL-1.2 */
/* Lists and objects with one thing changed, and their text. */

#include "config.h"

#include "app/core/bsl-json-edit.h"

#include <string.h>

static JsonArray *
get_array (JsonNode *list)
{
  return list != NULL && JSON_NODE_HOLDS_ARRAY (list) ? json_node_get_array (list) : NULL;
}

static JsonObject *
get_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

guint
bsl_json_list_length (JsonNode *list)
{
  JsonArray *array = get_array (list);

  return array != NULL ? json_array_get_length (array) : 0;
}

JsonNode *
bsl_json_list_get (JsonNode *list, guint index)
{
  return index < bsl_json_list_length (list) ? json_array_get_element (get_array (list), index)
                                             : NULL;
}

int
bsl_json_list_find (JsonNode *list, const char *name, const char *value)
{
  for (guint i = 0; i < bsl_json_list_length (list); i++)
    if (g_strcmp0 (bsl_json_object_get_string (bsl_json_list_get (list, i), name), value) == 0)
      return (int) i;

  return -1;
}

JsonNode *
bsl_json_list_replace (JsonNode *list, guint index, JsonNode *element)
{
  JsonNode *result = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();
  guint length = bsl_json_list_length (list);

  for (guint i = 0; i < length; i++)
    if (i != index)
      json_array_add_element (array, json_node_copy (bsl_json_list_get (list, i)));
    else if (element != NULL)
      json_array_add_element (array, g_steal_pointer (&element));
  if (element != NULL)
    json_array_add_element (array, element);
  json_node_take_array (result, array);
  return result;
}

JsonNode *
bsl_json_list_append (JsonNode *list, JsonNode *element)
{
  return bsl_json_list_replace (list, bsl_json_list_length (list), element);
}

JsonNode *
bsl_json_object_set (JsonNode *object, const char *name, JsonNode *value)
{
  JsonObject *copy = json_object_new ();
  JsonObject *old = get_object (object);
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  if (old != NULL)
    {
      json_object_iter_init_ordered (&iter, old);
      while (json_object_iter_next_ordered (&iter, &member, &node))
        json_object_set_member (copy, member, json_node_copy (node));
    }
  if (value != NULL)
    json_object_set_member (copy, name, value);
  else if (json_object_has_member (copy, name))
    json_object_remove_member (copy, name);
  return bsl_json_take_object (copy);
}

JsonNode *
bsl_json_object_get_at (JsonNode *object, const char *const *path)
{
  for (guint i = 0; object != NULL && path[i] != NULL; i++)
    object = bsl_json_object_get (object, path[i]);
  return object;
}

static gboolean
is_empty (JsonNode *node)
{
  return JSON_NODE_HOLDS_OBJECT (node) && json_object_get_size (json_node_get_object (node)) == 0;
}

JsonNode *
bsl_json_object_set_at (JsonNode *object, const char *const *path, JsonNode *value)
{
  g_autoptr (JsonNode) changed = NULL;

  if (path[1] != NULL)
    value = bsl_json_object_set_at (bsl_json_object_get (object, path[0]), path + 1, value);
  changed = bsl_json_object_set (object, path[0], value);
  return is_empty (changed) ? NULL : g_steal_pointer (&changed);
}

JsonNode *
bsl_json_make_string (const char *text)
{
  return json_node_init_string (json_node_alloc (), text);
}

static JsonNode *
without_id (JsonNode *element)
{
  return JSON_NODE_HOLDS_OBJECT (element) ? bsl_json_object_set (element, "id", NULL) : json_node_copy (element);
}

gboolean
bsl_json_list_says (JsonNode *list, JsonNode *element)
{
  g_autoptr (JsonNode) wanted = without_id (element);

  for (guint i = 0; i < bsl_json_list_length (list); i++)
    {
      g_autoptr (JsonNode) other = without_id (bsl_json_list_get (list, i));

      if (json_node_equal (other, wanted))
        return TRUE;
    }
  return FALSE;
}

JsonNode *
bsl_json_object_renamed (JsonNode *object)
{
  g_autofree char *id = g_uuid_string_random ();

  return bsl_json_object_set (object, "id", bsl_json_make_string (id));
}

JsonNode *
bsl_json_object_get (JsonNode *object, const char *name)
{
  JsonObject *members = get_object (object);

  return members != NULL ? json_object_get_member (members, name) : NULL;
}

static gboolean
holds (JsonNode *node, GType type)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

const char *
bsl_json_node_get_string (JsonNode *node)
{
  return holds (node, G_TYPE_STRING) ? json_node_get_string (node) : NULL;
}

const char *
bsl_json_object_get_string (JsonNode *object, const char *name)
{
  return bsl_json_node_get_string (bsl_json_object_get (object, name));
}

gint64
bsl_json_object_get_int (JsonNode *object, const char *name)
{
  JsonNode *node = bsl_json_object_get (object, name);

  return holds (node, G_TYPE_INT64) ? json_node_get_int (node) : 0;
}

void
bsl_json_set_string (JsonObject *object, const char *name, const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, name, value);
}

void
bsl_json_add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

JsonNode *
bsl_json_take_object (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return node;
}

GBytes *
bsl_json_to_bytes (JsonNode *node)
{
  char *text = json_to_string (node, FALSE);

  return g_bytes_new_take (text, strlen (text));
}

GBytes *
bsl_json_to_file (JsonNode *node)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  GString *text = g_string_new (NULL);

  json_generator_set_root (generator, node);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 2);
  json_generator_to_gstring (generator, text);
  g_string_append_c (text, '\n');
  return g_string_free_to_bytes (text);
}

JsonNode *
bsl_json_from_bytes (GBytes *bytes)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return json_from_string (text, NULL);
}
