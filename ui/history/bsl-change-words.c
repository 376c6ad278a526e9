/* SPDX-License-Identifier: EUPL-1.2 */
/* Changes of a project in words. */
#include "config.h"

#include "ui/history/bsl-change-words.h"

#include <glib/gi18n.h>

#include "app/core/bsl-delta.h"
#include "app/core/bsl-json-edit.h"
#include "app/core/bsl-opinion.h"
#include "app/core/bsl-snapshot.h"
#include "app/report/bsl-places.h"
#include "app/rules/bsl-analysis-record.h"
#include "ui/common/bsl-text-row.h"
#include "app/study/bsl-cost-record.h"
#include "app/study/bsl-study-record.h"
#include "ui/history/bsl-outcome-words.h"
#include "ui/history/bsl-study-changes.h"
#include "ui/opinions/bsl-opinion-words.h"

typedef struct
{
  BslSession *session;
  BslEvaluation *evaluation;
  GPtrArray *list;
  JsonNode *before, *after; /* NULL: nothing */
} Reading;

static void
words_free (gpointer data)
{
  BslChangeWords *self = data;

  g_free (self->title);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

static const char *
get_filled (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

static void
add (Reading *self, const char *title, const char *before, const char *after)
{
  BslChangeWords *words = g_new0 (BslChangeWords, 1);

  words->title = g_strdup (title);
  words->before = g_strdup (get_filled (before));
  words->after = g_strdup (get_filled (after));
  g_ptr_array_add (self->list, words);
}

static void
add_if_other (Reading *self, const char *title, const char *before, const char *after)
{
  if (g_strcmp0 (get_filled (before), get_filled (after)) != 0)
    add (self, title, before, after);
}

static BslQuestionnaire *
get_questionnaire (Reading *self)
{
  return bsl_session_get_questionnaire (self->session);
}

static char *
dup_note (JsonNode *notes, const char *answer)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < bsl_json_list_length (notes); i++)
    {
      JsonNode *note = bsl_json_list_get (notes, i);
      const char *words = bsl_json_object_get_string (note, "text");

      if (words != NULL && g_strcmp0 (bsl_json_object_get_string (note, "answer"), answer) == 0)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n\n" : "", words);
    }
  return g_strdup (text->str);
}

static void
add_note (Reading *self, const char *answer, const char *title)
{
  g_autofree char *before = dup_note (self->before, answer);
  g_autofree char *after = dup_note (self->after, answer);

  add_if_other (self, title, before, after);
}

static void
add_notes (Reading *self)
{
  BslQuestionnaire *questionnaire = get_questionnaire (self);

  add_note (self, NULL, _("Description of the need"));
  for (guint i = 0; i < bsl_questionnaire_get_n_questions (questionnaire); i++)
    {
      const BslQuestion *question = bsl_questionnaire_get_question (questionnaire, i);
      g_autofree char *title = g_strdup_printf (_("Note: %s"), bsl_text_get (&question->title, bsl_session_get_lang (self->session)));

      add_note (self, question->id, title);
    }
}

/* Names of the members of both, in order. */
static GPtrArray *
list_names (JsonNode *before, JsonNode *after)
{
  JsonNode *sides[] = { before, after };
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autoptr (GList) members = sides[i] != NULL && JSON_NODE_HOLDS_OBJECT (sides[i])
                                    ? json_object_get_members (json_node_get_object (sides[i])) : NULL;

      for (GList *l = members; l != NULL; l = l->next)
        if (!g_ptr_array_find_with_equal_func (names, l->data, g_str_equal, NULL))
          g_ptr_array_add (names, g_strdup (l->data));
    }
  return names;
}

static void
add_texts (Reading *self)
{
  JsonNode *old = bsl_json_object_get (self->before, "texts"), *new = bsl_json_object_get (self->after, "texts");
  g_autoptr (GPtrArray) names = list_names (old, new);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      const char *before = get_filled (bsl_json_object_get_string (old, name));
      const char *after = get_filled (bsl_json_object_get_string (new, name));
      g_autoptr (BslPlace) place = NULL;

      if (g_strcmp0 (before, after) == 0)
        continue;
      place = bsl_report_find_place (bsl_session_get_project (self->session), self->evaluation,
                                     bsl_session_get_lang (self->session), name);
      add (self, place != NULL ? place->title : name, before, after);
    }
  /* what third parties may read, which no text says */
  if (self->list->len == 0)
    add (self, _("What third parties may read of the texts"), NULL, NULL);
}

static gboolean
is_same (JsonNode *one, JsonNode *other)
{
  return one == other || (one != NULL && other != NULL && json_node_equal (one, other));
}

