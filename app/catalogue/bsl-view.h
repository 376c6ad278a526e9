/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/catalogue/bsl-attributes.h"
#include "app/catalogue/bsl-offer.h"

G_BEGIN_DECLS

/* How something stands; never shown by colour alone. */
typedef enum
{
  BSL_TONE_GOOD,
  BSL_TONE_PENDING,
  BSL_TONE_BAD,
  BSL_TONE_PLAIN,
  BSL_TONE_UNKNOWN,
} BslTone;

/* How a value of an attribute is said. */
typedef struct
{
  const BslAttribute *attribute;
  int option; /* index; -1: unknown */
  BslTone tone;
  BslText text;
} BslStateWords;

/* What offers can be filtered by; of a text, by the places it names. */
typedef struct
{
  const BslAttribute *attribute;
  gboolean all; /* all that is chosen must hold; else one of it */
} BslFacet;

/* Days of a lane: a date, or the days on which a choice takes a value. */
typedef struct
{
  const BslAttribute *attribute;
  gboolean ends; /* something ends with the date */
  BslText text;  /* what happens then; empty for choices */
  int unless;    /* option of the attribute of the lane by which a date is kept; -1: nothing is said */
  BslText missed;
} BslMark;

/* What is drawn over time. */
typedef struct
{
  BslText title;
  const BslAttribute *attribute;
  GPtrArray *marks; /* of BslMark */
} BslLane;

/* When an offer is trusted, so that it can be named in place of one that is not. */
typedef struct
{
  const BslAttribute *attribute; /* NULL: nothing is said */
  int option;
  const BslAttribute *kinds; /* for which it is trusted */
  guint64 besides;           /* options that need no other offer either */
} BslTrusted;

/**
 * BslView:
 *
 * What is shown of offers where there is no project, and how: data/catalogue/view.json. Read once
 * and never changed afterwards.
 */
typedef struct
{
  gatomicrefcount references;
  BslAttributes *attributes;
  guint old_after;   /* days: of an older catalogue or fact it is said that it is old */
  guint soon_within; /* days */
  const BslAttribute *services, *kinds;
  BslTrusted trusted;
  GPtrArray *asked;  /* of const BslAttribute, borrowed: the least with which an offer can be examined */
  GPtrArray *search; /* of const BslAttribute, borrowed */
  GPtrArray *facets; /* of BslFacet */
  GPtrArray *states; /* of BslStateWords */
  GPtrArray *lanes;  /* of BslLane */
} BslView;

/* Problems are added for everything wrong; NULL where there is any. */
BslView *bsl_view_load (const char *file, BslAttributes *attributes, BslProblems *problems);
BslView *bsl_view_ref (BslView *self);
void bsl_view_unref (BslView *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslView, bsl_view_unref)

/* How a value of @attribute is said, or NULL where nothing is written for it. */
const BslStateWords *bsl_view_find_state (BslView *self, const BslAttribute *attribute, const BslValue *value);
/* The attribute whose value ends with the date @attribute, as a lane says it; NULL where none does. */
const BslAttribute *bsl_view_find_ended (BslView *self, const BslAttribute *attribute);
/* The state of an offer on a day: the first of the list whose value it has; NULL where there is none. */
const BslStateWords *bsl_view_get_state (BslView *self, const BslOffer *offer, BslDate on);
/* Whether what was verified on @as_of, an ISO day, month or year, is old by @on; what has no such date is. */
gboolean bsl_view_is_old (BslView *self, const char *as_of, BslDate on);

G_END_DECLS
