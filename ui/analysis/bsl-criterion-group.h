/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/rules/bsl-analysis.h"
#include "ui/bsl-session.h"

G_BEGIN_DECLS

#define BSL_TYPE_CRITERION_GROUP (bsl_criterion_group_get_type ())
G_DECLARE_FINAL_TYPE (BslCriterionGroup, bsl_criterion_group, BSL, CRITERION_GROUP, AdwPreferencesGroup)

/* A criterion of a guided analysis: yes, no or to be settled, and the reasons. Every change is saved. */
GtkWidget *bsl_criterion_group_new (BslSession *session, const BslAnalysis *analysis, const BslTopic *topic,
                                    const BslCriterion *criterion);

G_END_DECLS
