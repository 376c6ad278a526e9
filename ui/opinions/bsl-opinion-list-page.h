/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/bsl-result-page.h"

G_BEGIN_DECLS

#define BSL_TYPE_OPINION_LIST_PAGE (bsl_opinion_list_page_get_type ())
G_DECLARE_FINAL_TYPE (BslOpinionListPage, bsl_opinion_list_page, BSL, OPINION_LIST_PAGE, BslResultPage)

/* Each opinion asked for, and whether it holds. */
AdwNavigationPage *bsl_opinion_list_page_new (BslSession *session);

G_END_DECLS
