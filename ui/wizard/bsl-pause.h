/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*BslPauseFunc) (GtkWidget *editable);

/* Calls @save when typing in @editable pauses, when it loses the focus or the screen, and on Enter;
 * not where its text has not changed since. */
void bsl_pause_attach (GtkWidget *editable, BslPauseFunc save);

/* The same for text of several lines; Enter is a part of it. */
void bsl_pause_attach_text (GtkTextView *view, BslPauseFunc save);

/* Shows @text as saved: @save is not called for it. */
void bsl_pause_set_text (GtkWidget *editable, const char *text);

G_END_DECLS
