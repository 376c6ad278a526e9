/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/bsl-result-page.h"

G_BEGIN_DECLS

/* Groups for what no offer covers, and for the smallest sets of offers that cover the need: each set as lots. */
void bsl_combination_rows_add (BslResultPage *page, BslEvaluation *evaluation);

G_END_DECLS
