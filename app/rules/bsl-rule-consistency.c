/* SPDX-License-Identifier: EUPL-1.2 */
/* What can never be: dead rules, questions and conclusions, obligations that exclude each other. */

#include "config.h"

#include "app/rules/bsl-possible.h"
#include "app/rules/bsl-rule-reading.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  BslRuleBase *rules;
  BslPossible *possible;
} Check;

static void
want_rule (BslPossible *possible, const BslRule *rule)
{
  bsl_possible_limit_day (possible, rule->by_consultation ? BSL_DAY_CONSULTATION : BSL_DAY_DECISION,
                          rule->from, rule->until);
  bsl_possible_want (possible, rule->applies, TRUE);
}

/* The check ends with its case number @index. */
static void
want_case (BslPossible *possible, const BslRule *rule, guint index)
{
  for (guint i = 0; i < index; i++)
    bsl_possible_want (possible, g_array_index (rule->check->cases, BslCase, i).when, FALSE);
  bsl_possible_want (possible, g_array_index (rule->check->cases, BslCase, index).when, TRUE);
}

static gboolean
can_apply (Check *self, const BslRule *rule, const BslRule *other)
{
  bsl_possible_clear (self->possible);
  want_rule (self->possible, rule);
  if (other != NULL)
    want_rule (self->possible, other);
  return bsl_possible_search (self->possible);
}

static gboolean
case_is_met (const BslRule *rule, guint index)
{
  return g_array_index (rule->check->cases, BslCase, index).result != BSL_RESULT_FAIL;
}

static gboolean
cases_can_meet (Check *self, const BslRule *rule, guint index, const BslRule *other,
                guint other_index)
{
  bsl_possible_clear (self->possible);
  want_rule (self->possible, rule);
  want_case (self->possible, rule, index);
  if (other != NULL)
    {
      want_rule (self->possible, other);
      want_case (self->possible, other, other_index);
    }
  return bsl_possible_search (self->possible);
}

/* An offer that the check does not refuse is possible. */
static gboolean
can_be_met (Check *self, const BslRule *rule)
{
  for (guint i = 0; i < rule->check->cases->len; i++)
    if (case_is_met (rule, i) && cases_can_meet (self, rule, i, NULL, 0))
      return TRUE;
  return FALSE;
}

static gboolean
can_be_met_together (Check *self, const BslRule *rule, const BslRule *other)
{
  for (guint i = 0; i < rule->check->cases->len; i++)
    for (guint j = 0; case_is_met (rule, i) && j < other->check->cases->len; j++)
      if (case_is_met (other, j) && cases_can_meet (self, rule, i, other, j))
        return TRUE;
  return FALSE;
}

static gboolean
obliges (const BslRule *rule)
{
  return rule->check != NULL
         && (rule->effect == BSL_EFFECT_MANDATORY || rule->effect == BSL_EFFECT_EXCLUDES);
}

static void
complain_conflict (Check *self, const BslRule *rule, const BslRule *other)
{
  BslJson place = bsl_reading_get_place (self->rules, other);
  BslJson check = bsl_json_member (&place, "check");

  bsl_json_complain (&check,
                     _("No offer can meet both this rule and %s, although both can apply to one "
                       "project. Correct one of the two, or close it where the other begins."),
                     rule->id);
}

static void
check_conflicts (Check *self)
{
  g_autoptr (GPtrArray) obligations = g_ptr_array_new ();

  for (guint i = 0; i < self->rules->rules->len; i++)
    {
      BslRule *rule = g_ptr_array_index (self->rules->rules, i);
      if (obliges (rule) && can_be_met (self, rule))
        g_ptr_array_add (obligations, rule);
    }
  for (guint i = 0; i < obligations->len; i++)
    for (guint j = i + 1; j < obligations->len; j++)
      {
        const BslRule *rule = g_ptr_array_index (obligations, i);
        const BslRule *other = g_ptr_array_index (obligations, j);
        if (!can_be_met_together (self, rule, other) && can_apply (self, rule, other))
          complain_conflict (self, rule, other);
      }
}

static void
check_rule (Check *self, const BslRule *rule)
{
  BslJson place, applies;

  if (can_apply (self, rule, NULL))
    return;
  place = bsl_reading_get_place (self->rules, rule);
  applies = bsl_json_member (&place, "applies");
  bsl_json_complain (&applies, _("The rule can never apply, whatever the answers and the days. "
                                 "Correct its condition or its days."));
}

static gboolean
can_conclude (Check *self, const BslConclusionDef *conclusion, guint index)
{
  bsl_possible_clear (self->possible);
  for (guint i = 0; i <= index; i++)
    bsl_possible_want (self->possible, g_array_index (conclusion->cases, BslConclusionCase, i).when,
                       i == index);
  return bsl_possible_search (self->possible);
}

static void
complain_conclusion (Check *self, const BslConclusionDef *conclusion, guint index)
{
  BslJson place = bsl_reading_get_place (self->rules, conclusion);
  BslJson cases = bsl_json_member (&place, "cases");
  BslJson element = bsl_json_element (&cases, index);

  bsl_json_complain (&element, _("This can never be concluded, whatever the answers and the days. "
                                 "Correct its condition, or remove it."));
}

static void
check_conclusion (Check *self, const BslConclusionDef *conclusion)
{
  for (guint i = 0; i < conclusion->cases->len; i++)
    if (!can_conclude (self, conclusion, i))
      complain_conclusion (self, conclusion, i);
}

static void
check_question (Check *self, const BslQuestion *question)
{
  bsl_possible_clear (self->possible);
  bsl_possible_want (self->possible, self->rules->asked_when[question->index], TRUE);
  if (!bsl_possible_search (self->possible))
    bsl_problems_add (self->rules->problems, question->file, question->path,
                      _("The question “%s” can never be asked. Correct \"asked-when\"."),
                      question->id);
}

void
bsl_rule_consistency_check (BslRuleBase *self)
{
  g_autoptr (BslPossible) possible = bsl_possible_new (self);
  Check check = { self, possible };

  for (guint i = 0; i < self->rules->len; i++)
    check_rule (&check, g_ptr_array_index (self->rules, i));
  for (guint i = 0; i < self->conclusions->len; i++)
    check_conclusion (&check, g_ptr_array_index (self->conclusions, i));
  for (guint i = 0; i < bsl_questionnaire_get_n_questions (self->questionnaire); i++)
    check_question (&check, bsl_questionnaire_get_question (self->questionnaire, i));
  check_conflicts (&check);
}
