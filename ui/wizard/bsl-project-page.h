/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/bsl-session.h"

G_BEGIN_DECLS

#define BSL_TYPE_PROJECT_PAGE (bsl_project_page_get_type ())
G_DECLARE_FINAL_TYPE (BslProjectPage, bsl_project_page, BSL, PROJECT_PAGE, AdwNavigationPage)

/**
 * BslProjectPage:
 *
 * An open project: its steps beside the page of one of them. Pages are created when first shown.
 * Page identifiers: the steps of the questionnaire ("organisation", …), "recap", "offers",
 * "regime", "document", and those named as the member of the project file they show:
 * "attachments", "opinions".
 *
 * Actions for what is inside: "session.go" (ss: page, field or ""), "session.next",
 * "session.previous", "session.undo", "session.redo", "session.export", "session.print", "session.view-date",
 * "session.view-own-date", "session.amend", "session.try-again", "session.close".
 */

/* Opens on the page and the field where the person was. */
AdwNavigationPage *bsl_project_page_new (BslSession *session);

BslSession *bsl_project_page_get_session (BslProjectPage *self);

/* @field: identifier of a question on that page, or NULL. Moves the focus there. */
void bsl_project_page_go (BslProjectPage *self, const char *page, const char *field);

/* Whether nothing typed would be lost. Where it would, asks, and does @action for whoever accepts. */
gboolean bsl_project_page_may_leave (BslProjectPage *self, const char *action);

G_END_DECLS
