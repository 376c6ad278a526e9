/* SPDX-License-Identifier: EUPL-1.2 */
/* Opinions on parts of a project. */

#include "config.h"

#include "app/core/bsl-opinion.h"

#include "app/core/bsl-json-edit.h"

const char *const bsl_stance_words[] = { "favourable", "reserved", "unfavourable", NULL };

void
bsl_opinion_free (BslOpinion *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->role);
  g_free (self->who);
  g_free (self->question);
  g_strfreev (self->about);
  g_hash_table_unref (self->sent);
  g_free (self->name);
  g_free (self->function);
  g_free (self->text);
  g_hash_table_unref (self->proposed);
  g_free (self);
}

static char **
read_strings (JsonNode *list)
{
  g_autoptr (GStrvBuilder) strings = g_strv_builder_new ();

  for (guint i = 0; i < bsl_json_list_length (list); i++)
    {
      const char *string = bsl_json_node_get_string (bsl_json_list_get (list, i));

      if (string != NULL)
        g_strv_builder_add (strings, string);
    }
  return g_strv_builder_end (strings);
}

/* Answer id → JSON text. */
static GHashTable *
read_answers (JsonNode *object)
{
  GHashTable *answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  JsonObjectIter iter;
  const char *id;
  JsonNode *value;

  if (object == NULL || !JSON_NODE_HOLDS_OBJECT (object))
    return answers;
  json_object_iter_init (&iter, json_node_get_object (object));
  while (json_object_iter_next (&iter, &id, &value))
    g_hash_table_insert (answers, g_strdup (id), json_to_string (value, FALSE));
  return answers;
}

static BslStance
read_stance (JsonNode *reply)
{
  const char *word = bsl_json_object_get_string (reply, "opinion");

  for (guint i = 0; bsl_stance_words[i] != NULL; i++)
    if (g_strcmp0 (word, bsl_stance_words[i]) == 0)
      return (BslStance) i;

  return BSL_STANCE_RESERVED;
}

BslOpinion *
bsl_opinion_from_json (JsonNode *node)
{
  JsonNode *reply = bsl_json_object_get (node, "reply");
  BslOpinion *self;

  if (bsl_json_object_get_string (node, "id") == NULL)
    return NULL;

  self = g_new0 (BslOpinion, 1);
  self->id = g_strdup (bsl_json_object_get_string (node, "id"));
  self->role = g_strdup (bsl_json_object_get_string (node, "role"));
  self->time = bsl_json_object_get_int (node, "time");
  self->who = g_strdup (bsl_json_object_get_string (node, "who"));
  self->question = g_strdup (bsl_json_object_get_string (node, "question"));
  self->about = read_strings (bsl_json_object_get (node, "about"));
  self->sent = read_answers (bsl_json_object_get (node, "sent"));
  self->given = reply != NULL;
  self->name = g_strdup (bsl_json_object_get_string (reply, "name"));
  self->function = g_strdup (bsl_json_object_get_string (reply, "function"));
  self->on = bsl_date_parse (bsl_json_object_get_string (reply, "on"));
  self->stance = read_stance (reply);
  self->text = g_strdup (bsl_json_object_get_string (reply, "text"));
  self->proposed = read_answers (bsl_json_object_get (reply, "answers"));
  return self;
}

static JsonNode *
get_list (BslProject *project)
{
  return bsl_project_get_extra (project, BSL_MEMBER_OPINIONS);
}

char *
bsl_opinion_dup_by (const BslOpinion *self)
{
  return g_strdup_printf ("%s, %s", self->name != NULL ? self->name : "–", self->function != NULL ? self->function : "–");
}

GPtrArray *
bsl_opinions_list (BslProject *project)
{
  GPtrArray *opinions = g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_opinion_free);
  JsonNode *list = get_list (project);

  for (guint i = 0; i < bsl_json_list_length (list); i++)
    {
      BslOpinion *opinion = bsl_opinion_from_json (bsl_json_list_get (list, i));

      if (opinion != NULL)
        g_ptr_array_add (opinions, opinion);
    }
  return opinions;
}

/* Whether the answer of the project is this JSON text, NULL: unknown. Options may stand in another
 * order, or be gone. */
static gboolean
is_answer (BslProject *project, const char *id, const char *json)
{
  const BslQuestion *question =
      bsl_questionnaire_find (bsl_project_get_questionnaire (project), id);
  BslValue value = { 0 };
  gboolean same;

  if (question == NULL)
    return json == NULL;
  same = (json == NULL || bsl_value_from_text (&value, json, &question->domain)) &&
         bsl_value_equal (&value, bsl_project_get_answer (project, question->index),
                          &question->domain);
  bsl_value_clear (&value);
  return same;
}

BslOpinionState
bsl_opinion_get_state (const BslOpinion *self, BslProject *project, char ***changed)
{
  g_autoptr (GStrvBuilder) others = g_strv_builder_new ();
  gboolean is_void = FALSE, to_adopt = FALSE;

  for (guint i = 0; self->about[i] != NULL; i++)
    {
      const char *id = self->about[i];
      const char *proposed = g_hash_table_lookup (self->proposed, id);
      gboolean as_sent = is_answer (project, id, g_hash_table_lookup (self->sent, id));

      if (proposed != NULL && is_answer (project, id, proposed))
        continue;
      to_adopt = to_adopt || (proposed != NULL && as_sent);
      is_void = is_void || !as_sent;
      if (!as_sent)
        g_strv_builder_add (others, id);
    }
  if (changed != NULL)
    *changed = g_strv_builder_end (others);
  if (!self->given)
    return BSL_OPINION_ASKED;

  return is_void ? BSL_OPINION_VOID : to_adopt ? BSL_OPINION_TO_ADOPT : BSL_OPINION_HOLDS;
}

static JsonNode *
write_sent (BslProject *project, const char *const *about)
{
  JsonObject *sent = json_object_new ();

  for (guint i = 0; about[i] != NULL; i++)
    {
      const BslQuestion *question =
          bsl_questionnaire_find (bsl_project_get_questionnaire (project), about[i]);
      const BslValue *answer =
          question != NULL ? bsl_project_get_answer (project, question->index) : NULL;

      if (answer != NULL && answer->known)
        json_object_set_member (sent, about[i], bsl_value_to_json (answer, &question->domain));
    }
  return bsl_json_take_object (sent);
}

JsonNode *
bsl_opinions_ask (BslProject *project,
                  const char *who,
                  const char *role,
                  const char *const *about,
                  const char *question,
                  char **id)
{
  JsonObject *object;
  JsonArray *ids;

  g_return_val_if_fail (about[0] != NULL, NULL);

  object = json_object_new ();
  ids = json_array_new ();
  *id = g_uuid_string_random ();
  for (guint i = 0; about[i] != NULL; i++)
    json_array_add_string_element (ids, about[i]);
  bsl_json_set_string (object, "id", *id);
  bsl_json_set_string (object, "role", role);
  json_object_set_int_member (object, "time", g_get_real_time () / 1000);
  bsl_json_set_string (object, "who", who);
  bsl_json_set_string (object, "question", question);
  json_object_set_array_member (object, "about", ids);
  json_object_set_member (object, "sent", write_sent (project, about));
  return bsl_json_list_append (get_list (project), bsl_json_take_object (object));
}