static void
add_analyses (Reading *self)
{
  BslRuleBase *rules = bsl_library_get_rules (bsl_session_get_library (self->session));
  g_autoptr (GPtrArray) names = list_names (self->before, self->after);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      const BslAnalysis *analysis = bsl_rule_base_find_analysis (rules, name);

      if (!is_same (bsl_json_object_get (self->before, name), bsl_json_object_get (self->after, name)))
        add (self, analysis != NULL ? bsl_text_get (&analysis->title, bsl_session_get_lang (self->session)) : name, NULL, NULL);
    }
}

/* The list grows when the project is frozen; else its last element was amended. */
static void
add_snapshots (Reading *self)
{
  gboolean frozen = bsl_json_list_length (self->after) > bsl_json_list_length (self->before);

  add (self, frozen ? _("Project frozen") : _("Project amended: opened for changes again"), NULL, NULL);
}

static void
add_outcome (Reading *self)
{
  g_autofree char *before = bsl_outcome_words_dup_from_json (self->before, bsl_session_get_lang (self->session));
  g_autofree char *after = bsl_outcome_words_dup_from_json (self->after, bsl_session_get_lang (self->session));

  add (self, _("Outcome of the procurement"), before, after);
}

/* @words: with a {role} that was asked. */
static void
add_opinion (Reading *self, const char *words, const BslOpinion *opinion, const char *said)
{
  const char *const names[]
    = { "role", bsl_opinion_words_for_role (get_questionnaire (self), opinion->role, bsl_session_get_lang (self->session)), NULL };
  g_autofree char *title = bsl_text_fill (words, names);

  add (self, title, NULL, said);
}

static void
add_given (Reading *self, const BslOpinion *opinion)
{
  g_autofree char *giver = bsl_opinion_words_dup_giver (opinion, bsl_session_get_lang (self->session));
  g_autofree char *said = g_strdup_printf ("%s\n%s", bsl_opinion_words_for_stance (opinion->stance), giver);

  add_opinion (self, _("Opinion given: {role}"), opinion, said);
}

static BslOpinion *
read_opinion (JsonNode *list, const char *id)
{
  int index = bsl_json_list_find (list, "id", id);

  return index >= 0 ? bsl_opinion_from_json (bsl_json_list_get (list, (guint) index)) : NULL;
}

/* What became of the question @id, which stands on one side at least. */
static void
add_opinion_change (Reading *self, const char *id)
{
  g_autoptr (BslOpinion) before = read_opinion (self->before, id);
  g_autoptr (BslOpinion) after = read_opinion (self->after, id);

  if (after == NULL)
    add_opinion (self, before->given ? _("Opinion removed: {role}") : _("Question taken back: {role}"), before, NULL);
  else if (after->given && (before == NULL || !before->given))
    add_given (self, after);
  else if (before == NULL)
    add_opinion (self, _("Opinion asked for: {role}"), after, after->question);
}

static void
add_opinions (Reading *self)
{
  JsonNode *sides[] = { self->before, self->after };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    for (guint j = 0; j < bsl_json_list_length (sides[i]); j++)
      {
        const char *id = bsl_json_object_get_string (bsl_json_list_get (sides[i], j), "id");

        if (id != NULL && (i == 0 || bsl_json_list_find (self->before, "id", id) < 0))
          add_opinion_change (self, id);
      }
  if (self->list->len == 0)
    add (self, _("Opinions"), NULL, NULL);
}

static char *
dup_done (JsonNode *node)
{
  const char *what = get_filled (bsl_json_object_get_string (node, "what")), *by = get_filled (bsl_json_object_get_string (node, "by"));

  return what != NULL && by != NULL ? g_strdup_printf ("%s\n%s", what, by) : g_strdup (what);
}

static void
add_tasks (Reading *self)
{
  BslRuleBase *rules = bsl_library_get_rules (bsl_session_get_library (self->session));
  g_autoptr (GPtrArray) names = list_names (self->before, self->after);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      const BslRule *rule = bsl_rule_base_find_rule (rules, name);
      JsonNode *old = bsl_json_object_get (self->before, name), *new = bsl_json_object_get (self->after, name);
      g_autofree char *before = dup_done (old), *after = dup_done (new);
      g_autofree char *title = g_strdup_printf (_("Task done: %s"), rule != NULL ? bsl_text_get (&rule->title, bsl_session_get_lang (self->session)) : name);

      if (!is_same (old, new))
        add (self, title, before, after);
    }
}

