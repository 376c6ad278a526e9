/* SPDX-License-Identifier: EUPL-1.2 */
/* Names of the rule base: circles, what nothing uses, what is missing. */

#include "config.h"

#include "app/rules/bsl-condition-private.h"
#include "app/rules/bsl-analysis.h"
#include "app/rules/bsl-rule-reading.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  COLOUR_WHITE,
  COLOUR_GREY,
  COLOUR_BLACK,
} Colour;

typedef struct
{
  BslRuleBase *rules;
  Colour *colours;
} Walk;

static void visit_condition (Walk *walk, const BslCondition *condition);

/* Depth first: what a named condition reads follows from what it rests on; a circle is a fault. */
static void
visit_named (Walk *walk, BslNamedCondition *named)
{
  Colour *colour = &walk->colours[named->index];

  if (*colour == COLOUR_BLACK)
    return;
  if (*colour == COLOUR_GREY)
    {
      BslJson place = bsl_reading_get_place (walk->rules, named);
      bsl_json_complain (&place, _("The condition “%s” rests on itself. Break the circle."), named->id);
      return;
    }
  *colour = COLOUR_GREY;
  visit_condition (walk, named->when);
  named->reads_offer = bsl_condition_reads_offer (named->when);
  named->reads_market = bsl_condition_reads_market (named->when);
  *colour = COLOUR_BLACK;
}

static void
visit_condition (Walk *walk, const BslCondition *condition)
{
  if (condition == NULL)
    return;
  if (condition->op == BSL_OP_NAMED)
    visit_named (walk, condition->named);
  for (guint i = 0; i < condition->n_parts; i++)
    visit_condition (walk, condition->parts[i]);
}

void
bsl_rule_names_settle (BslRuleBase *self)
{
  g_autofree Colour *colours = g_new0 (Colour, self->named->len + 1);
  Walk walk = { self, colours };

  for (guint i = 0; i < self->named->len; i++)
    visit_named (&walk, g_ptr_array_index (self->named, i));
}

static void
mark_rule (BslRuleBase *self, const BslRule *rule)
{
  bsl_condition_mark_used (rule->applies, self);
  bsl_condition_mark_used (rule->clause_when, self);
  for (guint i = 0; rule->check != NULL && i < rule->check->cases->len; i++)
    bsl_condition_mark_used (g_array_index (rule->check->cases, BslCase, i).when, self);
}

static void
mark_conclusion (BslRuleBase *self, const BslConclusionDef *conclusion)
{
  for (guint i = 0; i < conclusion->cases->len; i++)
    bsl_condition_mark_used (g_array_index (conclusion->cases, BslConclusionCase, i).when, self);
}

static void
mark_analysis (BslRuleBase *self, const BslAnalysis *analysis)
{
  bsl_condition_mark_used (analysis->needed, self);
  for (guint i = 0; i < analysis->parts->len; i++)
    {
      const BslAnalysisPart *part = g_ptr_array_index (analysis->parts, i);
      for (guint j = 0; j < part->topics->len; j++)
        bsl_condition_mark_used (((BslTopic *) g_ptr_array_index (part->topics, j))->when, self);
    }
}

static void
mark_all (BslRuleBase *self)
{
  for (guint i = 0; i < self->rules->len; i++)
    mark_rule (self, g_ptr_array_index (self->rules, i));
  for (guint i = 0; i < self->conclusions->len; i++)
    mark_conclusion (self, g_ptr_array_index (self->conclusions, i));
  for (guint i = 0; i < self->analyses->len; i++)
    mark_analysis (self, g_ptr_array_index (self->analyses, i));
  for (guint i = 0; i < bsl_questionnaire_get_n_questions (self->questionnaire); i++)
    bsl_condition_mark_used (self->asked_when[i], self);
}

static void
complain_unused (BslRuleBase *self, gconstpointer item, gboolean used, const char *id)
{
  BslJson place;

  if (used)
    return;
  place = bsl_reading_get_place (self, item);
  bsl_json_complain (&place, _("Nothing uses “%s”. Remove it, or name it where it belongs."), id);
}

static gboolean
has_rule (BslRuleBase *self, const BslLabel *gate)
{
  for (guint i = 0; i < self->rules->len; i++)
    if (g_strcmp0 (((BslRule *) g_ptr_array_index (self->rules, i))->gate, gate->id) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_moment (BslRuleBase *self, const BslDueMoment *moment)
{
  for (guint i = 0; i < self->rules->len; i++)
    if (((BslRule *) g_ptr_array_index (self->rules, i))->before == moment)
      return TRUE;
  return FALSE;
}

/* What nothing rests on is a fault: a reader would take it for law in force. */
void
bsl_rule_names_check_use (BslRuleBase *self)
{
  mark_all (self);
  for (guint i = 0; i < self->named->len; i++)
    {
      BslNamedCondition *named = g_ptr_array_index (self->named, i);
      complain_unused (self, named, named->used, named->id);
    }
  for (guint i = 0; i < self->thresholds->len; i++)
    {
      BslThreshold *threshold = g_ptr_array_index (self->thresholds, i);
      complain_unused (self, threshold, threshold->used, threshold->id);
    }
  for (guint i = 0; i < self->interpretations->len; i++)
    {
      BslInterpretation *interpretation = g_ptr_array_index (self->interpretations, i);
      complain_unused (self, interpretation, interpretation->used, interpretation->id);
    }
  for (guint i = 0; i < self->gates->len; i++)
    {
      BslLabel *gate = g_ptr_array_index (self->gates, i);
      complain_unused (self, gate, has_rule (self, gate), gate->id);
    }
  for (guint i = 0; i < self->moments->len; i++)
    {
      BslDueMoment *moment = g_ptr_array_index (self->moments, i);
      complain_unused (self, moment, has_moment (self, moment), moment->id);
    }
}

/* One fault for all: most often the whole file is missing. */
static void
check_phrases (BslRuleBase *self, const char *directory)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) missing = NULL;
  g_autofree char *words = NULL;

  for (guint i = 0; i < BSL_N_PHRASES; i++)
    if (bsl_text_is_empty (&self->phrases[i]))
      g_strv_builder_add (builder, bsl_phrase_words[i]);
  missing = g_strv_builder_end (builder);
  words = g_strjoinv (", ", missing);
  if (missing[0] != NULL)
    bsl_problems_add (self->problems, directory, "$.phrases",
                      _("Sentences of the program are missing: %s. Add them."), words);
}

void
bsl_rule_names_check_missing (BslRuleBase *self, const char *directory)
{
  check_phrases (self, directory);
  if (self->version == NULL)
    bsl_problems_add (self->problems, directory, "$.gates",
                      _("No file names the gates and the edition of the rules. Add one."));
  if (self->rules->len == 0)
    bsl_problems_add (self->problems, directory, "$.rules", _("There is no rule. Add a file of them."));
}
