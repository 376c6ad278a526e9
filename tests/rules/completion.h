/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "generated.h"

#include "app/rules/bsl-condition-private.h"
#include "app/rules/bsl-evaluation-private.h"

G_BEGIN_DECLS

/* How a rule or a conclusion depends on an answer being given at all: "first-known" is the only
 * form that does. */
typedef enum
{
  READS_VALUES = 0,
  READS_PREFERENCE = 1 << 0, /* an answer counts, or prevails over another, where it is given */
  READS_OPENNESS = 1 << 1,   /* holds as long as something is open */
} Reads;

Reads how_it_reads (const BslCondition *condition);
Reads how_check_reads (const BslRule *rule); /* with what makes it apply */
Reads how_conclusion_reads (const BslConclusionDef *def);

/* Which answers count only where they are given, by question: leaving one out says something, it is
 * not open. No check may read whether something is open. To be freed. */
gboolean *find_preferred (BslRuleBase *rules);

/* The day of the consultation is that of the decision until it is given: that is no open answer. */
gboolean has_a_default (BslRuleBase *rules, const BslQuestion *question);

/* Every open answer given; not those in @except (by question), where that is not NULL. */
BslAnswers *complete (Chance *chance, BslAnswers *partial, const gboolean *except);

G_END_DECLS
