/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-project.h"
#include "app/rules/bsl-evaluation.h"

G_BEGIN_DECLS

/* What people decided of offers, as their own texts have it. */

/* The place of data/report where the offers chosen are named. */
const char *bsl_choice_get_place (void);

typedef enum
{
  BSL_OFFER_STANDING_OPEN,      /* nothing yet */
  BSL_OFFER_STANDING_EXAMINED,  /* it says what came out of examining it */
  BSL_OFFER_STANDING_SET_ASIDE, /* it says why it is not retained */
  BSL_OFFER_STANDING_OTHER,     /* another one is chosen, and it is said why those to examine are not */
} BslOfferStanding;

extern const char *const bsl_offer_standing_words[];

/* The offers named at the place of the choice, by identifier, by name or as documents print them. GPtrArray of borrowed
 * BslOfferFinding, owned by the caller. */
GPtrArray *bsl_choice_find (BslProject *project, BslEvaluation *evaluation);
/* The same by identifier, each once, and whatever else stands between separators as it was written: an offer may have
 * left the catalogue. g_strfreev(). */
char **bsl_choice_dup_parts (BslProject *project, BslEvaluation *evaluation);
/* @text of that place as people read it: offers by their names, all else as it was written. To be freed. */
char *bsl_choice_dup_words (const char *text, BslEvaluation *evaluation);
/* The member of the file with the offer of @finding named there or not, see bsl-own-text.h; what else is
 * written there stays. NULL where nothing is left. To be unreffed. */
JsonNode *bsl_choice_with (BslProject *project, BslEvaluation *evaluation, const BslOfferFinding *finding, gboolean chosen);

/* What people wrote of the offer, its examination before all else; @chosen: what bsl_choice_find() gives. Of one that is
 * chosen, or while nothing is, what they wrote of "the others" says nothing. */
BslOfferStanding bsl_choice_get_standing (BslProject *project, const BslOfferFinding *finding, GPtrArray *chosen);
/* The place of what people wrote of the offer itself, where it stands so; or NULL. To be freed. */
char *bsl_choice_dup_reason_place (BslOfferStanding standing, const BslOfferFinding *finding);

G_END_DECLS
