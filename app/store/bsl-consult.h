/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-opinion.h"
#include "app/store/bsl-history.h"

G_BEGIN_DECLS

/* Records that @role is asked about the answers @about, and writes the question sheet to send, to be
 * freed; NULL on error. Also while frozen. */
GBytes *bsl_history_ask (BslHistory *self, const char *role, const char *const *about, const char *question,
                         GError **error);
/* Merges the reply in a file that came back; see bsl_opinions_merge() for what is refused. */
gboolean bsl_history_merge_opinion (BslHistory *self, GBytes *reply, const char *file, GError **error);
/* Takes over the answers that a reply proposes, each as an edit with who proposed it as its reason. */
gboolean bsl_history_adopt_opinion (BslHistory *self, const BslOpinion *opinion, GError **error);

G_END_DECLS
