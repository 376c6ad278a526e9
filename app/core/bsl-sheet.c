/* SPDX-License-Identifier: EUPL-1.2 */
/* Question sheets sent out, and the replies that come back. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/core/bsl-json-edit.h"
#include "app/core/bsl-opinion.h"

#define SHEET "boussole-question-sheet"
#define REPLY "boussole-opinion"
#define VERSION 1

static GBytes *
write_file (JsonObject *object)
{
  g_autoptr (JsonNode) node = bsl_json_take_object (object);
  g_autofree char *text = json_to_string (node, TRUE);
  GString *file = g_string_new (text);

  g_string_append_c (file, '\n');
  return g_string_free_to_bytes (file);
}

static JsonNode *
text_to_json (const BslText *text)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < BSL_N_LANGS; i++)
    bsl_json_set_string (object, bsl_lang_to_string ((BslLang) i),
                         bsl_text_get (text, (BslLang) i));
  return bsl_json_take_object (object);
}

/* What a person needs to reply, also without this application. */
static JsonNode *
write_question (const BslQuestion *question)
{
  JsonObject *object = json_object_new ();
  JsonArray *options = json_array_new ();
  GPtrArray *all = question->domain.options;

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const BslOption *option = g_ptr_array_index (all, i);
      JsonObject *choice = json_object_new ();

      bsl_json_set_string (choice, "value", option->value);
      json_object_set_member (choice, "title", text_to_json (&option->title));
      json_array_add_element (options, bsl_json_take_object (choice));
    }
  bsl_json_set_string (object, "id", question->id);
  bsl_json_set_string (object, "kind", bsl_kind_to_string (question->domain.kind));
  json_object_set_member (object, "title", text_to_json (&question->title));
  json_object_set_member (object, "why", text_to_json (&question->why));
  json_object_set_array_member (object, "options", options);
  return bsl_json_take_object (object);
}

static JsonArray *
write_questions (BslProject *project, JsonNode *about)
{
  BslQuestionnaire *questionnaire = bsl_project_get_questionnaire (project);
  JsonArray *questions = json_array_new ();

  for (guint i = 0; i < bsl_json_list_length (about); i++)
    {
      const char *id = bsl_json_node_get_string (bsl_json_list_get (about, i));
      const BslQuestion *question = bsl_questionnaire_find (questionnaire, id);

      if (question != NULL)
        json_array_add_element (questions, write_question (question));
    }
  return questions;
}

GBytes *
bsl_opinions_write_sheet (BslProject *project, const char *project_id, const char *id)
{
  JsonNode *list = bsl_project_get_extra (project, BSL_MEMBER_OPINIONS);
  int at = bsl_json_list_find (list, "id", id);
  JsonNode *opinion = at >= 0 ? bsl_json_list_get (list, (guint) at) : NULL;
  JsonObject *object, *head;

  if (opinion == NULL)
    return NULL;
  head = json_object_new ();
  bsl_json_set_string (head, "id", project_id);
  bsl_json_set_string (head, "title", bsl_project_get_title (project));
  object = json_object_new ();
  bsl_json_set_string (object, "format", SHEET);
  json_object_set_int_member (object, "version", VERSION);
  json_object_set_object_member (object, "project", head);
  json_object_set_member (object, "opinion", bsl_json_object_set (opinion, "reply", NULL));
  json_object_set_array_member (object, "questions",
                                write_questions (project, bsl_json_object_get (opinion, "about")));
  return write_file (object);
}

/* Opens a sheet or a reply; NULL with the error set where it is neither. */
static JsonNode *
open_file (GBytes *bytes, const char *file, const char *format, GError **error)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  const char *found;
  BslJson json, member;

  if (bsl_json_open (&json, parser, bytes, file, problems))
    {
      member = bsl_json_member (&json, "format");
      found = bsl_json_string (&member);
      if (found != NULL && !g_str_equal (found, format))
        bsl_json_complain (&member, _("\"%s\" was expected here. Choose another file."), format);
      member = bsl_json_member (&json, "version");
      if (bsl_json_number (&member) > VERSION)
        bsl_json_complain (&member,
                           _("The file is of a newer version. Use a newer version of Boussole."));
      member = bsl_json_member (&json, "project");
      member = bsl_json_member (&member, "id");
      bsl_json_string (&member);
      member = bsl_json_member (&json, "opinion");
      member = bsl_json_member (&member, "id");
      bsl_json_string (&member);
    }
  return bsl_problems_to_error (problems, error) ? json_node_ref (json.node) : NULL;
}

