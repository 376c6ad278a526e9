/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/bsl-session.h"

G_BEGIN_DECLS

#define BSL_TYPE_COVERAGE_PAGE (bsl_coverage_page_get_type ())
G_DECLARE_FINAL_TYPE (BslCoveragePage, bsl_coverage_page, BSL, COVERAGE_PAGE, AdwNavigationPage)

/* Which offer in the running sells which service of the need, as a grid; the service that the fewest sell comes first. */
AdwNavigationPage *bsl_coverage_page_new (BslSession *session);

G_END_DECLS
