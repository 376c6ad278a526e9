/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BSL_TYPE_TROUBLE_VIEW (bsl_trouble_view_get_type ())
G_DECLARE_FINAL_TYPE (BslTroubleView, bsl_trouble_view, BSL, TROUBLE_VIEW, AdwBin)

/* Why the saved projects cannot be used, where their file is, and what can be done: it activates
 * "win.try-again", "win.show-backups" and, once it is confirmed, "win.set-aside". */

/* @path: the file of the projects; @error: what opening or reading it came to. */
void bsl_trouble_view_tell (BslTroubleView *self, const char *path, const GError *error);

/* A page with nothing else, in place of the list: it has the tag "projects". */
AdwNavigationPage *bsl_trouble_view_new_page (const char *path, const GError *error);

G_END_DECLS
