/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "ui/bsl-session.h"

G_BEGIN_DECLS

typedef void (*BslPauseFunc) (GtkWidget *editable);

/* Calls @save when typing in @editable pauses, when it loses the focus or the screen, and on Enter;
 * not where its text has not changed since. */
void bsl_pause_attach (GtkWidget *editable, BslPauseFunc save);

/* The same for text of several lines; Enter is a part of it. Returns the mark of text that is not
 * saved, to be put near it. */
GtkWidget *bsl_pause_attach_text (GtkTextView *view, BslPauseFunc save);

/* To be called whenever the project may say something else than before: it says @text. That is shown,
 * and @save not called for it, unless @same: what is written here already means it. Text that is not
 * yet saved stays; where the project has said something else since it was begun, the person is asked
 * which of the two stays. */
void bsl_pause_set_text (GtkWidget *editable, const char *text, gboolean same);

/* What saving came to. Text that could not be saved is marked, and tried again with the session. */
void bsl_pause_set_saved (GtkWidget *editable, BslSession *session, gboolean saved);
gboolean bsl_pause_is_saved (GtkWidget *editable);

/* Saves at once what waits for it. */
void bsl_pause_flush (GtkWidget *editable);

G_END_DECLS
