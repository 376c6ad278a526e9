/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/rules/bsl-analysis.h"
#include "ui/bsl-session.h"

G_BEGIN_DECLS

#define BSL_TYPE_TOPIC_PAGE (bsl_topic_page_get_type ())
G_DECLARE_FINAL_TYPE (BslTopicPage, bsl_topic_page, BSL, TOPIC_PAGE, AdwNavigationPage)

/* The criteria of a topic of a guided analysis, and the way to the next topic ("details.topic"). */
AdwNavigationPage *bsl_topic_page_new (BslSession *session, const BslAnalysis *analysis, const BslTopic *topic);

/* "ANALYSIS/TOPIC", for "details.topic". To be freed. */
char *bsl_topic_page_dup_target (const BslAnalysis *analysis, const BslTopic *topic);

G_END_DECLS
