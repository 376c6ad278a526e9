/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/rules/bsl-evaluation.h"

G_BEGIN_DECLS

/* Where a rule says that the tool must not go on: what a page shows then, and nothing else. Both may be
 * called only where bsl_evaluation_get_stop() is not NULL. */
GtkWidget *bsl_stop_card_new (BslEvaluation *evaluation, BslLang lang);
/* Leads to the rule. */
GtkWidget *bsl_stop_row_new (BslEvaluation *evaluation);

G_END_DECLS
