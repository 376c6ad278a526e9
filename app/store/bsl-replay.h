/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/store/bsl-event.h"

G_BEGIN_DECLS

/* A log by itself: GPtrArray of BslEvent from the first on. */

/* The number of the first event that does not follow from the one before, 0 where all do. */
gint64
bsl_replay_find_broken (GPtrArray *events);
/* What the log leads to: what an event is about → JSON, as bsl_delta_flatten() has it. */
GHashTable *
bsl_replay_run (GPtrArray *events);

/* The log in the project file, and back. What is no log adds problems; the elements of the result
 * are then not to be used. */
JsonNode *
bsl_replay_to_json (GPtrArray *events);
GPtrArray *
bsl_replay_from_json (const BslJson *json);

G_END_DECLS
