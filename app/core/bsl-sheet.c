/* SPDX-License-Identifier: EUPL-1.2 */
/* Question sheets sent out, and the replies that come back. */

#include "config.h"

#include "app/core/bsl-sheet.h"

#include <glib/gi18n-lib.h>

#include "app/core/bsl-json-edit.h"

#define SHEET "boussole-question-sheet"
#define REPLY "boussole-opinion"
#define VERSION 1
#define PEEK_BYTES 512

static GBytes *
write_file (JsonObject *object)
{
  g_autoptr (JsonNode) node = bsl_json_take_object (object);

  return bsl_json_to_file (node);
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
      const BslQuestion *question =
          id != NULL ? bsl_questionnaire_find (questionnaire, id) : NULL;

      if (question != NULL)
        json_array_add_element (questions, write_question (question));
    }
  return questions;
}

GBytes *
bsl_sheet_write (BslProject *project, const char *project_id, const char *id)
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

BslSheetKind
bsl_sheet_peek (GBytes *bytes)
{
  static const char *const patterns[] = { NULL, "\"format\"\\s*:\\s*\"" SHEET "\"",
                                          "\"format\"\\s*:\\s*\"" REPLY "\"" };
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  for (guint kind = BSL_SHEET_QUESTIONS; kind < G_N_ELEMENTS (patterns); kind++)
    {
      g_autoptr (GRegex) regex = g_regex_new (patterns[kind], G_REGEX_RAW, 0, NULL);

      if (g_regex_match_full (regex, text != NULL ? text : "", (gssize) MIN (size, PEEK_BYTES), 0,
                              0, NULL, NULL))
        return (BslSheetKind) kind;
    }
  return BSL_SHEET_NONE;
}

/* Opens a sheet or a reply; NULL with the error set where it is not what is expected. */
static BslSheet *
open_file (GBytes *bytes, const char *file, const char *format, GError **error)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (BslSheet) self = g_new0 (BslSheet, 1);
  BslJson json, project, opinion, id;

  if (!bsl_json_open (&json, parser, bytes, file, problems))
    {
      bsl_problems_to_error (problems, error);
      return NULL;
    }

  bsl_json_check_format (&json, format, VERSION);
  project = bsl_json_member (&json, "project");
  id = bsl_json_member (&project, "id");
  self->project_id = g_strdup (bsl_json_string (&id));
  self->project_title = g_strdup (bsl_json_object_get_string (project.node, "title"));
  opinion = bsl_json_member (&json, "opinion");
  id = bsl_json_member (&opinion, "id");
  bsl_json_string (&id);
  if (!bsl_problems_to_error (problems, error))
    return NULL;

  self->opinion = bsl_opinion_from_json (opinion.node);
  self->root = json_node_copy (json.node);
  return g_steal_pointer (&self);
}

BslSheet *
bsl_sheet_read (GBytes *bytes, const char *file, GError **error)
{
  return open_file (bytes, file, SHEET, error);
}

BslSheet *
bsl_sheet_read_reply (GBytes *bytes, const char *file, GError **error)
{
  return open_file (bytes, file, REPLY, error);
}

void
bsl_sheet_free (BslSheet *self)
{
  if (self == NULL)
    return;

  g_free (self->project_id);
  g_free (self->project_title);
  bsl_opinion_free (self->opinion);
  g_clear_pointer (&self->root, json_node_unref);
  g_free (self);
}

GBytes *
bsl_sheet_reply (const BslSheet *self,
                 const char *name,
                 const char *function,
                 BslDate on,
                 BslStance stance,
                 const char *text,
                 JsonNode *answers)
{
  g_autofree char *day = bsl_date_to_iso (on);
  JsonObject *reply = json_object_new ();
  JsonObject *object = json_object_new ();

  bsl_json_set_string (reply, "name", name);
  bsl_json_set_string (reply, "function", function);
  bsl_json_set_string (reply, "on", day);
  bsl_json_set_string (reply, "opinion", bsl_stance_words[stance]);
  bsl_json_set_string (reply, "text", text);
  if (answers != NULL)
    json_object_set_member (reply, "answers", json_node_copy (answers));
  bsl_json_set_string (object, "format", REPLY);
  json_object_set_int_member (object, "version", VERSION);
  json_object_set_member (object, "project",
                          json_node_copy (bsl_json_object_get (self->root, "project")));
  json_object_set_member (object, "opinion",
                          bsl_json_object_set (bsl_json_object_get (self->root, "opinion"), "reply",
                                               bsl_json_take_object (reply)));
  return write_file (object);
}

