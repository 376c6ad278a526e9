/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/catalogue/bsl-attributes.h"

G_BEGIN_DECLS

/* A source of an offer: what it says in short, where, when. */
typedef struct
{
  char *url;
  char *date;       /* ISO day, month or year, or NULL */
  char *date_basis; /* "published", "edition", "read", "reported", "inferred" or NULL */
  char *kind;       /* one of those of attributes.json */
  guint rank;       /* how much authority that has, 0 the most, see bsl_attributes_rank_source() */
  char *claim;
} BslSource;

/* A stretch of time over which a fact has one value. */
typedef struct
{
  BslDate from; /* BSL_DATE_NONE: always before the next one */
  BslValue value;
  BslText note; /* why it is so, or why it is unknown from that day */
} BslPeriod;

/* What one source says where sources disagree; none of them is the value of the fact by itself. */
typedef struct
{
  BslValue value;
  int source; /* index in the sources of the offer, or -1 */
  BslText note;
} BslClaim;

typedef struct _BslFact BslFact;

/* Who changed a fact, or added an offer, that the base of the catalogue has not: in which layer, why, when. */
typedef struct
{
  char *id; /* in its layer; NULL of an offer added */
  BslText layer;
  char *reason;
  char *author;
  BslDate date;
  int source;      /* of the correction: index in the sources of the offer; -1 of an offer added */
  BslFact *before; /* as it was, itself corrected where several layers did; NULL where nothing was recorded */
} BslCorrection;

/* A fact: the value of an attribute over time, with where it comes from. */
struct _BslFact
{
  const BslAttribute *attribute;
  GArray *periods;   /* of BslPeriod, by day; at least one */
  char *as_of;       /* ISO day, month or year on which it was verified */
  char *confidence;  /* "high", "medium", "low" */
  char *note;        /* as the record has it, or NULL */
  GArray *sources;   /* of guint: indexes in the offer's sources */
  GPtrArray *claims; /* of BslClaim, or NULL where sources do not disagree */
  BslCorrection *correction; /* NULL where the base says so itself */
  const struct _BslOffer *layer; /* the offer below that says it; NULL where the offer does itself */
};

typedef struct
{
  BslText item;  /* both languages the same where the record has one */
  double amount; /* EUR excluding tax */
  BslText unit;  /* units of cost know it by its English */
  char *date;
  char *source_url;
} BslPrice;

/* A name the offer had before. */
typedef struct
{
  char *name;
  char *until; /* ISO day, month or year, or NULL */
} BslFormerName;

/* One offer. Its texts belong to the catalogue that holds it. */
typedef struct _BslOffer
{
  guint index;
  char *id;
  char *name;
  char *provider;
  BslText summary;
  char *url; /* or NULL */
  char *as_of;
  char *confidence;
  GPtrArray *sources; /* of BslSource */
  GPtrArray *prices;  /* of BslPrice */
  GPtrArray *facts;   /* of BslFact, in the order of the attributes */
  GPtrArray *depends_on;   /* of char*: offer ids */
  GPtrArray *alternatives; /* of char* */
  GPtrArray *formerly;     /* of BslFormerName, the last one first */
  BslFact **by_attribute;  /* index of attribute → fact or NULL */
  BslCorrection *added;    /* where a layer brought it, or NULL */
} BslOffer;

const BslFact *bsl_offer_get_fact (const BslOffer *self, const BslAttribute *attribute);
/* The value on that day; an unknown value where nothing is recorded. Never NULL. */
const BslValue *bsl_offer_get_value (const BslOffer *self, const BslAttribute *attribute, BslDate on);
/* Whether it is no longer sold on that day. */
gboolean bsl_offer_has_ended (const BslOffer *self, BslDate on);

/* Where a service stands beside the qualified scope of an offer. What no source settles is unknown. */
typedef enum
{
  BSL_PERIMETER_UNKNOWN,
  BSL_PERIMETER_INSIDE,
  BSL_PERIMETER_OUTSIDE, /* the same provider sells it, outside */
  BSL_PERIMETER_NOT_SOLD,
  BSL_PERIMETER_NONE, /* sold by an offer without a qualification */
} BslPerimeter;

/* The fact that says what the offer sells, or NULL. */
const BslFact *bsl_offer_find_sale (const BslOffer *self);
/* @service: its index in the list of services. Whether the scope is qualified on that day is another fact. */
BslPerimeter bsl_offer_get_perimeter (const BslOffer *self, guint service, BslDate on);
/* Whether @self is known to have no qualification on @on, hence no qualified scope. */
gboolean bsl_offer_is_unqualified (const BslOffer *self, BslDate on);
/* The claims of a fact of @offer (of const BslClaim, borrowed), the one whose source has most authority first, those
 * without source last. To be unreffed; empty where there are none. */
GPtrArray *bsl_fact_rank_claims (const BslFact *self, const BslOffer *offer);
/* The source of @claim, or NULL where it is not recorded. */
const BslSource *bsl_offer_get_source (const BslOffer *self, const BslClaim *claim);
/* The period that holds on @on, or NULL where nothing is recorded: unknown. */
const BslPeriod *bsl_fact_get_period (const BslFact *self, BslDate on);

G_END_DECLS
