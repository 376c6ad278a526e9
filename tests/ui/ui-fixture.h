/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/bsl-session.h"

G_BEGIN_DECLS

/* What the tests of the window share: GTK, the data, a saved project, a main loop that gives up. */

/* To be called first. Without animations. */
void ui_init (int *argc, char ***argv);
/* Instead, for tests of whole windows: with the application. */
void ui_init_application (int *argc, char ***argv);

/* The shipped questions, rules and catalogue; loaded once. */
BslLibrary *ui_get_library (void);
/* Where the user's corrections are kept; none unless it is called, before the library is asked for. */
void ui_set_own_layer (const char *file);
/* The file of the catalogue instead of the shipped one; to be called before the library is asked for. */
void ui_set_catalogue (const char *file);

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
/* No file may grow beyond @size bytes, as on a disk that is full, until the disk is freed. */
void ui_fill_disk (gsize size);
void ui_free_disk (void);
/* A path in the data folder, which is made. To be freed. */
char *ui_dup_path (const char *name);
/* A saved project without answers; its identifier, to be freed. */
char *ui_add_project (BslStore *store, const char *title);

/* A window of the application, see bsl_window_new(), mapped; needs ui_init_application(). */
GtkWidget *ui_show_window (BslStore *store);
/* The page of the project @id in it, gone to @place. */
GtkWidget *ui_open_project (GtkWidget *window, const char *id, const char *place);
/* The dialog on such a window, or NULL. */
AdwDialog *ui_get_dialog (GtkWidget *window);

typedef gboolean (*UiCondition) (gpointer data);

/* Runs the main loop until @condition holds; the test fails where it does not within some seconds. */
void ui_wait (UiCondition condition, gpointer data);
/* Until nothing is left to do. */
void ui_settle (void);

/* Until they are stopped, things move as on a desktop; what is allocated then is not looked at for leaks:
 * in one of three runs the libraries lose a frame that they drew while a page of AdwNavigationView slid. */
void ui_start_animations (void);
void ui_stop_animations (void);

/* Gives the answer, as JSON, to the question @id. */
void ui_answer (BslSession *session, const char *id, const char *json);
/* Activates an action without a parameter, which has to be there and enabled. */
void ui_act (GtkWidget *widget, const char *action);
/* @files (of GFile) let go over the drop target of @widget; whether it took them. */
gboolean ui_drop (GtkWidget *widget, GSList *files);

/* The first widget of @type below @root (itself included) with this text: label of a label or button,
 * title of a row. NULL for any. NULL where there is none. */
GtkWidget *ui_find (GtkWidget *root, GType type, const char *text);
/* The same; the test fails where there is none. */
GtkWidget *ui_get (GtkWidget *root, GType type, const char *text);
/* How many there are. */
guint ui_count (GtkWidget *root, GType type, const char *text);

G_END_DECLS
