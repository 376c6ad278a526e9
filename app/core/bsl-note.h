/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-project.h"

G_BEGIN_DECLS

/**
 * Notes of a project:
 *
 * What a person adds to an answer in words of their own, and the description of the need: the note
 * about no answer, where @question is NULL. They are the member "notes" of the file, see
 * data/project.schema.json. A note remembers the answer it was written for once that is known.
 * Other members of a note are kept; a note of another form counts as not there.
 */

/* Paragraphs between empty lines, of several notes one after the other; "" where there is none. To
 * be freed. */
char *bsl_note_dup_text (BslProject *self, const BslQuestion *question);

/* Whether a note was written for another answer than the one that stands now. @written_for (may be
 * NULL) is that one then. */
gboolean bsl_note_is_outdated (BslProject *self, const BslQuestion *question, BslValue *written_for);

/* The member of the file with one note changed, for bsl_history_set_extra(); NULL where no note is
 * left. To be unreffed.
 *
 * @text, for the answer that stands now; "" removes the note. */
JsonNode *bsl_note_with_text (BslProject *self, const BslQuestion *question, const char *text);
/* The same words, for the answer that stands now. */
JsonNode *bsl_note_with_answer (BslProject *self, const BslQuestion *question);

/* Whether a note says something of an answer without saying which: before another answer is given,
 * bsl_note_with_answer() settles that. */
gboolean bsl_note_is_unbound (BslProject *self, const BslQuestion *question);

/* The first question whose notes differ between two such members (may be NULL); NULL where only
 * the description does. */
const BslQuestion *bsl_note_find_changed (JsonNode *before, JsonNode *after, BslQuestionnaire *questionnaire);

G_END_DECLS
