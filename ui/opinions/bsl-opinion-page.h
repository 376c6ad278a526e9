/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-opinion.h"
#include "ui/common/bsl-result-page.h"

G_BEGIN_DECLS

#define BSL_TYPE_OPINION_PAGE (bsl_opinion_page_get_type ())
G_DECLARE_FINAL_TYPE (BslOpinionPage, bsl_opinion_page, BSL, OPINION_PAGE, BslResultPage)

/* One opinion: whether it holds, what was asked, what is said, and what can be done. */
AdwNavigationPage *bsl_opinion_page_new (BslSession *session, const char *id);

/* The opinion as it is now, to be freed; NULL where there is none any more. */
BslOpinion *bsl_opinion_page_find (BslSession *session, const char *id);

G_END_DECLS
