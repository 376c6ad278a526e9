/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/store/bsl-backup.h"
#include "app/store/bsl-database.h"

G_BEGIN_DECLS

/* A database that must be there already. */
BslDatabase *
bsl_backups_open (const char *path, GError **error);

/* The path for a backup of now, whose name nobody has yet; its folder is there. */
char *
bsl_backups_dup_path (const char *store, BslBackupKind kind, gint64 now);

G_END_DECLS
