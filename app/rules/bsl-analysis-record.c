/* SPDX-License-Identifier: EUPL-1.2 */
/* What a project records of a guided analysis. */

#include "config.h"

#include "app/rules/bsl-analysis-record.h"

#include "app/core/bsl-json-edit.h"

/* "analyses": { ANALYSIS: { "criteria": { TOPIC: { CRITERION: { "value", "reason" } } },
 *                           "attested": { "name", "function", "on" } } } */
#define CRITERIA "criteria"
#define ATTESTED "attested"

static const char *const attested_members[] = { "name", "function", "on" };

static JsonNode *
get_record (BslProject *project)
{
  return bsl_project_get_extra (project, BSL_EXTRA_ANALYSES);
}

/* The text of member @name, "" where it has none. */
static const char *
get_string (BslProject *project, const char *const *path, const char *name)
{
  const char *text = bsl_json_object_get_string (bsl_json_object_get_at (get_record (project), path), name);

  return text != NULL ? text : "";
}

static const char *
get_of_criterion (const BslAnalysis *self, BslProject *project, const BslTopic *topic, const BslCriterion *criterion, const char *name)
{
  const char *path[] = { self->id, CRITERIA, topic->id, criterion->id, NULL };

  return get_string (project, path, name);
}

BslTri
bsl_analysis_get_value (const BslAnalysis *self, BslProject *project, const BslTopic *topic, const BslCriterion *criterion)
{
  const char *word = get_of_criterion (self, project, topic, criterion, "value");

  for (int value = BSL_TRI_NO; value <= BSL_TRI_YES; value++)
    if (g_str_equal (word, bsl_tri_to_string ((BslTri) value)))
      return (BslTri) value;
  return BSL_TRI_UNKNOWN;
}

const char *
bsl_analysis_get_reason (const BslAnalysis *self, BslProject *project, const BslTopic *topic, const BslCriterion *criterion)
{
  return get_of_criterion (self, project, topic, criterion, "reason");
}

const char *
bsl_analysis_get_attested (const BslAnalysis *self, BslProject *project, BslAttested what)
{
  const char *path[] = { self->id, ATTESTED, NULL };

  return get_string (project, path, attested_members[what]);
}

/* NULL for "". */
static JsonNode *
make_text (const char *text)
{
  return *text != '\0' ? bsl_json_make_string (text) : NULL;
}

JsonNode *
bsl_analysis_with_criterion (const BslAnalysis *self, BslProject *project, const BslTopic *topic,
                             const BslCriterion *criterion, BslTri value, const char *reason)
{
  const char *value_path[] = { self->id, CRITERIA, topic->id, criterion->id, "value", NULL };
  const char *reason_path[] = { self->id, CRITERIA, topic->id, criterion->id, "reason", NULL };
  const char *word = value != BSL_TRI_UNKNOWN ? bsl_tri_to_string (value) : "";
  g_autoptr (JsonNode) with_value = bsl_json_object_set_at (get_record (project), value_path, make_text (word));

  return bsl_json_object_set_at (with_value, reason_path, make_text (reason));
}

JsonNode *
bsl_analysis_with_attested (const BslAnalysis *self, BslProject *project, BslAttested what, const char *text)
{
  const char *path[] = { self->id, ATTESTED, attested_members[what], NULL };

  return bsl_json_object_set_at (get_record (project), path, make_text (text));
}

BslTri
bsl_analysis_get_topic_outcome (const BslAnalysis *self, BslProject *project, const BslTopic *topic)
{
  BslTri outcome = BSL_TRI_NO;

  for (guint i = 0; i < topic->criteria->len; i++)
    outcome = bsl_tri_or (outcome, bsl_analysis_get_value (self, project, topic, g_ptr_array_index (topic->criteria, i)));
  return outcome;
}

BslTri
bsl_analysis_get_part_outcome (const BslAnalysis *self, BslProject *project, const BslAnalysisPart *part)
{
  BslTri outcome = BSL_TRI_NO;

  for (guint i = 0; i < part->topics->len; i++)
    outcome = bsl_tri_or (outcome, bsl_analysis_get_topic_outcome (self, project, g_ptr_array_index (part->topics, i)));
  return outcome;
}

BslTri
bsl_analysis_get_outcome (const BslAnalysis *self, BslProject *project)
{
  BslTri outcome = BSL_TRI_YES;

  for (guint i = 0; i < self->parts->len; i++)
    outcome = bsl_tri_and (outcome, bsl_analysis_get_part_outcome (self, project, g_ptr_array_index (self->parts, i)));
  return outcome;
}

gboolean
bsl_analysis_needs_part (const BslAnalysis *self, BslProject *project, const BslAnalysisPart *part)
{
  for (guint i = 0; g_ptr_array_index (self->parts, i) != part; i++)
    if (bsl_analysis_get_part_outcome (self, project, g_ptr_array_index (self->parts, i)) == BSL_TRI_NO)
      return FALSE;
  return TRUE;
}

static void
count_topic (const BslAnalysis *self, BslProject *project, const BslTopic *topic, gboolean open, BslAnalysisState *state)
{
  for (guint i = 0; i < topic->criteria->len; i++)
    {
      const BslCriterion *criterion = g_ptr_array_index (topic->criteria, i);
      gboolean answered = bsl_analysis_get_value (self, project, topic, criterion) != BSL_TRI_UNKNOWN;
      state->n_open += open && !answered;
      state->n_bare += answered && *bsl_analysis_get_reason (self, project, topic, criterion) == '\0';
    }
}

static void
count_part (const BslAnalysis *self, BslProject *project, const BslAnalysisPart *part, BslAnalysisState *state)
{
  gboolean open = bsl_analysis_get_part_outcome (self, project, part) == BSL_TRI_UNKNOWN;

  for (guint i = 0; i < part->topics->len; i++)
    count_topic (self, project, g_ptr_array_index (part->topics, i), open, state);
}

BslAnalysisState
bsl_analysis_get_state (const BslAnalysis *self, BslProject *project)
{
  BslAnalysisState state = { .attested = TRUE };

  for (guint i = 0; i < self->parts->len; i++)
    {
      const BslAnalysisPart *part = g_ptr_array_index (self->parts, i);
      if (bsl_analysis_needs_part (self, project, part))
        count_part (self, project, part, &state);
    }
  for (guint i = 0; i < BSL_N_ATTESTED; i++)
    state.attested = state.attested && *bsl_analysis_get_attested (self, project, (BslAttested) i) != '\0';
  return state;
}

gboolean
bsl_analysis_is_begun (const BslAnalysis *self, BslProject *project)
{
  JsonNode *record = bsl_json_object_get (get_record (project), self->id);

  return record != NULL && JSON_NODE_HOLDS_OBJECT (record) && json_object_get_size (json_node_get_object (record)) > 0;
}

gboolean
bsl_analysis_is_complete (const BslAnalysis *self, BslProject *project)
{
  BslAnalysisState state = bsl_analysis_get_state (self, project);

  return state.n_open == 0 && state.n_bare == 0 && state.attested;
}

gboolean
bsl_analysis_is_concerned (const BslAnalysis *self, BslProject *project, BslEvaluation *evaluation)
{
  return bsl_evaluation_needs_analysis (evaluation, self) != BSL_TRI_NO || bsl_analysis_is_begun (self, project);
}

gboolean
bsl_analysis_is_awaited (const BslAnalysis *self, BslProject *project, BslEvaluation *evaluation)
{
  return bsl_evaluation_needs_analysis (evaluation, self) != BSL_TRI_NO && !bsl_analysis_is_complete (self, project);
}
