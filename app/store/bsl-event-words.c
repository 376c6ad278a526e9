/* SPDX-License-Identifier: EUPL-1.2 */
/* Changes in words. */

#include "config.h"

#include "app/store/bsl-event.h"
#include "app/store/bsl-store-rows.h"

#include <string.h>

/* Members of the project file that the log knows by name. */
static const struct
{
  const char *name;
  BslSubject subject;
} members[] = {
  { "notes", BSL_SUBJECT_NOTES },         { "attachments", BSL_SUBJECT_ATTACHMENTS },
  { "snapshots", BSL_SUBJECT_SNAPSHOTS }, { "opinions", BSL_SUBJECT_OPINIONS },
  { "outcome", BSL_SUBJECT_OUTCOME },
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

void
bsl_event_words_free (BslEventWords *self)
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
  if (question != NULL && bsl_rows_read_value (json, &question->domain, &value) && value.known)
    words = bsl_value_to_words (&value, &question->domain, lang);
  bsl_value_clear (&value);
  return words != NULL ? words : g_strdup (json);
}

static void
describe_nodes (BslEventWords *self, const BslEvent *event, BslLang lang)
{
  g_autoptr (JsonNode) before =
      event->before != NULL ? json_from_string (event->before, NULL) : NULL;
  g_autoptr (JsonNode) after = event->after != NULL ? json_from_string (event->after, NULL) : NULL;
  gboolean shelf = self->subject == BSL_SUBJECT_SHELF;

  self->before = shelf ? shelf_to_words (before, lang) : node_to_words (before, after, lang);
  self->after = shelf ? shelf_to_words (after, lang) : node_to_words (after, before, lang);
}

BslEventWords *
bsl_event_describe (const BslEvent *event, BslQuestionnaire *questionnaire, BslLang lang)
{
  BslEventWords *self = g_new0 (BslEventWords, 1);
  const char *what = event->what;

  self->subject = find_subject (what);
  if (what != NULL && g_str_has_prefix (what, BSL_WHAT_EXTRA))
    what += strlen (BSL_WHAT_EXTRA);
  self->name = g_strdup (what);
  if (self->subject != BSL_SUBJECT_ANSWER)
    {
      describe_nodes (self, event, lang);
      return self;
    }
  self->question = bsl_questionnaire_find (questionnaire, event->what);
  self->before = answer_to_words (event->before, self->question, lang);
  self->after = answer_to_words (event->after, self->question, lang);
  return self;
}
