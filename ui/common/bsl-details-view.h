/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/bsl-session.h"

G_BEGIN_DECLS

#define BSL_TYPE_DETAILS_VIEW (bsl_details_view_get_type ())
G_DECLARE_FINAL_TYPE (BslDetailsView, bsl_details_view, BSL, DETAILS_VIEW, AdwBin)

/**
 * BslDetailsView:
 *
 * A page and what one can open from it: offers and rules, one on the other.
 *
 * Actions for what is inside: "details.offer" (s: identifier), "details.facts" (s: of an offer),
 * "details.rule" (s), "details.analysis" (s), "details.topic" (s: "ANALYSIS/TOPIC"), "details.compare" (s: an offer chosen
 * already, or ""), "details.side-by-side" (s: identifiers of offers, separated by spaces).
 */
GtkWidget *bsl_details_view_new (BslSession *session, AdwNavigationPage *root);

/* Back to the first page, as a person expects who opens the place anew. */
void bsl_details_view_reset (BslDetailsView *self);
AdwNavigationPage *bsl_details_view_get_visible_page (BslDetailsView *self);
void bsl_details_view_push (BslDetailsView *self, AdwNavigationPage *page);

G_END_DECLS
