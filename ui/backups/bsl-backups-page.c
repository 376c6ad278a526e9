/* SPDX-License-Identifier: EUPL-1.2 */
/* The backups, the last one first. */
#include "config.h"

#include "ui/backups/bsl-backups-page.h"

#include <glib/gi18n.h>

#include "ui/backups/bsl-backup-job.h"
#include "ui/backups/bsl-backup-page.h"
#include "ui/backups/bsl-backup-words.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-tell.h"
#include "ui/common/bsl-text-row.h"
#include "ui/common/bsl-words.h"

struct _BslBackupsPage
{
  AdwNavigationPage parent_instance;

  char *store;
  GPtrArray *rows; /* borrowed from the list */
  AdwPreferencesGroup *list;
  gboolean making; /* a backup */
};

G_DEFINE_FINAL_TYPE (BslBackupsPage, bsl_backups_page, ADW_TYPE_NAVIGATION_PAGE)

static void
add_row (BslBackupsPage *self, GtkWidget *row)
{
  adw_preferences_group_add (self->list, row);
  g_ptr_array_add (self->rows, row);
}

static void
add_backup (BslBackupsPage *self, const BslBackup *backup)
{
  g_autofree char *time = bsl_words_dup_moment (backup->time);
  g_autofree char *kind = bsl_backup_words_dup_kind (backup);

  add_row (self, bsl_go_row_new (time, kind, "backups.open", backup->path));
}

static void
fill (BslBackupsPage *self)
{
  g_autoptr (GPtrArray) backups = bsl_backups_list (self->store);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->list, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < backups->len; i++)
    add_backup (self, backups->pdata[i]);
  if (backups->len == 0)
    add_row (self, bsl_text_row_new (_("There is no backup yet. The first one is made by itself, within an hour of "
                                       "the first project.")));
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BslBackupsPage *self = BSL_BACKUPS_PAGE (source);
  g_autoptr (GError) error = NULL;
  gboolean made = bsl_backup_job_finish (result, &error);

  self->making = FALSE;
  if (made)
    {
      fill (self);
      bsl_tell (GTK_WIDGET (self), _("All projects are backed up"));
    }
  else
    bsl_tell_error (GTK_WIDGET (self), _("No Backup Made"), error);
}

/* One at a time; a button that could not be pressed meanwhile would lose the focus. */
static void
make (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslBackupsPage *self = BSL_BACKUPS_PAGE (widget);

  if (self->making)
    return;

  self->making = TRUE;
  bsl_backup_job_run (widget, BSL_BACKUP_JOB_NOW, self->store, NULL, made_cb, NULL);
}

static void
open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslBackupsPage *self = BSL_BACKUPS_PAGE (widget);
  GtkWidget *view = gtk_widget_get_ancestor (widget, ADW_TYPE_NAVIGATION_VIEW);
  g_autoptr (GPtrArray) backups = bsl_backups_list (self->store);

  for (guint i = 0; i < backups->len; i++)
    {
      const BslBackup *backup = backups->pdata[i];

      if (g_str_equal (backup->path, g_variant_get_string (parameter, NULL)))
        {
          adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), bsl_backup_page_new (self->store, backup));
          return;
        }
    }
  /* somebody has taken it away */
  fill (self);
}

static gboolean
bsl_backups_page_grab_focus (GtkWidget *widget)
{
  BslBackupsPage *self = BSL_BACKUPS_PAGE (widget);

  return gtk_widget_grab_focus (g_ptr_array_index (self->rows, 0));
}

static void
bsl_backups_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BSL_TYPE_BACKUPS_PAGE);
  G_OBJECT_CLASS (bsl_backups_page_parent_class)->dispose (object);
}

static void
bsl_backups_page_finalize (GObject *object)
{
  BslBackupsPage *self = BSL_BACKUPS_PAGE (object);

  g_free (self->store);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (bsl_backups_page_parent_class)->finalize (object);
}

static void
bsl_backups_page_class_init (BslBackupsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bsl_backups_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = bsl_backups_page_finalize;
  widget_class->grab_focus = bsl_backups_page_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/boussole/Boussole/backups/bsl-backups-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BslBackupsPage, list);
  gtk_widget_class_install_action (widget_class, "backups.make", NULL, make);
  gtk_widget_class_install_action (widget_class, "backups.open", "s", open);
}

static void
bsl_backups_page_init (BslBackupsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
}

AdwNavigationPage *
bsl_backups_page_new (const char *store)
{
  BslBackupsPage *self = g_object_new (BSL_TYPE_BACKUPS_PAGE, NULL);

  g_return_val_if_fail (store != NULL, NULL);

  self->store = g_strdup (store);
  fill (self);

  return ADW_NAVIGATION_PAGE (self);
}
