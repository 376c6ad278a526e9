/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/bsl-session.h"

G_BEGIN_DECLS

#define BSL_TYPE_NOTE_ROWS (bsl_note_rows_get_type ())
G_DECLARE_FINAL_TYPE (BslNoteRows, bsl_note_rows, BSL, NOTE_ROWS, GObject)

/**
 * BslNoteRows:
 *
 * A note at the end of a group, saved when typing pauses and removed when emptied: a field where
 * there is a note, else a button that opens one. The description of the need (@question NULL) is a
 * field from the start. To be kept as long as the group, which it does not own.
 */
BslNoteRows *bsl_note_rows_new (BslSession *session, const BslQuestion *question, AdwPreferencesGroup *group);

/* Focus on the field; FALSE where none is shown. */
gboolean bsl_note_rows_focus (BslNoteRows *self);

G_END_DECLS