static JsonNode *
fail (const char *file, const char *sentence, GError **error)
{
  g_set_error (error, BSL_ERROR, BSL_ERROR_INVALID, "%s: %s", file, sentence);
  return NULL;
}

/* Answers proposed must be answers to what was asked. */
static void
check_answers (BslProject *project, const BslOpinion *asked, const BslJson *answers)
{
  BslQuestionnaire *questionnaire = bsl_project_get_questionnaire (project);
  g_auto (GStrv) ids = bsl_json_dup_names (answers);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const BslQuestion *question = bsl_questionnaire_find (questionnaire, ids[i]);
      BslJson json = bsl_json_member (answers, ids[i]);
      BslValue value = { 0 };

      if (question == NULL || !g_strv_contains ((const char *const *) asked->about, ids[i]))
        bsl_json_complain (&json, _("“%s” was not asked."), ids[i]);
      else
        bsl_value_from_json (&value, &json, &question->domain);
      bsl_value_clear (&value);
    }
}

static gboolean
check_reply (
    BslProject *project, const BslOpinion *asked, JsonNode *node, const char *file, GError **error)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  BslJson reply = { .problems = problems, .file = file, .path = "$.opinion.reply", .node = node };
  BslJson name = bsl_json_member (&reply, "name");
  BslJson function = bsl_json_member (&reply, "function");
  BslJson on = bsl_json_member (&reply, "on");
  BslJson stance = bsl_json_member (&reply, "opinion");
  BslJson text = bsl_json_member (&reply, "text");
  BslJson answers = bsl_json_member (&reply, "answers");

  bsl_json_string (&name);
  bsl_json_string (&function);
  bsl_json_date (&on);
  bsl_json_word (&stance, bsl_stance_words);
  bsl_json_optional_string (&text);
  if (!bsl_json_is_null (&answers))
    check_answers (project, asked, &answers);
  return bsl_problems_to_error (problems, error);
}

/* The list with the reply at @at, or beside it where another one stands there. */
static JsonNode *
put_reply (JsonNode *list, guint at, JsonNode *reply)
{
  JsonNode *asked = bsl_json_list_get (list, at);
  g_autoptr (JsonNode) given = bsl_json_object_set (asked, "reply", json_node_copy (reply));

  if (bsl_json_list_says (list, given))
    return json_node_copy (list);
  if (bsl_json_object_get (asked, "reply") == NULL)
    return bsl_json_list_replace (list, at, g_steal_pointer (&given));
  return bsl_json_list_append (list, bsl_json_object_renamed (given));
}

JsonNode *
bsl_sheet_merge (
    BslProject *project, const char *project_id, GBytes *bytes, const char *file, GError **error)
{
  g_autoptr (BslSheet) sheet = open_file (bytes, file, REPLY, error);
  JsonNode *list = bsl_project_get_extra (project, BSL_MEMBER_OPINIONS);
  JsonNode *reply;
  g_autoptr (BslOpinion) asked = NULL;
  int at;

  if (sheet == NULL)
    return NULL;
  at = bsl_json_list_find (list, "id", sheet->opinion->id);
  if (g_strcmp0 (sheet->project_id, project_id) != 0)
    return fail (file, _("This opinion is about another project. Open that one first."), error);
  if (at < 0)
    return fail (file, _("This project did not send the question this is a reply to."), error);

  asked = bsl_opinion_from_json (bsl_json_list_get (list, (guint) at));
  reply = bsl_json_object_get (bsl_json_object_get (sheet->root, "opinion"), "reply");
  return check_reply (project, asked, reply, file, error) ? put_reply (list, (guint) at, reply)
                                                          : NULL;
}
