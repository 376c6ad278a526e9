/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-value.h"

G_BEGIN_DECLS

/* An attribute of an offer: its identifier ("hosting.countries"), type and labels; data, see
 * data/catalogue/attributes.json. */
typedef struct
{
  guint index;
  char *id;
  BslDomain domain;
  BslText title;
  char *group; /* identifier of the group on the page of an offer */
} BslAttribute;

typedef struct
{
  char *id;
  BslText title;
} BslLabel;

/* The set of attributes, shared by catalogue and rules. */
typedef struct _BslAttributes BslAttributes;

BslAttributes *bsl_attributes_load (const char *file, BslProblems *problems);
BslAttributes *bsl_attributes_ref (BslAttributes *self);
void bsl_attributes_unref (BslAttributes *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslAttributes, bsl_attributes_unref)
guint bsl_attributes_get_count (BslAttributes *self);
const BslAttribute *bsl_attributes_get (BslAttributes *self, guint index);
const BslAttribute *bsl_attributes_find (BslAttributes *self, const char *id);
/* groups of attributes on the page of an offer, in order */
guint bsl_attributes_get_n_groups (BslAttributes *self);
const BslLabel *bsl_attributes_get_group (BslAttributes *self, guint index);

/* Services an offer may sell and a project may need (56 codes in 11 groups). */
typedef struct
{
  guint index;
  char *code;
  guint group;
  BslText title;
  BslText description;
} BslService;

typedef struct _BslServices BslServices;

BslServices *bsl_services_load (const char *file, BslProblems *problems);
BslServices *bsl_services_ref (BslServices *self);
void bsl_services_unref (BslServices *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslServices, bsl_services_unref)
guint bsl_services_get_count (BslServices *self);
const BslService *bsl_services_get (BslServices *self, guint index);
const BslService *bsl_services_find (BslServices *self, const char *code);
guint bsl_services_get_n_groups (BslServices *self);
const BslLabel *bsl_services_get_group (BslServices *self, guint index);
/* BslOption array for questions and attributes with "options-from": "services"; borrowed */
GPtrArray *bsl_services_get_options (BslServices *self);

/* A source of an offer: what it says in short, where, when. */
typedef struct
{
  char *url;
  char *date;       /* ISO day, month or year, or NULL */
  char *date_basis; /* "published", "edition", "read", "reported", "inferred" or NULL */
  char *kind;
  char *claim;
} BslSource;

/* A fact: the value of an attribute from a day on, with where it comes from. */
typedef struct
{
  BslDate from; /* BSL_DATE_NONE: always before the next one */
  BslValue value;
  BslText note; /* why it is so, or why it is unknown from that day */
} BslPeriod;

typedef struct
{
  const BslAttribute *attribute;
  GArray *periods;   /* of BslPeriod, by day; at least one */
  char *as_of;       /* ISO day, month or year on which it was verified */
  char *confidence;  /* "high", "medium", "low" */
  char *note;        /* as the record has it, or NULL */
  GArray *sources;   /* of guint: indexes in the offer's sources */
} BslFact;

typedef struct
{
  char *item;
  double amount; /* EUR excluding tax */
  char *unit;
  char *date;
  char *source_url;
} BslPrice;

typedef struct
{
  guint index;
  char *id;
  char *name;
  char *provider;
  BslText summary;
  char *url;
  char *as_of;
  char *confidence;
  GPtrArray *sources; /* of BslSource */
  GPtrArray *prices;  /* of BslPrice */
  GPtrArray *facts;   /* of BslFact, in the order of the attributes */
  GPtrArray *depends_on;   /* of char*: offer ids */
  GPtrArray *alternatives; /* of char* */
  BslFact **by_attribute;  /* index of attribute → fact or NULL */
} BslOffer;

/**
 * BslCatalogue:
 *
 * The offers of one file, read once and never changed afterwards.
 */
typedef struct _BslCatalogue BslCatalogue;

/* Problems are added for everything wrong; NULL where there is any. */
BslCatalogue *bsl_catalogue_load (const char *file, BslAttributes *attributes, BslServices *services,
                                  BslProblems *problems);
BslCatalogue *bsl_catalogue_ref (BslCatalogue *self);
void bsl_catalogue_unref (BslCatalogue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslCatalogue, bsl_catalogue_unref)

const char *bsl_catalogue_get_version (BslCatalogue *self);
/* the day up to which it was compiled */
BslDate bsl_catalogue_get_date (BslCatalogue *self);
/* of the bytes of the file, in hexadecimal */
const char *bsl_catalogue_get_sha256 (BslCatalogue *self);
BslAttributes *bsl_catalogue_get_attributes (BslCatalogue *self);
BslServices *bsl_catalogue_get_services (BslCatalogue *self);
guint bsl_catalogue_get_n_offers (BslCatalogue *self);
const BslOffer *bsl_catalogue_get_offer (BslCatalogue *self, guint index);
const BslOffer *bsl_catalogue_find (BslCatalogue *self, const char *id);

const BslFact *bsl_offer_get_fact (const BslOffer *self, const BslAttribute *attribute);
/* The period that holds on @on, or NULL where nothing is recorded: unknown. */
const BslPeriod *bsl_fact_get_period (const BslFact *self, BslDate on);
/* The value on that day; an unknown value where nothing is recorded. Never NULL. */
const BslValue *bsl_offer_get_value (const BslOffer *self, const BslAttribute *attribute, BslDate on);

G_END_DECLS
