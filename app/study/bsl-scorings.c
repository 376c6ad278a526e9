/* SPDX-License-Identifier: EUPL-1.2 */
/* Scorings that several people made apart, and where they differ. */

#include "config.h"

#include "app/study/bsl-scorings.h"

#include "app/core/bsl-json-edit.h"

/* "study": { "scorings": [ { "by", "on", "levels": as those of the study } ] } */
#define SCORINGS "scorings"

/* More people than score anything; what a file holds beyond is kept and not read. */
#define MOST_SCORINGS 50

static JsonNode *
get_record (BslProject *project)
{
  return bsl_project_get_extra (project, BSL_EXTRA_STUDY);
}

static JsonNode *
get_list (BslProject *project)
{
  return bsl_json_object_get (get_record (project), SCORINGS);
}

guint
bsl_scorings_get_n (BslProject *project)
{
  return MIN (bsl_json_list_length (get_list (project)), MOST_SCORINGS);
}

BslScoringOf
bsl_scorings_get (BslProject *project, guint index)
{
  JsonNode *node = bsl_json_list_get (get_list (project), index);
  const char *by = bsl_json_object_get_string (node, "by");

  return (BslScoringOf) { .by = by != NULL ? by : "", .on = bsl_date_parse (bsl_json_object_get_string (node, "on")) };
}

BslGivenLevel
bsl_scorings_get_level (BslProject *project, guint index, const BslGrid *grid, const char *offer, const BslScale *scale)
{
  return bsl_study_record_read_level (bsl_json_list_get (get_list (project), index), grid, offer, scale);
}

static gboolean
is_agreed (const BslGap *gap, guint n_scorings)
{
  return n_scorings > 1 && gap->n_given == n_scorings && gap->low == gap->high;
}

/* A level that the study does not use settles nothing, and what all agree on counts once it is the common level. */
static BslGapState
get_state (const BslGap *gap, const BslLevel *level, guint n_scorings)
{
  if (level->origin != BSL_LEVEL_PERSON)
    return BSL_GAP_OPEN;
  if (is_agreed (gap, n_scorings) && gap->low == gap->common.level)
    return BSL_GAP_NONE;
  return *gap->common.reason != '\0' ? BSL_GAP_SETTLED : BSL_GAP_OPEN;
}

static void
add_given (BslGap *gap, int level)
{
  gap->low = gap->n_given == 0 ? level : MIN (gap->low, level);
  gap->high = gap->n_given == 0 ? level : MAX (gap->high, level);
  gap->n_given++;
}

/* FALSE where nobody gave a level. */
static gboolean
read_gap (BslGap *gap, BslStudy *study, BslProject *project)
{
  const BslGrid *grid = bsl_study_get_grid (study);
  const char *offer = bsl_study_get_offer (study, gap->offer)->offer->id;
  guint n = bsl_scorings_get_n (project);
  const BslLevel *level;

  for (guint i = 0; i < n; i++)
    {
      BslGivenLevel given = bsl_scorings_get_level (project, i, grid, offer, gap->scale);

      if (given.level >= 0)
        add_given (gap, given.level);
    }
  level = bsl_study_get_level (study, gap->offer, gap->scale);
  gap->common = level->given;
  gap->state = get_state (gap, level, n);
  return gap->n_given > 0;
}

/* Of the same state and width, those of the study's first offer and scale come first. */
static int
compare_gaps (gconstpointer a, gconstpointer b)
{
  const BslGap *one = a, *other = b;

  if (one->state != other->state)
    return (int) one->state - (int) other->state;
  if (one->high - one->low != other->high - other->low)
    return (other->high - other->low) - (one->high - one->low);
  if (one->offer != other->offer)
    return (int) one->offer - (int) other->offer;
  return (int) one->scale->index - (int) other->scale->index;
}

GArray *
bsl_scorings_find_gaps (BslStudy *study, BslProject *project)
{
  const BslGrid *grid = bsl_study_get_grid (study);
  GArray *gaps = g_array_new (FALSE, FALSE, sizeof (BslGap));

  for (guint offer = 0; offer < bsl_study_get_n_offers (study); offer++)
    for (guint i = 0; i < grid->scales->len; i++)
      {
        BslGap gap = { .offer = offer, .scale = g_ptr_array_index (grid->scales, i) };
        if (bsl_study_get_level (study, offer, gap.scale)->origin != BSL_LEVEL_FACTS && read_gap (&gap, study, project))
          g_array_append_val (gaps, gap);
      }
  g_array_sort (gaps, compare_gaps);
  return gaps;
}

