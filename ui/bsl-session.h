/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/store/bsl-freeze.h"
#include "app/rules/bsl-library.h"

G_BEGIN_DECLS

#define BSL_TYPE_SESSION (bsl_session_get_type ())
G_DECLARE_FINAL_TYPE (BslSession, bsl_session, BSL, SESSION, GObject)

/**
 * BslSession:
 *
 * An open project: the way by which pages read and change it. Every change goes to the disk first;
 * the evaluation follows at idle.
 *
 * Properties: "title", "error" (why the last change could not be saved, as a sentence, or NULL),
 * "unsaved" (see bsl_session_hold()), "can-undo", "can-redo", "frozen" (see bsl_session_is_frozen()).
 *
 * Signals: "annotated" after something beside the answers changed (title, analyses, whatever else
 * the project holds); "answered" (guint question) after an answer changed; "evaluated" after the
 * evaluation changed. None of them after a change that was refused: what tried it knows.
 */

/* Opens the saved project @id. @library must be loaded. */
BslSession *bsl_session_new (BslLibrary *library, BslStore *store, const char *id, GError **error);

BslLibrary *bsl_session_get_library (BslSession *self);
BslLang bsl_session_get_lang (BslSession *self);
BslStore *bsl_session_get_store (BslSession *self);
BslHistory *bsl_session_get_history (BslSession *self);
BslProject *bsl_session_get_project (BslSession *self);
BslQuestionnaire *bsl_session_get_questionnaire (BslSession *self);
const char *bsl_session_get_id (BslSession *self);
/* Nothing of it can be changed: a newer version wrote it, or the file of the projects. */
gboolean bsl_session_is_read_only (BslSession *self);
/* It is to be amended before its answers can be changed. */
gboolean bsl_session_is_frozen (BslSession *self);

/* Of the answers as they are now, on the day shown: evaluates where a change is not yet taken in.
 * Borrowed, until the next change; never NULL. */
BslEvaluation *bsl_session_get_evaluation (BslSession *self);
/* The same on the own day of the project, whatever is shown: for what is written and kept. To be
 * unreffed. */
BslEvaluation *bsl_session_ref_own_evaluation (BslSession *self);

/* The day of the decision, or today. */
BslDate bsl_session_get_own_date (BslSession *self);
/* The day on which law and catalogue are read for the pages; at first the own one. No answer changes
 * with it, and nothing is saved. BSL_DATE_NONE: the own one again. */
BslDate bsl_session_get_view_date (BslSession *self);
void bsl_session_set_view_date (BslSession *self, BslDate date);

/* @value NULL or unknown: withdrawn. FALSE where it could not be saved: nothing changed and
 * "error" says why. */
gboolean bsl_session_set_answer (BslSession *self, guint question, const BslValue *value);
const BslValue *bsl_session_get_answer (BslSession *self, guint question);
gboolean bsl_session_set_title (BslSession *self, const char *title);

/* Another member of the project file; NULL removes it. */
gboolean bsl_session_set_extra (BslSession *self, const char *name, JsonNode *value);

/* Opens a frozen project for changes again. */
gboolean bsl_session_amend (BslSession *self, const char *reason);

/* Freezes the project as it stands on its own day, see bsl_history_freeze(). */
gboolean bsl_session_freeze (BslSession *self, const char *reason, const BslContent *contents, guint n_contents);
/* How the procurement ended, NULL: it goes on. */
gboolean bsl_session_set_outcome (BslSession *self, const BslOutcome *outcome);

/* @holder, an object, holds text that could not be saved: @try_again (holder) is called when saving
 * may work again, until it releases it. */
void bsl_session_hold (BslSession *self, gpointer holder, GCallback try_again);
void bsl_session_release (BslSession *self, gpointer holder);
/* FALSE where something still cannot be saved. */
gboolean bsl_session_try_again (BslSession *self);

/* What an undo or redo has changed. */
typedef struct
{
  guint question;    /* whose answer or note it was; G_MAXUINT: none */
  const char *extra; /* name of another member of the file; NULL: none, so the title */
  const char *place; /* of the own text it was, interned; or NULL */
} BslStepped;

gboolean bsl_session_undo (BslSession *self, BslStepped *stepped);
gboolean bsl_session_redo (BslSession *self, BslStepped *stepped);

/* TRUE where the question is worth asking now: its condition is not "no", and it does not merely
 * follow from another question of its step that is still open. */
gboolean bsl_session_asks (BslSession *self, const BslQuestion *question);

/* Remembers where the person is. */
void bsl_session_set_position (BslSession *self, const char *page, const char *field);

G_END_DECLS
