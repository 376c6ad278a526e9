/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/bsl-session.h"

G_BEGIN_DECLS

/* What the tests of the window share: GTK, the data, a saved project, a main loop that gives up. */

/* To be called first. */
void ui_init (int *argc, char ***argv);

/* The shipped questions, rules and catalogue; loaded once. */
BslLibrary *ui_get_library (void);

/* A saved project with the answers of @json ("{…}", single quotes stand for double ones), in a store of
 * its own. To be unreffed. */
BslSession *ui_session_new (const char *json);
/* The same with other @members of the file. */
BslSession *ui_session_new_with (const char *json, const char *members);

/* A window with @child, mapped; destroy it with gtk_window_destroy(). */
GtkWindow *ui_present (GtkWidget *child);

/* Shows a window and waits until it is mapped. */
void ui_show (GtkWindow *window);
/* The store at @path, which is made where there is none. */
BslStore *ui_open_store (const char *path);

typedef gboolean (*UiCondition) (gpointer data);

/* Runs the main loop until @condition holds; the test fails where it does not within some seconds. */
void ui_wait (UiCondition condition, gpointer data);
/* Until nothing is left to do. */
void ui_settle (void);

/* The first widget of @type below @root (itself included) with this text: label of a label or button,
 * title of a row. NULL for any. NULL where there is none. */
GtkWidget *ui_find (GtkWidget *root, GType type, const char *text);
/* The same; the test fails where there is none. */
GtkWidget *ui_get (GtkWidget *root, GType type, const char *text);
/* How many there are. */
guint ui_count (GtkWidget *root, GType type, const char *text);

G_END_DECLS
