/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/bsl-result-page.h"

G_BEGIN_DECLS

/* The groups of the page of an offer that say why it has its verdict. @finding belongs to the evaluation
 * of @page. */

/* What decides, required and found in view. */
void bsl_offer_grounds_add (BslResultPage *page, const BslOfferFinding *finding);
/* The smallest changes that would make it eligible; nothing where it is. */
void bsl_offer_ways_add (BslResultPage *page, const BslOfferFinding *finding);
/* The other checks, folded by their result. */
void bsl_offer_checks_add (BslResultPage *page, const BslOfferFinding *finding);

/* How many checks of it came to @result. */
guint bsl_offer_count_checks (const BslOfferFinding *finding, BslResult result);

G_END_DECLS
