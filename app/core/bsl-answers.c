/* SPDX-License-Identifier: EUPL-1.2 */
/* The value of every question. */

#include "config.h"

#include "app/core/bsl-questionnaire.h"

struct _BslAnswers
{
  BslQuestionnaire *questionnaire;
  guint n_values;
  BslValue *values;
};

BslAnswers *
bsl_answers_new (BslQuestionnaire *questionnaire)
{
  BslAnswers *self = g_new0 (BslAnswers, 1);

  self->questionnaire = bsl_questionnaire_ref (questionnaire);
  self->n_values = bsl_questionnaire_get_n_questions (questionnaire);
  self->values = g_new0 (BslValue, self->n_values);
  return self;
}

BslAnswers *
bsl_answers_copy (BslAnswers *self)
{
  BslAnswers *copy = bsl_answers_new (self->questionnaire);

  for (guint i = 0; i < self->n_values; i++)
    bsl_value_copy (&self->values[i], &copy->values[i]);
  return copy;
}

void
bsl_answers_free (BslAnswers *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->n_values; i++)
    bsl_value_clear (&self->values[i]);
  g_free (self->values);
  bsl_questionnaire_unref (self->questionnaire);
  g_free (self);
}

BslQuestionnaire *
bsl_answers_get_questionnaire (BslAnswers *self)
{
  return self->questionnaire;
}

const BslValue *
bsl_answers_get (BslAnswers *self, guint question)
{
  g_return_val_if_fail (question < self->n_values, NULL);

  return &self->values[question];
}

void
bsl_answers_set (BslAnswers *self, guint question, const BslValue *value)
{
  g_return_if_fail (question < self->n_values);

  if (value != NULL && value->known)
    bsl_value_copy (value, &self->values[question]);
  else
    bsl_value_clear (&self->values[question]);
}

guint
bsl_answers_count_known (BslAnswers *self)
{
  guint n_known = 0;

  for (guint i = 0; i < self->n_values; i++)
    n_known += self->values[i].known ? 1 : 0;
  return n_known;
}
