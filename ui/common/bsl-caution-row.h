/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row to read before something is written or added; see bsl_text_row_new(). */
GtkWidget *bsl_caution_row_new (const char *text);

G_END_DECLS
