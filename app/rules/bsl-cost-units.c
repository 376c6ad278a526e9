/* SPDX-License-Identifier: EUPL-1.2 */
/* Units of prices, and what is to be said of an estimate. */

#include "config.h"

#include "app/rules/bsl-cost-units.h"
#include "app/rules/bsl-rule-reading.h"

#include <glib/gi18n-lib.h>

static const char *const every_words[] = { "month", "year", "once", NULL };

void
bsl_cost_unit_free (BslCostUnit *self)
{
  g_free (self->id);
  bsl_text_clear (&self->title);
  bsl_text_clear (&self->count);
  g_free (self->catalogue);
  g_free (self);
}

void
bsl_cost_note_free (BslCostNote *self)
{
  g_free (self->id);
  bsl_text_clear (&self->title);
  bsl_text_clear (&self->text);
  g_clear_pointer (&self->references, g_ptr_array_unref);
  g_free (self);
}

guint
bsl_rule_base_get_n_cost_units (BslRuleBase *self)
{
  return self->cost_units->len;
}

const BslCostUnit *
bsl_rule_base_get_cost_unit (BslRuleBase *self, guint index)
{
  return g_ptr_array_index (self->cost_units, index);
}

int
bsl_rule_base_find_cost_unit (BslRuleBase *self, const char *id)
{
  for (guint i = 0; i < self->cost_units->len; i++)
    if (g_strcmp0 (bsl_rule_base_get_cost_unit (self, i)->id, id) == 0)
      return (int) i;
  return -1;
}

guint
bsl_rule_base_get_n_cost_notes (BslRuleBase *self)
{
  return self->cost_notes->len;
}

const BslCostNote *
bsl_rule_base_get_cost_note (BslRuleBase *self, guint index)
{
  return g_ptr_array_index (self->cost_notes, index);
}

static guint
read_times (const BslJson *json)
{
  BslJson times = bsl_json_member (json, "times");
  double number = bsl_json_number (&times);

  if (number >= 1 && number <= BSL_COST_MOST_TIMES && number == (guint) number)
    return (guint) number;
  bsl_json_complain (&times, _("A whole number from 1 to %u was expected here."), BSL_COST_MOST_TIMES);
  return 1;
}

void
bsl_read_cost_unit (BslRuleBase *self, const BslJson *json)
{
  static const char *const members[] = { "id", "title", "count", "times", "every", "catalogue", NULL };
  BslJson every = bsl_json_member (json, "every");
  BslCostUnit *unit = g_new0 (BslCostUnit, 1);
  int word = bsl_json_word (&every, every_words);

  bsl_json_only (json, members);
  unit->id = bsl_reading_dup_id (json);
  if (bsl_rule_base_find_cost_unit (self, unit->id) >= 0)
    bsl_reading_complain_twice (json, unit->id);
  bsl_reading_text (json, "title", &unit->title);
  bsl_reading_text (json, "count", &unit->count);
  unit->times = read_times (json);
  unit->every = word >= 0 ? (BslEvery) word : BSL_EVERY_ONCE;
  unit->catalogue = bsl_reading_dup_optional_string (json, "catalogue");
  g_ptr_array_add (self->cost_units, unit);
}

void
bsl_read_cost_note (BslRuleBase *self, const BslJson *json)
{
  static const char *const members[] = { "id", "title", "text", "sources", NULL };
  BslJson sources = bsl_json_member (json, "sources");
  BslCostNote *note = g_new0 (BslCostNote, 1);

  bsl_json_only (json, members);
  note->id = bsl_reading_dup_id (json);
  bsl_reading_text (json, "title", &note->title);
  bsl_reading_text (json, "text", &note->text);
  note->references = bsl_json_is_null (&sources) ? NULL : bsl_reading_references (self, json);
  g_ptr_array_add (self->cost_notes, note);
}
