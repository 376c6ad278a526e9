/* SPDX-License-Identifier: EUPL-1.2 */
/* Changes of a project: between two texts of it, and in words. */

#include "config.h"

#include "app/core/bsl-delta.h"

#include <string.h>

#include "app/core/bsl-project.h"

/* Members of the project file that people know by name. */
static const struct
{
  const char *name;
  BslSubject subject;
} members[] = {
  { BSL_MEMBER_NOTES, BSL_SUBJECT_NOTES },
  { BSL_MEMBER_ATTACHMENTS, BSL_SUBJECT_ATTACHMENTS },
  { BSL_MEMBER_SNAPSHOTS, BSL_SUBJECT_SNAPSHOTS },
  { BSL_MEMBER_OPINIONS, BSL_SUBJECT_OPINIONS },
  { BSL_MEMBER_OUTCOME, BSL_SUBJECT_OUTCOME },
};

/* Like the words of values, these may stand in documents: not in the language of the session. */
static const struct
{
  const char *shelf;
  const char *in[BSL_N_LANGS];
} shelves[] = {
  { "active", { "projets", "projects" } },
  { "archived", { "archives", "archive" } },
  { "trash", { "corbeille", "trash" } },
};

static void
change_free (gpointer data)
{
  BslDelta *change = data;

  g_free (change->what);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

static void
set_members (GHashTable *table, const char *prefix, JsonNode *node)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &member))
    g_hash_table_insert (table, g_strconcat (prefix, name, NULL), json_to_string (member, FALSE));
}

GHashTable *
bsl_delta_flatten (const char *text)
{
  static const char *const head[] = { "format", "version", "title", "answers" };
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (JsonNode) root = text != NULL ? json_from_string (text, NULL) : NULL;
  JsonObject *object;
  JsonNode *title;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return table;
  object = json_node_get_object (root);
  title = json_object_get_member (object, "title");
  set_members (table, "", json_object_get_member (object, "answers"));
  if (title != NULL)
    g_hash_table_insert (table, g_strdup (BSL_WHAT_TITLE), json_to_string (title, FALSE));
  for (gsize i = 0; i < G_N_ELEMENTS (head); i++)
    json_object_remove_member (object, head[i]);
  set_members (table, BSL_WHAT_EXTRA, root);
  return table;
}

/* Adds what differs at @what, once. */
static void
add_change (GPtrArray *changes, GHashTable *before, GHashTable *after, const char *what)
{
  const char *old = g_hash_table_lookup (before, what);
  const char *new = g_hash_table_lookup (after, what);
  BslDelta *change;

  if (g_strcmp0 (old, new) == 0)
    return;
  change = g_new0 (BslDelta, 1);
  change->what = g_strdup (what);
  change->before = g_strdup (old);
  change->after = g_strdup (new);
  g_ptr_array_add (changes, change);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const char *left = *(const char *const *) a;
  const char *right = *(const char *const *) b;
  gboolean left_extra = g_str_has_prefix (left, BSL_WHAT_EXTRA);
  gboolean right_extra = g_str_has_prefix (right, BSL_WHAT_EXTRA);

  return left_extra != right_extra ? left_extra - right_extra : strcmp (left, right);
}

/* What stands in one of the tables and is neither the title nor asked. */
static GPtrArray *
list_others (GHashTable *before, GHashTable *after, BslQuestionnaire *questionnaire)
{
  GHashTable *sides[] = { before, after };
  GPtrArray *names = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      GHashTableIter iter;
      gpointer what;

      g_hash_table_iter_init (&iter, sides[i]);
      while (g_hash_table_iter_next (&iter, &what, NULL))
        if (!g_str_equal (what, BSL_WHAT_TITLE) &&
            bsl_questionnaire_find (questionnaire, what) == NULL &&
            (i == 0 || !g_hash_table_contains (before, what)))
          g_ptr_array_add (names, what);
    }
  g_ptr_array_sort (names, compare_names);
  return names;
}

GPtrArray *
bsl_delta_compare (GHashTable *before, GHashTable *after, BslQuestionnaire *questionnaire)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (change_free);
  g_autoptr (GPtrArray) others = list_others (before, after, questionnaire);

  add_change (changes, before, after, BSL_WHAT_TITLE);
  for (guint i = 0; i < bsl_questionnaire_get_n_questions (questionnaire); i++)
    add_change (changes, before, after, bsl_questionnaire_get_question (questionnaire, i)->id);
  for (guint i = 0; i < others->len; i++)
    add_change (changes, before, after, g_ptr_array_index (others, i));
  return changes;
}

