/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/bsl-session.h"

G_BEGIN_DECLS

#define BSL_TYPE_NOTE_HINT (bsl_note_hint_get_type ())
G_DECLARE_FINAL_TYPE (BslNoteHint, bsl_note_hint, BSL, NOTE_HINT, AdwActionRow)

/* Says that the note of an answer was written for another answer; to be seen only while that is so.
 * Its action "note.hold" (what its button does) records that the note holds for this answer too. */
GtkWidget *bsl_note_hint_new (BslSession *session, const BslQuestion *question);

G_END_DECLS
