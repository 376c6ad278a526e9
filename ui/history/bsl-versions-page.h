/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/bsl-result-page.h"

G_BEGIN_DECLS

#define BSL_TYPE_VERSIONS_PAGE (bsl_versions_page_get_type ())
G_DECLARE_FINAL_TYPE (BslVersionsPage, bsl_versions_page, BSL, VERSIONS_PAGE, BslResultPage)

/* Whether a project is frozen, its versions, its outcome, its log. */
AdwNavigationPage *bsl_versions_page_new (BslSession *session);

G_END_DECLS
