/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/bsl-result-page.h"

G_BEGIN_DECLS

#define BSL_TYPE_REOPENING_PAGE (bsl_reopening_page_get_type ())
G_DECLARE_FINAL_TYPE (BslReopeningPage, bsl_reopening_page, BSL, REOPENING_PAGE, BslResultPage)

/* What changed since the project was last seen, whether what was recommended still is, what to do. */
AdwNavigationPage *bsl_reopening_page_new (BslSession *session);

G_END_DECLS
