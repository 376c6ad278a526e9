/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/bsl-session.h"

G_BEGIN_DECLS

#define BSL_TYPE_SIDE_BY_SIDE_PAGE (bsl_side_by_side_page_get_type ())
G_DECLARE_FINAL_TYPE (BslSideBySidePage, bsl_side_by_side_page, BSL, SIDE_BY_SIDE_PAGE, AdwNavigationPage)

/* Two to four offers side by side. @ids: their identifiers, separated by spaces; those that are not in the catalogue are
 * left out, and fewer than two are told. */
AdwNavigationPage *bsl_side_by_side_page_new (BslSession *session, const char *ids);

G_END_DECLS
