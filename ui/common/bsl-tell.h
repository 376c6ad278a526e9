/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What there is to tell, in the window that @widget lies in (or is). Where that is none of the application's,
 * nothing is told. */

void bsl_tell (GtkWidget *widget, const char *message);
/* The same with a button or a time of its own; @toast is taken. */
void bsl_tell_toast (GtkWidget *widget, AdwToast *toast);
/* Not what somebody cancelled, or a file dialog that was closed: who did it knows. */
void bsl_tell_error (GtkWidget *widget, const char *heading, const GError *error);

G_END_DECLS
