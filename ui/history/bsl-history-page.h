/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/document/bsl-job-bar.h"
#include "ui/bsl-session.h"

G_BEGIN_DECLS

#define BSL_TYPE_HISTORY_PAGE (bsl_history_page_get_type ())
G_DECLARE_FINAL_TYPE (BslHistoryPage, bsl_history_page, BSL, HISTORY_PAGE, AdwNavigationPage)

/**
 * BslHistoryPage:
 *
 * What became of a project: the pages of its versions, its outcome and its log lie inside.
 *
 * Actions for them: "history.version" (s: identifier), "history.compare" (s: the first of the two),
 * "history.log", "history.outcome", "history.reopening".
 */
AdwNavigationPage *bsl_history_page_new (BslSession *session);

/* Opens the page of that name; FALSE where there is none. */
gboolean bsl_history_page_focus (BslHistoryPage *self, const char *name);

/* What tells of a document that is written, of the page around @widget; NULL where there is none. */
BslJobBar *bsl_history_page_find_bar (GtkWidget *widget);

G_END_DECLS
