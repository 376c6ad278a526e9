/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/study/bsl-study.h"
#include "ui/bsl-session.h"

G_BEGIN_DECLS

#define BSL_TYPE_LEVEL_GROUP (bsl_level_group_get_type ())
G_DECLARE_FINAL_TYPE (BslLevelGroup, bsl_level_group, BSL, LEVEL_GROUP, AdwPreferencesGroup)

/* The level of @offer on one scale of @grid, and the reason for it. The evaluation, and what belongs to it and to its
 * rules, must outlive it. */
GtkWidget *bsl_level_group_new (BslSession *session, BslEvaluation *evaluation, const BslGrid *grid, const BslOfferFinding *offer,
                                const BslScale *scale);

G_END_DECLS
