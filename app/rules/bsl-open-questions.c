/* SPDX-License-Identifier: EUPL-1.2 */
/* Which unknown answers still matter, and how much. */

#include "config.h"

#include "app/rules/bsl-evaluation-private.h"

/* Nothing to ask where all cases that may decide give one result. */
static void
find_in_check (const BslCheck *check, const BslScope *scope, gboolean *open)
{
  const GArray *cases = check->rule->check->cases;

  if (check->applies == BSL_TRI_NO || bsl_rule_is_settled (check->rule, check->cases))
    return;
  for (guint i = 0; i < cases->len; i++)
    if ((check->cases >> i) & 1)
      bsl_condition_find_open (g_array_index (cases, BslCase, i).when, scope, open);
}

static gboolean
is_concerned (const BslOfferFinding *finding, const BslRule *rule)
{
  for (guint i = 0; i < finding->checks->len; i++)
    {
      const BslCheck *check = &g_array_index (finding->checks, BslCheck, i);
      if (check->rule == rule)
        return check->result != BSL_RESULT_NOT_APPLICABLE;
    }
  return TRUE;
}

/* A clause is attached only where its condition holds. */
static void
find_in_clauses (BslEvaluation *self, const BslOfferFinding *finding, const BslScope *scope,
                 gboolean *open)
{
  if (finding->verdict == BSL_VERDICT_NOT_ELIGIBLE)
    return;
  for (guint i = 0; i < self->rules->rules->len; i++)
    {
      const BslRule *rule = g_ptr_array_index (self->rules->rules, i);
      if (!bsl_text_is_empty (&rule->clause) && self->obligations[i].state != BSL_TRI_NO
          && is_concerned (finding, rule))
        bsl_condition_find_open (rule->clause_when, scope, open);
    }
}

static void
find_in_offers (BslEvaluation *self, gboolean *open)
{
  BslScope scope = bsl_scope_for_offers (&self->scope, NULL);

  for (guint i = 0; i < self->offers->len; i++)
    {
      const BslOfferFinding *finding = g_ptr_array_index (self->offers, i);
      bsl_scope_set_offer (&scope, finding->offer);
      for (guint j = 0; j < finding->checks->len; j++)
        find_in_check (&g_array_index (finding->checks, BslCheck, j), &scope, open);
      find_in_clauses (self, finding, &scope, open);
    }
}

static void
find_in_conclusion (BslEvaluation *self, const BslConclusionDef *def, gboolean *open)
{
  for (guint i = 0; i < def->cases->len; i++)
    {
      const BslCondition *when = g_array_index (def->cases, BslConclusionCase, i).when;
      if (bsl_condition_evaluate (when, &self->scope) == BSL_TRI_YES)
        return;
      bsl_condition_find_open (when, &self->scope, open);
    }
}

/* What is bought decides what an offer covers, whatever the rules say. */
static void
find_in_need (BslEvaluation *self, gboolean *open)
{
  const BslQuestion *questions[] = { self->rules->needs_question, self->rules->kinds_question };

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    open[questions[i]->index] |= !bsl_answers_get (self->answers, questions[i]->index)->known;
}

static void
find_in_rules (BslEvaluation *self, gboolean *open)
{
  for (guint i = 0; i < self->rules->rules->len; i++)
    if (self->obligations[i].state == BSL_TRI_UNKNOWN)
      bsl_condition_find_open (self->obligations[i].rule->applies, &self->scope, open);
  for (guint i = 0; i < self->rules->conclusions->len; i++)
    find_in_conclusion (self, g_ptr_array_index (self->rules->conclusions, i), open);
}

/* Questions that can change a verdict at all: those a check reads, and the kinds that an offer is held to. */
static void
find_weighing (BslEvaluation *self, gboolean *weighs)
{
  const GPtrArray *checked = self->rules->checked;

  weighs[self->rules->kinds_question->index] = TRUE;
  for (guint i = 0; i < checked->len; i++)
    {
      const BslRule *rule = g_ptr_array_index (checked, i);
      bsl_condition_find_read (rule->applies, self->rules, weighs);
      for (guint j = 0; j < rule->check->cases->len; j++)
        bsl_condition_find_read (g_array_index (rule->check->cases, BslCase, j).when, self->rules, weighs);
    }
}

/* Answers worth trying: each option, and for numbers and days the places where a rule turns. */
static GArray *
list_probes (BslEvaluation *self, const BslQuestion *question)
{
  GArray *probes = g_array_new (FALSE, TRUE, sizeof (BslValue));
  const BslDomain *domain = &question->domain;
  const GArray *cuts = self->rules->cuts[question->index];

  for (guint i = 0; domain->options != NULL && i < domain->options->len; i++)
    {
      BslValue value = { .known = TRUE };
      if (domain->kind == BSL_KIND_SET)
        value.bits = G_GUINT64_CONSTANT (1) << i;
      else
        value.index = i;
      g_array_append_val (probes, value);
    }
  if (domain->kind == BSL_KIND_SET)
    {
      BslValue none = { .known = TRUE };
      g_array_append_val (probes, none);
    }
  for (guint i = 0; i < cuts->len; i++)
    for (int step = -1; step <= 1; step++)
      {
        double cut = g_array_index (cuts, double, i) + step;
        BslValue value = { .known = TRUE };
        if (domain->kind == BSL_KIND_DATE)
          value.date = (BslDate) MAX (cut, 1);
        else
          value.number = MAX (cut, 0);
        g_array_append_val (probes, value);
      }
  return probes;
}

