/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/catalogue/bsl-services.h"

G_BEGIN_DECLS

/* An attribute of an offer: its identifier ("hosting.countries"), type and labels; data, see
 * data/catalogue/attributes.json. */
typedef struct
{
  guint index;
  char *id;
  BslDomain domain;
  BslText title;
  char *group;      /* identifier of the group on the page of an offer */
  char *not_before; /* identifier of a date of the same offer that this date may not precede, or NULL */
} BslAttribute;

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
/* groups of attributes on the page of an offer, in order */
guint bsl_attributes_get_n_groups (BslAttributes *self);
const BslLabel *bsl_attributes_get_group (BslAttributes *self, guint index);

G_END_DECLS
