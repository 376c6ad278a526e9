/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/catalogue/bsl-offer.h"

G_BEGIN_DECLS

/* The facts of @offer that follow from what it rests on ("below" in attributes.json): the first known end of its @layers
 * (of BslOffer), by a date or by a state that has ended, for which this was done before. What the offer says itself counts
 * too, unless it only repeats what a layer says or said before it was corrected; what somebody corrected above stays. The
 * fact then has day, sources and correction of the fact below. */
void bsl_below_derive (BslOffer *offer, GPtrArray *layers, BslAttributes *attributes);

G_END_DECLS
