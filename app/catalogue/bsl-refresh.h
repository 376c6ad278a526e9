/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/catalogue/bsl-catalogue.h"

G_BEGIN_DECLS

/* One thing to verify when the catalogue is renewed; it lasts as long as the catalogue. */
typedef struct
{
  guint priority;                /* 1 first, to 5 */
  const BslOffer *offer;
  const BslAttribute *attribute; /* NULL: the offer as a whole */
  char *why;                     /* for people */
  const char *verified;          /* ISO day, month or year of the last verification, or NULL */
  const BslSource *source;       /* the one of most authority, or NULL */
} BslRefreshItem;

/* What of the catalogue to verify first on @on, of BslRefreshItem, by priority and then as the offers stand: 1 what
 * ended without news or ends within 90 days, 2 and 3 what attributes.json names, 4 contradicting claims and low
 * confidence, 5 what was not verified for six months. Offers no longer sold are left out. To be unreffed. */
GPtrArray *bsl_refresh_list (BslCatalogue *catalogue, BslDate on, BslLang lang);

/* The columns of the list as a table; the last one is for what was found. */
typedef enum
{
  BSL_REFRESH_PRIORITY,
  BSL_REFRESH_OFFER,
  BSL_REFRESH_IDENTIFIER,
  BSL_REFRESH_WHAT,
  BSL_REFRESH_WHY,
  BSL_REFRESH_VERIFIED,
  BSL_REFRESH_SOURCE,
  BSL_REFRESH_RESULT,
  BSL_REFRESH_N_COLUMNS,
} BslRefreshColumn;

const char *bsl_refresh_get_head (BslRefreshColumn column, BslLang lang);
/* "" where there is nothing. Borrowed from the item and its offer. */
const char *bsl_refresh_item_get (const BslRefreshItem *item, BslRefreshColumn column, BslLang lang);

/* The list as a table for a spreadsheet, with an empty column for what was found: CSV in UTF-8 with its mark, fields
 * apart by ";" in French and "," in English as spreadsheets of each read them. No field is a formula. */
GBytes *bsl_refresh_to_csv (GPtrArray *items, BslLang lang);

G_END_DECLS
