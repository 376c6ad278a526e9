/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BSL_TYPE_BACKUPS_PAGE (bsl_backups_page_get_type ())
G_DECLARE_FINAL_TYPE (BslBackupsPage, bsl_backups_page, BSL, BACKUPS_PAGE, AdwNavigationPage)

/* The backups of the projects saved at @store, a path; leads to what each would restore. */
AdwNavigationPage *bsl_backups_page_new (const char *store);

G_END_DECLS
