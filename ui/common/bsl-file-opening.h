/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives @bytes to the program people have for a file called @name, as a copy with the permissions @mode. An
 * error is told in the window around @widget, under @failed. */
void bsl_file_opening_start (GtkWidget *widget, const char *name, GBytes *bytes, int mode, const char *failed);

/* The copy: in a folder of its own, so that it keeps its name and no other is in its way, where nobody else on
 * the machine can read it. To be unreffed. */
GFile *bsl_file_opening_copy (const char *name, GBytes *bytes, int mode, GError **error);
/* Takes away all copies; when the program begins and when it ends. */
void bsl_file_opening_clear (void);

G_END_DECLS
