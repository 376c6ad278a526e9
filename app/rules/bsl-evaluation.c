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

/* Results by rule; a rule without a check passes. */
static void
check_offer (const BslScope *scope, BslOfferFinding *finding, guint8 *results)
{
  const GPtrArray *checked = scope->rules->checked;
  gboolean failed = FALSE, reviewed = FALSE;

  memset (results, BSL_RESULT_PASS, scope->rules->rules->len);
  for (guint i = 0; i < checked->len; i++)
    {
      const BslRule *rule = g_ptr_array_index (checked, i);
      BslCheck check = { .rule = rule, .applies = (BslTri) scope->states[rule->index] };
      check.result = bsl_rule_check_offer (rule, check.applies, scope, &check.cases);
      failed = failed || check.result == BSL_RESULT_FAIL;
      reviewed = reviewed || check.result == BSL_RESULT_REVIEW;
      results[rule->index] = (guint8) check.result;
      g_array_append_val (finding->checks, check);
    }
  finding->verdict = bsl_verdict_of (failed, reviewed);
}

/* @result: that of the check of @rule on the offer of @scope. */
static BslTri
is_clause_needed (const BslScope *scope, const BslRule *rule, BslResult result)
{
  if (bsl_text_is_empty (&rule->clause) || scope->states[rule->index] == BSL_TRI_NO || result == BSL_RESULT_NOT_APPLICABLE)
    return BSL_TRI_NO;
  return bsl_condition_evaluate (rule->clause_when, scope);
}

/* What the contract has to say about an offer that is still in the running. */
static void
list_clauses (const BslScope *scope, BslOfferFinding *finding, const guint8 *results)
{
  const GPtrArray *rules = scope->rules->rules;

  if (finding->verdict == BSL_VERDICT_NOT_ELIGIBLE)
    return;
  for (guint i = 0; i < rules->len; i++)
    if (is_clause_needed (scope, g_ptr_array_index (rules, i), (BslResult) results[i]) == BSL_TRI_YES)
      g_ptr_array_add (finding->clauses, g_ptr_array_index (rules, i));
}

static BslOfferFinding *
evaluate_offer (BslScope *scope, const BslOffer *offer, guint8 *results)
{
  BslOfferFinding *finding = g_new0 (BslOfferFinding, 1);

  finding->offer = offer;
  finding->checks = g_array_sized_new (FALSE, FALSE, sizeof (BslCheck), scope->rules->checked->len);
  finding->clauses = g_ptr_array_new ();
  finding->covers = g_array_new (FALSE, FALSE, sizeof (guint));
  finding->missing = g_array_new (FALSE, FALSE, sizeof (guint));
  bsl_scope_set_offer (scope, offer);
  check_offer (scope, finding, results);
  list_clauses (scope, finding, results);
  list_services (finding, scope);
  finding->apart = !bsl_scope_sells_asked_kind (scope);
  return finding;
}

static void
evaluate_offers (BslEvaluation *self)
{
  g_auto (BslMemo) memo = { 0 };
  g_autofree guint8 *results = g_malloc (self->rules->rules->len + 1);
  BslScope scope = bsl_scope_for_offers (&self->scope, &memo);

  for (guint i = 0; i < bsl_catalogue_get_n_offers (self->catalogue); i++)
    g_ptr_array_add (self->offers,
                     evaluate_offer (&scope, bsl_catalogue_get_offer (self->catalogue, i), results));
}

/* Rules that read the market are read again: the offers are known now. */
static void
evaluate_rules (BslEvaluation *self)
{
  for (guint i = 0; i < self->rules->rules->len; i++)
    {
      const BslRule *rule = g_ptr_array_index (self->rules->rules, i);
      if (bsl_condition_reads_market (rule->applies))
        self->scope.states[i] = (guint8) bsl_rule_get_state (rule, &self->scope);
      self->obligations[i] = (BslObligation){ rule, (BslTri) self->scope.states[i] };
      if (rule->stop && self->scope.states[i] == BSL_TRI_YES && self->stop == NULL)
        self->stop = rule;
    }
}

