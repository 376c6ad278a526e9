/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/bsl-result-page.h"

G_BEGIN_DECLS

#define BSL_TYPE_PICK_PAGE (bsl_pick_page_get_type ())
G_DECLARE_FINAL_TYPE (BslPickPage, bsl_pick_page, BSL, PICK_PAGE, BslResultPage)

/* Which two to four offers to see side by side; @id: one that is chosen already, or "". Its main action activates
 * "details.side-by-side" with their identifiers. */
AdwNavigationPage *bsl_pick_page_new (BslSession *session, const char *id);

G_END_DECLS
