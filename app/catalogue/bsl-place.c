/* SPDX-License-Identifier: EUPL-1.2 */
/* Places in a large JSON file. */

#include "config.h"

#include "app/catalogue/bsl-place.h"

#include <glib/gi18n-lib.h>
#include <string.h>

BslPlace
bsl_place_root (const BslJson *root)
{
  return (BslPlace){ .root = root, .node = root->node };
}

BslPlace
bsl_place_at (const BslPlace *self, const char *name, JsonNode *node)
{
  return (BslPlace){ .parent = self, .root = self->root, .name = name, .node = node };
}

BslPlace
bsl_place_member (const BslPlace *self, const char *name)
{
  JsonNode *node = NULL;

  if (self->node != NULL && JSON_NODE_HOLDS_OBJECT (self->node))
    node = json_object_get_member (json_node_get_object (self->node), name);
  return bsl_place_at (self, name, node);
}

BslPlace
bsl_place_element (const BslPlace *self, guint index)
{
  BslPlace element = { .parent = self, .root = self->root, .index = index };

  element.node = json_array_get_element (json_node_get_array (self->node), index);
  return element;
}

BslJson
bsl_place_to_json (const BslPlace *self)
{
  BslJson parent;

  if (self->parent == NULL)
    return *self->root;

  parent = bsl_place_to_json (self->parent);
  return self->name != NULL ? bsl_json_member (&parent, self->name) : bsl_json_element (&parent, self->index);
}

gboolean
bsl_place_is_null (const BslPlace *self)
{
  return self->node == NULL || JSON_NODE_HOLDS_NULL (self->node);
}

guint
bsl_place_length (const BslPlace *self)
{
  BslJson json;

  if (self->node == NULL)
    return 0;
  if (JSON_NODE_HOLDS_ARRAY (self->node))
    return json_array_get_length (json_node_get_array (self->node));

  json = bsl_place_to_json (self);
  return bsl_json_length (&json);
}

JsonObject *
bsl_place_object (const BslPlace *self)
{
  BslJson json;

  if (self->node != NULL && JSON_NODE_HOLDS_OBJECT (self->node))
    return json_node_get_object (self->node);

  json = bsl_place_to_json (self);
  bsl_json_complain (&json, _("An object {…} was expected here."));
  return NULL;
}

static gboolean
is_one_of (const char *name, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], name) == 0)
      return TRUE;

  return FALSE;
}

void
bsl_place_only (const BslPlace *self, const char *const *names)
{
  JsonObjectIter iter;
  const char *name;

  if (self->node == NULL || !JSON_NODE_HOLDS_OBJECT (self->node))
    return;

  json_object_iter_init (&iter, json_node_get_object (self->node));
  while (json_object_iter_next (&iter, &name, NULL))
    if (!is_one_of (name, names))
      {
        BslJson json = bsl_place_to_json (self);

        bsl_json_only (&json, names);
        return;
      }
}

const char *
bsl_place_string (const BslPlace *self)
{
  BslJson json;

  if (self->node != NULL && JSON_NODE_HOLDS_VALUE (self->node) &&
      json_node_get_value_type (self->node) == G_TYPE_STRING)
    return json_node_get_string (self->node);

  json = bsl_place_to_json (self);
  return bsl_json_string (&json);
}

const char *
bsl_place_optional_string (const BslPlace *self)
{
  return bsl_place_is_null (self) ? NULL : bsl_place_string (self);
}

const char *
bsl_place_word (const BslPlace *self, const char *const *words)
{
  const char *word = bsl_place_string (self);
  BslJson json;

  if (word == NULL)
    return NULL;
  for (guint i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], word) == 0)
      return words[i];

  json = bsl_place_to_json (self);
  bsl_json_word (&json, words);
  return NULL;
}

double
bsl_place_number (const BslPlace *self)
{
  BslJson json = bsl_place_to_json (self);

  return bsl_json_number (&json);
}
