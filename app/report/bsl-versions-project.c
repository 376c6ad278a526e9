/* SPDX-License-Identifier: EUPL-1.2 */
/* What two versions of a project do not say alike: answers and texts. */
#include "config.h"

#include "app/report/bsl-versions.h"

#include "app/core/bsl-json-edit.h"
#include "app/core/bsl-note.h"
#include "app/core/bsl-own-text.h"
#include "app/report/bsl-choice.h"
#include "app/rules/bsl-analysis-record.h"
#include "app/study/bsl-cost-record.h"
#include "app/study/bsl-study-record.h"

static void
add_if_other (BslVersions *self, const char *kind, const char *title, const char *before, const char *after)
{
  if (g_strcmp0 (before, after) != 0)
    bsl_versions_add (self, kind, title, g_strdup (before), g_strdup (after));
}

static void
compare_answers (BslVersions *self)
{
  BslBuilder *builder = self->builder;

  for (guint i = 0; i < bsl_questionnaire_get_n_questions (builder->questionnaire); i++)
    {
      const BslQuestion *question = bsl_questionnaire_get_question (builder->questionnaire, i);
      const BslValue *was = bsl_project_get_answer (self->before, i), *is = bsl_project_get_answer (builder->project, i);

      if (!bsl_value_equal (was, is, &question->domain))
        bsl_versions_add (self, "answer", bsl_text_get (&question->title, builder->lang),
                          bsl_builder_dup_value (builder, question, was), bsl_builder_dup_value (builder, question, is));
    }
}

/* @question NULL: the description of the need */
static void
compare_note (BslVersions *self, const BslQuestion *question)
{
  BslBuilder *builder = self->builder;
  g_autofree char *was = bsl_note_dup_text (self->before, question), *is = bsl_note_dup_text (builder->project, question);
  const char *topic = question != NULL ? bsl_question_get_topic (question, builder->lang) : NULL;
  g_autofree char *title = topic != NULL ? bsl_texts_format (builder->texts, "note-on", "topic", topic, NULL)
                                         : g_strdup (bsl_texts_get (builder->texts, "need-in-words"));

  add_if_other (self, "text", title, was, is);
}

static void
compare_notes (BslVersions *self)
{
  compare_note (self, NULL);
  for (guint i = 0; i < bsl_questionnaire_get_n_questions (self->builder->questionnaire); i++)
    compare_note (self, bsl_questionnaire_get_question (self->builder->questionnaire, i));
}

/* Offers stand there by their identifiers. */
static char *
dup_text (BslVersions *self, BslProject *project, const char *place)
{
  const char *text = bsl_own_text_get (project, place);

  if (text == NULL)
    return NULL;
  return g_str_equal (place, bsl_choice_get_place ()) ? bsl_choice_dup_words (text, self->builder->evaluation) : g_strdup (text);
}

static const char *
get_reading (BslVersions *self, BslProject *project, const char *place)
{
  gboolean withheld = bsl_own_text_is_withheld (project, place) || bsl_outline_withholds (self->builder->outline, place);

  return bsl_texts_get (self->builder->texts, withheld ? "third-parties-do-not" : "third-parties-read");
}

/* The text, and whether the project keeps it from third parties. */
static void
compare_text (BslVersions *self, const char *place, const char *title)
{
  g_autofree char *was = dup_text (self, self->before, place), *is = dup_text (self, self->builder->project, place);
  g_autofree char *reading = bsl_texts_format (self->builder->texts, "third-parties-on", "title", title, NULL);

  add_if_other (self, "text", title, was, is);
  add_if_other (self, "text", reading, get_reading (self, self->before, place), get_reading (self, self->builder->project, place));
}

/* What was written of the offer itself. */
static void
compare_offer_text (BslVersions *self, const char *offer, const char *name, const char *prefix, const char *sentence)
{
  g_autofree char *place = g_strconcat (prefix, offer, NULL);
  g_autofree char *title = bsl_texts_format (self->builder->texts, sentence, "offer", name, NULL);

  compare_text (self, place, title);
}

/* Of offers that left the catalogue, which have no other name: @texts are those of one side, but for what @other has. */
static void
compare_gone (BslVersions *self, BslProject *texts, BslProject *other, const char *prefix, const char *sentence)
{
  g_auto (GStrv) offers = bsl_own_text_list (texts, prefix);

  for (guint i = 0; offers[i] != NULL; i++)
    {
      g_autofree char *place = g_strconcat (prefix, offers[i], NULL);

      if (bsl_evaluation_find_offer (self->builder->evaluation, offers[i]) == NULL && (other == NULL || bsl_own_text_get (other, place) == NULL))
        compare_offer_text (self, offers[i], offers[i], prefix, sentence);
    }
}

