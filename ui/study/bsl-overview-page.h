/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/study/bsl-study-record.h"
#include "ui/common/bsl-result-page.h"

G_BEGIN_DECLS

#define BSL_TYPE_OVERVIEW_PAGE (bsl_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (BslOverviewPage, bsl_overview_page, BSL, OVERVIEW_PAGE, BslResultPage)

/* Coverage, combinations, scores and weights of a market study. */
AdwNavigationPage *bsl_overview_page_new (BslSession *session);
/* What is done with what is unknown, in words. */
const char *bsl_overview_page_get_unknowns_words (BslUnknowns unknowns);

G_END_DECLS