/* Sets @changed by offer: whether some answer to @question alone would change its verdict. What is set
 * already is left alone. */
static void
find_decided (BslEvaluation *self, const BslQuestion *question, gboolean *changed)
{
  g_autoptr (GArray) probes = list_probes (self, question);
  g_autoptr (BslAnswers) answers = bsl_answers_copy (self->answers);
  g_autofree guint8 *verdicts = g_malloc (self->offers->len + 1);

  for (guint i = 0; i < self->offers->len; i++)
    verdicts[i] = (guint8) bsl_evaluation_get_offer (self, i)->verdict;
  for (guint i = 0; i < probes->len; i++)
    {
      g_auto (BslScope) scope = { 0 };
      bsl_answers_set (answers, question->index, &g_array_index (probes, BslValue, i));
      bsl_scope_init (&scope, self->rules, answers, self->on);
      bsl_scope_mark_changes (&scope, self->catalogue, verdicts, changed);
    }
}

static guint
count_decided (BslEvaluation *self, const BslQuestion *question)
{
  g_autofree gboolean *changed = g_new0 (gboolean, self->offers->len + 1);
  guint n = 0;

  find_decided (self, question, changed);
  for (guint i = 0; i < self->offers->len; i++)
    if (changed[i])
      n++;
  return n;
}

static int
compare_questions (gconstpointer a, gconstpointer b)
{
  const BslOpenQuestion *left = a, *right = b;

  if (left->decides != right->decides)
    return left->decides > right->decides ? -1 : 1;
  return left->question->index < right->question->index ? -1 : 1;
}

GArray *
bsl_find_open_questions (BslEvaluation *self)
{
  BslQuestionnaire *questionnaire = self->rules->questionnaire;
  guint n = bsl_questionnaire_get_n_questions (questionnaire);
  g_autofree gboolean *weighs = g_new0 (gboolean, n + 1);
  g_autofree gboolean *open = g_new0 (gboolean, n + 1);
  GArray *questions = g_array_new (FALSE, FALSE, sizeof (BslOpenQuestion));

  if (self->stop != NULL)
    return questions;
  find_in_rules (self, open);
  find_in_offers (self, open);
  find_in_need (self, open);
  find_weighing (self, weighs);
  for (guint i = 0; i < n; i++)
    {
      BslOpenQuestion item = { bsl_questionnaire_get_question (questionnaire, i), 0 };
      if (!open[i])
        continue;
      item.decides = weighs[i] ? count_decided (self, item.question) : 0;
      g_array_append_val (questions, item);
    }
  g_array_sort (questions, compare_questions);
  return questions;
}

/* What the checks wait for that are to be examined. */
static void
find_awaited (BslEvaluation *self, const BslOfferFinding *offer, gboolean *open)
{
  BslScope scope = bsl_scope_for_offers (&self->scope, NULL);

  bsl_scope_set_offer (&scope, offer->offer);
  for (guint i = 0; i < offer->checks->len; i++)
    {
      const BslCheck *check = &g_array_index (offer->checks, BslCheck, i);
      if (check->result != BSL_RESULT_REVIEW)
        continue;
      find_in_check (check, &scope, open);
      if (check->applies == BSL_TRI_UNKNOWN)
        bsl_condition_find_open (check->rule->applies, &scope, open);
    }
}

/* Whether some answer to @question alone would change the verdict on one offer. */
static gboolean
decides (BslEvaluation *self, const BslQuestion *question, guint offer)
{
  g_autofree gboolean *changed = g_new0 (gboolean, self->offers->len + 1);

  for (guint i = 0; i < self->offers->len; i++)
    changed[i] = i != offer;
  find_decided (self, question, changed);
  return changed[offer];
}

GArray *
bsl_evaluation_find_questions_for (BslEvaluation *self, const BslOfferFinding *offer)
{
  const GArray *open = bsl_evaluation_get_open_questions (self);
  guint n = bsl_questionnaire_get_n_questions (self->rules->questionnaire);
  g_autofree gboolean *awaited = g_new0 (gboolean, n + 1);
  GArray *alone = g_array_new (FALSE, FALSE, sizeof (BslOfferQuestion));
  g_autoptr (GArray) together = g_array_new (FALSE, FALSE, sizeof (BslOfferQuestion));

  find_awaited (self, offer, awaited);
  for (guint i = 0; i < open->len; i++)
    {
      const BslOpenQuestion *item = &g_array_index (open, BslOpenQuestion, i);
      BslOfferQuestion found = { item, item->decides > 0 && decides (self, item->question, offer->offer->index) };
      if (found.alone)
        g_array_append_val (alone, found);
      else if (awaited[item->question->index])
        g_array_append_val (together, found);
    }
  g_array_append_vals (alone, together->data, together->len);
  return alone;
}
