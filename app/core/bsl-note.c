/* SPDX-License-Identifier: EUPL-1.2 */
/* What a person adds to an answer in words of their own. */

#include "config.h"

#include "app/core/bsl-note.h"

#include "app/core/bsl-json-edit.h"

#define ANSWER "answer"
#define TEXT "text"
#define FOR "for"

static JsonNode *
get_notes (BslProject *self)
{
  return bsl_project_get_extra (self, BSL_MEMBER_NOTES);
}

/* The text of a note where it is about @question, else NULL. */
static const char *
get_text (JsonNode *note, const BslQuestion *question)
{
  const char *answer = bsl_json_object_get_string (note, ANSWER);

  return g_strcmp0 (answer, question != NULL ? question->id : NULL) == 0
             ? bsl_json_object_get_string (note, TEXT)
             : NULL;
}

static char *
join_texts (JsonNode *notes, const BslQuestion *question)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < bsl_json_list_length (notes); i++)
    {
      const char *text = get_text (bsl_json_list_get (notes, i), question);

      if (text != NULL && joined->len > 0)
        g_string_append (joined, "\n\n");
      if (text != NULL)
        g_string_append (joined, text);
    }
  return g_string_free_and_steal (joined);
}

/* FALSE where the note does not say for which answer it was written. */
static gboolean
read_answer (JsonNode *note, const BslQuestion *question, BslValue *value)
{
  JsonNode *node = bsl_json_object_get (note, FOR);
  g_autofree char *text = node != NULL ? json_to_string (node, FALSE) : NULL;

  *value = (BslValue) { 0 };
  return bsl_value_from_text (value, text, &question->domain) && value->known;
}

static gboolean
is_outdated (BslProject *self, JsonNode *note, const BslQuestion *question, BslValue *written_for)
{
  return get_text (note, question) != NULL && read_answer (note, question, written_for) &&
         !bsl_value_equal (written_for, bsl_project_get_answer (self, question->index), &question->domain);
}

static JsonNode *
bind (BslProject *self, JsonNode *note, const BslQuestion *question)
{
  const BslValue *value =
      question != NULL ? bsl_project_get_answer (self, question->index) : NULL;

  return bsl_json_object_set (note, FOR,
                              value != NULL && value->known
                                  ? bsl_value_to_json (value, &question->domain)
                                  : NULL);
}

static JsonNode *
create_note (BslProject *self, const BslQuestion *question, const char *text)
{
  JsonObject *object = json_object_new ();
  g_autoptr (JsonNode) note = NULL;

  bsl_json_set_string (object, ANSWER, question != NULL ? question->id : NULL);
  bsl_json_set_string (object, TEXT, text);
  note = bsl_json_take_object (object);
  return bind (self, note, question);
}

static JsonNode *
rewrite_note (BslProject *self, JsonNode *note, const BslQuestion *question, const char *text)
{
  g_autoptr (JsonNode) words =
      bsl_json_object_set (note, TEXT, bsl_json_make_string (text));

  return bind (self, words, question);
}

/* Takes both; a list of nothing is no member. */
static JsonNode *
replace (JsonNode *notes, guint index, JsonNode *note)
{
  g_autoptr (JsonNode) before = notes;
  g_autoptr (JsonNode) after = bsl_json_list_replace (before, index, note);

  return bsl_json_list_length (after) > 0 ? g_steal_pointer (&after) : NULL;
}

static JsonNode *
ref_notes (BslProject *self)
{
  JsonNode *notes = get_notes (self);

  return notes != NULL ? json_node_ref (notes) : NULL;
}

char *
bsl_note_dup_text (BslProject *self, const BslQuestion *question)
{
  return join_texts (get_notes (self), question);
}

gboolean
bsl_note_is_outdated (BslProject *self, const BslQuestion *question, BslValue *written_for)
{
  JsonNode *notes = get_notes (self);
  BslValue ignored;

  for (guint i = 0; question != NULL && i < bsl_json_list_length (notes); i++)
    if (is_outdated (self, bsl_json_list_get (notes, i), question, written_for != NULL ? written_for : &ignored))
      return TRUE;

  return FALSE;
}

gboolean
bsl_note_is_unbound (BslProject *self, const BslQuestion *question)
{
  JsonNode *notes = get_notes (self);
  BslValue value;

  if (!bsl_project_get_answer (self, question->index)->known)
    return FALSE;
  for (guint i = 0; i < bsl_json_list_length (notes); i++)
    if (get_text (bsl_json_list_get (notes, i), question) != NULL &&
        !read_answer (bsl_json_list_get (notes, i), question, &value))
      return TRUE;

  return FALSE;
}

/* The first note about the question keeps its place; the words of the others are in @text. */
JsonNode *
bsl_note_with_text (BslProject *self, const BslQuestion *question, const char *text)
{
  JsonNode *notes = ref_notes (self);
  JsonNode *note = NULL;
  int place = -1;

  for (int i = (int) bsl_json_list_length (notes) - 1; i >= 0; i--)
    if (get_text (bsl_json_list_get (notes, i), question) != NULL)
      {
        if (place >= 0)
          notes = replace (notes, place, NULL);
        place = i;
      }
  if (*text != '\0')
    note = place >= 0 ? rewrite_note (self, bsl_json_list_get (notes, place), question, text)
                      : create_note (self, question, text);
  if (note == NULL && place < 0)
    return notes;

  return replace (notes, place >= 0 ? place : (int) bsl_json_list_length (notes), note);
}

JsonNode *
bsl_note_with_answer (BslProject *self, const BslQuestion *question)
{
  JsonNode *notes = ref_notes (self);

  for (guint i = 0; i < bsl_json_list_length (notes); i++)
    if (get_text (bsl_json_list_get (notes, i), question) != NULL)
      notes = replace (notes, i, bind (self, bsl_json_list_get (notes, i), question));

  return notes;
}

/* The notes about a question with all that they hold. */
static char *
join_notes (JsonNode *notes, const BslQuestion *question)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < bsl_json_list_length (notes); i++)
    if (get_text (bsl_json_list_get (notes, i), question) != NULL)
      {
        g_autofree char *note = json_to_string (bsl_json_list_get (notes, i), FALSE);

        g_string_append (joined, note);
      }
  return g_string_free_and_steal (joined);
}

const BslQuestion *
bsl_note_find_changed (JsonNode *before, JsonNode *after, BslQuestionnaire *questionnaire)
{
  for (guint i = 0; i < bsl_questionnaire_get_n_questions (questionnaire); i++)
    {
      const BslQuestion *question = bsl_questionnaire_get_question (questionnaire, i);
      g_autofree char *old = join_notes (before, question);
      g_autofree char *new = join_notes (after, question);

      if (!g_str_equal (old, new))
        return question;
    }

  return NULL;
}
