/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/core/bsl-opinion.h"
#include "ui/bsl-session.h"

G_BEGIN_DECLS

#define BSL_TYPE_ASK_PAGE (bsl_ask_page_get_type ())
G_DECLARE_FINAL_TYPE (BslAskPage, bsl_ask_page, BSL, ASK_PAGE, AdwNavigationPage)

/* Whom to ask about which answers. Its action "ask.save" asks where the question sheet goes; the
 * question is recorded when that is known. @again: begins with what was asked then, or NULL. */
AdwNavigationPage *bsl_ask_page_new (BslSession *session, const BslOpinion *again);

/* Records the question and makes the sheet, as when it is said where to save it. */
GBytes *bsl_ask_page_make (gpointer page, GError **error);

G_END_DECLS
