/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/catalogue/bsl-catalogue.h"

G_BEGIN_DECLS

typedef enum
{
  BSL_CATALOGUE_CHANGE_ADDED,   /* an offer that was not there */
  BSL_CATALOGUE_CHANGE_REMOVED, /* one that is no longer there */
  BSL_CATALOGUE_CHANGE_ENDED,   /* no longer sold, which it was */
  BSL_CATALOGUE_CHANGE_RENAMED,
  BSL_CATALOGUE_CHANGE_FACT,   /* another value, now or to come */
  BSL_CATALOGUE_CHANGE_BASIS,  /* the same value of other sources, claims, certainty or day */
  BSL_CATALOGUE_CHANGE_MEMBER, /* what stands beside the facts: provider, prices, what it rests on … */
} BslCatalogueChangeKind;

/* "added" … for files */
extern const char *const bsl_catalogue_change_words[];

/* One thing in which two catalogues differ; it lasts as long as both. */
typedef struct
{
  BslCatalogueChangeKind kind;
  const BslOffer *before, *after; /* NULL where it was added, removed */
  const BslAttribute *attribute;  /* of a fact, of the later catalogue; or NULL */
  const BslFact *fact_before, *fact_after; /* NULL where nothing was recorded */
  const char *member;      /* "prices", of a member; or NULL */
  char *was, *is;          /* of a basis or a member: as it was and is, one thing a line, as the file says it; or NULL */
} BslCatalogueChange;

/* How people call a member, in the language of the interface. */
const char *bsl_catalogue_change_get_member_title (const BslCatalogueChange *self);

/* What differs between two catalogues, of BslCatalogueChange: by offer in the order of @after, then those removed. An offer
 * ended where it did on @on. To be unreffed. */
GPtrArray *bsl_catalogue_diff (BslCatalogue *before, BslCatalogue *after, BslDate on);

/* Names of the files ("view.json") in which two folders of a catalogue differ, but for its offers: by name, those in one
 * of the two as well. Editions alone are no difference. GPtrArray of char *, to be unreffed. */
GPtrArray *bsl_catalogue_diff_files (const char *before, const char *after);

G_END_DECLS
