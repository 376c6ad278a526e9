/* SPDX-License-Identifier: EUPL-1.2 */
/* Which unknown answers still matter, and how much. */

#include "config.h"

#include "app/rules/bsl-evaluation-private.h"

static void
find_in_check (const BslCheckRule *check, const BslScope *scope, gboolean *open)
{
  for (guint i = 0; i < check->cases->len; i++)
    {
      const BslCondition *when = g_array_index (check->cases, BslCase, i).when;
      BslTri holds = bsl_condition_evaluate (when, scope);
      if (holds == BSL_TRI_UNKNOWN)
        bsl_condition_find_open (when, scope, open);
      if (holds == BSL_TRI_YES)
        break;
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
        {
          const BslCheck *check = &g_array_index (finding->checks, BslCheck, j);
          if (check->applies != BSL_TRI_NO)
            find_in_check (check->rule->check, &scope, open);
        }
    }
}

static void
find_in_rules (BslEvaluation *self, gboolean *open)
{
  for (guint i = 0; i < self->rules->rules->len; i++)
    if (self->obligations[i].state == BSL_TRI_UNKNOWN)
      bsl_condition_find_open (self->obligations[i].rule->applies, &self->scope, open);
  for (guint i = 0; i < self->rules->conclusions->len; i++)
    {
      const BslConclusionDef *def = g_ptr_array_index (self->rules->conclusions, i);
      for (guint j = 0; j < def->cases->len; j++)
        bsl_condition_find_open (g_array_index (def->cases, BslConclusionCase, j).when,
                                 &self->scope, open);
    }
  if (!bsl_answers_get (self->answers, self->rules->needs_question->index)->known)
    open[self->rules->needs_question->index] = TRUE;
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

static void
mark_changes (BslEvaluation *self, const guint8 *verdicts, gboolean *changed)
{
  for (guint i = 0; i < self->offers->len; i++)
    if (verdicts[i] != bsl_evaluation_get_offer (self, i)->verdict)
      changed[i] = TRUE;
}

/* Offers whose verdict some answer to @question alone would change. */
static guint
count_decided (BslEvaluation *self, const BslQuestion *question)
{
  g_autoptr (GArray) probes = list_probes (self, question);
  g_autoptr (BslAnswers) answers = bsl_answers_copy (self->answers);
  g_autofree guint8 *verdicts = g_malloc (self->offers->len + 1);
  g_autofree gboolean *changed = g_new0 (gboolean, self->offers->len + 1);
  guint n = 0;

  for (guint i = 0; i < probes->len; i++)
    {
      g_auto (BslScope) scope = { 0 };
      bsl_answers_set (answers, question->index, &g_array_index (probes, BslValue, i));
      bsl_scope_init (&scope, self->rules, answers, self->on);
      bsl_scope_judge_all (&scope, self->catalogue, verdicts);
      mark_changes (self, verdicts, changed);
    }
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
  g_autofree gboolean *open = g_new0 (gboolean, n + 1);
  GArray *questions = g_array_new (FALSE, FALSE, sizeof (BslOpenQuestion));

  if (self->stop != NULL)
    return questions;
  find_in_rules (self, open);
  find_in_offers (self, open);
  for (guint i = 0; i < n; i++)
    {
      BslOpenQuestion item = { bsl_questionnaire_get_question (questionnaire, i), 0 };
      if (!open[i])
        continue;
      item.decides = count_decided (self, item.question);
      g_array_append_val (questions, item);
    }
  g_array_sort (questions, compare_questions);
  return questions;
}
