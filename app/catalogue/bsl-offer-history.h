/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/catalogue/bsl-view.h"

G_BEGIN_DECLS

typedef enum
{
  BSL_MOMENT_SPAN, /* a state that holds from a day until another */
  BSL_MOMENT_STEP, /* a choice takes a value: a milestone */
  BSL_MOMENT_DATE, /* a date that a fact holds */
} BslMomentKind;

/* Something in the history of an offer, past or to come. */
typedef struct
{
  BslMomentKind kind;
  const BslLane *lane;
  const BslFact *fact;
  const BslPeriod *period;
  const BslMark *mark; /* NULL for spans */
  BslDate from;        /* BSL_DATE_NONE: since before anything is recorded */
  BslDate until;       /* last day of a span; BSL_DATE_NONE: it has no end in the catalogue */
  BslTone tone;
  gboolean missed; /* a date that was not kept */
} BslMoment;

/* What the lanes of @view hold of @offer, lane by lane: first its spans, then its days, each in order of
 * time. A lane of which only one value without a day is known, or nothing, is left out. @on decides what is missed.
 * To be unreffed; it borrows from the catalogue and the view. */
GArray *bsl_offer_history_new (BslView *view, const BslOffer *offer, BslDate on);

/* What happens, in words. To be freed. */
char *bsl_moment_dup_words (const BslMoment *self, BslView *view, BslLang lang);

/* A day on which something of an offer ends. */
typedef struct
{
  const BslOffer *offer;
  const BslMark *mark;
  BslDate date;
} BslEnding;

/* Adds to @endings (of BslEnding) what ends of @offer from @first to @last, both included, in the order of the lanes. */
void bsl_offer_add_endings (GArray *endings, BslView *view, const BslOffer *offer, BslDate on, BslDate first, BslDate last);
/* What ends from @first to @last, both included; by day, then in the order of @offers. The dates are those known on
 * @on. To be unreffed. */
GArray *bsl_offer_endings_new (BslView *view, const BslOffer *const *offers, guint n_offers, BslDate on, BslDate first, BslDate last);

G_END_DECLS
