/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/catalogue/bsl-services.h"

G_BEGIN_DECLS

/* What a set of services says of the qualified scope of an offer. */
typedef enum
{
  BSL_PERIMETER_PART_NONE, /* nothing: another attribute */
  BSL_PERIMETER_PART_SOLD,
  BSL_PERIMETER_PART_INSIDE,
  BSL_PERIMETER_PART_OUTSIDE,
} BslPerimeterPart;

/* An attribute of an offer: its identifier ("hosting.countries"), type and labels; data, see
 * data/catalogue/attributes.json. */
typedef struct _BslAttribute BslAttribute;

struct _BslAttribute
{
  guint index;
  char *id;
  BslDomain domain;
  BslText title;
  char *group;      /* identifier of the group on the page of an offer */
  char *not_before; /* identifier of a date of the same offer that this date may not precede, or NULL */
  const BslAttribute *below; /* of a date: it is the first of those of the offers below, see bsl-below.h; or NULL */
  const BslAttribute *below_state; /* with below: the state of an offer that ends it as well; or NULL */
  guint64 below_ended;             /* of its options, by index: those in which it has ended */
  BslPerimeterPart perimeter;
  guint64 unqualified; /* of its options, by index: those with which an offer has no qualified scope */
  int ended;       /* index of the option with which an offer is no longer sold, or -1 */
  guint8 *refresh; /* by option: how soon it calls for verification, 1 to 4 first, 5 later, 0 not at all; NULL for none */
  const BslAttribute **about; /* by option: what it speaks of, or NULL; NULL for none */
};

/* The set of attributes, shared by catalogue and rules. */
typedef struct _BslAttributes BslAttributes;

/* Reads attributes.json; @services are the options of some attributes, NULL where they could not be
 * read. Problems are added for everything wrong; NULL where there is any. */
BslAttributes *bsl_attributes_load (const char *file, BslServices *services, BslProblems *problems);
BslAttributes *bsl_attributes_ref (BslAttributes *self);
void bsl_attributes_unref (BslAttributes *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslAttributes, bsl_attributes_unref)
guint bsl_attributes_get_count (BslAttributes *self);
const BslAttribute *bsl_attributes_get (BslAttributes *self, guint index);
const BslAttribute *bsl_attributes_find (BslAttributes *self, const char *id);
/* Kinds of source, of BslLabel, the one of most authority first. */
guint bsl_attributes_get_n_source_kinds (BslAttributes *self);
const BslLabel *bsl_attributes_get_source_kind (BslAttributes *self, guint index);
/* The place of @kind in that order, from 0; -1 where it is none of them. */
int bsl_attributes_rank_source (BslAttributes *self, const char *kind);
/* groups of attributes on the page of an offer, in order */
guint bsl_attributes_get_n_groups (BslAttributes *self);
const BslLabel *bsl_attributes_get_group (BslAttributes *self, guint index);

G_END_DECLS