GBytes *
bsl_sheet_reply (GBytes *sheet,
                 const char *file,
                 const char *name,
                 const char *function,
                 BslDate on,
                 BslStance stance,
                 const char *text,
                 JsonNode *answers,
                 GError **error)
{
  g_autoptr (JsonNode) root = open_file (sheet, file, SHEET, error);
  g_autofree char *day = bsl_date_to_iso (on);
  JsonObject *object, *reply;

  if (root == NULL)
    return NULL;
  reply = json_object_new ();
  bsl_json_set_string (reply, "name", name);
  bsl_json_set_string (reply, "function", function);
  bsl_json_set_string (reply, "on", day);
  bsl_json_set_string (reply, "opinion", bsl_stance_words[stance]);
  bsl_json_set_string (reply, "text", text);
  if (answers != NULL)
    json_object_set_member (reply, "answers", json_node_copy (answers));
  object = json_object_new ();
  bsl_json_set_string (object, "format", REPLY);
  json_object_set_int_member (object, "version", VERSION);
  json_object_set_member (object, "project",
                          json_node_copy (bsl_json_object_get (root, "project")));
  json_object_set_member (object, "opinion",
                          bsl_json_object_set (bsl_json_object_get (root, "opinion"), "reply",
                                               bsl_json_take_object (reply)));
  return write_file (object);
}

static gboolean
fail (const char *file, const char *sentence, GError **error)
{
  g_set_error (error, BSL_ERROR, BSL_ERROR_INVALID, "%s: %s", file, sentence);
  return FALSE;
}

/* Answers proposed must be answers to what was asked. */
static void
check_answers (BslProject *project, const BslJson *answers)
{
  BslQuestionnaire *questionnaire = bsl_project_get_questionnaire (project);
  g_auto (GStrv) ids = bsl_json_dup_names (answers);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const BslQuestion *question = bsl_questionnaire_find (questionnaire, ids[i]);
      BslJson json = bsl_json_member (answers, ids[i]);
      BslValue value = { 0 };

      if (question == NULL)
        bsl_json_complain (&json, _("“%s” is not an answer Boussole knows."), ids[i]);
      else
        bsl_value_from_json (&value, &json, &question->domain);
      bsl_value_clear (&value);
    }
}

static gboolean
check_reply (BslProject *project, JsonNode *node, const char *file, GError **error)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  BslJson reply = { .problems = problems, .file = file, .path = "$.opinion.reply", .node = node };
  BslJson name = bsl_json_member (&reply, "name");
  BslJson function = bsl_json_member (&reply, "function");
  BslJson on = bsl_json_member (&reply, "on");
  BslJson stance = bsl_json_member (&reply, "opinion");
  BslJson answers = bsl_json_member (&reply, "answers");

  bsl_json_string (&name);
  bsl_json_string (&function);
  bsl_json_date (&on);
  bsl_json_word (&stance, bsl_stance_words);
  if (!bsl_json_is_null (&answers))
    check_answers (project, &answers);
  return bsl_problems_to_error (problems, error);
}

/* The list with the reply at @at, or beside it where another one stands there. */
static JsonNode *
put_reply (JsonNode *list, guint at, JsonNode *reply)
{
  JsonNode *asked = bsl_json_list_get (list, at);
  JsonNode *old = bsl_json_object_get (asked, "reply");
  JsonNode *given = bsl_json_object_set (asked, "reply", json_node_copy (reply));
  g_autofree char *id = NULL;
  JsonNode *second;

  if (old == NULL || json_node_equal (old, reply))
    return bsl_json_list_replace (list, at, given);

  id = g_uuid_string_random ();
  second = bsl_json_object_set (given, "id", json_node_init_string (json_node_alloc (), id));
  json_node_unref (given);
  return bsl_json_list_append (list, second);
}

JsonNode *
bsl_opinions_merge (
    BslProject *project, const char *project_id, GBytes *bytes, const char *file, GError **error)
{
  g_autoptr (JsonNode) root = open_file (bytes, file, REPLY, error);
  JsonNode *list = bsl_project_get_extra (project, BSL_MEMBER_OPINIONS);
  JsonNode *opinion = bsl_json_object_get (root, "opinion");
  JsonNode *reply = bsl_json_object_get (opinion, "reply");
  const char *id = bsl_json_object_get_string (bsl_json_object_get (root, "project"), "id");
  int at;

  if (root == NULL)
    return NULL;
  if (g_strcmp0 (id, project_id) != 0)
    {
      fail (file, _("This opinion is about another project. Open that one first."), error);
      return NULL;
    }
  at = bsl_json_list_find (list, "id", bsl_json_object_get_string (opinion, "id"));
  if (at < 0)
    {
      fail (file, _("This project did not send the question this is a reply to."), error);
      return NULL;
    }
  if (!check_reply (project, reply, file, error))
    return NULL;
  return put_reply (list, (guint) at, reply);
}
