/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/bsl-session.h"

G_BEGIN_DECLS

#define BSL_TYPE_CHOSEN_OFFERS (bsl_chosen_offers_get_type ())
G_DECLARE_FINAL_TYPE (BslChosenOffers, bsl_chosen_offers, BSL, CHOSEN_OFFERS, AdwPreferencesGroup)

/* Chooses offers that are eligible or to be examined; a choice is saved at once, and what else is
 * written at its place stays. One that is chosen and neither of them any more is shown too. */
GtkWidget *bsl_chosen_offers_new (BslSession *session, const char *title);

G_END_DECLS
