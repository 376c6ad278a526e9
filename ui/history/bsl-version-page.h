/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/bsl-result-page.h"

G_BEGIN_DECLS

#define BSL_TYPE_VERSION_PAGE (bsl_version_page_get_type ())
G_DECLARE_FINAL_TYPE (BslVersionPage, bsl_version_page, BSL, VERSION_PAGE, BslResultPage)

/* One version of a project: why and when it was frozen, its documents to open and to save, the way to
 * what is different now. @id: of the snapshot. */
AdwNavigationPage *bsl_version_page_new (BslSession *session, const char *id);

G_END_DECLS
