/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/bsl-session.h"

G_BEGIN_DECLS

#define BSL_TYPE_OUTCOME_PAGE (bsl_outcome_page_get_type ())
G_DECLARE_FINAL_TYPE (BslOutcomePage, bsl_outcome_page, BSL, OUTCOME_PAGE, AdwNavigationPage)

/* How the procurement ended; recorded when the person says so, also while the project is frozen. An
 * awarded offer is kept as it is on that day. */
AdwNavigationPage *bsl_outcome_page_new (BslSession *session);

G_END_DECLS
