/* SPDX-License-Identifier: EUPL-1.2 */
/* What an unfinished project may turn into. */

#include "config.h"

#include "completion.h"

static gboolean
reads_answer (const BslCondition *condition)
{
  if (condition == NULL)
    return FALSE;
  if (condition->left.kind == BSL_OPERAND_ANSWER || condition->right.kind == BSL_OPERAND_ANSWER)
    return TRUE;
  if (condition->op == BSL_OP_NAMED)
    return reads_answer (condition->named->when);
  for (guint i = 0; i < condition->n_parts; i++)
    if (reads_answer (condition->parts[i]))
      return TRUE;
  return FALSE;
}

gboolean
holds_while_open (const BslCondition *condition)
{
  if (condition == NULL)
    return FALSE;
  if (condition->op == BSL_OP_NAMED)
    return holds_while_open (condition->named->when);
  if (condition->op == BSL_OP_FIRST_KNOWN && reads_answer (condition)
      && condition->parts[condition->n_parts - 1]->op == BSL_OP_ALWAYS)
    return TRUE;
  for (guint i = 0; i < condition->n_parts; i++)
    if (holds_while_open (condition->parts[i]))
      return TRUE;
  return FALSE;
}

static gboolean
check_holds_while_open (const BslRule *rule)
{
  for (guint i = 0; i < rule->check->cases->len; i++)
    if (holds_while_open (g_array_index (rule->check->cases, BslCase, i).when))
      return TRUE;
  return holds_while_open (rule->applies);
}

gboolean
conclusion_holds_while_open (const BslConclusionDef *def)
{
  for (guint i = 0; i < def->cases->len; i++)
    if (holds_while_open (g_array_index (def->cases, BslConclusionCase, i).when))
      return TRUE;
  return FALSE;
}

static void
mark_statements (const BslCondition *condition, gboolean prevails, gboolean *statements)
{
  gboolean prefers = condition != NULL && condition->op == BSL_OP_FIRST_KNOWN
                     && condition->parts[condition->n_parts - 1]->op != BSL_OP_ALWAYS;

  if (condition == NULL)
    return;
  if (prevails && condition->left.kind == BSL_OPERAND_ANSWER)
    statements[condition->left.question->index] = TRUE;
  for (guint i = 0; i < condition->n_parts; i++)
    mark_statements (condition->parts[i], prevails || (prefers && i + 1 < condition->n_parts), statements);
}

gboolean *
find_statements (BslRuleBase *rules)
{
  gboolean *statements = g_new0 (gboolean, bsl_questionnaire_get_n_questions (rules->questionnaire));

  for (guint i = 0; i < rules->named->len; i++)
    mark_statements (((BslNamedCondition *) g_ptr_array_index (rules->named, i))->when, FALSE, statements);
  for (guint i = 0; i < rules->rules->len; i++)
    mark_statements (((BslRule *) g_ptr_array_index (rules->rules, i))->applies, FALSE, statements);
  for (guint i = 0; i < rules->checked->len; i++)
    g_assert_false (check_holds_while_open (g_ptr_array_index (rules->checked, i)));
  return statements;
}

gboolean
has_a_default (BslRuleBase *rules, const BslQuestion *question)
{
  return question == rules->consultation_question || question == rules->decision_question;
}

BslAnswers *
complete (Chance *chance, BslAnswers *partial, const gboolean *except)
{
  BslRuleBase *rules = bsl_library_get_rules (chance->library);
  BslAnswers *answers = bsl_answers_copy (partial);

  for (guint i = 0; i < bsl_questionnaire_get_n_questions (rules->questionnaire); i++)
    {
      const BslQuestion *question = bsl_questionnaire_get_question (rules->questionnaire, i);
      BslValue value = chance_value (chance, &question->domain);
      if (!bsl_answers_get (answers, i)->known && !has_a_default (rules, question) && !except[i])
        bsl_answers_set (answers, i, &value);
    }
  return answers;
}
