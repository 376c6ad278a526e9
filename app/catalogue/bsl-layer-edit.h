/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/catalogue/bsl-offer.h"

G_BEGIN_DECLS

/* What a person gives to correct a fact. */
typedef struct
{
  const char *offer, *attribute; /* identifiers */
  JsonNode *fact;                /* {"value": …} or {"timeline": […]}, with "confidence" and "note" where known */
  const char *url, *claim;       /* of the source: where, and what it says in short */
  const char *source_date;       /* ISO day, month or year, or NULL */
  const char *date_basis;        /* see BslSource, or NULL */
  const char *kind;              /* see BslSource */
  const char *reason, *author;
  BslDate date;
} BslCorrectionDraft;

/* The correction as a layer holds it, under an identifier of its own. Owned by the caller. */
JsonNode *bsl_correction_draft_to_json (const BslCorrectionDraft *self);

/* The layer @root with one thing changed; @root (NULL: an empty one of the user) stays as it is. The edition and the
 * date of the layer become those of the change made on @date. Owned by the caller. */
/* In place of what corrected the same fact before. */
JsonNode *bsl_layer_edit_put_correction (JsonNode *root, JsonNode *correction, BslDate date);
/* In place of an added offer of the same identifier. */
JsonNode *bsl_layer_edit_put_offer (JsonNode *root, JsonNode *offer, BslDate date);
/* Without the correction, or the added offer; NULL where the layer has none of that identifier. */
JsonNode *bsl_layer_edit_remove_correction (JsonNode *root, const char *id, BslDate date);
JsonNode *bsl_layer_edit_remove_offer (JsonNode *root, const char *id, BslDate date);

G_END_DECLS
