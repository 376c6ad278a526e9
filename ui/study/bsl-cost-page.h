/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/bsl-result-page.h"

G_BEGIN_DECLS

#define BSL_TYPE_COST_PAGE (bsl_cost_page_get_type ())
G_DECLARE_FINAL_TYPE (BslCostPage, bsl_cost_page, BSL, COST_PAGE, BslResultPage)

/* What the offers cost, and the quantities of the need. */
AdwNavigationPage *bsl_cost_page_new (BslSession *session);

G_END_DECLS
