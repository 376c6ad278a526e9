/* SPDX-License-Identifier: EUPL-1.2 */
/* Rules read in a scope: their state, their check of an offer, the verdict. */

#include "config.h"

#include "app/rules/bsl-verdict.h"

#include "app/rules/bsl-rule-base-private.h"

const char *const bsl_verdict_words[] = { "eligible", "to-examine", "not-eligible", NULL };
const char *const bsl_state_words[] = { "does-not-apply", "unknown", "applies", NULL };

BslDate
bsl_rule_get_reading_day (const BslRule *rule, const BslScope *scope)
{
  return scope->days[rule->by_consultation ? BSL_DAY_CONSULTATION : BSL_DAY_DECISION];
}

gboolean
bsl_rule_is_in_force (const BslRule *rule, const BslScope *scope)
{
  BslDate day = bsl_rule_get_reading_day (rule, scope);

  return day >= rule->from && (rule->until == BSL_DATE_NONE || day < rule->until);
}

BslTri
bsl_rule_get_state (const BslRule *rule, const BslScope *scope)
{
  if (!bsl_rule_is_in_force (rule, scope))
    return BSL_TRI_NO;
  return bsl_condition_evaluate (rule->applies, scope);
}

/* Keeps every case that may decide: up to the first that holds. */
static guint32
possible_cases (const BslCheckRule *check, const BslScope *scope)
{
  guint32 cases = 0;

  for (guint i = 0; i < check->cases->len; i++)
    {
      BslTri holds = bsl_condition_evaluate (g_array_index (check->cases, BslCase, i).when, scope);
      if (holds != BSL_TRI_NO)
        cases |= 1u << i;
      if (holds == BSL_TRI_YES)
        break;
    }
  return cases;
}

static BslResult
case_result (const BslRule *rule, guint32 cases)
{
  return g_array_index (rule->check->cases, BslCase, __builtin_ctz (cases)).result;
}

gboolean
bsl_rule_is_settled (const BslRule *rule, guint32 cases)
{
  BslResult result = case_result (rule, cases);

  for (guint32 rest = cases & (cases - 1); rest != 0; rest &= rest - 1)
    if (case_result (rule, rest) != result)
      return FALSE;
  return TRUE;
}

BslResult
bsl_rule_check_offer (const BslRule *rule, BslTri applies, const BslScope *scope, guint32 *cases)
{
  BslResult result;

  *cases = 0;
  if (applies == BSL_TRI_NO)
    return BSL_RESULT_NOT_APPLICABLE;
  *cases = possible_cases (rule->check, scope);
  result = bsl_rule_is_settled (rule, *cases) ? case_result (rule, *cases) : BSL_RESULT_REVIEW;
  if (applies == BSL_TRI_UNKNOWN && result == BSL_RESULT_FAIL)
    return BSL_RESULT_REVIEW;
  return result;
}

BslVerdict
bsl_verdict_of (gboolean failed, gboolean reviewed)
{
  if (failed)
    return BSL_VERDICT_NOT_ELIGIBLE;
  return reviewed ? BSL_VERDICT_TO_EXAMINE : BSL_VERDICT_ELIGIBLE;
}

BslResult
bsl_verdict_get_ground (BslVerdict verdict)
{
  static const BslResult grounds[] = {
    [BSL_VERDICT_ELIGIBLE] = BSL_RESULT_PASS,
    [BSL_VERDICT_TO_EXAMINE] = BSL_RESULT_REVIEW,
    [BSL_VERDICT_NOT_ELIGIBLE] = BSL_RESULT_FAIL,
  };

  return grounds[verdict];
}

/* @scope is set for offers. The first check that fails decides. */
static BslVerdict
judge (BslScope *scope, const BslOffer *offer)
{
  const GPtrArray *checked = scope->rules->checked;
  gboolean reviewed = FALSE;

  bsl_scope_set_offer (scope, offer);
  for (guint i = 0; i < checked->len; i++)
    {
      const BslRule *rule = g_ptr_array_index (checked, i);
      BslTri applies = (BslTri) scope->states[rule->index];
      BslResult result;
      guint32 cases;
      if (applies == BSL_TRI_NO)
        continue;
      result = bsl_rule_check_offer (rule, applies, scope, &cases);
      if (result == BSL_RESULT_FAIL)
        return BSL_VERDICT_NOT_ELIGIBLE;
      reviewed = reviewed || result == BSL_RESULT_REVIEW;
    }
  return bsl_verdict_of (FALSE, reviewed);
}

BslVerdict
bsl_scope_judge (const BslScope *self, const BslOffer *offer)
{
  g_auto (BslMemo) memo = { 0 };
  BslScope scope = bsl_scope_for_offers (self, &memo);

  return judge (&scope, offer);
}

void
bsl_scope_judge_all (const BslScope *self, BslCatalogue *catalogue, guint8 *verdicts)
{
  g_auto (BslMemo) memo = { 0 };
  BslScope scope = bsl_scope_for_offers (self, &memo);

  for (guint i = 0; i < bsl_catalogue_get_n_offers (catalogue); i++)
    verdicts[i] = (guint8) judge (&scope, bsl_catalogue_get_offer (catalogue, i));
}

void
bsl_scope_mark_changes (const BslScope *self, BslCatalogue *catalogue, const guint8 *before,
                        gboolean *changed)
{
  g_auto (BslMemo) memo = { 0 };
  BslScope scope = bsl_scope_for_offers (self, &memo);

  for (guint i = 0; i < bsl_catalogue_get_n_offers (catalogue); i++)
    changed[i] = changed[i] || before[i] != judge (&scope, bsl_catalogue_get_offer (catalogue, i));
}

void
bsl_evaluate_verdicts (BslRuleBase *rules, BslCatalogue *catalogue, BslAnswers *answers, BslDate on,
                       guint8 *verdicts)
{
  g_auto (BslScope) scope = { 0 };

  bsl_scope_init (&scope, rules, answers, on);
  bsl_scope_judge_all (&scope, catalogue, verdicts);
}

BslTri
bsl_scope_covers_need (const BslScope *self, BslCatalogue *catalogue, const guint8 *verdicts)
{
  const BslValue *need = bsl_answers_get (self->answers, self->rules->needs_question->index);
  gboolean kinds_known = bsl_answers_get (self->answers, self->rules->kinds_question->index)->known;
  BslScope scope = bsl_scope_for_offers (self, NULL);
  guint64 eligible = 0, possible = 0;

  if (!need->known)
    return BSL_TRI_UNKNOWN;
  for (guint i = 0; i < bsl_catalogue_get_n_offers (catalogue); i++)
    {
      guint64 covered;
      if (verdicts[i] == BSL_VERDICT_NOT_ELIGIBLE)
        continue;
      scope.offer = bsl_catalogue_get_offer (catalogue, i);
      covered = bsl_scope_get_covered (&scope);
      possible |= covered;
      if (verdicts[i] == BSL_VERDICT_ELIGIBLE && kinds_known)
        eligible |= covered;
    }
  if ((need->bits & ~eligible) == 0)
    return BSL_TRI_YES;
  return (need->bits & ~possible) != 0 ? BSL_TRI_NO : BSL_TRI_UNKNOWN;
}
