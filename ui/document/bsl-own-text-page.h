/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/report/bsl-places.h"
#include "ui/bsl-session.h"

G_BEGIN_DECLS

#define BSL_TYPE_OWN_TEXT_PAGE (bsl_own_text_page_get_type ())
G_DECLARE_FINAL_TYPE (BslOwnTextPage, bsl_own_text_page, BSL, OWN_TEXT_PAGE, AdwNavigationPage)

/* Writes one text of the documents: the question, who answers it, the field, which saves itself when
 * typing pauses. Takes @place. */
AdwNavigationPage *bsl_own_text_page_new (BslSession *session, BslPlace *place);

G_END_DECLS
