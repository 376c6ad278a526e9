/* SPDX-License-Identifier: EUPL-1.2 */
/* Guided analyses: what they ask, and what the answers of a project say of it. */

#include "config.h"

#include "app/rules/bsl-analysis.h"

#include "app/rules/bsl-evaluation-private.h"

static void
criterion_free (BslCriterion *self)
{
  g_free (self->id);
  bsl_text_clear (&self->title);
  bsl_text_clear (&self->help);
  g_free (self);
}

static void
topic_free (BslTopic *self)
{
  g_free (self->id);
  bsl_text_clear (&self->title);
  bsl_text_clear (&self->question);
  bsl_text_clear (&self->help);
  bsl_condition_free (self->when);
  g_ptr_array_unref (self->criteria);
  g_free (self);
}

static void
part_free (BslAnalysisPart *self)
{
  bsl_text_clear (&self->title);
  bsl_text_clear (&self->intro);
  g_ptr_array_unref (self->topics);
  g_free (self);
}

BslCriterion *
bsl_criterion_new (BslAnalysis *analysis)
{
  BslCriterion *self = g_new0 (BslCriterion, 1);

  g_ptr_array_add (analysis->criteria, self);
  return self;
}

BslTopic *
bsl_topic_new (BslAnalysisPart *part)
{
  BslTopic *self = g_new0 (BslTopic, 1);

  self->option = -1;
  self->criteria = g_ptr_array_new ();
  g_ptr_array_add (part->topics, self);
  return self;
}

BslAnalysisPart *
bsl_analysis_part_new (BslAnalysis *analysis)
{
  BslAnalysisPart *self = g_new0 (BslAnalysisPart, 1);

  self->topics = g_ptr_array_new_with_free_func ((GDestroyNotify) topic_free);
  g_ptr_array_add (analysis->parts, self);
  return self;
}

BslAnalysis *
bsl_analysis_new (void)
{
  BslAnalysis *self = g_new0 (BslAnalysis, 1);

  self->criteria = g_ptr_array_new_with_free_func ((GDestroyNotify) criterion_free);
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);
  return self;
}

void
bsl_analysis_free (BslAnalysis *self)
{
  g_free (self->id);
  bsl_text_clear (&self->title);
  bsl_text_clear (&self->intro);
  bsl_text_clear (&self->caution);
  bsl_text_clear (&self->attestation);
  g_free (self->role);
  bsl_condition_free (self->needed);
  g_clear_pointer (&self->references, g_ptr_array_unref);
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->criteria);
  g_free (self);
}

guint
bsl_rule_base_get_n_analyses (BslRuleBase *self)
{
  return self->analyses->len;
}

const BslAnalysis *
bsl_rule_base_get_analysis (BslRuleBase *self, guint index)
{
  return g_ptr_array_index (self->analyses, index);
}

const BslAnalysis *
bsl_rule_base_find_analysis (BslRuleBase *self, const char *id)
{
  for (guint i = 0; i < self->analyses->len; i++)
    if (g_strcmp0 (bsl_rule_base_get_analysis (self, i)->id, id) == 0)
      return bsl_rule_base_get_analysis (self, i);
  return NULL;
}

const BslTopic *
bsl_analysis_find_topic (const BslAnalysis *self, const char *id)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const BslAnalysisPart *part = g_ptr_array_index (self->parts, i);
      for (guint j = 0; j < part->topics->len; j++)
        if (g_strcmp0 (((const BslTopic *) g_ptr_array_index (part->topics, j))->id, id) == 0)
          return g_ptr_array_index (part->topics, j);
    }
  return NULL;
}

BslTri
bsl_evaluation_needs_analysis (BslEvaluation *self, const BslAnalysis *analysis)
{
  return bsl_condition_evaluate (analysis->needed, &self->scope);
}

BslTri
bsl_evaluation_read_topic (BslEvaluation *self, const BslTopic *topic)
{
  return bsl_condition_evaluate (topic->when, &self->scope);
}
