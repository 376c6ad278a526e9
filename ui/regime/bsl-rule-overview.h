/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/bsl-result-page.h"
#include "ui/common/bsl-words.h"

G_BEGIN_DECLS

/* What follows from the rules, the guided analyses, and the three or four rules that decide. */
void bsl_rule_overview_add (BslResultPage *page, BslEvaluation *evaluation);

/* A row that leads to the page of @rule. @subtitle may be NULL. */
GtkWidget *bsl_rule_row_new (BslResultPage *page, const BslRule *rule, BslWord word, const char *subtitle);
/* The first reason why a rule applies, may apply or does not; may be NULL. To be freed. */
char *bsl_rule_dup_first_reason (BslResultPage *page, BslEvaluation *evaluation, const BslObligation *obligation);

G_END_DECLS
