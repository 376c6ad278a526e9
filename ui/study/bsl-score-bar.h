/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "app/study/bsl-scoring.h"

G_BEGIN_DECLS

#define BSL_TYPE_SCORE_BAR (bsl_score_bar_get_type ())
G_DECLARE_FINAL_TYPE (BslScoreBar, bsl_score_bar, BSL, SCORE_BAR, GtkWidget)

/* A score from 0 to 100 as a bar, and pale behind it up to where it could be. A picture only: what it shows stands in
 * words beside it. */
GtkWidget *bsl_score_bar_new (void);
void bsl_score_bar_set (BslScoreBar *self, const BslScore *score);

G_END_DECLS
