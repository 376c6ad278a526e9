/* SPDX-License-Identifier: EUPL-1.2 */
/* An evaluation without its sentences: what a comparison needs. */

#include "config.h"

#include "app/rules/bsl-record.h"

#include "app/core/bsl-json-edit.h"
#include "app/rules/bsl-evaluation-private.h"

static JsonObject *
source_to_json (const char *version, const char *sha256)
{
  JsonObject *source = json_object_new ();

  bsl_json_set_string (source, "version", version);
  bsl_json_set_string (source, "sha256", sha256);
  return source;
}

static JsonObject *
head_to_json (BslEvaluation *evaluation)
{
  BslRuleBase *rules = bsl_evaluation_get_rules (evaluation);
  BslCatalogue *catalogue = bsl_evaluation_get_catalogue (evaluation);
  g_autofree char *on = bsl_date_to_iso (bsl_evaluation_get_date (evaluation));
  JsonObject *head = json_object_new ();

  bsl_json_set_string (head, "format", "boussole-evaluation");
  json_object_set_int_member (head, "version", 1);
  bsl_json_set_string (head, "on", on);
  json_object_set_object_member (
    head, "rules",
    source_to_json (bsl_rule_base_get_version (rules), bsl_rule_base_get_sha256 (rules)));
  json_object_set_object_member (
    head, "catalogue",
    source_to_json (bsl_catalogue_get_version (catalogue), bsl_catalogue_get_sha256 (catalogue)));
  return head;
}

static JsonNode *
stop_to_json (BslEvaluation *evaluation)
{
  const BslRule *stop = bsl_evaluation_get_stop (evaluation);
  JsonObject *object;

  if (stop == NULL)
    return json_node_new (JSON_NODE_NULL);

  object = json_object_new ();
  bsl_json_set_string (object, "rule", stop->id);
  return bsl_json_take_object (object);
}

static JsonObject *
conclusions_to_json (BslEvaluation *evaluation)
{
  JsonObject *conclusions = json_object_new ();

  for (guint i = 0; i < bsl_evaluation_get_n_conclusions (evaluation); i++)
    {
      const BslConclusion *conclusion = bsl_evaluation_get_conclusion (evaluation, i);

      bsl_json_set_string (conclusions, conclusion->id, conclusion->value);
    }
  return conclusions;
}

static JsonArray *
obligations_to_json (BslEvaluation *evaluation)
{
  JsonArray *obligations = json_array_new ();

  for (guint i = 0; i < bsl_evaluation_get_n_obligations (evaluation); i++)
    {
      const BslObligation *obligation = bsl_evaluation_get_obligation (evaluation, i);
      JsonObject *object = json_object_new ();

      bsl_json_set_string (object, "rule", obligation->rule->id);
      bsl_json_set_string (object, "state", bsl_state_words[obligation->state]);
      json_array_add_object_element (obligations, object);
    }
  return obligations;
}

static JsonArray *
checks_to_json (BslEvaluation *evaluation, const BslOfferFinding *finding)
{
  JsonArray *checks = json_array_new ();

  for (guint i = 0; i < finding->checks->len; i++)
    {
      const BslCheck *check = &g_array_index (finding->checks, BslCheck, i);
      g_autofree char *found = bsl_evaluation_dup_found (evaluation, finding, check, BSL_RECORD_LANG);
      JsonObject *object = json_object_new ();

      bsl_json_set_string (object, "rule", check->rule->id);
      bsl_json_set_string (object, "result", bsl_result_words[check->result]);
      bsl_json_set_string (object, "found", found);
      json_array_add_object_element (checks, object);
    }
  return checks;
}

static JsonArray *
services_to_json (BslEvaluation *evaluation, GArray *indices)
{
  BslServices *services = bsl_evaluation_get_rules (evaluation)->services;
  JsonArray *codes = json_array_new ();

  for (guint i = 0; i < indices->len; i++)
    json_array_add_string_element (
      codes, bsl_services_get (services, g_array_index (indices, guint, i))->code);
  return codes;
}

static JsonArray *
offers_to_json (BslEvaluation *evaluation)
{
  JsonArray *offers = json_array_new ();

  for (guint i = 0; i < bsl_evaluation_get_n_offers (evaluation); i++)
    {
      const BslOfferFinding *finding = bsl_evaluation_get_offer (evaluation, i);
      JsonObject *object = json_object_new ();

      bsl_json_set_string (object, "offer", finding->offer->id);
      bsl_json_set_string (object, "verdict", bsl_verdict_words[finding->verdict]);
      json_object_set_array_member (object, "checks", checks_to_json (evaluation, finding));
      json_object_set_array_member (object, "covers", services_to_json (evaluation, finding->covers));
      json_object_set_array_member (object, "missing",
                                    services_to_json (evaluation, finding->missing));
      json_array_add_object_element (offers, object);
    }
  return offers;
}

static JsonArray *
questions_to_json (BslEvaluation *evaluation)
{
  GArray *open = bsl_evaluation_get_open_questions (evaluation);
  JsonArray *questions = json_array_new ();

  for (guint i = 0; i < open->len; i++)
    {
      JsonObject *object = json_object_new ();

      bsl_json_set_string (object, "answer",
                           g_array_index (open, BslOpenQuestion, i).question->id);
      json_array_add_object_element (questions, object);
    }
  return questions;
}

JsonNode *
bsl_record_brief_to_json (BslEvaluation *evaluation, gboolean findings)
{
  JsonObject *brief = head_to_json (evaluation);

  json_object_set_array_member (brief, "obligations",
                                findings ? obligations_to_json (evaluation) : json_array_new ());
  json_object_set_array_member (brief, "offers",
                                findings ? offers_to_json (evaluation) : json_array_new ());
  if (!findings)
    return bsl_json_take_object (brief);

  json_object_set_member (brief, "stop", stop_to_json (evaluation));
  json_object_set_object_member (brief, "conclusions", conclusions_to_json (evaluation));
  json_object_set_array_member (brief, "questions", questions_to_json (evaluation));
  return bsl_json_take_object (brief);
}
