/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "app/store/bsl-store.h"

G_BEGIN_DECLS

#define BSL_TYPE_BACKUP_KEEPER (bsl_backup_keeper_get_type ())
G_DECLARE_FINAL_TYPE (BslBackupKeeper, bsl_backup_keeper, BSL, BACKUP_KEEPER, GObject)

/**
 * BslBackupKeeper:
 *
 * Makes the dated backups of the projects while a window is open. Where one fails it says so in the
 * window, once: it is tried again, and the page of backups says it too.
 */
BslBackupKeeper *bsl_backup_keeper_new (GtkWidget *window);

/* Backs up @store now, where it is time, and again each hour; NULL: nothing, until another is set. */
void bsl_backup_keeper_watch (BslBackupKeeper *self, BslStore *store);

G_END_DECLS
