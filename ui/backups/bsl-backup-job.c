/* SPDX-License-Identifier: EUPL-1.2 */
/* Backups made and restored beside the window. */
#include "config.h"

#include "ui/backups/bsl-backup-job.h"

#include "app/store/bsl-backup.h"

typedef struct
{
  BslBackupJob job;
  char *store;
  char *backup;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->store);
  g_free (order->backup);
  g_free (order);
}

static gboolean
run (const Order *order, GError **error)
{
  switch (order->job)
    {
    case BSL_BACKUP_JOB_DUE:
      return bsl_backups_make_due (order->store, g_get_real_time () / G_USEC_PER_SEC, error);
    case BSL_BACKUP_JOB_NOW:
      return bsl_backups_make (order->store, error);
    default:
      return bsl_backups_restore (order->store, order->backup, error);
    }
}

static void
thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (run (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
release_cb (GApplication *application)
{
  g_application_release (application);
  g_object_unref (application);
}

/* A restore that was begun is brought to its end, also where the window is closed meanwhile. */
static void
hold_application (GTask *task)
{
  GApplication *application = g_application_get_default ();

  if (application == NULL)
    return;
  g_application_hold (application);
  g_object_set_data_full (G_OBJECT (task), "application", g_object_ref (application), (GDestroyNotify) release_cb);
}

void
bsl_backup_job_run (gpointer source,
                    BslBackupJob job,
                    const char *store,
                    const char *backup,
                    GAsyncReadyCallback callback,
                    gpointer data)
{
  g_autoptr (GTask) task = g_task_new (source, NULL, callback, data);
  Order *order = g_new0 (Order, 1);

  order->job = job;
  order->store = g_strdup (store);
  order->backup = g_strdup (backup);
  g_task_set_task_data (task, order, order_free);
  if (job == BSL_BACKUP_JOB_RESTORE)
    hold_application (task);
  g_task_run_in_thread (task, thread_cb);
}

gboolean
bsl_backup_job_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
