/* SPDX-License-Identifier: EUPL-1.2 */
/* The evaluation as JSON: form "boussole-evaluation", version 1. */

#include "config.h"

#include "app/catalogue/bsl-fact-words.h"
#include "app/core/bsl-json-edit.h"
#include "app/rules/bsl-combinations.h"
#include "app/rules/bsl-evaluation-private.h"

#define MAX_COMBINATIONS 20

/* null where there is no text */
static void
set_text (JsonBuilder *builder, const char *name, const BslText *text, BslLang lang)
{
  bsl_json_add_string (builder, name, bsl_text_is_empty (text) ? NULL : bsl_text_get (text, lang));
}

static void
take_string (JsonBuilder *builder, const char *name, char *value)
{
  bsl_json_add_string (builder, name, value);
  g_free (value);
}

static void
set_fingerprint (JsonBuilder *builder, const char *name, const char *version, const char *sha256)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  bsl_json_add_string (builder, "version", version);
  bsl_json_add_string (builder, "sha256", sha256);
  json_builder_end_object (builder);
}

static void
take_strings (JsonBuilder *builder, const char *name, char **values)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; values[i] != NULL; i++)
    json_builder_add_string_value (builder, values[i]);
  json_builder_end_array (builder);
  g_strfreev (values);
}

static void
write_stop (BslEvaluation *self, JsonBuilder *builder, BslLang lang)
{
  json_builder_set_member_name (builder, "stop");
  if (self->stop == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  bsl_json_add_string (builder, "rule", self->stop->id);
  take_string (builder, "reason", bsl_evaluation_dup_summary (self, self->stop, lang));
  json_builder_end_object (builder);
}

static void
write_conclusions (BslEvaluation *self, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "conclusions");
  json_builder_begin_object (builder);
  for (guint i = 0; i < self->conclusions->len; i++)
    {
      const BslConclusion *conclusion = bsl_evaluation_get_conclusion (self, i);
      bsl_json_add_string (builder, conclusion->id, conclusion->value);
    }
  json_builder_end_object (builder);
}

static void
write_obligation (BslEvaluation *self, JsonBuilder *builder, const BslObligation *obligation,
                  BslLang lang)
{
  const BslRule *rule = obligation->rule;

  json_builder_begin_object (builder);
  bsl_json_add_string (builder, "rule", rule->id);
  bsl_json_add_string (builder, "title", bsl_text_get (&rule->title, lang));
  bsl_json_add_string (builder, "effect", bsl_effect_words[rule->effect]);
  bsl_json_add_string (builder, "state", bsl_state_words[obligation->state]);
  bsl_json_add_string (builder, "grade", rule->grade);
  take_strings (builder, "reasons", bsl_evaluation_dup_reasons (self, obligation, lang));
  set_text (builder, "proof", &rule->proof, lang);
  set_text (builder, "derogation", &rule->derogation, lang);
  bsl_json_add_string (builder, "actor", rule->actor);
  json_builder_set_member_name (builder, "sources");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rule->references->len; i++)
    json_builder_add_string_value (
        builder, ((const BslReference *) g_ptr_array_index (rule->references, i))->source);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static const char *
source_url (const BslOffer *offer, const BslFact *fact)
{
  guint index;

  if (fact == NULL || fact->sources->len == 0)
    return NULL;
  index = g_array_index (fact->sources, guint, 0);
  return ((const BslSource *) g_ptr_array_index (offer->sources, index))->url;
}

/* Who changed what the check rests on, and what it was; only where somebody did. */
static void
write_correction (BslEvaluation *self, JsonBuilder *builder, const BslFact *fact, BslLang lang)
{
  const BslCorrection *correction = fact != NULL ? fact->correction : NULL;
  g_autofree char *date = correction != NULL ? bsl_date_to_iso (correction->date) : NULL;

  if (correction == NULL)
    return;

  json_builder_set_member_name (builder, "correction");
  json_builder_begin_object (builder);
  bsl_json_add_string (builder, "layer", bsl_text_get (&correction->layer, lang));
  bsl_json_add_string (builder, "author", correction->author);
  bsl_json_add_string (builder, "date", date);
  bsl_json_add_string (builder, "reason", correction->reason);
  take_string (builder, "before", bsl_fact_dup_words_before (fact, self->on, lang));
  json_builder_end_object (builder);
}

