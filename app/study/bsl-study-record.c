/* SPDX-License-Identifier: EUPL-1.2 */
/* What a project records of its market study. */

#include "config.h"

#include "app/study/bsl-study-record.h"

#include "app/core/bsl-json-edit.h"

/* "study": { "grid", "unknowns", "to-examine", "weights": { GRID: { CRITERION: number } },
 *            "levels": { GRID: { OFFER: { SCALE: { "level", "reason", "by", "on" } } } } } */
#define WEIGHTS "weights"

static JsonNode *
get_record (BslProject *project)
{
  return bsl_project_get_extra (project, BSL_EXTRA_STUDY);
}

const BslGrid *
bsl_study_record_get_grid (BslProject *project, BslRuleBase *rules)
{
  const BslGrid *grid = bsl_rule_base_find_grid (rules, bsl_json_object_get_string (get_record (project), "grid"));

  if (grid != NULL || bsl_rule_base_get_n_grids (rules) == 0)
    return grid;
  return bsl_rule_base_get_grid (rules, 0);
}

BslUnknowns
bsl_study_record_get_unknowns (BslProject *project)
{
  const char *word = bsl_json_object_get_string (get_record (project), "unknowns");

  for (guint i = 0; i < BSL_N_UNKNOWNS; i++)
    if (g_strcmp0 (word, bsl_unknowns_words[i]) == 0)
      return (BslUnknowns) i;
  return BSL_UNKNOWNS_CAUTIOUS;
}

gboolean
bsl_study_record_get_to_examine (BslProject *project)
{
  const char *path[] = { "to-examine", NULL };
  JsonNode *node = bsl_json_object_get_at (get_record (project), path);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

/* The whole number at @node, or -1 where it is none up to @most. */
static int
read_number (JsonNode *node, int most)
{
  gint64 number;

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_INT64)
    return -1;
  number = json_node_get_int (node);
  return number >= 0 && number <= most ? (int) number : -1;
}

guint
bsl_study_record_get_weight (BslProject *project, const BslGrid *grid, const BslGridCriterion *criterion)
{
  const char *path[] = { WEIGHTS, grid->id, criterion->id, NULL };
  int weight = read_number (bsl_json_object_get_at (get_record (project), path), BSL_STUDY_MAX_WEIGHT);

  return weight >= 0 ? (guint) weight : criterion->weight;
}

gboolean
bsl_study_record_has_weights (BslProject *project, const BslGrid *grid)
{
  const char *path[] = { WEIGHTS, grid->id, NULL };

  return bsl_json_object_get_at (get_record (project), path) != NULL;
}

BslGivenLevel
bsl_study_record_read_level (JsonNode *record, const BslGrid *grid, const char *offer, const BslScale *scale)
{
  const char *path[] = { BSL_STUDY_LEVELS, grid->id, offer, scale->id, NULL };
  JsonNode *node = bsl_json_object_get_at (record, path);
  BslGivenLevel given = { .level = read_number (bsl_json_object_get (node, "level"), BSL_GRID_TOP) };
  const char *reason = bsl_json_object_get_string (node, "reason"), *by = bsl_json_object_get_string (node, "by");

  given.reason = reason != NULL ? reason : "";
  given.by = by != NULL ? by : "";
  given.on = bsl_date_parse (bsl_json_object_get_string (node, "on"));
  return given;
}

BslGivenLevel
bsl_study_record_get_level (BslProject *project, const BslGrid *grid, const char *offer, const BslScale *scale)
{
  return bsl_study_record_read_level (get_record (project), grid, offer, scale);
}

JsonNode *
bsl_study_record_with_grid (BslProject *project, const BslGrid *grid)
{
  const char *path[] = { "grid", NULL };

  return bsl_json_object_set_at (get_record (project), path, bsl_json_make_string (grid->id));
}

JsonNode *
bsl_study_record_with_unknowns (BslProject *project, BslUnknowns unknowns)
{
  const char *path[] = { "unknowns", NULL };

  return bsl_json_object_set_at (get_record (project), path, bsl_json_make_string (bsl_unknowns_words[unknowns]));
}

JsonNode *
bsl_study_record_with_to_examine (BslProject *project, gboolean to_examine)
{
  const char *path[] = { "to-examine", NULL };

  return bsl_json_object_set_at (get_record (project), path, to_examine ? json_node_init_boolean (json_node_alloc (), TRUE) : NULL);
}

JsonNode *
bsl_study_record_with_weight (BslProject *project, const BslGrid *grid, const BslGridCriterion *criterion, guint weight)
{
  const char *path[] = { WEIGHTS, grid->id, criterion->id, NULL };

  return bsl_json_object_set_at (get_record (project), path, json_node_init_int (json_node_alloc (), MIN (weight, BSL_STUDY_MAX_WEIGHT)));
}

JsonNode *
bsl_study_record_without_weights (BslProject *project, const BslGrid *grid)
{
  const char *path[] = { WEIGHTS, grid->id, NULL };

  return bsl_json_object_set_at (get_record (project), path, NULL);
}

static gboolean
has_reason (const BslGivenLevel *given)
{
  return given->reason != NULL && *given->reason != '\0';
}

static JsonNode *
write_level (const BslGivenLevel *given)
{
  JsonObject *object = json_object_new ();

  if (given->level >= 0)
    json_object_set_int_member (object, "level", given->level);
  bsl_json_set_string (object, "reason", has_reason (given) ? given->reason : NULL);
  bsl_json_set_string (object, "by", given->by != NULL && *given->by != '\0' ? given->by : NULL);
  if (given->on != BSL_DATE_NONE)
    {
      g_autofree char *on = bsl_date_to_iso (given->on);
      bsl_json_set_string (object, "on", on);
    }
  return bsl_json_take_object (object);
}

JsonNode *
bsl_study_record_with_level (BslProject *project, const BslGrid *grid, const char *offer, const BslScale *scale,
                             const BslGivenLevel *given)
{
  const char *path[] = { BSL_STUDY_LEVELS, grid->id, offer, scale->id, NULL };

  return bsl_json_object_set_at (get_record (project), path, given->level >= 0 || has_reason (given) ? write_level (given) : NULL);
}