static void
compare_offer_texts (BslVersions *self, const char *prefix, const char *sentence)
{
  BslEvaluation *evaluation = self->builder->evaluation;

  for (guint i = 0; i < bsl_evaluation_get_n_offers (evaluation); i++)
    {
      const BslOffer *offer = bsl_evaluation_get_offer (evaluation, i)->offer;
      g_autofree char *name = bsl_builder_dup_offer_name (offer);

      compare_offer_text (self, offer->id, name, prefix, sentence);
    }
  compare_gone (self, self->before, NULL, prefix, sentence);
  compare_gone (self, self->builder->project, self->before, prefix, sentence);
}

/* Places of another edition of the documents; @texts are those of one side, but for what @other has. */
static void
compare_unknown (BslVersions *self, BslProject *texts, BslProject *other)
{
  g_auto (GStrv) places = bsl_own_text_list (texts, "");

  for (guint i = 0; places[i] != NULL; i++)
    {
      g_autofree char *title = bsl_texts_format (self->builder->texts, "other-place", "place", places[i], NULL);
      gboolean of_offer = g_str_has_prefix (places[i], BSL_OWN_TEXT_EXAMINED) || g_str_has_prefix (places[i], BSL_OWN_TEXT_SET_ASIDE);

      if (!of_offer && bsl_outline_find_place (self->builder->outline, places[i]) == NULL
          && (other == NULL || bsl_own_text_get (other, places[i]) == NULL))
        compare_text (self, places[i], title);
    }
}

static void
compare_texts (BslVersions *self)
{
  BslBuilder *builder = self->builder;
  GPtrArray *places = bsl_outline_get_places (builder->outline);

  for (guint i = 0; i < places->len; i++)
    {
      JsonObject *place = g_ptr_array_index (places, i);

      compare_text (self, bsl_member_string (place, "id"), bsl_builder_text (builder, place, "title"));
    }
  compare_offer_texts (self, BSL_OWN_TEXT_EXAMINED, "examination-of");
  compare_offer_texts (self, BSL_OWN_TEXT_SET_ASIDE, "refusal-of");
  compare_unknown (self, self->before, NULL);
  compare_unknown (self, builder->project, self->before);
}

static gboolean
is_same (JsonNode *one, JsonNode *other)
{
  return one == other || (one != NULL && other != NULL && json_node_equal (one, other));
}

static void
compare_analyses (BslVersions *self)
{
  JsonNode *was = bsl_project_get_extra (self->before, BSL_EXTRA_ANALYSES);
  JsonNode *is = bsl_project_get_extra (self->builder->project, BSL_EXTRA_ANALYSES);
  BslRuleBase *rules = self->builder->rules;

  for (guint i = 0; i < bsl_rule_base_get_n_analyses (rules); i++)
    {
      const BslAnalysis *analysis = bsl_rule_base_get_analysis (rules, i);

      if (!is_same (bsl_json_object_get (was, analysis->id), bsl_json_object_get (is, analysis->id)))
        bsl_versions_add (self, "member", bsl_text_get (&analysis->title, self->builder->lang), NULL, NULL);
    }
}

/* What changed as a whole: the project itself says it in full. */
static void
compare_members (BslVersions *self)
{
  static const struct
  {
    const char *name, *title;
  } members[] = {
    { BSL_MEMBER_OPINIONS, "member-opinions" },
    { BSL_MEMBER_TASKS, "member-tasks" },
    { BSL_MEMBER_ATTACHMENTS, "member-attachments" },
    { BSL_MEMBER_OUTCOME, "member-outcome" },
    { BSL_EXTRA_STUDY, "member-study" },
    { BSL_EXTRA_COST, "member-cost" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (!is_same (bsl_project_get_extra (self->before, members[i].name),
                  bsl_project_get_extra (self->builder->project, members[i].name)))
      bsl_versions_add (self, "member", bsl_texts_get (self->builder->texts, members[i].title), NULL, NULL);
}

void
bsl_versions_compare_projects (BslVersions *self)
{
  add_if_other (self, "answer", bsl_texts_get (self->builder->texts, "title-of-project"),
                bsl_project_get_title (self->before), bsl_project_get_title (self->builder->project));
  compare_answers (self);
  compare_notes (self);
  compare_texts (self);
  compare_analyses (self);
  compare_members (self);
}
