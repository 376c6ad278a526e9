/* SPDX-License-Identifier: EUPL-1.2 */
/* A copy of a project for who scores apart, and what comes back in it. */

#include "config.h"

#include "app/study/bsl-scoring-copy.h"

#include <glib/gi18n-lib.h>

#include "app/core/bsl-error.h"
#include "app/core/bsl-json-edit.h"
#include "app/study/bsl-cost-record.h"

/* Grid, offer, scale. */
#define DEPTH 3

/* What a copy holds, and nothing else: frozen versions, texts of documents and evidence tell how others see the offers,
 * and what a newer version records may do so too. */
static const char *const members[] = { "format", "version", "title", "answers", BSL_MEMBER_NOTES, BSL_EXTRA_COST, BSL_EXTRA_STUDY, NULL };
static const char *const study_members[] = { "grid", "unknowns", "to-examine", "weights", NULL };

/* An object of those members of @node, an object, that are in @names. */
static JsonNode *
pick (JsonNode *node, const char *const *names)
{
  JsonObject *object = json_node_get_object (node), *picked = json_object_new ();

  for (guint i = 0; names[i] != NULL; i++)
    if (json_object_has_member (object, names[i]))
      json_object_set_member (picked, names[i], json_object_dup_member (object, names[i]));
  return bsl_json_take_object (picked);
}

GBytes *
bsl_scoring_copy_to_bytes (BslProject *project)
{
  g_autoptr (GBytes) bytes = bsl_project_to_bytes (project);
  g_autoptr (JsonNode) root = bsl_json_from_bytes (bytes), copy = pick (root, members);
  JsonNode *study = bsl_json_object_get (copy, BSL_EXTRA_STUDY);

  if (study != NULL && JSON_NODE_HOLDS_OBJECT (study))
    json_object_set_member (json_node_get_object (copy), BSL_EXTRA_STUDY, pick (study, study_members));
  else
    json_object_remove_member (json_node_get_object (copy), BSL_EXTRA_STUDY);
  return bsl_json_to_file (copy);
}

/* Calls @visit with the names and the node of each level at @levels. */
static void
visit_levels (JsonNode *levels, guint depth, const char **path, void (*visit) (const char **path, JsonNode *level, gpointer data),
              gpointer data)
{
  JsonObjectIter iter;
  JsonNode *member;

  if (levels == NULL || !JSON_NODE_HOLDS_OBJECT (levels))
    return;
  if (depth == DEPTH)
    {
      visit (path, levels, data);
      return;
    }
  json_object_iter_init (&iter, json_node_get_object (levels));
  while (json_object_iter_next (&iter, &path[depth], &member))
    visit_levels (member, depth + 1, path, visit, data);
}

static JsonNode *
get_levels (BslProject *project)
{
  return bsl_json_object_get (bsl_project_get_extra (project, BSL_EXTRA_STUDY), BSL_STUDY_LEVELS);
}

typedef struct
{
  JsonNode *own;    /* the levels of the project, which every copy of it holds too */
  JsonNode *levels; /* what was given beyond, or NULL */
} Taking;

static void
take_level (const char **path, JsonNode *level, gpointer data)
{
  Taking *self = data;
  JsonNode *own = bsl_json_object_get_at (self->own, path), *before = self->levels;

  if (own != NULL && json_node_equal (own, level))
    return;
  self->levels = bsl_json_object_set_at (before, path, json_node_copy (level));
  g_clear_pointer (&before, json_node_unref);
}

/* The levels that @other gives and @project does not: a copy may hold those of the project too. NULL where there is
 * none. */
static JsonNode *
take (BslProject *project, BslProject *other)
{
  const char *path[DEPTH + 1] = { NULL };
  Taking taking = { get_levels (project), NULL };

  visit_levels (get_levels (other), 0, path, take_level, &taking);
  return taking.levels;
}

