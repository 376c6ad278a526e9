/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/bsl-session.h"

G_BEGIN_DECLS

#define BSL_TYPE_OPINIONS_PAGE (bsl_opinions_page_get_type ())
G_DECLARE_FINAL_TYPE (BslOpinionsPage, bsl_opinions_page, BSL, OPINIONS_PAGE, AdwNavigationPage)

/* Who was asked about the project and what they say. Actions for what is inside: "opinions.ask",
 * "opinions.ask-again" (s) and "opinions.show" (s), with the identifier of an opinion. */
AdwNavigationPage *bsl_opinions_page_new (BslSession *session);

G_END_DECLS
