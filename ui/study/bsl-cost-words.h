/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/study/bsl-costs.h"

G_BEGIN_DECLS

/* What an offer costs, in words: a range, a minimum, or why there is no figure. To be freed. */
char *bsl_cost_words_dup_total (const BslCost *cost, BslLang lang);
/* The same with the exit apart and how much is unknown, on lines of their own. To be freed. */
char *bsl_cost_words_dup_summary (const BslCost *cost, BslLang lang);
/* A price for @item, or what is paid once with NULL; its source and its day on a line below. @amount may be NULL. To be
 * freed. */
char *bsl_cost_words_dup_amount (const BslCostItem *item, const BslCostAmount *amount, BslLang lang);
/* How much of it the need asks for. To be freed. */
char *bsl_cost_words_dup_quantity (const BslCostItem *item, BslLang lang);

G_END_DECLS
