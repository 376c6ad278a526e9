/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/bsl-result-page.h"

G_BEGIN_DECLS

#define BSL_TYPE_COMPARE_PAGE (bsl_compare_page_get_type ())
G_DECLARE_FINAL_TYPE (BslComparePage, bsl_compare_page, BSL, COMPARE_PAGE, BslResultPage)

/* Two versions of a project side by side: answers, law, catalogue, verdicts. Begins with the version
 * @before (identifier) and the project as it is. */
AdwNavigationPage *bsl_compare_page_new (BslSession *session, const char *before);

G_END_DECLS
