/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/rules/bsl-library.h"
#include "app/store/bsl-store.h"

G_BEGIN_DECLS

#define BSL_TYPE_IMPACT_PAGE (bsl_impact_page_get_type ())
G_DECLARE_FINAL_TYPE (BslImpactPage, bsl_impact_page, BSL, IMPACT_PAGE, AdwNavigationPage)

/* The saved projects of which law, catalogue or day changed the result: what changed of each, and why. It only tells;
 * @library must be loaded. @looking: not all of them were looked at yet, which is said. */
AdwNavigationPage *bsl_impact_page_new (BslLibrary *library, BslStore *store, gboolean looking);

G_END_DECLS
