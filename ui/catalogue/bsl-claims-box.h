/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/catalogue/bsl-offer.h"

G_BEGIN_DECLS

/* What sources say of @fact against each other, side by side, the weightiest source first. */
GtkWidget *bsl_claims_box_new (const BslOffer *offer, const BslFact *fact, BslLang lang);

G_END_DECLS
