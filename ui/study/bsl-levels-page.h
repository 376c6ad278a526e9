/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/bsl-result-page.h"

G_BEGIN_DECLS

#define BSL_TYPE_LEVELS_PAGE (bsl_levels_page_get_type ())
G_DECLARE_FINAL_TYPE (BslLevelsPage, bsl_levels_page, BSL, LEVELS_PAGE, BslResultPage)

/* At which level an offer is for each criterion: what the catalogue decides, and what a person gives with a reason. */
AdwNavigationPage *bsl_levels_page_new (BslSession *session, const char *offer);

G_END_DECLS
