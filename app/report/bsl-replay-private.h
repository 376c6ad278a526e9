/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/report/bsl-replay.h"

G_BEGIN_DECLS

/* GPtrArray of BslReplayPart, in the order of the document as it was written, then what was added.
 * @reference: the text as it was written, or NULL where nobody knows it any more; it names the lines
 * of a section only where it has the fingerprint of @seal. */
GPtrArray *bsl_replay_compare_sections (const BslSeal *seal, BslSectionTexts *found, BslSectionTexts *reference);
GPtrArray *bsl_replay_compare_pages (char **before, char **after);

G_END_DECLS
