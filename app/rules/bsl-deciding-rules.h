/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-evaluation.h"

G_BEGIN_DECLS

/* What a rule does to the offers. */
typedef struct
{
  const BslObligation *obligation;
  guint excluded; /* offers that do not meet it */
  guint doubtful; /* offers to examine, among others because of it */
} BslDecidingRule;

/* The rules that decide most: those that exclude the most offers first, then those that leave the most
 * to examine; at most @limit. Of BslDecidingRule, owned by the caller. */
GArray *bsl_evaluation_find_deciding_rules (BslEvaluation *self, guint limit);

G_END_DECLS
