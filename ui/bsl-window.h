/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/store/bsl-list.h"
#include "ui/bsl-application.h"
#include "ui/bsl-session.h"
#include "ui/verify/bsl-verification.h"

G_BEGIN_DECLS

#define BSL_TYPE_WINDOW (bsl_window_get_type ())
G_DECLARE_FINAL_TYPE (BslWindow, bsl_window, BSL, WINDOW, AdwApplicationWindow)

/**
 * BslWindow:
 *
 * The window: saved projects, and the project that is open. What happens to whole projects
 * (create, open, import, export) happens here.
 *
 * Actions: "win.new-project", "win.open-project" (s), "win.open-example", "win.import",
 * "win.export-project" (s), "win.show-archive", "win.show-trash", "win.show-backups",
 * "win.show-catalogue", "win.show-corrections", "win.show-impact", "win.show-review", "win.search", "win.menu", "win.verify-rules"; "win.try-again" opens the saved projects anew, "win.set-aside" after
 * moving their file away.
 */

/* @store may be NULL: it could not be opened, and bsl_window_show_trouble() says why. */
BslWindow *bsl_window_new (BslApplication *application, BslLibrary *library, BslStore *store);

BslLibrary *bsl_window_get_library (BslWindow *self);
/* NULL where it could not be opened, and while it is replaced. */
BslStore *bsl_window_get_store (BslWindow *self);

/* Goes on with @library, which is loaded, where the person was: all pages are made anew. Text that is not saved is lost,
 * see bsl_window_may_leave(). */
void bsl_window_take_library (BslWindow *self, BslLibrary *library);
/* FALSE where a project holds text that is not saved: it asks, and does @action afterwards. */
gboolean bsl_window_may_leave (BslWindow *self, const char *action);
/* Shows @page over the one that is open; a project, which must be one that may be left, is left. */
void bsl_window_show_page (BslWindow *self, AdwNavigationPage *page);
/* Shows the saved projects that are in @state, unless a project is not left. */
void bsl_window_show_projects (BslWindow *self, BslState state);

/* Shows what opening the projects at @path came to, and what can be done, in place of all pages. */
void bsl_window_show_trouble (BslWindow *self, const char *path, const GError *error);

/* Opens the saved project @id. */
void bsl_window_open_project (BslWindow *self, const char *id);
/* Opens a copy of it. */
void bsl_window_duplicate_project (BslWindow *self, const char *id, const char *title);
/* Saves a copy of a project file and opens it; a document that carries one is held against it first.
 * Files dropped on the window are opened the same way. */
void bsl_window_open_file (BslWindow *self, GFile *file);
/* Shows the opinions of the project @id, opening it where it is not; its session, borrowed, or NULL where it is not
 * here or the one that is open is not left. */
BslSession *bsl_window_show_opinions (BslWindow *self, const char *id);

/* Puts the @backup, a path, in place of the projects; nothing else is opened or saved meanwhile. Then
 * shows what is saved, alone, and says how it ended. */
void bsl_window_restore_backup (BslWindow *self, const char *backup);

/* The acceptance cases of the rules in use; run when somebody asks. */
BslVerification *bsl_window_get_verification (BslWindow *self);

void bsl_window_add_toast (BslWindow *self, AdwToast *toast);
/* Those that wait as well: what they offer is no longer possible, or about something else. */
void bsl_window_dismiss_toasts (BslWindow *self);
/* The one place that tells of an error that is not about a field. */
void bsl_window_show_error (BslWindow *self, const char *heading, const GError *error);

G_END_DECLS
