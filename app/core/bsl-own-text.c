/* SPDX-License-Identifier: EUPL-1.2 */
/* What people write into the documents themselves. */

#include "config.h"

#include "app/core/bsl-own-text.h"

#include <string.h>

#include "app/core/bsl-json-edit.h"

#define TEXTS "texts"
#define WITHHELD "withheld"

gboolean
bsl_own_text_is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

const char *
bsl_own_text_get (BslProject *self, const char *place)
{
  JsonNode *texts = bsl_json_object_get (bsl_project_get_extra (self, BSL_MEMBER_DOCUMENT), TEXTS);
  const char *text = bsl_json_object_get_string (texts, place);

  return text != NULL && !bsl_own_text_is_blank (text) ? text : NULL;
}

char **
bsl_own_text_list (BslProject *self, const char *prefix)
{
  JsonNode *texts = bsl_json_object_get (bsl_project_get_extra (self, BSL_MEMBER_DOCUMENT), TEXTS);
  g_autoptr (GList) places = texts != NULL && JSON_NODE_HOLDS_OBJECT (texts) ? json_object_get_members (json_node_get_object (texts)) : NULL;
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();

  for (GList *place = places; place != NULL; place = place->next)
    if (g_str_has_prefix (place->data, prefix) && bsl_own_text_get (self, place->data) != NULL)
      g_strv_builder_add (list, (const char *) place->data + strlen (prefix));
  return g_strv_builder_end (list);
}

static int
find_withheld (JsonNode *list, const char *place)
{
  for (guint i = 0; i < bsl_json_list_length (list); i++)
    {
      JsonNode *node = bsl_json_list_get (list, i);

      if (json_node_get_value_type (node) == G_TYPE_STRING && g_str_equal (json_node_get_string (node), place))
        return (int) i;
    }
  return -1;
}

gboolean
bsl_own_text_is_withheld (BslProject *self, const char *place)
{
  return find_withheld (bsl_json_object_get (bsl_project_get_extra (self, BSL_MEMBER_DOCUMENT), WITHHELD), place) >= 0;
}

static gboolean
is_empty (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_object_get_size (json_node_get_object (node)) == 0;
  return JSON_NODE_HOLDS_ARRAY (node) && bsl_json_list_length (node) == 0;
}

/* @value is taken; what is empty is no member. */
static JsonNode *
set_member (JsonNode *object, const char *name, JsonNode *value)
{
  g_autoptr (JsonNode) taken = value;
  g_autoptr (JsonNode) after = NULL;

  after = bsl_json_object_set (object, name, taken != NULL && !is_empty (taken) ? g_steal_pointer (&taken) : NULL);
  return is_empty (after) ? NULL : g_steal_pointer (&after);
}

JsonNode *
bsl_own_text_with (BslProject *self, const char *place, const char *text)
{
  JsonNode *document = bsl_project_get_extra (self, BSL_MEMBER_DOCUMENT);
  JsonNode *value = *text != '\0' ? bsl_json_make_string (text) : NULL;

  return set_member (document, TEXTS, bsl_json_object_set (bsl_json_object_get (document, TEXTS), place, value));
}

JsonNode *
bsl_own_text_with_withheld (BslProject *self, const char *place, gboolean withheld)
{
  JsonNode *document = bsl_project_get_extra (self, BSL_MEMBER_DOCUMENT), *list = bsl_json_object_get (document, WITHHELD);
  int index = find_withheld (list, place);

  if ((index >= 0) == withheld)
    return document != NULL ? json_node_ref (document) : NULL;
  if (withheld)
    return set_member (document, WITHHELD, bsl_json_list_append (list, bsl_json_make_string (place)));
  return set_member (document, WITHHELD, bsl_json_list_replace (list, (guint) index, NULL));
}

static gboolean
begins_with_any (const char *place, const char *const *prefixes)
{
  for (guint i = 0; prefixes[i] != NULL; i++)
    if (g_str_has_prefix (place, prefixes[i]))
      return TRUE;
  return FALSE;
}

static JsonNode *
filter_texts (JsonNode *texts, const char *const *prefixes)
{
  JsonNode *left = json_node_copy (texts);
  g_autoptr (GList) names = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (left))
    return left;
  names = json_object_get_members (json_node_get_object (texts));
  for (GList *name = names; name != NULL; name = name->next)
    if (begins_with_any (name->data, prefixes))
      json_object_remove_member (json_node_get_object (left), name->data);
  return left;
}

static JsonNode *
filter_withheld (JsonNode *list, const char *const *prefixes)
{
  JsonNode *left = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < bsl_json_list_length (list); i++)
    {
      JsonNode *place = bsl_json_list_get (list, i);
      const char *text = bsl_json_node_get_string (place);

      if (text == NULL || !begins_with_any (text, prefixes))
        json_array_add_element (array, json_node_copy (place));
    }
  json_node_take_array (left, array);
  return left;
}

void
bsl_own_text_drop (BslProject *self, const char *const *prefixes)
{
  JsonNode *document = bsl_project_get_extra (self, BSL_MEMBER_DOCUMENT);
  JsonNode *texts = bsl_json_object_get (document, TEXTS), *list = bsl_json_object_get (document, WITHHELD);
  g_autoptr (JsonNode) own = texts != NULL ? set_member (document, TEXTS, filter_texts (texts, prefixes))
                             : document != NULL ? json_node_ref (document) : NULL;
  g_autoptr (JsonNode) left = list != NULL && own != NULL ? set_member (own, WITHHELD, filter_withheld (list, prefixes)) : NULL;

  bsl_project_set_extra (self, BSL_MEMBER_DOCUMENT, list != NULL ? left : own);
}

/* A place that @one has otherwise than @other. */
static char *
find_other (JsonNode *one, JsonNode *other)
{
  JsonNode *texts = bsl_json_object_get (one, TEXTS), *others = bsl_json_object_get (other, TEXTS);
  JsonObjectIter iter;
  const char *place;

  if (texts == NULL || !JSON_NODE_HOLDS_OBJECT (texts))
    return NULL;
  json_object_iter_init_ordered (&iter, json_node_get_object (texts));
  while (json_object_iter_next_ordered (&iter, &place, NULL))
    if (g_strcmp0 (bsl_json_object_get_string (texts, place), bsl_json_object_get_string (others, place)) != 0)
      return g_strdup (place);
  return NULL;
}

/* Of two lists that differ in one word: that word. */
static char *
find_marked (JsonNode *one, JsonNode *other)
{
  JsonNode *list = bsl_json_object_get (one, WITHHELD), *others = bsl_json_object_get (other, WITHHELD);

  for (guint i = 0; i < bsl_json_list_length (list); i++)
    {
      JsonNode *node = bsl_json_list_get (list, i);

      if (json_node_get_value_type (node) == G_TYPE_STRING && find_withheld (others, json_node_get_string (node)) < 0)
        return g_strdup (json_node_get_string (node));
    }
  return NULL;
}

char *
bsl_own_text_find_changed (JsonNode *before, JsonNode *after)
{
  char *place = find_other (after, before);

  if (place == NULL)
    place = find_other (before, after);
  if (place == NULL)
    place = find_marked (after, before);
  return place != NULL ? place : find_marked (before, after);
}
