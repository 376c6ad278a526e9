/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/bsl-result-page.h"

G_BEGIN_DECLS

#define BSL_TYPE_COST_OFFER_PAGE (bsl_cost_offer_page_get_type ())
G_DECLARE_FINAL_TYPE (BslCostOfferPage, bsl_cost_offer_page, BSL, COST_OFFER_PAGE, BslResultPage)

/* The prices of one offer, and what it costs. */
AdwNavigationPage *bsl_cost_offer_page_new (BslSession *session, const char *offer);

G_END_DECLS
