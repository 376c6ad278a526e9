/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "ui/offers/bsl-offer-item.h"

G_BEGIN_DECLS

#define BSL_TYPE_OFFER_FILTER (bsl_offer_filter_get_type ())
G_DECLARE_FINAL_TYPE (BslOfferFilter, bsl_offer_filter, BSL, OFFER_FILTER, GtkFilter)

/**
 * BslOfferFilter:
 *
 * Which offers a person wants to see: words searched for, coverage of the need, and values of facts
 * (a kind of service, a certificate). The verdict is not part of it.
 */
BslOfferFilter *bsl_offer_filter_new (BslEvaluation *evaluation);

/* The evaluation on whose day facts are read. */
void bsl_offer_filter_set_evaluation (BslOfferFilter *self, BslEvaluation *evaluation);

void bsl_offer_filter_set_search (BslOfferFilter *self, const char *search);
gboolean bsl_offer_filter_is_searching (BslOfferFilter *self);
void bsl_offer_filter_set_covers_need (BslOfferFilter *self, gboolean covers_need);
gboolean bsl_offer_filter_get_covers_need (BslOfferFilter *self);

/* Only offers of which @attribute holds @option (an index); -1: all. */
void bsl_offer_filter_set_fact (BslOfferFilter *self, const BslAttribute *attribute, int option);
int bsl_offer_filter_get_fact (BslOfferFilter *self, const BslAttribute *attribute);

/* Of coverage and facts, the search left alone. */
guint bsl_offer_filter_count (BslOfferFilter *self);
void bsl_offer_filter_clear (BslOfferFilter *self);

/* The attributes that can be filtered by: the kinds of service, and the facts with a closed list of
 * values on which checks of the rules rest. Of const BslAttribute*; to be freed. */
GPtrArray *bsl_offer_filter_list_attributes (BslEvaluation *evaluation);

G_END_DECLS
