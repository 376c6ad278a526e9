/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "ui/bsl-session.h"

G_BEGIN_DECLS

/* From a line of a document to what it speaks of, see BslLine. */

/* Goes there by the actions around @widget. */
void bsl_origin_go (GtkWidget *widget, BslSession *session, const char *origin);
/* What that does, for screen readers: "Opens the rule". */
const char *bsl_origin_describe (const char *origin);
const char *bsl_origin_get_icon (const char *origin);

G_END_DECLS
