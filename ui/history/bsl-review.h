/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-library.h"
#include "app/rules/bsl-reopening.h"
#include "app/store/bsl-store.h"

G_BEGIN_DECLS

/* Looks whether what was last seen of one saved project still stands on the law, the catalogue and
 * the day of now, which nobody did yet, and remembers it for the list. For an idle loop; @library
 * must be loaded. FALSE where nothing is left to do. */
gboolean bsl_review_next (BslLibrary *library, BslStore *store, BslDate today);
/* What changed of a saved project since it was last seen, and (@now, to be unreffed) what is said of it today. NULL
 * where it was never seen, or cannot be read. */
BslReopening *bsl_review_dup_changes (BslLibrary *library, BslStore *store, const char *id, BslDate today, BslEvaluation **now);

G_END_DECLS
