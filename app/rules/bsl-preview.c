/* SPDX-License-Identifier: EUPL-1.2 */
/* What an answer would change, before it is given. */

#include "config.h"

#include "app/rules/bsl-preview.h"

#include "app/rules/bsl-evaluation-private.h"

void
bsl_evaluation_preview (BslEvaluation *self, const BslQuestion *question, const BslValue *value, guint counts[3])
{
  g_autoptr (BslAnswers) answers = bsl_answers_copy (self->answers);
  guint n = bsl_evaluation_get_n_offers (self);
  g_autofree guint8 *verdicts = g_malloc (n + 1);

  bsl_answers_set (answers, question->index, value);
  bsl_evaluate_verdicts (self->rules, self->catalogue, answers, self->on, verdicts);
  counts[BSL_VERDICT_ELIGIBLE] = counts[BSL_VERDICT_TO_EXAMINE] = counts[BSL_VERDICT_NOT_ELIGIBLE] = 0;
  for (guint i = 0; i < n; i++)
    counts[verdicts[i]]++;
}
