/* SPDX-License-Identifier: EUPL-1.2 */
/* What restoring a backup would change. */
#include "config.h"

#include "ui/backups/bsl-backup-page.h"

#include <glib/gi18n.h>

#include "ui/backups/bsl-backup-words.h"
#include "ui/bsl-window.h"
#include "ui/common/bsl-group.h"
#include "ui/common/bsl-text-row.h"
#include "ui/common/bsl-words.h"

/* of each kind of change; the rest is counted */
#define MAX_ROWS 20

struct _BslBackupPage
{
  AdwNavigationPage parent_instance;

  char *path;
  GtkStack *stack;
  AdwPreferencesPage *page;
  AdwPreferencesGroup *summary;
  AdwStatusPage *refused;
  GtkActionBar *bar;
};

G_DEFINE_FINAL_TYPE (BslBackupPage, bsl_backup_page, ADW_TYPE_NAVIGATION_PAGE)

static void
add_project (AdwPreferencesGroup *group, const BslBackupEntry *entry)
{
  g_autofree char *time = bsl_words_dup_moment (entry->modified);
  g_autofree char *changed = g_strdup_printf (_("Last changed on %s"), time);

  adw_preferences_group_add (group, bsl_property_row_new (entry->title, changed));
}

static void
add_count (AdwPreferencesGroup *group, guint n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u project", "%u projects", n), n);

  adw_preferences_group_add (group, bsl_text_row_new (text));
}

static void
add_rest (AdwPreferencesGroup *group, guint n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("and %u other project", "and %u other projects", n), n);

  adw_preferences_group_add (group, bsl_text_row_new (text));
}

/* How many projects have this @change; they are named where something happens to them. */
static guint
add_changes (BslBackupPage *self, GPtrArray *entries, BslBackupChange change)
{
  AdwPreferencesGroup *group = bsl_group_new (bsl_backup_words_for_change (change),
                                              bsl_backup_words_explain_change (change));
  guint n = 0;

  g_object_ref_sink (group);
  for (guint i = 0; i < entries->len; i++)
    {
      const BslBackupEntry *entry = entries->pdata[i];

      if (entry->change == change && n++ < MAX_ROWS && change != BSL_BACKUP_SAME)
        add_project (group, entry);
    }
  if (n > 0 && change == BSL_BACKUP_SAME)
    add_count (group, n);
  else if (n > MAX_ROWS)
    add_rest (group, n - MAX_ROWS);
  if (n > 0)
    adw_preferences_page_add (self->page, group);
  g_object_unref (group);

  return n;
}

static void
show_entries (BslBackupPage *self, GPtrArray *entries)
{
  guint n = 0;

  n += add_changes (self, entries, BSL_BACKUP_BACK);
  n += add_changes (self, entries, BSL_BACKUP_EARLIER);
  n += add_changes (self, entries, BSL_BACKUP_GONE);
  add_changes (self, entries, BSL_BACKUP_SAME);
  adw_preferences_group_add (self->summary,
                             bsl_text_row_new (n > 0 ? _("Nothing is deleted: what is there now is set aside among the "
                                                         "backups, from where it can be restored in turn.")
                                                     : _("The histories are the same as in this backup: restore it "
                                                         "only if the saved projects are damaged.")));
  gtk_action_bar_set_revealed (self->bar, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "preview");
}

static void
show_refused (BslBackupPage *self, const GError *error)
{
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->refused, escaped);
  gtk_action_bar_set_revealed (self->bar, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "refused");
}

/* The window says how it ends; this page goes with it. */
static void
restore (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslBackupPage *self = BSL_BACKUP_PAGE (widget);
  GtkRoot *window = gtk_widget_get_root (widget);

  gtk_stack_set_visible_child_name (self->stack, "running");
  gtk_action_bar_set_revealed (self->bar, FALSE);
  adw_navigation_page_set_can_pop (ADW_NAVIGATION_PAGE (self), FALSE);
  bsl_window_restore_backup (BSL_WINDOW (window), self->path);
}

static void
bsl_backup_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BSL_TYPE_BACKUP_PAGE);
  G_OBJECT_CLASS (bsl_backup_page_parent_class)->dispose (object);
}

static void
bsl_backup_page_finalize (GObject *object)
{
  g_free (BSL_BACKUP_PAGE (object)->path);
  G_OBJECT_CLASS (bsl_backup_page_parent_class)->finalize (object);
}

static void
bsl_backup_page_class_init (BslBackupPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bsl_backup_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = bsl_backup_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/boussole/Boussole/backups/bsl-backup-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BslBackupPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BslBackupPage, page);
  gtk_widget_class_bind_template_child (widget_class, BslBackupPage, summary);
  gtk_widget_class_bind_template_child (widget_class, BslBackupPage, refused);
  gtk_widget_class_bind_template_child (widget_class, BslBackupPage, bar);
  gtk_widget_class_install_action (widget_class, "backup.restore", NULL, restore);
}

static void
bsl_backup_page_init (BslBackupPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
bsl_backup_page_new (const char *store, const BslBackup *backup)
{
  BslBackupPage *self = g_object_new (BSL_TYPE_BACKUP_PAGE, NULL);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *time = bsl_words_dup_moment (backup->time);

  g_return_val_if_fail (store != NULL, NULL);

  self->path = g_strdup (backup->path);
  bsl_group_set_title (self->summary, time);
  entries = bsl_backups_preview (store, backup->path, &error);
  if (entries != NULL)
    show_entries (self, entries);
  else
    show_refused (self, error);

  return ADW_NAVIGATION_PAGE (self);
}