static void
add_author (const char **path, JsonNode *level, gpointer data)
{
  const char *by = bsl_json_object_get_string (level, "by");

  g_hash_table_add (data, (gpointer) (by != NULL ? by : ""));
}

/* The only one who is named; NULL where several or nobody is. */
static const char *
find_author (JsonNode *levels)
{
  g_autoptr (GHashTable) authors = g_hash_table_new (g_str_hash, g_str_equal);
  const char *path[DEPTH + 1] = { NULL };
  GHashTableIter iter;
  gpointer by;

  visit_levels (levels, 0, path, add_author, authors);
  g_hash_table_iter_init (&iter, authors);
  if (g_hash_table_size (authors) != 1 || !g_hash_table_iter_next (&iter, &by, NULL))
    return NULL;
  return *(const char *) by != '\0' ? by : NULL;
}

typedef struct
{
  const char *grid;
  gboolean found;
} Sight;

static void
see_level (const char **path, JsonNode *level, gpointer data)
{
  JsonNode *number = bsl_json_object_get (level, "level");
  Sight *self = data;

  if (number != NULL && json_node_get_value_type (number) == G_TYPE_INT64 && json_node_get_int (number) >= 0 &&
      json_node_get_int (number) <= BSL_GRID_TOP && g_str_equal (path[0], self->grid))
    self->found = TRUE;
}

static gboolean
has_levels (JsonNode *levels, const BslGrid *grid)
{
  const char *path[DEPTH + 1] = { NULL };
  Sight sight = { grid->id, FALSE };

  visit_levels (levels, 0, path, see_level, &sight);
  return sight.found;
}

/* The author or, where @levels do not say, the name of the file, apart from those of all others. */
static char *
dup_name (BslProject *project, JsonNode *levels, const char *path)
{
  const char *author = find_author (levels);
  g_autofree char *file = g_path_get_basename (path), *name = g_strdup (file);

  if (author != NULL)
    return g_strdup (author);
  for (guint i = 2; bsl_scorings_has (project, name); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s (%u)", file, i);
    }
  return g_steal_pointer (&name);
}

/* Every question is answered the same. */
static gboolean
is_same_need (BslProject *project, BslProject *other)
{
  BslAnswers *here = bsl_project_get_answers (project), *there = bsl_project_get_answers (other);
  BslQuestionnaire *questionnaire = bsl_answers_get_questionnaire (here);

  for (guint i = 0; i < bsl_questionnaire_get_n_questions (questionnaire); i++)
    if (!bsl_value_equal (bsl_answers_get (here, i), bsl_answers_get (there, i), &bsl_questionnaire_get_question (questionnaire, i)->domain))
      return FALSE;
  return TRUE;
}

BslScoringBrought *
bsl_scoring_copy_bring_in (BslProject *project, BslProject *other, const BslGrid *grid, const char *path, BslDate on, GError **error)
{
  g_autoptr (JsonNode) levels = take (project, other);
  BslScoringBrought *self;

  if (grid == NULL || !has_levels (levels, grid))
    {
      g_set_error (error, BSL_ERROR, BSL_ERROR_INVALID, _("%s: Nobody gave a level in this file. Give levels in the market study, then export the project."), path);
      return NULL;
    }
  self = g_new0 (BslScoringBrought, 1);
  self->by = dup_name (project, levels, path);
  self->again = bsl_scorings_has (project, self->by);
  if (!self->again && bsl_scorings_is_full (project))
    {
      g_set_error (error, BSL_ERROR, BSL_ERROR_INVALID, _("%s: As many people have scored as can be compared. Take one of the scorings out first."), path);
      g_clear_pointer (&self, bsl_scoring_brought_free);
      return NULL;
    }
  self->same_need = is_same_need (project, other);
  self->record = bsl_scorings_with (project, levels, self->by, on);
  return self;
}

void
bsl_scoring_brought_free (BslScoringBrought *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->record, json_node_unref);
  g_free (self->by);
  g_free (self);
}
