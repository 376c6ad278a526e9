/* SPDX-License-Identifier: EUPL-1.2 */
/* Makes the dated backups of the projects while a window is open. */
#include "config.h"

#include "ui/backups/bsl-backup-keeper.h"

#include <glib/gi18n.h>

#include "ui/backups/bsl-backup-job.h"
#include "ui/bsl-window.h"

#define CHECK_S (60 * 60)

struct _BslBackupKeeper
{
  GObject parent_instance;

  GtkWidget *window; /* owns this */
  BslStore *store;
  guint timer;
  gboolean failed; /* and said so */
};

G_DEFINE_FINAL_TYPE (BslBackupKeeper, bsl_backup_keeper, G_TYPE_OBJECT)

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BslBackupKeeper *self = BSL_BACKUP_KEEPER (source);
  g_autoptr (GError) error = NULL;

  if (bsl_backup_job_finish (result, &error) || self->failed || self->window == NULL)
    return;

  self->failed = TRUE;
  bsl_window_add_toast (BSL_WINDOW (self->window),
                        adw_toast_new (_("The projects could not be backed up: see Backups in the main menu")));
}

static gboolean
back_up_cb (gpointer data)
{
  BslBackupKeeper *self = data;

  if (self->store != NULL && !bsl_store_is_read_only (self->store))
    bsl_backup_job_run (self, BSL_BACKUP_JOB_DUE, bsl_store_get_path (self->store), NULL, backed_up_cb, NULL);
  return G_SOURCE_CONTINUE;
}

static void
bsl_backup_keeper_dispose (GObject *object)
{
  BslBackupKeeper *self = BSL_BACKUP_KEEPER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->store);
  g_clear_weak_pointer (&self->window);
  G_OBJECT_CLASS (bsl_backup_keeper_parent_class)->dispose (object);
}

static void
bsl_backup_keeper_class_init (BslBackupKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bsl_backup_keeper_dispose;
}

static void
bsl_backup_keeper_init (BslBackupKeeper *self)
{
}

BslBackupKeeper *
bsl_backup_keeper_new (GtkWidget *window)
{
  BslBackupKeeper *self = g_object_new (BSL_TYPE_BACKUP_KEEPER, NULL);

  g_set_weak_pointer (&self->window, window);
  return self;
}

void
bsl_backup_keeper_watch (BslBackupKeeper *self, BslStore *store)
{
  g_return_if_fail (BSL_IS_BACKUP_KEEPER (self));

  g_set_object (&self->store, store);
  if (store == NULL)
    return;

  back_up_cb (self);
  if (self->timer == 0)
    self->timer = g_timeout_add_seconds (CHECK_S, back_up_cb, self);
}
