/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/bsl-session.h"

G_BEGIN_DECLS

#define BSL_TYPE_OFFER_LIST_PAGE (bsl_offer_list_page_get_type ())
G_DECLARE_FINAL_TYPE (BslOfferListPage, bsl_offer_list_page, BSL, OFFER_LIST_PAGE, AdwNavigationPage)

/* The offers by verdict, with search and filter. Actions "results.search", "results.filter",
 * "results.clear-filter". */
AdwNavigationPage *bsl_offer_list_page_new (BslSession *session);

G_END_DECLS
