/* SPDX-License-Identifier: EUPL-1.2 */
/* The evaluation: rules and catalogue read against a set of answers on a day. */

#include "config.h"

#include "app/rules/bsl-evaluation-private.h"

static void
offer_finding_free (BslOfferFinding *self)
{
  g_array_unref (self->checks);
  g_ptr_array_unref (self->clauses);
  g_array_unref (self->covers);
  g_array_unref (self->missing);
  g_free (self);
}

static void
list_services (BslOfferFinding *finding, const BslScope *scope)
{
  const BslValue *need
      = bsl_answers_get (scope->answers, scope->rules->needs_question->index);
  guint64 covered = bsl_scope_get_covered (scope);

  for (guint i = 0; need->known && i < 64; i++)
    if ((need->bits >> i) & 1)
      g_array_append_val ((covered >> i) & 1 ? finding->covers : finding->missing, i);
}

static void
check_offer (BslEvaluation *self, BslOfferFinding *finding, const BslScope *scope)
{
  gboolean failed = FALSE, reviewed = FALSE;

  for (guint i = 0; i < self->rules->rules->len; i++)
    {
      const BslRule *rule = g_ptr_array_index (self->rules->rules, i);
      BslCheck check = { .rule = rule, .applies = self->obligations[i].state };
      if (rule->check == NULL)
        continue;
      check.result = bsl_rule_check_offer (rule, check.applies, scope, &check.cases);
      failed = failed || check.result == BSL_RESULT_FAIL;
      reviewed = reviewed || check.result == BSL_RESULT_REVIEW;
      g_array_append_val (finding->checks, check);
    }
  finding->verdict = bsl_verdict_of (failed, reviewed);
}

static BslResult
find_result (const BslOfferFinding *finding, const BslRule *rule)
{
  for (guint i = 0; i < finding->checks->len; i++)
    {
      const BslCheck *check = &g_array_index (finding->checks, BslCheck, i);
      if (check->rule == rule)
        return check->result;
    }
  return BSL_RESULT_PASS;
}

/* What the contract has to say about an offer that is still in the running. */
static void
list_clauses (BslEvaluation *self, BslOfferFinding *finding, const BslScope *scope)
{
  if (finding->verdict == BSL_VERDICT_NOT_ELIGIBLE)
    return;
  for (guint i = 0; i < self->rules->rules->len; i++)
    {
      const BslRule *rule = g_ptr_array_index (self->rules->rules, i);
      if (bsl_text_is_empty (&rule->clause) || self->obligations[i].state == BSL_TRI_NO)
        continue;
      if (find_result (finding, rule) == BSL_RESULT_NOT_APPLICABLE
          || bsl_condition_evaluate (rule->clause_when, scope) != BSL_TRI_YES)
        continue;
      g_ptr_array_add (finding->clauses, (gpointer) rule);
    }
}

static void
evaluate_offer (BslEvaluation *self, const BslOffer *offer)
{
  BslOfferFinding *finding = g_new0 (BslOfferFinding, 1);
  BslScope scope = self->scope;

  finding->offer = offer;
  finding->checks = g_array_new (FALSE, FALSE, sizeof (BslCheck));
  finding->clauses = g_ptr_array_new ();
  finding->covers = g_array_new (FALSE, FALSE, sizeof (guint));
  finding->missing = g_array_new (FALSE, FALSE, sizeof (guint));
  bsl_scope_set_offer (&scope, offer);
  check_offer (self, finding, &scope);
  list_clauses (self, finding, &scope);
  list_services (finding, &scope);
  g_ptr_array_add (self->offers, finding);
}

/* Rules that read the market come after the offers, the others before. */
static void
evaluate_rules (BslEvaluation *self, gboolean market)
{
  for (guint i = 0; i < self->rules->rules->len; i++)
    {
      const BslRule *rule = g_ptr_array_index (self->rules->rules, i);
      if (bsl_condition_reads_market (rule->applies) != market)
        continue;
      self->obligations[i].rule = rule;
      self->obligations[i].state = bsl_rule_get_state (rule, &self->scope);
      if (rule->stop && self->obligations[i].state == BSL_TRI_YES && self->stop == NULL)
        self->stop = rule;
    }
}

/* The first case that holds; where it is open and a later one would say otherwise, unknown. */
static void
evaluate_conclusion (BslEvaluation *self, const BslConclusionDef *def)
{
  BslConclusion conclusion = { def->id, &def->title, "unknown", &def->unknown };

  for (guint i = 0; i < def->cases->len; i++)
    {
      const BslConclusionCase *item = &g_array_index (def->cases, BslConclusionCase, i);
      BslTri holds = bsl_condition_evaluate (item->when, &self->scope);
      if (holds == BSL_TRI_UNKNOWN)
        break;
      if (holds == BSL_TRI_NO)
        continue;
      conclusion.value = item->value;
      conclusion.value_title = &item->title;
      break;
    }
  g_array_append_val (self->conclusions, conclusion);
}

static void
evaluate_market (BslEvaluation *self)
{
  g_autofree guint8 *verdicts = g_malloc (self->offers->len + 1);

  for (guint i = 0; i < self->offers->len; i++)
    verdicts[i] = (guint8) ((BslOfferFinding *) g_ptr_array_index (self->offers, i))->verdict;
  self->scope.market = bsl_market_covers_need (self->catalogue, verdicts, &self->scope);
}

