/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-evaluation.h"

G_BEGIN_DECLS

/* How many offers each verdict would hold if @question were answered by @value (unknown: not
 * answered); @counts is indexed by BslVerdict. Only the verdicts are computed. */
void bsl_evaluation_preview (BslEvaluation *self, const BslQuestion *question, const BslValue *value, guint counts[3]);

G_END_DECLS
