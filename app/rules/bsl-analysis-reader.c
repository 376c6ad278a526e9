/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading of the guided analyses. */

#include "config.h"

#include "app/rules/bsl-analysis-private.h"
#include "app/rules/bsl-rule-reading.h"

#include <glib/gi18n-lib.h>

/* The identifier that is asked where a topic has no criteria of its own. */
#define WHOLE "whole"

static const BslCriterion *
find_criterion (const BslAnalysis *analysis, const char *id)
{
  for (guint i = 0; i < analysis->criteria->len; i++)
    {
      const BslCriterion *criterion = g_ptr_array_index (analysis->criteria, i);
      if (g_strcmp0 (criterion->id, id) == 0)
        return criterion;
    }
  return NULL;
}

static void
read_criterion (BslAnalysis *analysis, const BslJson *json)
{
  static const char *const members[] = { "id", "title", "help", NULL };
  g_autofree char *name = bsl_reading_dup_id (json);
  BslCriterion *criterion;

  bsl_json_only (json, members);
  if (find_criterion (analysis, name) != NULL || g_str_equal (name, WHOLE))
    bsl_reading_complain_twice (json, name);
  criterion = bsl_criterion_new (analysis);
  criterion->id = g_steal_pointer (&name);
  bsl_reading_text (json, "title", &criterion->title);
  bsl_reading_optional_text (json, "help", &criterion->help);
}

/* The criteria of the analysis it names, or the topic itself. */
static void
read_criteria_of_topic (BslAnalysis *analysis, BslTopic *topic, const BslJson *json)
{
  BslJson list = bsl_json_member (json, "criteria");
  BslCriterion *whole;

  topic->whole = bsl_json_is_null (&list);
  for (guint i = 0; !topic->whole && i < bsl_json_length (&list); i++)
    {
      BslJson element = bsl_json_element (&list, i);
      const char *id = bsl_json_string (&element);
      const BslCriterion *criterion = find_criterion (analysis, id);
      if (criterion != NULL && !g_str_equal (id, WHOLE))
        g_ptr_array_add (topic->criteria, (gpointer) criterion);
      else if (id != NULL)
        bsl_json_complain (&element, _("The analysis has no criterion “%s”. Add it to \"criteria\"."), id);
    }
  if (!topic->whole)
    return;
  whole = bsl_criterion_new (analysis);
  whole->id = g_strdup (WHOLE);
  bsl_reading_text (json, "title", &whole->title);
  g_ptr_array_add (topic->criteria, whole);
}

/* Where the outcome of the topic can be reported to. */
static void
read_answer (BslRuleBase *self, BslTopic *topic, const BslJson *json)
{
  BslJson answer = bsl_json_member (json, "answer"), option = bsl_json_member (json, "option");
  const char *id = bsl_json_string (&answer), *value = bsl_json_optional_string (&option);

  topic->answer = id != NULL ? bsl_questionnaire_find (self->questionnaire, id) : NULL;
  if (id != NULL && topic->answer == NULL)
    bsl_json_complain (&answer, _("There is no question “%s”. Correct the identifier."), id);
  if (topic->answer == NULL || value == NULL)
    return;
  topic->option = topic->answer->domain.kind == BSL_KIND_SET ? bsl_domain_find (&topic->answer->domain, value) : -1;
  if (topic->option < 0)
    bsl_json_complain (&option, _("“%s” is not an option of a set. Correct it or leave it out."), value);
}

static void
read_topic (BslRuleBase *self, BslAnalysis *analysis, BslAnalysisPart *part, const BslJson *json)
{
  static const char *const members[]
      = { "id", "title", "question", "help", "when", "answer", "option", "criteria", NULL };
  BslJson when = bsl_json_member (json, "when");
  g_autofree char *name = bsl_reading_dup_id (json);
  gboolean known = bsl_analysis_find_topic (analysis, name) != NULL;
  BslTopic *topic = bsl_topic_new (part);

  bsl_json_only (json, members);
  if (known)
    bsl_reading_complain_twice (json, name);
  topic->id = g_steal_pointer (&name);
  bsl_reading_text (json, "title", &topic->title);
  bsl_reading_text (json, "question", &topic->question);
  bsl_reading_optional_text (json, "help", &topic->help);
  topic->when = bsl_condition_new (&when, self, BSL_READS_ANSWERS);
  read_answer (self, topic, json);
  read_criteria_of_topic (analysis, topic, json);
}

