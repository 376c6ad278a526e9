/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-reopening.h"
#include "ui/bsl-session.h"

G_BEGIN_DECLS

/* What changed in a project since a person last saw it, see bsl-kept.h. */
typedef struct
{
  gint64 time;           /* when it was last seen, milliseconds */
  BslReopening *changes; /* of law, catalogue and what follows */
  GPtrArray *deltas;     /* of BslDelta: answers and texts */
  gboolean awarded;      /* it is awarded offers that count */
} BslReopened;

/* NULL where it was never seen, or where that cannot be read. */
BslReopened *bsl_reopened_new (BslSession *session);
void bsl_reopened_free (BslReopened *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslReopened, bsl_reopened_free)

/* A person opens the project: whether there is something to tell. That is where law, catalogue or the
 * day made a difference, or somebody else changed the project; what one did oneself is no news. */
gboolean bsl_reopened_begin (BslSession *session);
/* It was told, or there was nothing to tell. */
void bsl_reopened_read (BslSession *session);
/* The person leaves: what they saw is what comes next is compared with, unless they were told of
 * something and have not read it. */
void bsl_reopened_end (BslSession *session);

G_END_DECLS
