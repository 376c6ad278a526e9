/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/catalogue/bsl-catalogue.h"
#include "app/report/bsl-refresh-reason.h"

G_BEGIN_DECLS

/* A page to read for an offer when the catalogue is renewed, and all that is to be verified there; it lasts as long as
 * the catalogue. */
typedef struct
{
  guint priority; /* of its most urgent reason */
  BslDate until;  /* the first day on which something ends, or BSL_DATE_NONE */
  const BslOffer *offer;
  const char *page;     /* address, or NULL */
  const char *verified; /* ISO day, month or year of the oldest verification, or NULL */
  GPtrArray *reasons;   /* of BslRefreshReason, the most urgent first */
  GPtrArray *held;      /* of char*: what the catalogue holds of it on the day, "title: value" */
} BslRefreshItem;

/* What of the catalogue to verify on @on, of BslRefreshItem. First: 1 what ends within the days of @view or ended without a
 * verdict, 2 to 4 what attributes.json names, 3 announced targets that were missed, 4 contradicting claims and low
 * confidence. Later: 5 facts and prices older than the days of @view. What ends first is first, then by priority, by page,
 * and as the offers stand. Offers no longer sold are left out. To be unreffed. */
GPtrArray *bsl_refresh_list (BslCatalogue *catalogue, BslView *view, BslDate on, BslLang lang);

/* Whether it is among what to verify first; the others can wait. */
gboolean bsl_refresh_item_is_first (const BslRefreshItem *self);

G_END_DECLS
