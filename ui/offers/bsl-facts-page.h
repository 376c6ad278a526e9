/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/bsl-result-page.h"

G_BEGIN_DECLS

#define BSL_TYPE_FACTS_PAGE (bsl_facts_page_get_type ())
G_DECLARE_FINAL_TYPE (BslFactsPage, bsl_facts_page, BSL, FACTS_PAGE, BslResultPage)

/* All that the catalogue knows of an offer, each fact with its source and date. */
AdwNavigationPage *bsl_facts_page_new (BslSession *session, const char *offer);

G_END_DECLS