static void
write_check (BslEvaluation *self, JsonBuilder *builder, const BslOfferFinding *offer,
             const BslCheck *check, BslLang lang)
{
  const BslFact *fact = bsl_evaluation_get_evidence (self, offer, check);

  json_builder_begin_object (builder);
  bsl_json_add_string (builder, "rule", check->rule->id);
  bsl_json_add_string (builder, "result", bsl_result_words[check->result]);
  take_string (builder, "required", bsl_evaluation_dup_required (self, offer, check, lang));
  take_string (builder, "found", bsl_evaluation_dup_found (self, offer, check, lang));
  bsl_json_add_string (builder, "source", source_url (offer->offer, fact));
  bsl_json_add_string (builder, "verified-on", fact != NULL ? fact->as_of : NULL);
  write_correction (self, builder, fact, lang);
  json_builder_end_object (builder);
}

static void
write_services (BslEvaluation *self, JsonBuilder *builder, const char *name, const GArray *services)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < services->len; i++)
    json_builder_add_string_value (
        builder, bsl_services_get (self->rules->services, g_array_index (services, guint, i))->code);
  json_builder_end_array (builder);
}

static void
write_clauses (BslEvaluation *self, JsonBuilder *builder, const BslOfferFinding *offer, BslLang lang)
{
  json_builder_set_member_name (builder, "conditions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < offer->clauses->len; i++)
    {
      const BslRule *rule = g_ptr_array_index (offer->clauses, i);
      json_builder_begin_object (builder);
      bsl_json_add_string (builder, "rule", rule->id);
      take_string (builder, "text", bsl_evaluation_dup_clause (self, offer, rule, lang));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_offer (BslEvaluation *self, JsonBuilder *builder, const BslOfferFinding *offer, BslLang lang)
{
  json_builder_begin_object (builder);
  bsl_json_add_string (builder, "offer", offer->offer->id);
  bsl_json_add_string (builder, "verdict", bsl_verdict_words[offer->verdict]);
  write_clauses (self, builder, offer, lang);
  json_builder_set_member_name (builder, "checks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < offer->checks->len; i++)
    write_check (self, builder, offer, &g_array_index (offer->checks, BslCheck, i), lang);
  json_builder_end_array (builder);
  write_services (self, builder, "covers", offer->covers);
  write_services (self, builder, "missing", offer->missing);
  json_builder_end_object (builder);
}

static void
write_question (JsonBuilder *builder, const BslOpenQuestion *open)
{
  json_builder_begin_object (builder);
  bsl_json_add_string (builder, "answer", open->question->id);
  json_builder_set_member_name (builder, "decides");
  json_builder_add_int_value (builder, open->decides);
  bsl_json_add_string (builder, "ask", open->question->ask);
  json_builder_end_object (builder);
}

static void
write_lists (BslEvaluation *self, JsonBuilder *builder, BslLang lang)
{
  GArray *questions = bsl_evaluation_get_open_questions (self);

  json_builder_set_member_name (builder, "obligations");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->rules->rules->len; i++)
    write_obligation (self, builder, &self->obligations[i], lang);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "offers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->offers->len; i++)
    write_offer (self, builder, bsl_evaluation_get_offer (self, i), lang);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "questions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < questions->len; i++)
    write_question (builder, &g_array_index (questions, BslOpenQuestion, i));
  json_builder_end_array (builder);
}

static void
write_combination (BslEvaluation *self, JsonBuilder *builder, const BslCombination *combination)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "offers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < combination->offers->len; i++)
    {
      const BslOfferFinding *finding = g_ptr_array_index (combination->offers, i);
      json_builder_add_string_value (builder, finding->offer->id);
    }
  json_builder_end_array (builder);
  write_services (self, builder, "missing", combination->missing);
  json_builder_end_object (builder);
}

static void
write_combinations (BslEvaluation *self, JsonBuilder *builder)
{
  g_autoptr (GPtrArray) combinations = bsl_evaluation_find_combinations (self, MAX_COMBINATIONS);

  json_builder_set_member_name (builder, "combinations");
  if (combinations == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_array (builder);
  for (guint i = 0; i < combinations->len; i++)
    write_combination (self, builder, g_ptr_array_index (combinations, i));
  json_builder_end_array (builder);
}

JsonNode *
bsl_evaluation_to_json (BslEvaluation *self, BslLang lang)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  bsl_json_add_string (builder, "format", "boussole-evaluation");
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, 1);
  take_string (builder, "on", bsl_date_to_iso (self->on));
  set_fingerprint (builder, "rules", self->rules->version, self->rules->sha256);
  set_fingerprint (builder, "catalogue", bsl_catalogue_get_version (self->catalogue),
                   bsl_catalogue_get_sha256 (self->catalogue));
  write_stop (self, builder, lang);
  write_conclusions (self, builder);
  write_lists (self, builder, lang);
  write_combinations (self, builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
