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

Reads
how_it_reads (const BslCondition *condition)
{
  Reads reads = READS_VALUES;

  if (condition == NULL)
    return reads;
  if (condition->op == BSL_OP_NAMED)
    return how_it_reads (condition->named->when);
  if (condition->op == BSL_OP_FIRST_KNOWN && reads_answer (condition))
    reads |= condition->parts[condition->n_parts - 1]->op == BSL_OP_ALWAYS ? READS_OPENNESS
                                                                           : READS_PREFERENCE;
  for (guint i = 0; i < condition->n_parts; i++)
    reads |= how_it_reads (condition->parts[i]);
  return reads;
}

Reads
how_check_reads (const BslRule *rule)
{
  Reads reads = how_it_reads (rule->applies);

  for (guint i = 0; i < rule->check->cases->len; i++)
    reads |= how_it_reads (g_array_index (rule->check->cases, BslCase, i).when);
  return reads;
}

Reads
how_conclusion_reads (const BslConclusionDef *def)
{
  Reads reads = READS_VALUES;

  for (guint i = 0; i < def->cases->len; i++)
    reads |= how_it_reads (g_array_index (def->cases, BslConclusionCase, i).when);
  return reads;
}

static void
mark_preferred (const BslCondition *condition, gboolean prevails, gboolean *preferred)
{
  if (condition == NULL)
    return;
  if (prevails && condition->left.kind == BSL_OPERAND_ANSWER)
    preferred[condition->left.question->index] = TRUE;
  for (guint i = 0; i < condition->n_parts; i++)
    mark_preferred (condition->parts[i],
                    prevails || (condition->op == BSL_OP_FIRST_KNOWN && i + 1 < condition->n_parts), preferred);
}

gboolean *
find_preferred (BslRuleBase *rules)
{
  gboolean *preferred = g_new0 (gboolean, bsl_questionnaire_get_n_questions (rules->questionnaire));

  for (guint i = 0; i < rules->named->len; i++)
    mark_preferred (((BslNamedCondition *) g_ptr_array_index (rules->named, i))->when, FALSE, preferred);
  for (guint i = 0; i < rules->rules->len; i++)
    mark_preferred (((BslRule *) g_ptr_array_index (rules->rules, i))->applies, FALSE, preferred);
  for (guint i = 0; i < rules->checked->len; i++)
    g_assert_cmpint (how_check_reads (g_ptr_array_index (rules->checked, i)) & READS_OPENNESS, ==, 0);
  return preferred;
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
      if (!bsl_answers_get (answers, i)->known && !has_a_default (rules, question)
          && (except == NULL || !except[i]))
        bsl_answers_set (answers, i, &value);
    }
  return answers;
}