static void
read_part (BslRuleBase *self, BslAnalysis *analysis, const BslJson *json)
{
  static const char *const members[] = { "title", "intro", "topics", NULL };
  BslAnalysisPart *part = bsl_analysis_part_new (analysis);
  BslJson topics = bsl_json_member (json, "topics");

  bsl_json_only (json, members);
  bsl_reading_text (json, "title", &part->title);
  bsl_reading_optional_text (json, "intro", &part->intro);
  for (guint i = 0; i < bsl_json_length (&topics); i++)
    {
      BslJson topic = bsl_json_element (&topics, i);
      read_topic (self, analysis, part, &topic);
    }
  if (part->topics->len == 0)
    bsl_json_complain (&topics, _("At least one topic was expected here."));
}

static void
read_conclusion (BslRuleBase *self, BslAnalysis *analysis, const BslJson *json)
{
  BslJson conclusion = bsl_json_member (json, "conclusion");
  const char *id = bsl_json_string (&conclusion);

  for (guint i = 0; i < self->conclusions->len; i++)
    {
      const BslConclusionDef *def = g_ptr_array_index (self->conclusions, i);
      if (g_strcmp0 (def->id, id) == 0)
        analysis->conclusion = def->id;
    }
  if (id != NULL && analysis->conclusion == NULL)
    bsl_json_complain (&conclusion, _("There is no conclusion “%s”. Correct the identifier."), id);
}

static void
read_role (BslRuleBase *self, BslAnalysis *analysis, const BslJson *json)
{
  BslJson role = bsl_json_member (json, "attested-by");

  analysis->role = g_strdup (bsl_json_string (&role));
  if (analysis->role != NULL && bsl_questionnaire_find_role (self->questionnaire, analysis->role) == NULL)
    bsl_json_complain (&role, _("There is no role “%s”. Add it to the roles or correct it."), analysis->role);
}

static void
read_texts (BslAnalysis *analysis, const BslJson *json)
{
  bsl_reading_text (json, "title", &analysis->title);
  bsl_reading_text (json, "intro", &analysis->intro);
  bsl_reading_text (json, "caution", &analysis->caution);
  bsl_reading_text (json, "attestation", &analysis->attestation);
}

static void
read_parts (BslRuleBase *self, BslAnalysis *analysis, const BslJson *json)
{
  BslJson criteria = bsl_json_member (json, "criteria"), parts = bsl_json_member (json, "parts");

  for (guint i = 0; !bsl_json_is_null (&criteria) && i < bsl_json_length (&criteria); i++)
    {
      BslJson criterion = bsl_json_element (&criteria, i);
      read_criterion (analysis, &criterion);
    }
  for (guint i = 0; i < bsl_json_length (&parts); i++)
    {
      BslJson part = bsl_json_element (&parts, i);
      read_part (self, analysis, &part);
    }
  if (analysis->parts->len == 0)
    bsl_json_complain (&parts, _("At least one part was expected here."));
}

void
bsl_read_analysis (BslRuleBase *self, const BslJson *json)
{
  static const char *const members[]
      = { "id",          "title",       "intro",   "caution",  "attested-by", "attestation",
          "conclusion",  "needed-when", "sources", "criteria", "parts",       NULL };
  BslAnalysis *analysis = bsl_analysis_new ();
  BslJson needed = bsl_json_member (json, "needed-when");

  bsl_json_only (json, members);
  analysis->id = bsl_reading_dup_id (json);
  if (bsl_rule_base_find_analysis (self, analysis->id) != NULL)
    bsl_reading_complain_twice (json, analysis->id);
  read_texts (analysis, json);
  read_role (self, analysis, json);
  read_conclusion (self, analysis, json);
  if (!bsl_json_is_null (&needed))
    analysis->needed = bsl_condition_new (&needed, self, BSL_READS_ANSWERS);
  analysis->references = bsl_reading_references (self, json);
  read_parts (self, analysis, json);
  g_ptr_array_add (self->analyses, analysis);
}
