/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-problems.h"

G_BEGIN_DECLS

/* Why a correction or an added offer of a layer is not in the merged catalogue. */
typedef enum
{
  BSL_LEFT_UNKNOWN_OFFER,     /* no offer of that identifier, or no longer */
  BSL_LEFT_UNKNOWN_ATTRIBUTE, /* no attribute of that identifier, or no longer */
  BSL_LEFT_SAME,              /* the base says the same itself by now */
  BSL_LEFT_KNOWN_OFFER,       /* an offer to add is in the base by now */
  BSL_LEFT_REFUSED,           /* with it the offer would be at fault: the faults of the layers say why */
} BslLeftReason;

/* "unknown-offer" … as the merged catalogue writes it */
extern const char *const bsl_left_words[];

/* For people: why, and what to do about it. Static, translated. */
const char *bsl_left_describe (BslLeftReason reason);

typedef struct
{
  char *correction; /* identifier in the layer; NULL where an offer was to be added */
  char *offer;
  char *attribute; /* or NULL */
  BslLeftReason reason;
} BslLeft;

/* A layer that was merged into a catalogue. */
typedef struct
{
  BslText name;
  char *edition;
  BslDate date;
  GPtrArray *left; /* of BslLeft: what could not be applied, or need not */
} BslCatalogueLayer;

/* A list of BslCatalogueLayer that frees them. */
GPtrArray *bsl_catalogue_layers_new (void);
/* Reads the member "layers" of a merged catalogue, which may be absent. */
void bsl_catalogue_layers_read (const BslJson *json, GPtrArray *layers);

G_END_DECLS
