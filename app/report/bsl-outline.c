/* SPDX-License-Identifier: EUPL-1.2 */
/* Forms, sections, lists and places of the documents, as the resources hold them. */
#include "config.h"

#include "app/report/bsl-outline.h"

#include <string.h>

#include "app/report/bsl-texts.h"

#define FOLDER "/org/boussole/report/outline/"

struct _BslOutline
{
  GPtrArray *parsers;
  GHashTable *by_kind[7];
  GPtrArray *forms, *places, *letterheads;
  JsonObject *need, *roles;
};

typedef enum
{
  KIND_FORMS,
  KIND_SECTIONS,
  KIND_LISTS,
  KIND_BLOCKS,
  KIND_PLACES,
  KIND_LETTERHEADS,
  KIND_DUTIES,
} Kind;

static const char *const kind_words[] = { "forms", "sections", "lists", "blocks", "places", "letterheads", "duties" };

const char *
bsl_member_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

gboolean
bsl_member_flag (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

JsonObject *
bsl_member_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
bsl_member_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

const char *
bsl_member_text (JsonObject *object, const char *name, BslLang lang)
{
  JsonObject *text = bsl_member_object (object, name);

  return text != NULL ? bsl_member_string (text, bsl_lang_to_string (lang)) : NULL;
}

gboolean
bsl_member_allows (JsonObject *object, const char *name, const char *value)
{
  const char *one = bsl_member_string (object, name);
  JsonArray *many = bsl_member_array (object, name);

  if (one != NULL)
    return g_strcmp0 (one, value) == 0;
  for (guint i = 0; many != NULL && i < json_array_get_length (many); i++)
    if (g_strcmp0 (json_array_get_string_element (many, i), value) == 0)
      return TRUE;
  return many == NULL;
}

/* Things of a kind stand under their names, or as a list in which each has an "id". */
static void
add_members (BslOutline *self, Kind kind, JsonObject *object)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next)
    g_hash_table_insert (self->by_kind[kind], l->data, json_object_get_member (object, l->data));
}

static void
add_elements (BslOutline *self, Kind kind, JsonArray *array)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      JsonObject *object = json_node_get_object (node);

      g_hash_table_insert (self->by_kind[kind], (char *) bsl_member_string (object, "id"), node);
      if (kind == KIND_FORMS || kind == KIND_PLACES || kind == KIND_LETTERHEADS)
        g_ptr_array_add (kind == KIND_FORMS ? self->forms : kind == KIND_PLACES ? self->places : self->letterheads, object);
    }
}

static void
add_file (BslOutline *self, JsonObject *file)
{
  for (Kind kind = 0; kind < G_N_ELEMENTS (kind_words); kind++)
    {
      JsonNode *node = json_object_get_member (file, kind_words[kind]);

      if (node == NULL)
        continue;
      if (JSON_NODE_HOLDS_OBJECT (node))
        add_members (self, kind, json_node_get_object (node));
      else
        add_elements (self, kind, json_node_get_array (node));
    }
  if (json_object_has_member (file, "need"))
    self->need = json_object_get_object_member (file, "need");
  if (json_object_has_member (file, "roles"))
    self->roles = json_object_get_object_member (file, "roles");
}

JsonObject *
bsl_outline_get_need (BslOutline *self)
{
  return self->need;
}

const char *
bsl_outline_get_role (BslOutline *self, const char *role)
{
  return json_object_get_string_member (self->roles, role);
}

guint
bsl_outline_get_old_months (BslOutline *self)
{
  return (guint) json_object_get_int_member (self->roles, "old-after-months");
}

/* Offers have places of their own, which no outline can name. */
gboolean
bsl_outline_withholds (BslOutline *self, const char *place)
{
  JsonObject *object = bsl_outline_find_place (self, place);
  JsonArray *beginnings = bsl_member_array (self->roles, "withheld-of-offers");

  if (object != NULL)
    return bsl_member_flag (object, "withheld");
  for (guint i = 0; beginnings != NULL && i < json_array_get_length (beginnings); i++)
    if (g_str_has_prefix (place, json_array_get_string_element (beginnings, i)))
      return TRUE;
  return FALSE;
}

static void
read_file (BslOutline *self, const char *name)
{
  g_autofree char *path = g_strconcat (FOLDER, name, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (bsl_texts_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  JsonParser *parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (self->parsers, parser);
  json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  add_file (self, json_node_get_object (json_parser_get_root (parser)));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char **) a, *(char **) b);
}

static gpointer
read_outline (gpointer data)
{
  BslOutline *self = g_new0 (BslOutline, 1);
  g_auto (GStrv) names = g_resource_enumerate_children (bsl_texts_get_resource (), FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (names != NULL);
  self->parsers = g_ptr_array_new_with_free_func (g_object_unref);
  self->forms = g_ptr_array_new ();
  self->places = g_ptr_array_new ();
  self->letterheads = g_ptr_array_new ();
  for (Kind kind = 0; kind < G_N_ELEMENTS (kind_words); kind++)
    self->by_kind[kind] = g_hash_table_new (g_str_hash, g_str_equal);
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  for (guint i = 0; names[i] != NULL; i++)
    read_file (self, names[i]);
  return self;
}

/* The resources never change. */
BslOutline *
bsl_outline_get (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, read_outline, NULL);
}

static JsonObject *
find (BslOutline *self, Kind kind, const char *id)
{
  JsonNode *node = g_hash_table_lookup (self->by_kind[kind], id);

  return node != NULL ? json_node_get_object (node) : NULL;
}

JsonObject *
bsl_outline_find_form (BslOutline *self, const char *id)
{
  return find (self, KIND_FORMS, id);
}

JsonObject *
bsl_outline_find_section (BslOutline *self, const char *id)
{
  return find (self, KIND_SECTIONS, id);
}

JsonObject *
bsl_outline_find_list (BslOutline *self, const char *id)
{
  return find (self, KIND_LISTS, id);
}

JsonArray *
bsl_outline_find_blocks (BslOutline *self, const char *id)
{
  JsonNode *node = g_hash_table_lookup (self->by_kind[KIND_BLOCKS], id);

  return node != NULL ? json_node_get_array (node) : NULL;
}

JsonObject *
bsl_outline_find_place (BslOutline *self, const char *id)
{
  return find (self, KIND_PLACES, id);
}

JsonObject *
bsl_outline_find_letterhead (BslOutline *self, const char *id)
{
  return find (self, KIND_LETTERHEADS, id);
}

JsonObject *
bsl_outline_find_duty (BslOutline *self, const char *rule)
{
  return find (self, KIND_DUTIES, rule);
}

GPtrArray *
bsl_outline_get_letterheads (BslOutline *self)
{
  return self->letterheads;
}

GPtrArray *
bsl_outline_get_forms (BslOutline *self)
{
  return self->forms;
}

GPtrArray *
bsl_outline_get_places (BslOutline *self)
{
  return self->places;
}
