/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Lists and objects with one thing changed. What is given stays as it is and is shared, members
 * that nobody knows included; the result is owned by the caller. A @list that is NULL or no list
 * counts as empty. */

/* @element is taken. */
JsonNode *
bsl_json_list_append (JsonNode *list, JsonNode *element);
/* @element is taken; NULL removes the one at @index. */
JsonNode *
bsl_json_list_replace (JsonNode *list, guint index, JsonNode *element);
guint
bsl_json_list_length (JsonNode *list);
/* The element, or NULL; borrowed. */
JsonNode *
bsl_json_list_get (JsonNode *list, guint index);
/* The index of the object whose member @name is the string @value, -1 where there is none. */
int
bsl_json_list_find (JsonNode *list, const char *name, const char *value);

/* Whether an element of @list says the same as @element, whatever their identifiers. */
gboolean
bsl_json_list_says (JsonNode *list, JsonNode *element);
/* @object as another one of its kind: under an identifier of its own, a random UUID. */
JsonNode *
bsl_json_object_renamed (JsonNode *object);

/* @value is taken; NULL removes the member. */
JsonNode *
bsl_json_object_set (JsonNode *object, const char *name, JsonNode *value);

/* What stands at @path, names that end with NULL, below @object; NULL where there is nothing. Borrowed. */
JsonNode *
bsl_json_object_get_at (JsonNode *object, const char *const *path);
/* The same as bsl_json_object_set() at @path, a name at least: objects on the way are made where there are none, and
 * those left empty go. NULL where nothing is left of @object. */
JsonNode *
bsl_json_object_set_at (JsonNode *object, const char *const *path, JsonNode *value);
/* A text as a node. */
JsonNode *
bsl_json_make_string (const char *text);

/* The string of a node, NULL where it is NULL or no string. */
const char *
bsl_json_node_get_string (JsonNode *node);
/* The string or whole number at member @name of @object, or NULL and 0 where it is none. */
const char *
bsl_json_object_get_string (JsonNode *object, const char *name);
gint64
bsl_json_object_get_int (JsonNode *object, const char *name);
JsonNode *
bsl_json_object_get (JsonNode *object, const char *name);

/* Sets a member of an object that is being built, unless @value is NULL. */
void
bsl_json_set_string (JsonObject *object, const char *name, const char *value);
/* Adds a member to the object that is being built: null where @value is NULL. */
void
bsl_json_add_string (JsonBuilder *builder, const char *name, const char *value);
/* A node of an object that was built, which is taken. */
JsonNode *
bsl_json_take_object (JsonObject *object);

/* The text of a tree, as short as can be. */
GBytes *
bsl_json_to_bytes (JsonNode *node);
/* The same as a file that people may read: two spaces a level, a line end. */
GBytes *
bsl_json_to_file (JsonNode *node);
/* NULL where that is no JSON. */
JsonNode *
bsl_json_from_bytes (GBytes *bytes);

G_END_DECLS
