/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/rules/bsl-analysis.h"
#include "ui/bsl-session.h"

G_BEGIN_DECLS

#define BSL_TYPE_ANALYSIS_PAGE (bsl_analysis_page_get_type ())
G_DECLARE_FINAL_TYPE (BslAnalysisPage, bsl_analysis_page, BSL, ANALYSIS_PAGE, AdwNavigationPage)

/* A guided analysis: what is still to be completed and by whom, its topics, what the answers conclude,
 * who attests it. Action "analysis.report" takes what it found over into the answers. */
AdwNavigationPage *bsl_analysis_page_new (BslSession *session, const BslAnalysis *analysis);

G_END_DECLS
