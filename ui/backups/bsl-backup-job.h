/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  BSL_BACKUP_JOB_DUE,     /* makes one where it is time */
  BSL_BACKUP_JOB_NOW,     /* makes one */
  BSL_BACKUP_JOB_RESTORE, /* puts @backup in place of the projects */
} BslBackupJob;

/* Does it in a thread. @store is the path of the projects, @source what the answer goes to; the
 * application stays until it is done. */
void bsl_backup_job_run (gpointer source, BslBackupJob job, const char *store, const char *backup,
                         GAsyncReadyCallback callback, gpointer data);
gboolean bsl_backup_job_finish (GAsyncResult *result, GError **error);

G_END_DECLS
