/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/store/bsl-log.h"

G_BEGIN_DECLS

/**
 * BslSteps:
 *
 * The edits of a log that undo and redo go over. An undo moves an edit to what can be redone, a
 * redo back, a new edit drops what could be redone, and an act closes the way back over all edits
 * of the same thing.
 */
typedef struct _BslSteps BslSteps;

BslSteps *
bsl_steps_new (void);
void
bsl_steps_free (BslSteps *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslSteps, bsl_steps_free)

/* Takes note of the next event of the log. */
void
bsl_steps_add (BslSteps *self, BslEventKind kind, gint64 seq, gint64 target, const char *what);
/* The same for all events of the project above @seq, which becomes the last of them. */
gboolean
bsl_steps_read (
    BslSteps *self, BslDatabase *database, gint64 project, gint64 *seq, GError **error);

/* What an event of @kind (undo or redo) would be about: the seq of an edit and what it changed, 0
 * where there is none. */
gint64
bsl_steps_peek (BslSteps *self, BslEventKind kind, const char **what);

G_END_DECLS
