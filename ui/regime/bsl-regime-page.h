/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/bsl-session.h"

G_BEGIN_DECLS

#define BSL_TYPE_REGIME_PAGE (bsl_regime_page_get_type ())
G_DECLARE_FINAL_TYPE (BslRegimePage, bsl_regime_page, BSL, REGIME_PAGE, AdwNavigationPage)

/* Which rules apply to this purchase, which do not, and why. */
AdwNavigationPage *bsl_regime_page_new (BslSession *session);

/* @field "analyses": to the guided analysis, unless a page of it shows already. FALSE for anything else. */
gboolean bsl_regime_page_focus (BslRegimePage *self, const char *field);

G_END_DECLS
