/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/bsl-session.h"

G_BEGIN_DECLS

#define BSL_TYPE_CHOSEN_OFFERS (bsl_chosen_offers_get_type ())
G_DECLARE_FINAL_TYPE (BslChosenOffers, bsl_chosen_offers, BSL, CHOSEN_OFFERS, AdwPreferencesGroup)

/* Chooses offers that are eligible or to be examined, for the own text at @place; a choice is saved at
 * once. One that is chosen and neither of them any more is shown too. */
GtkWidget *bsl_chosen_offers_new (BslSession *session, const char *place, const char *title);

G_END_DECLS
