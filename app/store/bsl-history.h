/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/store/bsl-store.h"

G_BEGIN_DECLS

#define BSL_TYPE_HISTORY (bsl_history_get_type ())
G_DECLARE_FINAL_TYPE (BslHistory, bsl_history, BSL, HISTORY, GObject)

/**
 * BslHistory:
 *
 * The way by which a saved project changes: every change is an event on the disk (when, what,
 * before, after) first and in the project second. Undo and redo go over all changes ever made,
 * across restarts; a new change after an undo drops the redo branch from reach, not from the log.
 * Properties: "can-undo", "can-redo" (notify).
 */
BslHistory *bsl_history_new (BslStore *store, const char *id, BslProject *project);

BslProject *bsl_history_get_project (BslHistory *self);
const char *bsl_history_get_id (BslHistory *self);

/* @value NULL: withdrawn. The same value: nothing happens, TRUE. */
gboolean bsl_history_set_answer (BslHistory *self, guint question, const BslValue *value, GError **error);
gboolean bsl_history_set_title (BslHistory *self, const char *title, GError **error);
/* Another member of the project file ("notes"); NULL removes it. */
gboolean bsl_history_set_extra (BslHistory *self, const char *name, JsonNode *value, GError **error);

gboolean bsl_history_can_undo (BslHistory *self);
gboolean bsl_history_can_redo (BslHistory *self);
/* What would be undone or redone: question index, G_MAXUINT for title or extra; only where can_*. */
guint bsl_history_peek_undo (BslHistory *self);
guint bsl_history_peek_redo (BslHistory *self);
/* @question: what was changed. Fails where another program changed the project since it was last
 * read: its changes are in the project then, and the next call goes on from them. */
gboolean bsl_history_undo (BslHistory *self, guint *question, GError **error);
gboolean bsl_history_redo (BslHistory *self, guint *question, GError **error);

/* Whether the log of a project is as it was written: a change, removal or insertion of an event by
 * hand shows. Fails with BSL_STORE_ERROR_CORRUPT, or what kept it from being read. */
gboolean bsl_history_verify (BslStore *store, const char *id, GError **error);

G_END_DECLS
