/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/core/bsl-sheet.h"
#include "app/rules/bsl-library.h"

G_BEGIN_DECLS

#define BSL_TYPE_REPLY_DIALOG (bsl_reply_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BslReplyDialog, bsl_reply_dialog, BSL, REPLY_DIALOG, AdwDialog)

/**
 * BslReplyDialog:
 *
 * For whoever is asked: the question sheet, and the opinion to write. Its action "reply.save" asks where
 * the file to send back goes; it closes when that is written, and asks before something is lost.
 */

/* Takes @sheet. */
AdwDialog *bsl_reply_dialog_new (BslLibrary *library, BslSheet *sheet);

/* The file to send back as the dialog stands; NULL where something is missing or wrong, which the dialog
 * then says. */
GBytes *bsl_reply_dialog_make (BslReplyDialog *self);

G_END_DECLS
