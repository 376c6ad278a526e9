/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "generated.h"

#include "app/rules/bsl-condition-private.h"
#include "app/rules/bsl-evaluation-private.h"

G_BEGIN_DECLS

/* Whether a rule or a conclusion holds as long as something is open: "first-known" is the only form
 * that can. */
gboolean holds_while_open (const BslCondition *condition);
gboolean conclusion_holds_while_open (const BslConclusionDef *def);

/* Which answers are statements, by question: they count only where they are given, so that leaving
 * one out says something (test-statements.c), and is not open. No check may hold while something is
 * open. To be freed. */
gboolean *find_statements (BslRuleBase *rules);

/* The day of the consultation is that of the decision until it is given: that is no open answer. */
gboolean has_a_default (BslRuleBase *rules, const BslQuestion *question);

/* Every open answer given; not those in @except, by question. */
BslAnswers *complete (Chance *chance, BslAnswers *partial, const gboolean *except);

G_END_DECLS
