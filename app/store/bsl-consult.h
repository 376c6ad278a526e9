/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-sheet.h"
#include "app/store/bsl-history.h"

G_BEGIN_DECLS

/* Who is asked about a saved project, and what they say. All of it stands in the log, undo passes
 * over it, and all but the last is possible while the project is frozen. */

/* Records that @role is asked about the answers @about (at least one), and writes the question sheet
 * to send, to be freed; NULL on error. @question: in the buyer's words, or NULL. The sheet can be
 * written again with bsl_sheet_write(). */
GBytes *bsl_history_ask (BslHistory *self, const char *role, const char *const *about, const char *question,
                         GError **error);
/* Takes back a question that has no reply. A reply that comes later is refused. */
gboolean bsl_history_withdraw_question (BslHistory *self, const char *id, GError **error);
/* Merges the reply in a file that came back; see bsl_sheet_merge() for what is refused. The same
 * file twice changes nothing. */
gboolean bsl_history_merge_opinion (BslHistory *self, GBytes *reply, const char *file, GError **error);
/* Takes over the answers that a reply proposes, all or none, each as an edit with who proposed it as its
 * reason. */
gboolean bsl_history_adopt_opinion (BslHistory *self, const BslOpinion *opinion, GError **error);

G_END_DECLS