static JsonNode *
write_scoring (JsonNode *levels, const char *by, BslDate on)
{
  JsonObject *object = json_object_new ();
  g_autofree char *day = bsl_date_to_iso (on);

  bsl_json_set_string (object, "by", by);
  bsl_json_set_string (object, "on", day);
  json_object_set_member (object, BSL_STUDY_LEVELS, json_node_copy (levels));
  return bsl_json_take_object (object);
}

static JsonNode *
with_list (BslProject *project, JsonNode *list)
{
  const char *path[] = { SCORINGS, NULL };

  return bsl_json_object_set_at (get_record (project), path, list);
}

JsonNode *
bsl_scorings_with (BslProject *project, JsonNode *levels, const char *by, BslDate on)
{
  JsonNode *list = get_list (project);
  int index = bsl_json_list_find (list, "by", by);
  JsonNode *scoring = write_scoring (levels, by, on);

  return with_list (project, index >= 0 ? bsl_json_list_replace (list, (guint) index, scoring) : bsl_json_list_append (list, scoring));
}

gboolean
bsl_scorings_has (BslProject *project, const char *by)
{
  return bsl_json_list_find (get_list (project), "by", by) >= 0;
}

gboolean
bsl_scorings_is_full (BslProject *project)
{
  return bsl_json_list_length (get_list (project)) >= MOST_SCORINGS;
}

JsonNode *
bsl_scorings_without (BslProject *project, guint index)
{
  JsonNode *list = get_list (project);

  g_return_val_if_fail (index < bsl_json_list_length (list), NULL);
  return with_list (project, bsl_json_list_length (list) > 1 ? bsl_json_list_replace (list, index, NULL) : NULL);
}

static void
add_level (JsonBuilder *builder, const BslGivenLevel *given)
{
  json_builder_set_member_name (builder, "level");
  if (given->level >= 0)
    json_builder_add_int_value (builder, given->level);
  else
    json_builder_add_null_value (builder);
  bsl_json_add_string (builder, "reason", *given->reason != '\0' ? given->reason : NULL);
}

static const char *const state_words[BSL_N_GAPS] = {
  [BSL_GAP_OPEN] = "open",
  [BSL_GAP_SETTLED] = "settled",
  [BSL_GAP_NONE] = "agreed",
};

static void
add_gap (JsonBuilder *builder, const BslGap *gap, BslStudy *study, BslProject *project)
{
  const char *offer = bsl_study_get_offer (study, gap->offer)->offer->id;

  json_builder_begin_object (builder);
  bsl_json_add_string (builder, "offer", offer);
  bsl_json_add_string (builder, "scale", gap->scale->id);
  bsl_json_add_string (builder, "state", state_words[gap->state]);
  json_builder_set_member_name (builder, "given");
  json_builder_begin_array (builder);
  for (guint i = 0; i < bsl_scorings_get_n (project); i++)
    {
      BslGivenLevel given = bsl_scorings_get_level (project, i, bsl_study_get_grid (study), offer, gap->scale);

      json_builder_begin_object (builder);
      bsl_json_add_string (builder, "by", bsl_scorings_get (project, i).by);
      add_level (builder, &given);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "common");
  json_builder_begin_object (builder);
  add_level (builder, &gap->common);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

JsonNode *
bsl_scorings_to_json (BslStudy *study, BslProject *project)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GArray) gaps = bsl_scorings_find_gaps (study, project);

  json_builder_begin_object (builder);
  bsl_json_add_string (builder, "format", "boussole-scorings");
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, 1);
  bsl_json_add_string (builder, "grid", bsl_study_get_grid (study)->id);
  json_builder_set_member_name (builder, "levels");
  json_builder_begin_array (builder);
  for (guint i = 0; i < gaps->len; i++)
    add_gap (builder, &g_array_index (gaps, BslGap, i), study, project);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
