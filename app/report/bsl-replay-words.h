/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/report/bsl-replay.h"

G_BEGIN_DECLS

/* What a replay says, in the user's language. Strings are whole sentences, to be freed where they are
 * not const. */

/* One line: whether the document still gives the same. */
const char *bsl_replay_get_title (const BslReplay *self);
/* What came of the evaluation, and of what was recommended. */
char *bsl_replay_dup_evaluation (const BslReplay *self);
/* What has become of what was recommended. */
const char *bsl_replay_get_standing (BslStanding standing);
/* How much of the text is as it was written. */
char *bsl_replay_dup_text (const BslReplay *self);
/* What the comparison of the text cannot tell. */
char *bsl_replay_dup_limits (const BslReplay *self);
/* "2026-11-23 (11857694b57f), the same"; NULL where the document does not say. */
char *bsl_replay_dup_edition (const BslReplayEdition *edition);

/* "Need", "Page 3" */
char *bsl_replay_dup_part_name (const BslReplayPart *part);
/* "altered" … */
const char *bsl_replay_get_state (const BslReplayPart *part);

G_END_DECLS
