/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/bsl-result-page.h"

G_BEGIN_DECLS

#define BSL_TYPE_LOG_PAGE (bsl_log_page_get_type ())
G_DECLARE_FINAL_TYPE (BslLogPage, bsl_log_page, BSL, LOG_PAGE, BslResultPage)

/* Every change of a project, the last one first: who, when, what, before, after, why; and whether the
 * log is as it was written. */
AdwNavigationPage *bsl_log_page_new (BslSession *session);

G_END_DECLS
