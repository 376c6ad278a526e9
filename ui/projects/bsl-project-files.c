/* SPDX-License-Identifier: EUPL-1.2 */
/* Files of projects that are opened and written. */
#include "config.h"

#include "ui/projects/bsl-project-files.h"

#include <glib/gi18n.h>

#include "app/store/bsl-export.h"
#include "ui/common/bsl-file-dialog.h"
#include "ui/common/bsl-file-saving.h"
#include "ui/common/bsl-tell.h"

static GtkFileFilter *
project_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Boussole projects"));
  gtk_file_filter_add_suffix (filter, "boussole");
  gtk_file_filter_add_mime_type (filter, "application/vnd.boussole+json");

  return filter;
}

/* What can be opened: also the documents that carry a project. */
static GtkFileFilter *
import_filter (void)
{
  GtkFileFilter *filter = project_filter ();

  gtk_file_filter_set_name (filter, _("Projects, documents and updates of Boussole"));
  gtk_file_filter_add_suffix (filter, "odt");
  gtk_file_filter_add_suffix (filter, "pdf");
  gtk_file_filter_add_suffix (filter, "boussole-update");
  gtk_file_filter_add_mime_type (filter, "application/vnd.boussole-update");

  return filter;
}

static void
import_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BslWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    bsl_window_open_file (self, file);
  else
    bsl_tell_error (GTK_WIDGET (self), _("File Not Opened"), error);
}

static void
import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = bsl_file_dialog_new (_("Import a Project or a Document"), import_filter ());

  gtk_file_dialog_set_accept_label (dialog, _("_Import"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (widget), NULL, import_cb, g_object_ref (widget));
}

static void
export_project (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslWindow *self = BSL_WINDOW (widget);
  g_autoptr (GtkFileDialog) dialog = NULL;
  const char *id = g_variant_get_string (parameter, NULL);
  g_autoptr (BslProjectInfo) info = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *file_name = NULL;

  if (bsl_window_get_store (self) == NULL)
    return;

  info = bsl_store_get_info (bsl_window_get_store (self), id, &error);
  bytes = info != NULL ? bsl_store_export (bsl_window_get_store (self), id, &error) : NULL;
  if (bytes == NULL)
    {
      bsl_window_show_error (self, _("Project Not Exported"), error);
      return;
    }

  file_name = bsl_file_saving_dup_name (info->title, ".boussole");
  dialog = bsl_file_dialog_new (_("Export the Project"), project_filter ());
  gtk_file_dialog_set_initial_name (dialog, file_name);
  bsl_file_saving_start (widget, dialog, bytes, _("Project Not Exported"));
}

void
bsl_project_files_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.import", NULL, import);
  gtk_widget_class_install_action (klass, "win.export-project", "s", export_project);
}