BslEvaluation *
bsl_evaluation_new (BslRuleBase *rules, BslCatalogue *catalogue, BslAnswers *answers, BslDate on)
{
  BslEvaluation *self;

  g_return_val_if_fail (on != BSL_DATE_NONE, NULL);
  self = g_new0 (BslEvaluation, 1);
  g_atomic_ref_count_init (&self->refs);
  self->rules = bsl_rule_base_ref (rules);
  self->catalogue = bsl_catalogue_ref (catalogue);
  self->answers = bsl_answers_copy (answers);
  self->on = on;
  self->outcomes = g_malloc (rules->named->len + 1);
  self->obligations = g_new0 (BslObligation, rules->rules->len + 1);
  self->conclusions = g_array_new (FALSE, FALSE, sizeof (BslConclusion));
  self->offers = g_ptr_array_new_with_free_func ((GDestroyNotify) offer_finding_free);
  bsl_scope_init (&self->scope, rules, self->answers, on, self->outcomes);
  evaluate_rules (self, FALSE);
  for (guint i = 0; i < bsl_catalogue_get_n_offers (catalogue); i++)
    evaluate_offer (self, bsl_catalogue_get_offer (catalogue, i));
  evaluate_market (self);
  evaluate_rules (self, TRUE);
  for (guint i = 0; i < rules->conclusions->len; i++)
    evaluate_conclusion (self, g_ptr_array_index (rules->conclusions, i));
  return self;
}

BslEvaluation *
bsl_evaluation_ref (BslEvaluation *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
bsl_evaluation_unref (BslEvaluation *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->open_questions, g_array_unref);
  g_ptr_array_unref (self->offers);
  g_array_unref (self->conclusions);
  g_free (self->obligations);
  g_free (self->outcomes);
  bsl_answers_free (self->answers);
  bsl_catalogue_unref (self->catalogue);
  bsl_rule_base_unref (self->rules);
  g_free (self);
}

BslDate
bsl_evaluation_choose_date (BslAnswers *answers, BslDate today)
{
  const BslQuestion *question
      = bsl_questionnaire_find (bsl_answers_get_questionnaire (answers), BSL_ANSWER_DECISION_DATE);

  const BslValue *value = question != NULL ? bsl_answers_get (answers, question->index) : NULL;

  return value != NULL && value->known ? value->date : today;
}

BslDate
bsl_evaluation_get_date (BslEvaluation *self)
{
  return self->on;
}

BslRuleBase *
bsl_evaluation_get_rules (BslEvaluation *self)
{
  return self->rules;
}

BslCatalogue *
bsl_evaluation_get_catalogue (BslEvaluation *self)
{
  return self->catalogue;
}

BslAnswers *
bsl_evaluation_get_answers (BslEvaluation *self)
{
  return self->answers;
}

const BslRule *
bsl_evaluation_get_stop (BslEvaluation *self)
{
  return self->stop;
}

guint
bsl_evaluation_get_n_conclusions (BslEvaluation *self)
{
  return self->conclusions->len;
}

const BslConclusion *
bsl_evaluation_get_conclusion (BslEvaluation *self, guint index)
{
  return &g_array_index (self->conclusions, BslConclusion, index);
}

const BslConclusion *
bsl_evaluation_find_conclusion (BslEvaluation *self, const char *id)
{
  for (guint i = 0; i < self->conclusions->len; i++)
    if (g_str_equal (bsl_evaluation_get_conclusion (self, i)->id, id))
      return bsl_evaluation_get_conclusion (self, i);
  return NULL;
}

guint
bsl_evaluation_get_n_obligations (BslEvaluation *self)
{
  return self->rules->rules->len;
}

const BslObligation *
bsl_evaluation_get_obligation (BslEvaluation *self, guint index)
{
  return &self->obligations[index];
}

const BslObligation *
bsl_evaluation_find_obligation (BslEvaluation *self, const char *rule)
{
  const BslRule *found = bsl_rule_base_find_rule (self->rules, rule);

  return found != NULL ? &self->obligations[found->index] : NULL;
}

guint
bsl_evaluation_get_n_offers (BslEvaluation *self)
{
  return self->offers->len;
}

const BslOfferFinding *
bsl_evaluation_get_offer (BslEvaluation *self, guint index)
{
  return g_ptr_array_index (self->offers, index);
}

const BslOfferFinding *
bsl_evaluation_find_offer (BslEvaluation *self, const char *id)
{
  const BslOffer *offer = bsl_catalogue_find (self->catalogue, id);

  return offer != NULL ? g_ptr_array_index (self->offers, offer->index) : NULL;
}

guint
bsl_evaluation_count (BslEvaluation *self, BslVerdict verdict)
{
  guint n = 0;

  for (guint i = 0; i < self->offers->len; i++)
    if (bsl_evaluation_get_offer (self, i)->verdict == verdict)
      n++;
  return n;
}

gboolean
bsl_evaluation_asks (BslEvaluation *self, const BslQuestion *question)
{
  return bsl_condition_evaluate (self->rules->asked_when[question->index], &self->scope)
         != BSL_TRI_NO;
}

GArray *
bsl_evaluation_get_open_questions (BslEvaluation *self)
{
  if (self->open_questions == NULL)
    self->open_questions = bsl_find_open_questions (self);
  return self->open_questions;
}
