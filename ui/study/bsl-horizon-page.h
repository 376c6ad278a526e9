/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/bsl-result-page.h"

G_BEGIN_DECLS

#define BSL_TYPE_HORIZON_PAGE (bsl_horizon_page_get_type ())
G_DECLARE_FINAL_TYPE (BslHorizonPage, bsl_horizon_page, BSL, HORIZON_PAGE, BslResultPage)

/* The days around the contract: the picture of the document, then day by day what the contract says about it. */
AdwNavigationPage *bsl_horizon_page_new (BslSession *session);

G_END_DECLS
