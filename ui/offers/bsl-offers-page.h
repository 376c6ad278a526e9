/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/bsl-session.h"

G_BEGIN_DECLS

#define BSL_TYPE_OFFERS_PAGE (bsl_offers_page_get_type ())
G_DECLARE_FINAL_TYPE (BslOffersPage, bsl_offers_page, BSL, OFFERS_PAGE, AdwNavigationPage)

/* The offers of the catalogue by verdict. */
AdwNavigationPage *bsl_offers_page_new (BslSession *session);

G_END_DECLS