static void
add_change (gpointer data, const char *title, const char *before, const char *after)
{
  add (data, title, before, after);
}

static void
add_study (Reading *self)
{
  bsl_study_changes_visit (self->session, self->evaluation, self->before, self->after, add_change, self);
  /* what has no words: who gave a level, the day */
  if (self->list->len == 0)
    add (self, _("Market Study"), NULL, NULL);
}

static void
add_cost (Reading *self)
{
  bsl_cost_changes_visit (self->session, self->evaluation, self->before, self->after, add_change, self);
  if (self->list->len == 0)
    add (self, _("Estimate of Cost"), NULL, NULL);
}

static const char *
get_title (const BslDeltaWords *words, BslLang lang)
{
  switch (words->subject)
    {
    case BSL_SUBJECT_PROJECT:
      return _("Project created");
    case BSL_SUBJECT_TITLE:
      return _("Title");
    case BSL_SUBJECT_SHELF:
      return _("Where the project is kept");
    case BSL_SUBJECT_ATTACHMENTS:
      return _("Attachments");
    case BSL_SUBJECT_ANSWER:
    case BSL_SUBJECT_NOTES:
    case BSL_SUBJECT_SNAPSHOTS:
    case BSL_SUBJECT_OPINIONS:
    case BSL_SUBJECT_OUTCOME:
    case BSL_SUBJECT_OTHER:
    default:
      return words->question != NULL ? bsl_text_get (&words->question->title, lang) : words->name;
    }
}

static void
add_described (Reading *self, const char *what, const char *before, const char *after)
{
  BslLang lang = bsl_session_get_lang (self->session);
  g_autoptr (BslDeltaWords) words = bsl_delta_describe (what, before, after, get_questionnaire (self), lang);

  add (self, get_title (words, lang), words->before, words->after);
}

static const struct
{
  const char *member;
  void (*read) (Reading *self);
} members[] = {
  { BSL_MEMBER_NOTES, add_notes },         { BSL_MEMBER_DOCUMENT, add_texts },  { BSL_EXTRA_ANALYSES, add_analyses },
  { BSL_MEMBER_SNAPSHOTS, add_snapshots }, { BSL_MEMBER_OPINIONS, add_opinions },
  { BSL_MEMBER_OUTCOME, add_outcome },     { BSL_MEMBER_TASKS, add_tasks },
  { BSL_EXTRA_STUDY, add_study },          { BSL_EXTRA_COST, add_cost },
};

static JsonNode *
parse (const char *json)
{
  return json != NULL ? json_from_string (json, NULL) : NULL;
}

GPtrArray *
bsl_change_words_list (BslSession *session, BslEvaluation *evaluation, const char *what, const char *before, const char *after)
{
  g_autoptr (JsonNode) old = parse (before);
  g_autoptr (JsonNode) new = parse (after);
  Reading self = { session, evaluation, g_ptr_array_new_with_free_func (words_free), old, new };
  const char *member = what != NULL && g_str_has_prefix (what, BSL_WHAT_EXTRA) ? what + strlen (BSL_WHAT_EXTRA) : NULL;

  for (guint i = 0; member != NULL && i < G_N_ELEMENTS (members); i++)
    if (g_str_equal (member, members[i].member))
      {
        members[i].read (&self);
        return self.list;
      }
  add_described (&self, what, before, after);
  return self.list;
}

char *
bsl_change_words_dup_sides (const BslChangeWords *self)
{
  if (self->before != NULL && self->after != NULL)
    return g_strdup_printf (_("Before: %s\nAfter: %s"), self->before, self->after);
  if (self->after != NULL)
    return g_strdup (self->after);
  if (self->before != NULL)
    return g_strdup_printf (_("Taken back: %s"), self->before);
  return g_strdup ("");
}

static GtkWidget *
create_row (const BslChangeWords *words)
{
  g_autofree char *sides = bsl_change_words_dup_sides (words);

  return *sides != '\0' ? bsl_property_row_new (words->title, sides) : bsl_text_row_new (words->title);
}

guint
bsl_change_rows_add (AdwPreferencesGroup *group, BslSession *session, BslEvaluation *evaluation, GPtrArray *deltas)
{
  guint n = 0;

  for (guint i = 0; i < deltas->len; i++)
    {
      const BslDelta *delta = g_ptr_array_index (deltas, i);
      g_autoptr (GPtrArray) list = bsl_change_words_list (session, evaluation, delta->what, delta->before, delta->after);

      for (guint j = 0; j < list->len; j++)
        adw_preferences_group_add (group, create_row (g_ptr_array_index (list, j)));
      n += list->len;
    }
  return n;
}