/* The first case that holds; unknown where one before it is open, whatever the later ones say. */
static void
evaluate_conclusion (BslEvaluation *self, const BslConclusionDef *def)
{
  BslConclusion conclusion = { def->id, &def->title, "unknown", &def->unknown, def->rules };

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
  self->scope.market = bsl_scope_covers_need (&self->scope, self->catalogue, verdicts);
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
  self->obligations = g_new0 (BslObligation, rules->rules->len + 1);
  self->conclusions = g_array_new (FALSE, FALSE, sizeof (BslConclusion));
  self->offers = g_ptr_array_new_full (bsl_catalogue_get_n_offers (catalogue),
                                       (GDestroyNotify) offer_finding_free);
  bsl_scope_init (&self->scope, rules, self->answers, on);
  evaluate_offers (self);
  evaluate_market (self);
  evaluate_rules (self);
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
  bsl_scope_clear (&self->scope);
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

static const char *
find_value_title (const BslConclusionDef *def, const char *value, BslLang lang)
{
  for (guint i = 0; i < def->cases->len; i++)
    {
      const BslConclusionCase *item = &g_array_index (def->cases, BslConclusionCase, i);

      if (g_str_equal (item->value, value))
        return bsl_text_get (&item->title, lang);
    }
  return g_str_equal (value, "unknown") ? bsl_text_get (&def->unknown, lang) : value;
}

const char *
bsl_evaluation_get_value_title (BslEvaluation *self, const char *id, const char *value, BslLang lang)
{
  for (guint i = 0; i < self->rules->conclusions->len; i++)
    {
      const BslConclusionDef *def = g_ptr_array_index (self->rules->conclusions, i);

      if (g_str_equal (def->id, id))
        return find_value_title (def, value, lang);
    }
  return value;
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

BslCoverage
bsl_offer_finding_get_coverage (const BslOfferFinding *self)
{
  if (self->apart)
    return BSL_COVERAGE_NONE;
  if (self->missing->len == 0)
    return BSL_COVERAGE_WHOLE;
  return self->covers->len > 0 ? BSL_COVERAGE_PART : BSL_COVERAGE_NONE;
}

gboolean
bsl_offer_finding_covers (const BslOfferFinding *self, guint service)
{
  for (guint i = 0; i < self->covers->len; i++)
    if (g_array_index (self->covers, guint, i) == service)
      return TRUE;
  return FALSE;
}

BslPerimeter
bsl_offer_finding_get_perimeter (const BslOfferFinding *self, guint service, BslDate on)
{
  BslPerimeter perimeter = bsl_offer_get_perimeter (self->offer, service, on);
  const BslFact *sale = bsl_offer_find_sale (self->offer);

  /* what is sold outside the scope is not part of the offer that is checked */
  if (bsl_offer_finding_covers (self, service) || perimeter == BSL_PERIMETER_OUTSIDE)
    return perimeter;
  return sale != NULL && bsl_offer_get_value (self->offer, sale->attribute, on)->known ? BSL_PERIMETER_NOT_SOLD : BSL_PERIMETER_UNKNOWN;
}

BslPerimeter
bsl_offer_finding_tell_perimeter (const BslOfferFinding *self, guint service, BslDate on)
{
  BslPerimeter perimeter = bsl_offer_finding_get_perimeter (self, service, on);

  if (perimeter == BSL_PERIMETER_UNKNOWN && bsl_offer_finding_covers (self, service) && bsl_offer_is_unqualified (self->offer, on))
    return BSL_PERIMETER_NONE;
  return perimeter;
}

/* A rule without a check passes. */
static BslResult
find_result (const BslOfferFinding *self, const BslRule *rule)
{
  for (guint i = 0; i < self->checks->len; i++)
    if (g_array_index (self->checks, BslCheck, i).rule == rule)
      return g_array_index (self->checks, BslCheck, i).result;
  return BSL_RESULT_PASS;
}

BslTri
bsl_evaluation_needs_clause (BslEvaluation *self, const BslOfferFinding *offer, const BslRule *rule)
{
  g_auto (BslMemo) memo = { 0 };
  BslScope scope = bsl_scope_for_offers (&self->scope, &memo);

  if (g_ptr_array_find (offer->clauses, rule, NULL))
    return BSL_TRI_YES;
  if (offer->verdict == BSL_VERDICT_NOT_ELIGIBLE)
    return BSL_TRI_NO;
  bsl_scope_set_offer (&scope, offer->offer);
  return is_clause_needed (&scope, rule, find_result (offer, rule));
}

gboolean
bsl_offer_finding_is_in_running (const BslOfferFinding *self)
{
  return self->verdict != BSL_VERDICT_NOT_ELIGIBLE && bsl_offer_finding_get_coverage (self) != BSL_COVERAGE_NONE;
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
  if (g_once_init_enter_pointer (&self->open_questions))
    g_once_init_leave_pointer (&self->open_questions, bsl_find_open_questions (self));
  return self->open_questions;
}

BslTri
bsl_evaluation_find_state_on (BslEvaluation *self, const BslRule *rule, BslDate on)
{
  BslScope scope;
  BslTri state;

  bsl_scope_init (&scope, self->rules, self->scope.answers, on);
  state = (BslTri) scope.states[rule->index];
  bsl_scope_clear (&scope);
  return state;
}
