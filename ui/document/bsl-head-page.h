/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/bsl-result-page.h"

G_BEGIN_DECLS

#define BSL_TYPE_HEAD_PAGE (bsl_head_page_get_type ())
G_DECLARE_FINAL_TYPE (BslHeadPage, bsl_head_page, BSL, HEAD_PAGE, BslResultPage)

/* Logo, letterhead and marking of the documents. */
AdwNavigationPage *bsl_head_page_new (BslSession *session);

G_END_DECLS
