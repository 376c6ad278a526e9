/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/bsl-result-page.h"

G_BEGIN_DECLS

#define BSL_TYPE_OFFER_PAGE (bsl_offer_page_get_type ())
G_DECLARE_FINAL_TYPE (BslOfferPage, bsl_offer_page, BSL, OFFER_PAGE, BslResultPage)

/* An offer: its verdict, the grounds for it, ways out, clauses, facts. */
AdwNavigationPage *bsl_offer_page_new (BslSession *session, const char *offer);

G_END_DECLS
