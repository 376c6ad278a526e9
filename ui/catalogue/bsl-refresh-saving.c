/* SPDX-License-Identifier: EUPL-1.2 */
/* What to verify first, as a file. */
#include "config.h"

#include "ui/catalogue/bsl-refresh-saving.h"

#include <glib/gi18n.h>

#include "app/report/bsl-refresh-sheet.h"
#include "ui/common/bsl-file-dialog.h"
#include "ui/common/bsl-file-saving.h"

static GBytes *
make (gpointer data, GError **error)
{
  BslCatalogueReader *reader = data;
  BslLang lang = bsl_catalogue_reader_get_lang (reader);
  g_autoptr (GPtrArray) items
    = bsl_refresh_list (bsl_catalogue_reader_get_catalogue (reader), bsl_catalogue_reader_get_view (reader),
                        bsl_catalogue_reader_get_date (reader), lang);
  g_autoptr (BslSpreadsheet) sheet = bsl_refresh_sheet_new (items, lang);

  return bsl_spreadsheet_to_ods (sheet, error);
}

void
bsl_refresh_saving_start (GtkWidget *widget, BslCatalogueReader *reader)
{
  GtkFileFilter *tables = gtk_file_filter_new ();
  g_autoptr (GtkFileDialog) dialog = NULL;
  g_autofree char *day = bsl_date_to_iso (bsl_catalogue_reader_get_date (reader));
  g_autofree char *title = g_strdup_printf (_("Catalogue to verify %s"), day);
  g_autofree char *name = bsl_file_saving_dup_name (title, ".ods");

  gtk_file_filter_set_name (tables, _("Spreadsheets"));
  gtk_file_filter_add_suffix (tables, "ods");
  dialog = bsl_file_dialog_new (_("Save What to Verify First"), tables);
  gtk_file_dialog_set_initial_name (dialog, name);
  bsl_file_saving_start_full (widget, dialog, _("Table Not Saved"), make, NULL, g_object_ref (reader), g_object_unref);
}
