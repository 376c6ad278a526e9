/* SPDX-License-Identifier: EUPL-1.2 */
/* What differs between two sets of rules and questions. */
#include "config.h"

#include "app/rules/bsl-law-diff.h"

#include "app/core/bsl-json-edit.h"

static const char *const folders[] = { "questions", "rules" };

/* What stands in a list of a file under an identifier of its own. */
typedef struct
{
  const char *list;
  JsonNode *node;
} Element;

/* A list of a file, or anything else it says. */
typedef struct
{
  char *file; /* "rules/….json" */
  const char *name;
  JsonNode *node;
} Member;

typedef struct
{
  GArray *elements;     /* of Element, as the files come */
  GHashTable *by_key;   /* "list id" → node */
  GPtrArray *members;   /* of Member, as the files come */
  GHashTable *by_place; /* "file name" → Member */
} Law;

/* What says nothing of the law. */
static const char *const ignored[] = { "$schema", "format", "version", "edition", NULL };

static void
clear_element (gpointer data)
{
  json_node_unref (((Element *) data)->node);
}

static void
member_free (gpointer data)
{
  Member *member = data;

  g_free (member->file);
  json_node_unref (member->node);
  g_free (member);
}

static void
law_init (Law *self)
{
  self->members = g_ptr_array_new_with_free_func (member_free);
  self->by_place = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->elements = g_array_new (FALSE, FALSE, sizeof (Element));
  g_array_set_clear_func (self->elements, clear_element);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
law_clear (Law *self)
{
  g_hash_table_unref (self->by_key);
  g_hash_table_unref (self->by_place);
  g_ptr_array_unref (self->members);
  g_array_unref (self->elements);
}

static char *
dup_key (const Element *element)
{
  return g_strjoin (" ", element->list, bsl_json_object_get_string (element->node, "id"), NULL);
}

static void
add_list (Law *self, const char *name, JsonNode *list)
{
  for (guint i = 0; i < bsl_json_list_length (list); i++)
    {
      const Element element = { g_intern_string (name), json_node_copy (bsl_json_list_get (list, i)) };

      g_array_append_val (self->elements, element);
      if (bsl_json_object_get_string (element.node, "id") != NULL)
        g_hash_table_insert (self->by_key, dup_key (&element), element.node);
    }
}

static char *
dup_place (const Member *member)
{
  return g_strjoin (" ", member->file, member->name, NULL);
}

static void
add_member (Law *self, const char *file, const char *name, JsonNode *node)
{
  Member *member = g_new (Member, 1);

  *member = (Member) { g_strdup (file), g_intern_string (name), json_node_copy (node) };
  g_ptr_array_add (self->members, member);
  g_hash_table_insert (self->by_place, dup_place (member), member);
}

/* @file as people find it, @path where it is. */
static void
add_file (Law *self, const char *file, const char *path)
{
  g_autoptr (GBytes) bytes = bsl_json_read_file (path, 0, NULL);
  g_autoptr (JsonNode) root = bytes != NULL ? bsl_json_from_bytes (bytes) : NULL;
  g_autoptr (GList) names = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_object_get_members (json_node_get_object (root)) : NULL;

  for (GList *l = names; l != NULL; l = l->next)
    {
      add_list (self, l->data, bsl_json_object_get (root, l->data));
      if (!g_strv_contains (ignored, l->data))
        add_member (self, file, l->data, bsl_json_object_get (root, l->data));
    }
}

static void
read_law (Law *self, BslLibrary *library)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();

  law_init (self);
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = bsl_library_dup_path (library, folders[i]);
      g_autoptr (GPtrArray) names = bsl_json_list_files (folder, problems);

      for (guint j = 0; j < names->len; j++)
        {
          g_autofree char *path = g_build_filename (folder, names->pdata[j], NULL);
          g_autofree char *file = g_build_filename (folders[i], names->pdata[j], NULL);

          add_file (self, file, path);
        }
    }
}

static void
change_free (gpointer data)
{
  g_free (((BslLawChange *) data)->id);
  g_free (((BslLawChange *) data)->title);
  g_free (data);
}

static void
add_change (GPtrArray *changes, BslLawChangeKind kind, const Element *element, BslLang lang)
{
  const char *id = bsl_json_object_get_string (element->node, "id");
  const char *title = bsl_json_object_get_string (bsl_json_object_get (element->node, "title"), bsl_lang_to_string (lang));
  BslLawChange *change = g_new (BslLawChange, 1);

  *change = (BslLawChange) { kind, element->list, g_strdup (id), g_strdup (title != NULL ? title : id) };
  g_ptr_array_add (changes, change);
}

