/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/bsl-session.h"

G_BEGIN_DECLS

#define BSL_TYPE_MERGE_DIALOG (bsl_merge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BslMergeDialog, bsl_merge_dialog, BSL, MERGE_DIALOG, AdwDialog)

/**
 * BslMergeDialog:
 *
 * What a reply to a question of the project says; its action "merge.accept" adds it to the opinions.
 * Nothing is written before. Signal "merged" afterwards.
 */

/* NULL without error where the opinion is there already; NULL where the file is no reply to this
 * project. @name stands in messages. */
AdwDialog *bsl_merge_dialog_new (BslSession *session, GBytes *reply, const char *name, GError **error);

G_END_DECLS
