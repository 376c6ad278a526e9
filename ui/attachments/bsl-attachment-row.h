/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/core/bsl-evidence.h"
#include "ui/bsl-session.h"

G_BEGIN_DECLS

#define BSL_TYPE_ATTACHMENT_ROW (bsl_attachment_row_get_type ())
G_DECLARE_FINAL_TYPE (BslAttachmentRow, bsl_attachment_row, BSL, ATTACHMENT_ROW, AdwActionRow)

/* A file attached to the project. Its actions "attachment.open" (what a click does), "attachment.save",
 * "attachment.remove" and "attachment.erase" are in its menu; the last two where they can be done.
 * @decided: a snapshot was made with it. */
GtkWidget *bsl_attachment_row_new (BslSession *session, const BslEvidence *evidence, gboolean decided);

G_END_DECLS
