/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/bsl-result-page.h"

G_BEGIN_DECLS

#define BSL_TYPE_SCORINGS_PAGE (bsl_scorings_page_get_type ())
G_DECLARE_FINAL_TYPE (BslScoringsPage, bsl_scorings_page, BSL, SCORINGS_PAGE, BslResultPage)

/* Who scored apart, and where they differ. A row of an offer activates "study.offer" with its identifier. */
AdwNavigationPage *bsl_scorings_page_new (BslSession *session);
/* Brings in what a project file gives; what stands in the way is told in the window. */
void bsl_scorings_page_bring (BslScoringsPage *self, GFile *file);

G_END_DECLS
