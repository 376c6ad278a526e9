/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-comparison.h"

G_BEGIN_DECLS

/* What the differences of a kind are about: "Offers". NULL for editions and the day. */
const char *bsl_difference_get_heading (BslDifferenceKind kind);

/* "Eligible → Not eligible", then why, a line each. @evaluation knows the rules. To be freed. */
char *bsl_difference_dup_words (const BslDifference *difference, BslEvaluation *evaluation, BslLang lang);

G_END_DECLS
