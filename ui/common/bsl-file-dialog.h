/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A dialog that shows the files of one kind only; @only is taken. To be unreffed. */
GtkFileDialog *bsl_file_dialog_new (const char *title, GtkFileFilter *only);

G_END_DECLS
