/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include "app/rules/bsl-evaluation.h"

G_BEGIN_DECLS

#define BSL_TYPE_OFFER_ITEM (bsl_offer_item_get_type ())
G_DECLARE_FINAL_TYPE (BslOfferItem, bsl_offer_item, BSL, OFFER_ITEM, GObject)

/* An offer with what an evaluation finds of it, in a list model. Keeps the evaluation. */
BslOfferItem *bsl_offer_item_new (BslEvaluation *evaluation, const BslOfferFinding *finding, BslLang lang);

const BslOfferFinding *bsl_offer_item_get_finding (BslOfferItem *self);
/* The first ground for the verdict as a sentence, or how many rules are open; NULL where the offer is
 * eligible. To be freed. */
char *bsl_offer_item_dup_ground (BslOfferItem *self);
/* "7 of 9 services", NULL where no service is asked for. To be freed. */
char *bsl_offer_item_dup_coverage (BslOfferItem *self);
/* Each of the NULL-terminated @words is in the name, the provider, the summary or a service. */
gboolean bsl_offer_item_holds (BslOfferItem *self, const char *const *words);

/* Verdict, then coverage of the need, then name. */
int bsl_offer_item_compare (gconstpointer a, gconstpointer b);

G_END_DECLS
