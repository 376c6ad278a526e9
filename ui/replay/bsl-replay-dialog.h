/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/rules/bsl-library.h"

G_BEGIN_DECLS

#define BSL_TYPE_REPLAY_DIALOG (bsl_replay_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BslReplayDialog, bsl_replay_dialog, BSL, REPLAY_DIALOG, AdwDialog)

/**
 * BslReplayDialog:
 *
 * A document of Boussole held against what its project gives today: what is the same, what changed,
 * whether the text was altered. Read in a thread, since a document is a file of anybody's.
 *
 * Action "replay.import": emits "import" (GBytes: the project file, string: name of the document) and
 * closes.
 */
AdwDialog *bsl_replay_dialog_new (BslLibrary *library, GBytes *document, const char *name);

G_END_DECLS
