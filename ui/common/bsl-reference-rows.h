/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/rules/bsl-rule-base.h"

G_BEGIN_DECLS

/* A reference to a text: what it is, what it says, and its address. */
GtkWidget *bsl_reference_row_new (BslRuleBase *rules, const BslReference *reference, BslLang lang);

/* Adds a row for each of @references (of BslReference). */
void bsl_reference_rows_add (AdwExpanderRow *row, BslRuleBase *rules, GPtrArray *references, BslLang lang);

G_END_DECLS
