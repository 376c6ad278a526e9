/* SPDX-License-Identifier: EUPL-1.2 */
/* What the offers cost, as a file. */
#include "config.h"

#include "ui/study/bsl-cost-saving.h"

#include <glib/gi18n.h>

#include "app/report/bsl-cost-sheet.h"
#include "ui/common/bsl-file-dialog.h"
#include "ui/common/bsl-file-saving.h"

static GBytes *
make (gpointer data, GError **error)
{
  BslSession *session = data;
  g_autoptr (BslCosts) costs = bsl_costs_new (bsl_session_get_evaluation (session), bsl_session_get_project (session), "", NULL);
  g_autoptr (BslSpreadsheet) sheet = bsl_cost_sheet_new (costs, bsl_session_get_lang (session));

  return bsl_spreadsheet_to_ods (sheet, error);
}

void
bsl_cost_saving_start (GtkWidget *widget, BslSession *session)
{
  GtkFileFilter *tables = gtk_file_filter_new ();
  const char *project = bsl_project_get_title (bsl_session_get_project (session));
  g_autoptr (GtkFileDialog) dialog = NULL;
  /* Translators: the name of a file, then the title of the project */
  g_autofree char *title = g_strdup_printf (_("Cost %s"), project != NULL ? project : "");
  g_autofree char *name = bsl_file_saving_dup_name (g_strchomp (title), ".ods");

  gtk_file_filter_set_name (tables, _("Spreadsheets"));
  gtk_file_filter_add_suffix (tables, "ods");
  dialog = bsl_file_dialog_new (_("Save What the Offers Cost"), tables);
  gtk_file_dialog_set_initial_name (dialog, name);
  bsl_file_saving_start_full (widget, dialog, _("Table Not Saved"), make, NULL, g_object_ref (session), g_object_unref);
}
