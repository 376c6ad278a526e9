/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "app/study/bsl-cost.h"

G_BEGIN_DECLS

#define BSL_TYPE_COST_BAR (bsl_cost_bar_get_type ())
G_DECLARE_FINAL_TYPE (BslCostBar, bsl_cost_bar, BSL, COST_BAR, GtkWidget)

/* What an offer costs, as a bar from the lowest to the highest, beside @highest in cents. Screen readers skip it: the
 * figures must stand beside it. */
GtkWidget *bsl_cost_bar_new (const BslCost *cost, gint64 highest);

G_END_DECLS
