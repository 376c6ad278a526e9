/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/study/bsl-study.h"

G_BEGIN_DECLS

#define BSL_TYPE_RANKING (bsl_ranking_get_type ())
G_DECLARE_FINAL_TYPE (BslRanking, bsl_ranking, BSL, RANKING, AdwBin)

/* The offers of a study by score, each a row that leads to its levels ("study.offer" with its identifier): the first
 * places, and more where that is wished. @study must live as long. */
GtkWidget *bsl_ranking_new (BslStudy *study, BslLang lang);
/* To be called after the scores were computed again: places are told anew. */
void bsl_ranking_update (BslRanking *self);
/* "82.5 of 100; between …". To be freed. */
char *bsl_ranking_dup_range (const BslScore *score, BslLang lang);
/* Why @score has no place. Translated, not to be freed. */
const char *bsl_ranking_get_unplaced (const BslScore *score);
/* "82.5 of 100, …": what the row of @offer says below its name. To be freed. */
char *bsl_ranking_dup_score (BslStudy *study, guint offer, BslLang lang);

G_END_DECLS
