/* SPDX-License-Identifier: EUPL-1.2 */
/* A procurement: title, answers, and what else its file carried. */

#include "config.h"

#include "app/core/bsl-project.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "app/core/bsl-json-edit.h"
#include "app/core/bsl-nearest.h"

#define FORMAT "boussole-project"

struct _BslProject
{
  GObject parent_instance;

  BslQuestionnaire *questionnaire;
  char *title;
  BslAnswers *answers;
  GTree *other_answers; /* id → JsonNode: answers only a newer version knows */
  GTree *extras;        /* name → JsonNode, by name */
  gint64 version;
  gboolean read_only;
  gboolean tolerant;
};

G_DEFINE_FINAL_TYPE (BslProject, bsl_project, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *const own_members[] = { "format", "version", "title", "answers", NULL };

static int
compare_names (gconstpointer a, gconstpointer b, gpointer data)
{
  return strcmp (a, b);
}

static GTree *
new_nodes (void)
{
  return g_tree_new_full (compare_names, NULL, g_free, (GDestroyNotify) json_node_unref);
}

static void
emit_changed (BslProject *self, guint question)
{
  g_signal_emit (self, signals[CHANGED], 0, question);
}

static void
bsl_project_finalize (GObject *object)
{
  BslProject *self = BSL_PROJECT (object);

  g_clear_pointer (&self->answers, bsl_answers_free);
  g_clear_pointer (&self->questionnaire, bsl_questionnaire_unref);
  g_clear_pointer (&self->other_answers, g_tree_unref);
  g_clear_pointer (&self->extras, g_tree_unref);
  g_free (self->title);

  G_OBJECT_CLASS (bsl_project_parent_class)->finalize (object);
}

static void
bsl_project_class_init (BslProjectClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bsl_project_finalize;

  signals[CHANGED] = g_signal_new ("changed", BSL_TYPE_PROJECT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
bsl_project_init (BslProject *self)
{
  self->title = g_strdup ("");
  self->other_answers = new_nodes ();
  self->extras = new_nodes ();
  self->version = BSL_PROJECT_VERSION;
}

BslProject *
bsl_project_new (BslQuestionnaire *questionnaire)
{
  BslProject *self = g_object_new (BSL_TYPE_PROJECT, NULL);

  self->questionnaire = bsl_questionnaire_ref (questionnaire);
  self->answers = bsl_answers_new (questionnaire);
  return self;
}

static gboolean
read_header (BslProject *self, const BslJson *json)
{
  BslJson format = bsl_json_member (json, "format");
  BslJson version = bsl_json_member (json, "version");
  guint before = bsl_problems_get_count (json->problems);
  const char *found = bsl_json_string (&format);
  double number;

  if (g_strcmp0 (found, FORMAT) != 0)
    {
      if (found != NULL)
        bsl_json_complain (
            &format,
            _("“%s” is not the format of a project. Choose a file with \"format\": \"%s\"."),
            found, FORMAT);
      return FALSE;
    }
  number = bsl_json_number (&version);
  if (bsl_problems_get_count (json->problems) > before)
    return FALSE;
  if (number < 1 || number > G_MAXINT32 || islessgreater (number, trunc (number)))
    {
      bsl_json_complain (&version, _("The version must be a whole number from 1. Write %d."),
                         BSL_PROJECT_VERSION);
      return FALSE;
    }
  self->version = (gint64) number;
  self->read_only = self->version > BSL_PROJECT_VERSION;
  return TRUE;
}

static void
complain_unknown_answer (BslProject *self, const BslJson *json, const char *id)
{
  guint n_questions = bsl_questionnaire_get_n_questions (self->questionnaire);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *advice = NULL;

  for (guint i = 0; i < n_questions; i++)
    g_ptr_array_add (ids, bsl_questionnaire_get_question (self->questionnaire, i)->id);
  g_ptr_array_add (ids, NULL);
  advice = bsl_nearest_advice (id, (const char *const *) ids->pdata);
  bsl_json_complain (json, _("“%s” is not an answer Boussole knows. %s"), id, advice);
}

/* What a newer version wrote and this one does not understand is kept as it is. */
static void
read_newer_answer (BslProject *self,
                   const BslJson *json,
                   const BslQuestion *question,
                   const char *id)
{
  g_autoptr (BslProblems) ignored = bsl_problems_new ();
  BslJson quiet = *json;
  BslValue value = { 0 };

  quiet.problems = ignored;
  if (question != NULL && bsl_value_from_json (&value, &quiet, &question->domain))
    bsl_answers_set (self->answers, question->index, &value);
  else
    g_tree_insert (self->other_answers, g_strdup (id), json_node_copy (json->node));
  bsl_value_clear (&value);
}

static void
read_answer (BslProject *self, const BslJson *json, const char *id)
{
  const BslQuestion *question = bsl_questionnaire_find (self->questionnaire, id);
  BslValue value = { 0 };

  if (self->version > BSL_PROJECT_VERSION)
    read_newer_answer (self, json, question, id);
  else if (question == NULL && self->tolerant)
    g_tree_insert (self->other_answers, g_strdup (id), json_node_copy (json->node));
  else if (question == NULL)
    complain_unknown_answer (self, json, id);
  else if (bsl_value_from_json (&value, json, &question->domain))
    bsl_answers_set (self->answers, question->index, &value);
  bsl_value_clear (&value);
}

static void
read_answers (BslProject *self, const BslJson *json)
{
  g_auto (GStrv) ids = NULL;

  if (bsl_json_is_null (json))
    return;
  if (!bsl_json_is_object (json))
    {
      bsl_json_complain (json,
                         _("The answers were expected here: an object {\"answer\": value, …}."));
      return;
    }

  ids = bsl_json_dup_names (json);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      BslJson answer = bsl_json_member (json, ids[i]);

      read_answer (self, &answer, ids[i]);
    }
}

static void
read_extras (BslProject *self, const BslJson *json)
{
  g_auto (GStrv) names = bsl_json_dup_names (json);

  for (guint i = 0; names[i] != NULL; i++)
    if (!g_strv_contains (own_members, names[i]))
      {
        BslJson member = bsl_json_member (json, names[i]);

        g_tree_insert (self->extras, g_strdup (names[i]), json_node_copy (member.node));
      }
}

static void
read_project (BslProject *self, const BslJson *json)
{
  BslJson title, answers;
  const char *words;

  if (!bsl_json_is_object (json))
    {
      bsl_json_complain (
          json, _("A project was expected here: an object {…}. Choose a file of Boussole."));
      return;
    }
  if (!read_header (self, json))
    return;

  title = bsl_json_member (json, "title");
  answers = bsl_json_member (json, "answers");
  words = bsl_json_optional_string (&title);
  g_set_str (&self->title, words != NULL ? words : "");
  read_answers (self, &answers);
  read_extras (self, json);
}

static BslProject *
new_from_bytes (BslQuestionnaire *questionnaire,
                GBytes *bytes,
                const char *name,
                gboolean tolerant,
                BslProblems *problems,
                GError **error)
{
  g_autoptr (BslProblems) own = problems == NULL ? bsl_problems_new () : NULL;
  BslProblems *list = problems != NULL ? problems : own;
  g_autoptr (BslProject) self = bsl_project_new (questionnaire);
  g_autoptr (JsonParser) parser = json_parser_new ();
  guint before = bsl_problems_get_count (list);
  BslJson json;

  self->tolerant = tolerant;
  if (!bsl_json_open (&json, parser, bytes, name, list))
    {
      const BslProblem *problem = bsl_problems_get (list, before);

      g_set_error (error, BSL_ERROR, BSL_ERROR_SYNTAX, "%s: %s: %s", problem->file, problem->path,
                   problem->message);
      return NULL;
    }
  read_project (self, &json);
  if (bsl_problems_get_count (list) > before)
    {
      bsl_problems_to_error (list, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

BslProject *
bsl_project_new_from_bytes (BslQuestionnaire *questionnaire,
                            GBytes *bytes,
                            const char *name,
                            BslProblems *problems,
                            GError **error)
{
  return new_from_bytes (questionnaire, bytes, name, FALSE, problems, error);
}

BslProject *
bsl_project_new_tolerant (BslQuestionnaire *questionnaire,
                          GBytes *bytes,
                          const char *name,
                          BslProblems *problems,
                          GError **error)
{
  return new_from_bytes (questionnaire, bytes, name, TRUE, problems, error);
}

static gboolean
add_member (gpointer key, gpointer value, gpointer data)
{
  json_object_set_member (data, key, json_node_copy (value));
  return FALSE;
}

static JsonObject *
answers_to_json (BslProject *self)
{
  JsonObject *object = json_object_new ();
  guint n_questions = bsl_questionnaire_get_n_questions (self->questionnaire);

  for (guint i = 0; i < n_questions; i++)
    {
      const BslQuestion *question = bsl_questionnaire_get_question (self->questionnaire, i);
      const BslValue *value = bsl_answers_get (self->answers, i);

      if (value->known)
        json_object_set_member (object, question->id, bsl_value_to_json (value, &question->domain));
    }
  g_tree_foreach (self->other_answers, add_member, object);
  return object;
}

GBytes *
bsl_project_to_bytes (BslProject *self)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_node_take_object (root, object);
  json_object_set_string_member (object, "format", FORMAT);
  json_object_set_int_member (object, "version", self->version);
  json_object_set_string_member (object, "title", self->title);
  json_object_set_object_member (object, "answers", answers_to_json (self));
  g_tree_foreach (self->extras, add_member, object);

  return bsl_json_to_file (root);
}

BslQuestionnaire *
bsl_project_get_questionnaire (BslProject *self)
{
  g_return_val_if_fail (BSL_IS_PROJECT (self), NULL);

  return self->questionnaire;
}

const char *
bsl_project_get_title (BslProject *self)
{
  g_return_val_if_fail (BSL_IS_PROJECT (self), NULL);

  return self->title;
}

void
bsl_project_set_title (BslProject *self, const char *title)
{
  g_return_if_fail (BSL_IS_PROJECT (self));

  if (!self->read_only && g_set_str (&self->title, title != NULL ? title : ""))
    emit_changed (self, G_MAXUINT);
}

gboolean
bsl_project_is_read_only (BslProject *self)
{
  g_return_val_if_fail (BSL_IS_PROJECT (self), TRUE);

  return self->read_only;
}

void
bsl_project_set_read_only (BslProject *self, gboolean read_only)
{
  g_return_if_fail (BSL_IS_PROJECT (self));

  self->read_only = read_only;
}

const BslValue *
bsl_project_get_answer (BslProject *self, guint question)
{
  g_return_val_if_fail (BSL_IS_PROJECT (self), NULL);

  return bsl_answers_get (self->answers, question);
}

void
bsl_project_set_answer (BslProject *self, guint question, const BslValue *value)
{
  static const BslValue unknown = { 0 };
  const BslDomain *domain;

  g_return_if_fail (BSL_IS_PROJECT (self));
  g_return_if_fail (question < bsl_questionnaire_get_n_questions (self->questionnaire));

  domain = &bsl_questionnaire_get_question (self->questionnaire, question)->domain;
  if (self->read_only || bsl_value_equal (bsl_answers_get (self->answers, question),
                                          value != NULL ? value : &unknown, domain))
    return;

  bsl_answers_set (self->answers, question, value);
  emit_changed (self, question);
}

BslAnswers *
bsl_project_get_answers (BslProject *self)
{
  g_return_val_if_fail (BSL_IS_PROJECT (self), NULL);

  return self->answers;
}

JsonNode *
bsl_project_get_extra (BslProject *self, const char *name)
{
  g_return_val_if_fail (BSL_IS_PROJECT (self), NULL);

  return g_tree_lookup (self->extras, name);
}

char **
bsl_project_dup_extra_names (BslProject *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  g_return_val_if_fail (BSL_IS_PROJECT (self), NULL);

  for (GTreeNode *node = g_tree_node_first (self->extras); node != NULL;
       node = g_tree_node_next (node))
    g_strv_builder_add (names, g_tree_node_key (node));
  return g_strv_builder_end (names);
}

void
bsl_project_set_extra (BslProject *self, const char *name, JsonNode *value)
{
  JsonNode *before;

  g_return_if_fail (BSL_IS_PROJECT (self));
  g_return_if_fail (!g_strv_contains (own_members, name));

  before = g_tree_lookup (self->extras, name);
  if (self->read_only || before == value)
    return;
  if (before != NULL && value != NULL && json_node_equal (before, value))
    return;

  if (value != NULL)
    g_tree_replace (self->extras, g_strdup (name), json_node_copy (value));
  else
    g_tree_remove (self->extras, name);
  emit_changed (self, G_MAXUINT);
}
