/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/catalogue/bsl-layer.h"

G_BEGIN_DECLS

/* What of @layers (of BslLayer) puts offer @id of the merged catalogue at fault as @problem says: the corrections of the
 * fact that its path names, else of the date that this one may not precede, else the layer's whole offer, else every
 * correction that the last layer has of it. Each (its JsonObject, borrowed) is added to @blamed, unless it is in @refused:
 * those were not merged; and to @faults, with the file and the place where it stands. FALSE where there is none. */
gboolean bsl_blame (GPtrArray *layers, BslAttributes *attributes, const char *id, const BslProblem *problem,
                    GHashTable *refused, GHashTable *blamed, BslProblems *faults);

G_END_DECLS
