/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-condition.h"

G_BEGIN_DECLS

/**
 * BslPossible:
 *
 * Can some conditions hold at once? Looks for a project in which every question is answered, and
 * for an offer of which every fact is known, whatever the sources leave unsettled.
 *
 * The answer “no” is certain. “Yes” may be too much: days and facts that are compared with each
 * other are not followed, and a search that grows too long ends with “yes”.
 */
typedef struct _BslPossible BslPossible;

BslPossible *bsl_possible_new (BslRuleBase *rules);
void bsl_possible_free (BslPossible *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslPossible, bsl_possible_free)

/* Forgets what was wanted, so that the next search costs less than a new one. */
void bsl_possible_clear (BslPossible *self);
/* Only days from @from (BSL_DATE_NONE: any) until the day before @until are looked at. */
void bsl_possible_limit_day (BslPossible *self, BslDay day, BslDate from, BslDate until);
/* @condition, which must live as long, is to be yes, or no. NULL is yes. */
void bsl_possible_want (BslPossible *self, const BslCondition *condition, gboolean wanted);

gboolean bsl_possible_search (BslPossible *self);

G_END_DECLS
