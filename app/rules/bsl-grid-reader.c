/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading of the grids of criteria. */

#include "config.h"

#include "app/rules/bsl-condition.h"
#include "app/rules/bsl-grid.h"
#include "app/rules/bsl-rule-reading.h"

#include <glib/gi18n-lib.h>

#define MAX_WEIGHT 100

/* A scale without levels of its own has those of its grid. */
static void
read_levels (BslScale *scale, const BslJson *grid, const BslJson *json)
{
  BslJson list = bsl_json_member (json, "levels"), common = bsl_json_member (grid, "levels");

  if (bsl_json_is_null (&list) && !bsl_json_is_null (&common))
    list = common;
  if (bsl_json_length (&list) != BSL_GRID_N_LEVELS)
    {
      bsl_json_complain (&list, _("A scale has %d levels, from 0 on: a text for each is expected here."), BSL_GRID_N_LEVELS);
      return;
    }
  for (guint i = 0; i < BSL_GRID_N_LEVELS; i++)
    {
      BslJson element = bsl_json_element (&list, i);
      bsl_json_text (&element, &scale->levels[i]);
    }
}

static guint
read_number (const BslJson *json, const char *name, guint most)
{
  BslJson member = bsl_json_member (json, name);
  double number = bsl_json_number (&member);

  if (number >= 0 && number <= most && number == (guint) number)
    return (guint) number;
  bsl_json_complain (&member, _("A whole number from 0 to %u was expected here."), most);
  return 0;
}

static void
read_deciders (BslRuleBase *self, BslScale *scale, const BslJson *json)
{
  static const char *const members[] = { "level", "when", NULL };
  BslJson list = bsl_json_member (json, "decided");

  for (guint i = 0; !bsl_json_is_null (&list) && i < bsl_json_length (&list); i++)
    {
      BslJson element = bsl_json_element (&list, i), when = bsl_json_member (&element, "when");
      BslDecider decider = { .level = read_number (&element, "level", BSL_GRID_TOP) };
      bsl_json_only (&element, members);
      decider.when = bsl_condition_new (&when, self, BSL_READS_OFFER);
      g_array_append_val (scale->deciders, decider);
      if (decider.when != NULL)
        bsl_condition_mark_used (decider.when, self);
    }
}

static void
read_facts (BslRuleBase *self, BslScale *scale, const BslJson *json)
{
  BslJson list = bsl_json_member (json, "facts");

  for (guint i = 0; !bsl_json_is_null (&list) && i < bsl_json_length (&list); i++)
    {
      BslJson element = bsl_json_element (&list, i);
      const BslAttribute *attribute = bsl_condition_read_attribute (&element, self);
      if (attribute != NULL)
        g_ptr_array_add (scale->facts, (gpointer) attribute);
    }
}

static void
read_scale (BslRuleBase *self, BslGrid *grid, BslGridCriterion *criterion, const BslJson *json, const BslJson *whole)
{
  g_autofree char *id = bsl_reading_dup_id (json);
  gboolean known = bsl_grid_find_scale (grid, id) != NULL;
  BslScale *scale = bsl_scale_new (grid, criterion);

  if (known)
    bsl_reading_complain_twice (json, id);
  scale->id = g_steal_pointer (&id);
  bsl_reading_text (json, "title", &scale->title);
  bsl_reading_text (json, "question", &scale->question);
  bsl_reading_optional_text (json, "tender", &scale->tender);
  read_levels (scale, whole, json);
  read_deciders (self, scale, json);
  read_facts (self, scale, json);
}

#define SCALE_MEMBERS "question", "tender", "levels", "decided", "facts"

static void
read_parts (BslRuleBase *self, BslGrid *grid, BslGridCriterion *criterion, const BslJson *parts, const BslJson *whole)
{
  static const char *const members[] = { "id", "title", SCALE_MEMBERS, NULL };

  for (guint i = 0; i < bsl_json_length (parts); i++)
    {
      BslJson part = bsl_json_element (parts, i);
      bsl_json_only (&part, members);
      read_scale (self, grid, criterion, &part, whole);
    }
  if (criterion->scales->len == 0)
    bsl_json_complain (parts, _("At least one part was expected here."));
}

static void
read_criterion (BslRuleBase *self, BslGrid *grid, const BslJson *json, const BslJson *whole)
{
  static const char *const alone[] = { "id", "title", "help", "weight", SCALE_MEMBERS, NULL };
  static const char *const divided[] = { "id", "title", "help", "weight", "parts", NULL };
  BslJson parts = bsl_json_member (json, "parts");
  g_autofree char *id = bsl_reading_dup_id (json);
  gboolean known = bsl_grid_find_criterion (grid, id) != NULL;
  BslGridCriterion *criterion = bsl_grid_criterion_new (grid);

  bsl_json_only (json, bsl_json_is_null (&parts) ? alone : divided);
  if (known)
    bsl_reading_complain_twice (json, id);
  criterion->id = g_steal_pointer (&id);
  bsl_reading_text (json, "title", &criterion->title);
  bsl_reading_optional_text (json, "help", &criterion->help);
  criterion->weight = read_number (json, "weight", MAX_WEIGHT);
  if (bsl_json_is_null (&parts))
    read_scale (self, grid, criterion, json, whole);
  else
    read_parts (self, grid, criterion, &parts, whole);
}

void
bsl_read_grid (BslRuleBase *self, const BslJson *json)
{
  static const char *const members[]
      = { "id", "title", "intro", "weights", "weakest", "level-name", "levels", "sources", "criteria", NULL };
  BslJson criteria = bsl_json_member (json, "criteria"), weakest = bsl_json_member (json, "weakest");
  g_autofree char *id = bsl_reading_dup_id (json);
  BslGrid *grid = bsl_grid_new ();

  bsl_json_only (json, members);
  if (bsl_rule_base_find_grid (self, id) != NULL)
    bsl_reading_complain_twice (json, id);
  grid->id = g_steal_pointer (&id);
  bsl_reading_text (json, "title", &grid->title);
  bsl_reading_text (json, "intro", &grid->intro);
  bsl_reading_text (json, "weights", &grid->weights);
  bsl_reading_optional_text (json, "level-name", &grid->level_name);
  grid->weakest = !bsl_json_is_null (&weakest) && bsl_json_boolean (&weakest);
  grid->references = bsl_reading_references (self, json);
  for (guint i = 0; i < bsl_json_length (&criteria); i++)
    {
      BslJson criterion = bsl_json_element (&criteria, i);
      read_criterion (self, grid, &criterion, json);
    }
  if (grid->criteria->len == 0)
    bsl_json_complain (&criteria, _("At least one criterion was expected here."));
  bsl_grid_settle (grid);
  g_ptr_array_add (self->grids, grid);
}

void
bsl_read_caution (BslRuleBase *self, const BslJson *json)
{
  static const char *const members[] = { "id", "when", "title", "text", "sources", NULL };
  BslJson when = bsl_json_member (json, "when");
  BslGridCaution *caution = g_new0 (BslGridCaution, 1);
  int word;

  bsl_json_only (json, members);
  caution->id = bsl_reading_dup_id (json);
  word = bsl_json_word (&when, bsl_caution_words);
  caution->when = word >= 0 ? (BslCautionWhen) word : BSL_CAUTION_ALWAYS;
  bsl_reading_text (json, "title", &caution->title);
  bsl_reading_text (json, "text", &caution->text);
  caution->references = bsl_reading_references (self, json);
  g_ptr_array_add (self->cautions, caution);
}
