/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/bsl-session.h"

G_BEGIN_DECLS

#define BSL_TYPE_RECAP_PAGE (bsl_recap_page_get_type ())
G_DECLARE_FINAL_TYPE (BslRecapPage, bsl_recap_page, BSL, RECAP_PAGE, AdwNavigationPage)

/* Every answer by step, what is still open, what follows from the answers. */
AdwNavigationPage *bsl_recap_page_new (BslSession *session);

G_END_DECLS
