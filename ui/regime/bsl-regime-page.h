/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/bsl-session.h"

G_BEGIN_DECLS

#define BSL_TYPE_REGIME_PAGE (bsl_regime_page_get_type ())
G_DECLARE_FINAL_TYPE (BslRegimePage, bsl_regime_page, BSL, REGIME_PAGE, AdwNavigationPage)

/* Which rules apply to this purchase, which do not, and why. */
AdwNavigationPage *bsl_regime_page_new (BslSession *session);

G_END_DECLS
