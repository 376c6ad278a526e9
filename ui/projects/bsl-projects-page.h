/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/rules/bsl-library.h"
#include "app/store/bsl-list.h"
#include "ui/projects/bsl-project-item.h"

G_BEGIN_DECLS

#define BSL_TYPE_PROJECTS_PAGE (bsl_projects_page_get_type ())
G_DECLARE_FINAL_TYPE (BslProjectsPage, bsl_projects_page, BSL, PROJECTS_PAGE, AdwNavigationPage)

/* The saved projects of a shelf. Of @library, which need not be loaded, what its rules have to tell is
 * shown. The page of the active ones has the tag "projects". */
AdwNavigationPage *bsl_projects_page_new (BslLibrary *library, BslStore *store, BslShelf shelf);

/* Only those that are in @state, as the menu does. */
void bsl_projects_page_show_state (BslProjectsPage *self, BslState state);

/* Does to @item what @action ("project.trash", …) says. */
void bsl_projects_page_run (BslProjectsPage *self, BslProjectItem *item, const char *action);

G_END_DECLS