void
bsl_delta_words_free (BslDeltaWords *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

static BslSubject
find_subject (const char *what)
{
  if (what == NULL)
    return BSL_SUBJECT_PROJECT;
  if (g_str_equal (what, BSL_WHAT_TITLE))
    return BSL_SUBJECT_TITLE;
  if (g_str_equal (what, BSL_WHAT_SHELF))
    return BSL_SUBJECT_SHELF;
  if (!g_str_has_prefix (what, BSL_WHAT_EXTRA))
    return BSL_SUBJECT_ANSWER;

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    if (g_str_equal (what + strlen (BSL_WHAT_EXTRA), members[i].name))
      return members[i].subject;
  return BSL_SUBJECT_OTHER;
}

static gboolean
holds_string (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
         json_node_get_value_type (node) == G_TYPE_STRING;
}

/* What a person would call an element: its own text, or the member that says most. */
static const char *
find_name (JsonNode *element)
{
  static const char *const telling[] = { "title", "name", "text", "reason", "result" };
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;

  if (holds_string (element))
    return json_node_get_string (element);
  for (gsize i = 0; object != NULL && i < G_N_ELEMENTS (telling); i++)
    if (holds_string (json_object_get_member (object, telling[i])))
      return json_object_get_string_member (object, telling[i]);

  return NULL;
}

static gboolean
holds_element (JsonNode *list, JsonNode *element)
{
  JsonArray *array =
      list != NULL && JSON_NODE_HOLDS_ARRAY (list) ? json_node_get_array (list) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (json_node_equal (json_array_get_element (array, i), element))
      return TRUE;

  return FALSE;
}

/* The elements of @list that @other does not hold. */
static char *
list_to_words (JsonNode *list, JsonNode *other, BslLang lang)
{
  JsonArray *array = json_node_get_array (list);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      const char *name = holds_element (other, element) ? NULL : find_name (element);

      if (name != NULL)
        g_ptr_array_add (names, (gpointer) name);
    }
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  return bsl_text_join ((const char *const *) names->pdata, lang);
}

static char *
node_to_words (JsonNode *node, JsonNode *other, BslLang lang)
{
  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_ARRAY (node))
    return list_to_words (node, other, lang);

  return g_strdup (find_name (node));
}

static char *
shelf_to_words (JsonNode *node, BslLang lang)
{
  for (gsize i = 0; holds_string (node) && i < G_N_ELEMENTS (shelves); i++)
    if (g_str_equal (json_node_get_string (node), shelves[i].shelf))
      return g_strdup (shelves[i].in[lang]);

  return NULL;
}

/* An answer this version cannot read stays as it is written. */
static char *
answer_to_words (const char *json, const BslQuestion *question, BslLang lang)
{
  BslValue value = { 0 };
  char *words = NULL;

  if (json == NULL)
    return NULL;
  if (question != NULL && bsl_value_from_text (&value, json, &question->domain) && value.known)
    words = bsl_value_to_words (&value, &question->domain, lang);
  bsl_value_clear (&value);
  return words != NULL ? words : g_strdup (json);
}

static void
describe_nodes (BslDeltaWords *self, const char *old, const char *new, BslLang lang)
{
  g_autoptr (JsonNode) before = old != NULL ? json_from_string (old, NULL) : NULL;
  g_autoptr (JsonNode) after = new != NULL ? json_from_string (new, NULL) : NULL;
  gboolean shelf = self->subject == BSL_SUBJECT_SHELF;

  self->before = shelf ? shelf_to_words (before, lang) : node_to_words (before, after, lang);
  self->after = shelf ? shelf_to_words (after, lang) : node_to_words (after, before, lang);
}

BslDeltaWords *
bsl_delta_describe (const char *what,
                    const char *before,
                    const char *after,
                    BslQuestionnaire *questionnaire,
                    BslLang lang)
{
  BslDeltaWords *self = g_new0 (BslDeltaWords, 1);
  gboolean extra = what != NULL && g_str_has_prefix (what, BSL_WHAT_EXTRA);

  self->subject = find_subject (what);
  self->name = g_strdup (extra ? what + strlen (BSL_WHAT_EXTRA) : what);
  if (self->subject != BSL_SUBJECT_ANSWER)
    {
      describe_nodes (self, before, after, lang);
      return self;
    }
  self->question = bsl_questionnaire_find (questionnaire, what);
  self->before = answer_to_words (before, self->question, lang);
  self->after = answer_to_words (after, self->question, lang);
  return self;
}
