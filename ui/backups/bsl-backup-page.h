/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/store/bsl-backup.h"

G_BEGIN_DECLS

#define BSL_TYPE_BACKUP_PAGE (bsl_backup_page_get_type ())
G_DECLARE_FINAL_TYPE (BslBackupPage, bsl_backup_page, BSL, BACKUP_PAGE, AdwNavigationPage)

/* What restoring @backup would change of the projects saved at @store, a path; restores it when the
 * person says so. */
AdwNavigationPage *bsl_backup_page_new (const char *store, const BslBackup *backup);

G_END_DECLS
