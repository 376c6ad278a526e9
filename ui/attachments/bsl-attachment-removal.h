/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "app/core/bsl-evidence.h"
#include "ui/bsl-session.h"

G_BEGIN_DECLS

/* Takes @evidence off the project and says so, with a way to have it back. */
void bsl_attachment_removal_remove (GtkWindow *window, BslSession *session, const BslEvidence *evidence);

/* Says what goes, and for whoever accepts it erases the file for good. */
void bsl_attachment_removal_ask (GtkWindow *window, BslSession *session, const BslEvidence *evidence);

G_END_DECLS
