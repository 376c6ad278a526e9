/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-scope.h"

G_BEGIN_DECLS

typedef enum
{
  BSL_VERDICT_ELIGIBLE,
  BSL_VERDICT_TO_EXAMINE,
  BSL_VERDICT_NOT_ELIGIBLE,
} BslVerdict;

extern const char *const bsl_verdict_words[];
/* Whether a rule applies, by BslTri: "does-not-apply", "unknown", "applies". */
extern const char *const bsl_state_words[];

/* What the results of its checks make of an offer. */
BslVerdict bsl_verdict_of (gboolean failed, gboolean reviewed);
/* The result of the checks that keep an offer from a better verdict; a pass where there is none. */
BslResult bsl_verdict_get_ground (BslVerdict verdict);

/* The day on which @rule is read, whether it is in force then, and whether it applies. */
BslDate bsl_rule_get_reading_day (const BslRule *rule, const BslScope *scope);
gboolean bsl_rule_is_in_force (const BslRule *rule, const BslScope *scope);
BslTri bsl_rule_get_state (const BslRule *rule, const BslScope *scope);

/* The result of the check of @rule on the offer of the scope. @cases: bit n where case n may
 * decide, up to the first that holds. Cases that agree give their result, others a review; where
 * it is unknown whether the rule applies, a fail is a review. */
BslResult bsl_rule_check_offer (const BslRule *rule, BslTri applies, const BslScope *scope, guint32 *cases);
/* Whether all @cases give one result. */
gboolean bsl_rule_is_settled (const BslRule *rule, guint32 cases);

/* The verdict on one offer, and on all of them in their order; nothing else. */
BslVerdict bsl_scope_judge (const BslScope *self, const BslOffer *offer);
void bsl_scope_judge_all (const BslScope *self, BslCatalogue *catalogue, guint8 *verdicts);
/* Sets @changed where the verdict is not that of @before; what is set already is not judged again. */
void bsl_scope_mark_changes (const BslScope *self, BslCatalogue *catalogue, const guint8 *before,
                             gboolean *changed);
/* The verdicts for other answers. */
void bsl_evaluate_verdicts (BslRuleBase *rules, BslCatalogue *catalogue, BslAnswers *answers, BslDate on,
                            guint8 *verdicts);

/* Whether the offers cover the need; @verdicts by offer. */
BslTri bsl_scope_covers_need (const BslScope *self, BslCatalogue *catalogue, const guint8 *verdicts);

G_END_DECLS
