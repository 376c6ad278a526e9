/* SPDX-License-Identifier: EUPL-1.2 */
/* File dialogs. */
#include "config.h"

#include "ui/common/bsl-file-dialog.h"

GtkFileDialog *
bsl_file_dialog_new (const char *title, GtkFileFilter *only)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = only;
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_default_filter (dialog, filter);

  return dialog;
}
