/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/store/bsl-event.h"

G_BEGIN_DECLS

#define BSL_TYPE_HISTORY (bsl_history_get_type ())
G_DECLARE_FINAL_TYPE (BslHistory, bsl_history, BSL, HISTORY, GObject)

/**
 * BslHistory:
 *
 * The way by which a saved project changes: every change is an event on the disk (who, when, what,
 * before, after, why) first and in the project second. Undo and redo go over all edits ever made,
 * across restarts; a new edit after an undo drops the redo branch from reach, not from the log.
 *
 * What another window or program changes appears in the project as "changed" of the project: at
 * once where both use the same store object, else with the next call or bsl_history_refresh(). A
 * change of something that somebody else changed since it was last shown fails with
 * BSL_STORE_ERROR_CONFLICT; the project then shows what is saved.
 *
 * Properties: "can-undo", "can-redo", "frozen" (notify).
 */
BslHistory *bsl_history_new (BslStore *store, const char *id, BslProject *project);

BslProject *bsl_history_get_project (BslHistory *self);
const char *bsl_history_get_id (BslHistory *self);

/* Takes in what others wrote. FALSE where it cannot be read (BSL_STORE_ERROR_MISSING: deleted). */
gboolean bsl_history_refresh (BslHistory *self, GError **error);

/* @value NULL: withdrawn. The same value: nothing happens, TRUE. */
gboolean bsl_history_set_answer (BslHistory *self, guint question, const BslValue *value, GError **error);
gboolean bsl_history_set_title (BslHistory *self, const char *title, GError **error);
/* Another member of the project file ("notes"); NULL removes it. */
gboolean bsl_history_set_extra (BslHistory *self, const char *name, JsonNode *value, GError **error);

/* The same with a reason (may be NULL), which stands in the log. @kind: BSL_EVENT_EDIT, or
 * BSL_EVENT_ACT for what undo passes over. While the project is frozen, only "outcome",
 * "attachments" and "opinions" can be changed, as acts. */
gboolean bsl_history_set_answer_full (BslHistory *self, guint question, const BslValue *value, const char *reason,
                                      GError **error);
gboolean bsl_history_set_extra_full (BslHistory *self, const char *name, JsonNode *value, BslEventKind kind,
                                     const char *reason, GError **error);

/* Whether a snapshot holds: see bsl_history_freeze(). All other changes fail with
 * BSL_STORE_ERROR_FROZEN then. */
gboolean bsl_history_is_frozen (BslHistory *self);

gboolean bsl_history_can_undo (BslHistory *self);
gboolean bsl_history_can_redo (BslHistory *self);
/* What would be undone or redone: question index, G_MAXUINT for title or extra; only where can_*. */
guint bsl_history_peek_undo (BslHistory *self);
guint bsl_history_peek_redo (BslHistory *self);
/* @question: what was changed. */
gboolean bsl_history_undo (BslHistory *self, guint *question, GError **error);
gboolean bsl_history_redo (BslHistory *self, guint *question, GError **error);

/* The log, the newest event first: at most @limit events below the seq @before (0: from the last
 * on). GPtrArray of BslEvent; see bsl_event_describe() for their words. */
GPtrArray *bsl_history_read (BslHistory *self, gint64 before, guint limit, GError **error);

/* Whether the log of a project is as it was written, and the project what it leads to: a change,
 * removal or insertion by hand shows. Fails with BSL_STORE_ERROR_CORRUPT, or what kept it from
 * being read. @broken (may be NULL): seq of the first event that is not as written; one above the
 * last where events at the end are gone; 0 where the log is whole. */
gboolean bsl_history_verify (BslStore *store, const char *id, gint64 *broken, GError **error);

G_END_DECLS
