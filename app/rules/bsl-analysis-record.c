/* SPDX-License-Identifier: EUPL-1.2 */
/* What a project records of a guided analysis. */

#include "config.h"

#include "app/rules/bsl-analysis-record.h"

/* "analyses": { ANALYSIS: { "criteria": { TOPIC: { CRITERION: { "value", "reason" } } },
 *                           "attested": { "name", "function", "on" } } } */
#define CRITERIA "criteria"
#define ATTESTED "attested"

static const char *const attested_members[] = { "name", "function", "on" };

static JsonObject *
get_object (JsonObject *parent, const char *name)
{
  JsonNode *node = parent != NULL ? json_object_get_member (parent, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static const char *
get_string (JsonObject *parent, const char *name)
{
  JsonNode *node = parent != NULL ? json_object_get_member (parent, name) : NULL;

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : "";
}

static JsonObject *
get_record (const BslAnalysis *self, BslProject *project)
{
  JsonNode *node = bsl_project_get_extra (project, BSL_EXTRA_ANALYSES);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? get_object (json_node_get_object (node), self->id) : NULL;
}

static JsonObject *
get_criterion (const BslAnalysis *self, BslProject *project, const BslTopic *topic, const BslCriterion *criterion)
{
  return get_object (get_object (get_object (get_record (self, project), CRITERIA), topic->id), criterion->id);
}

BslTri
bsl_analysis_get_value (const BslAnalysis *self, BslProject *project, const BslTopic *topic, const BslCriterion *criterion)
{
  const char *word = get_string (get_criterion (self, project, topic, criterion), "value");

  for (int value = BSL_TRI_NO; value <= BSL_TRI_YES; value++)
    if (g_str_equal (word, bsl_tri_to_string ((BslTri) value)))
      return (BslTri) value;
  return BSL_TRI_UNKNOWN;
}

const char *
bsl_analysis_get_reason (const BslAnalysis *self, BslProject *project, const BslTopic *topic, const BslCriterion *criterion)
{
  return get_string (get_criterion (self, project, topic, criterion), "reason");
}

const char *
bsl_analysis_get_attested (const BslAnalysis *self, BslProject *project, BslAttested what)
{
  return get_string (get_object (get_record (self, project), ATTESTED), attested_members[what]);
}

static JsonNode *
copy_member (BslProject *project)
{
  JsonNode *node = bsl_project_get_extra (project, BSL_EXTRA_ANALYSES);
  g_autofree char *text = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_to_string (node, FALSE) : g_strdup ("{}");

  return json_from_string (text, NULL);
}

/* The object of that name, which is made where there is none. */
static JsonObject *
enter (JsonObject *parent, const char *name)
{
  if (get_object (parent, name) == NULL)
    json_object_set_object_member (parent, name, json_object_new ());
  return get_object (parent, name);
}

/* What holds nothing any more is taken out, from the leaf up to the member itself. @path ends with NULL. */
static JsonNode *
prune (JsonNode *node, const char *const *path)
{
  JsonObject *object = json_node_get_object (node);

  for (guint n = g_strv_length ((char **) path); n > 0; n--)
    {
      JsonObject *parent = object;
      for (guint i = 0; i + 1 < n; i++)
        parent = get_object (parent, path[i]);
      if (json_object_get_size (get_object (parent, path[n - 1])) > 0)
        break;
      json_object_remove_member (parent, path[n - 1]);
    }
  if (json_object_get_size (object) > 0)
    return node;
  json_node_unref (node);
  return NULL;
}

static void
set_string (JsonObject *object, const char *name, const char *text)
{
  if (*text != '\0')
    json_object_set_string_member (object, name, text);
  else
    json_object_remove_member (object, name);
}

JsonNode *
bsl_analysis_with_criterion (const BslAnalysis *self, BslProject *project, const BslTopic *topic,
                             const BslCriterion *criterion, BslTri value, const char *reason)
{
  const char *path[] = { self->id, CRITERIA, topic->id, criterion->id, NULL };
  JsonNode *node = copy_member (project);
  JsonObject *object = json_node_get_object (node);

  for (guint i = 0; path[i] != NULL; i++)
    object = enter (object, path[i]);
  set_string (object, "value", value != BSL_TRI_UNKNOWN ? bsl_tri_to_string (value) : "");
  set_string (object, "reason", reason);
  return prune (node, path);
}

JsonNode *
bsl_analysis_with_attested (const BslAnalysis *self, BslProject *project, BslAttested what, const char *text)
{
  const char *path[] = { self->id, ATTESTED, NULL };
  JsonNode *node = copy_member (project);
  JsonObject *object = json_node_get_object (node);

  for (guint i = 0; path[i] != NULL; i++)
    object = enter (object, path[i]);
  set_string (object, attested_members[what], text);
  return prune (node, path);
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
  JsonObject *record = get_record (self, project);

  return record != NULL && json_object_get_size (record) > 0;
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