/* Those of @law that @other has not, or (@changed) has otherwise. */
static void
compare (GPtrArray *changes, const Law *law, const Law *other, BslLawChangeKind without, gboolean changed, BslLang lang)
{
  for (guint i = 0; i < law->elements->len; i++)
    {
      const Element *element = &g_array_index (law->elements, Element, i);
      g_autofree char *key = bsl_json_object_get_string (element->node, "id") != NULL ? dup_key (element) : NULL;
      JsonNode *counterpart = key != NULL ? g_hash_table_lookup (other->by_key, key) : NULL;

      if (key != NULL && counterpart == NULL)
        add_change (changes, without, element, lang);
      else if (key != NULL && changed && !json_node_equal (element->node, counterpart))
        add_change (changes, BSL_LAW_CHANGE_CHANGED, element, lang);
    }
}

static void
add_whole (GPtrArray *changes, BslLawChangeKind kind, const Member *member)
{
  BslLawChange *change = g_new (BslLawChange, 1);

  *change = (BslLawChange) { kind, member->name, g_strdup (member->name), g_strdup (member->file) };
  g_ptr_array_add (changes, change);
}

/* Of a list: what has no identifier, which is compared as a whole. NULL where there is nothing of that. */
static JsonNode *
dup_nameless (JsonNode *node)
{
  g_autoptr (JsonNode) rest = NULL;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return json_node_copy (node);
  rest = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (rest, json_array_new ());
  for (guint i = 0; i < bsl_json_list_length (node); i++)
    if (bsl_json_object_get_string (bsl_json_list_get (node, i), "id") == NULL)
      json_array_add_element (json_node_get_array (rest), json_node_copy (bsl_json_list_get (node, i)));
  return bsl_json_list_length (rest) > 0 ? g_steal_pointer (&rest) : NULL;
}

/* The identifiers of a list that are in @other too, in order. */
static char **
dup_common (JsonNode *list, JsonNode *other)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < bsl_json_list_length (list); i++)
    {
      const char *id = bsl_json_object_get_string (bsl_json_list_get (list, i), "id");

      if (id != NULL && bsl_json_list_find (other, "id", id) >= 0)
        g_strv_builder_add (ids, id);
    }
  return g_strv_builder_end (ids);
}

static void
compare_member (GPtrArray *changes, const Member *before, const Member *after)
{
  g_autoptr (JsonNode) nameless_before = dup_nameless (before->node), nameless_after = dup_nameless (after->node);
  g_auto (GStrv) ids_before = dup_common (before->node, after->node), ids_after = dup_common (after->node, before->node);

  if (nameless_before == NULL || nameless_after == NULL ? nameless_before != nameless_after
                                                        : !json_node_equal (nameless_before, nameless_after))
    add_whole (changes, BSL_LAW_CHANGE_CHANGED, after);
  if (!g_strv_equal ((const char *const *) ids_before, (const char *const *) ids_after))
    add_whole (changes, BSL_LAW_CHANGE_ORDER, after);
}

/* @without: what it is where @other has no such member, of which nothing has an identifier that tells it already. */
static void
compare_members (GPtrArray *changes, const Law *law, const Law *other, BslLawChangeKind without, gboolean both)
{
  for (guint i = 0; i < law->members->len; i++)
    {
      const Member *member = law->members->pdata[i];
      g_autofree char *place = dup_place (member);
      const Member *counterpart = g_hash_table_lookup (other->by_place, place);
      g_autoptr (JsonNode) nameless = counterpart == NULL ? dup_nameless (member->node) : NULL;

      if (nameless != NULL)
        add_whole (changes, without, member);
      else if (counterpart != NULL && both)
        compare_member (changes, counterpart, member);
    }
}

GPtrArray *
bsl_law_diff (BslLibrary *before, BslLibrary *after, BslLang lang)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (change_free);
  Law old, new;

  read_law (&old, before);
  read_law (&new, after);
  compare (changes, &new, &old, BSL_LAW_CHANGE_ADDED, TRUE, lang);
  compare (changes, &old, &new, BSL_LAW_CHANGE_REMOVED, FALSE, lang);
  compare_members (changes, &new, &old, BSL_LAW_CHANGE_ADDED, TRUE);
  compare_members (changes, &old, &new, BSL_LAW_CHANGE_REMOVED, FALSE);
  law_clear (&old);
  law_clear (&new);
  return changes;
}
