/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/catalogue/bsl-view.h"
#include "app/report/bsl-texts.h"

G_BEGIN_DECLS

/* The least urgent of what cannot wait, see bsl_refresh_list(). */
#define BSL_REFRESH_FIRST 4

/* Why something of an offer is to be verified; it lasts as long as the catalogue. */
typedef struct
{
  guint priority;                /* 1 first, to 5 */
  BslDate until;                 /* the last day on which something holds, past or soon; or BSL_DATE_NONE */
  const BslAttribute *attribute; /* NULL: the offer as a whole, or a price */
  const BslAttribute *about;     /* what is looked up: the attribute, or what an option of it speaks of; NULL for nothing */
  const BslPrice *price;         /* or NULL */
  const char *page;              /* address where to read it, or NULL */
  const char *verified;          /* ISO day, month or year of the last verification, or NULL */
  char *words;                   /* for people */
} BslRefreshReason;

/* @data: a BslRefreshReason */
void bsl_refresh_reason_free (gpointer data);

/* What of @offer calls for verification on @on (of BslRefreshReason): what the facts say themselves first; what an option
 * says of an attribute ("about" in attributes.json) only where its facts do not. To be unreffed. */
GPtrArray *bsl_refresh_reasons_new (BslView *view, const BslOffer *offer, BslDate on, BslTexts *texts);

G_END_DECLS
