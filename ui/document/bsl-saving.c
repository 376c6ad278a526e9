/* SPDX-License-Identifier: EUPL-1.2 */
/* Saves a document where the person says. */
#include "config.h"

#include "ui/document/bsl-saving.h"

#include <glib/gi18n.h>

#include "app/report/bsl-writers.h"
#include "ui/common/bsl-file-dialog.h"
#include "ui/common/bsl-tell.h"
#include "ui/document/bsl-document-job.h"

static const BslFileType types[] = {
  { "odt", N_("Text Document (ODT)"), N_("To complete and sign in LibreOffice or Word"), NULL },
  { "pdf", N_("PDF"), N_("To read, print and archive; accessible to screen readers"), NULL },
  { "html", N_("Web Page (HTML)"), N_("One file that opens in any browser"), NULL },
  { "txt", N_("Plain Text"), N_("To paste into a message or another system"), NULL },
  { BSL_FORMAT_REMINDERS, N_("Calendar Reminders (ICS)"), N_("To import into any calendar; each date warns a month before"), ".ics" },
  { BSL_FORMAT_PROJECT, N_("Project File"), N_("To send to a colleague who uses Boussole, or to keep"), ".boussole" },
  { NULL },
};

const BslFileType *
bsl_saving_get_types (void)
{
  return types;
}

typedef struct
{
  BslJobBar *bar;
  GtkWindow *window;
  BslSession *session;
  BslOrder *order;
  const BslFileType *type;
  GFile *file;
} Saving;

static void
saving_free (Saving *self)
{
  g_object_unref (self->bar);
  g_object_unref (self->window);
  g_object_unref (self->session);
  bsl_order_free (self->order);
  g_clear_object (&self->file);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
open_cb (AdwToast *toast, gpointer data)
{
  GFile *file = g_object_get_data (G_OBJECT (toast), "file");
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_launch (launcher, GTK_WINDOW (data), NULL, NULL, NULL);
}

static void
tell_error (GtkWindow *window, const GError *error)
{
  bsl_tell_error (GTK_WIDGET (window), _("Document Not Saved"), error);
}

static void
tell_saved (Saving *self)
{
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *message = g_strdup_printf (_("“%s” saved"), name);
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_button_label (toast, _("_Open"));
  g_object_set_data_full (G_OBJECT (toast), "file", g_object_ref (self->file), g_object_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (open_cb), self->window, G_CONNECT_DEFAULT);
  bsl_tell_toast (GTK_WIDGET (self->window), toast);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) self = data;
  g_autoptr (GError) error = NULL;

  bsl_job_bar_end (self->bar);
  if (bsl_document_job_export_finish (result, &error))
    tell_saved (self);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    bsl_tell (GTK_WIDGET (self->window), _("Cancelled: nothing was saved"));
  else
    tell_error (self->window, error);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = NULL;

  self->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  if (self->file == NULL)
    {
      tell_error (self->window, error);
      return;
    }

  cancellable = bsl_job_bar_begin (self->bar, _("Writing the document…"));
  if (cancellable == NULL)
    return;

  bsl_document_job_export_async (self->session, self->order, self->type->id, self->file, cancellable, exported_cb, self);
  g_steal_pointer (&self);
}

static const char *
get_suffix (const BslFileType *type)
{
  return type->suffix != NULL ? type->suffix : bsl_format_find (type->id)->extension;
}

static char *
dup_name (Saving *self)
{
  g_autofree const char **without = NULL;
  const BslReportOptions options = bsl_order_get_options (self->order, &without);
  g_autoptr (BslEvaluation) evaluation = bsl_session_ref_own_evaluation (self->session);
  g_autofree char *base = bsl_report_dup_file_name (bsl_session_get_project (self->session), evaluation, &options);

  return g_strconcat (base, get_suffix (self->type), NULL);
}

static GtkFileDialog *
create_dialog (Saving *self)
{
  g_autofree char *name = dup_name (self);
  GtkFileFilter *filter = gtk_file_filter_new ();
  GtkFileDialog *dialog;

  gtk_file_filter_set_name (filter, _(self->type->title));
  gtk_file_filter_add_suffix (filter, get_suffix (self->type) + 1);
  dialog = bsl_file_dialog_new (_("Save the Document"), filter);
  gtk_file_dialog_set_initial_name (dialog, name);

  return dialog;
}

static const BslFileType *
find_type (const char *id)
{
  for (const BslFileType *type = types; type->id != NULL; type++)
    if (g_str_equal (type->id, id))
      return type;
  return NULL;
}

void
bsl_saving_start (BslJobBar *bar, BslSession *session, const BslOrder *order, const char *type)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (bar));
  g_autoptr (GtkFileDialog) dialog = NULL;
  Saving *self;

  g_return_if_fail (GTK_IS_WINDOW (root) && find_type (type) != NULL);

  /* whole, with history and attachments */
  if (g_str_equal (type, BSL_FORMAT_PROJECT))
    {
      gtk_widget_activate_action (GTK_WIDGET (bar), "win.export-project", "s", bsl_session_get_id (session));
      return;
    }

  self = g_new0 (Saving, 1);
  self->bar = g_object_ref (bar);
  self->window = GTK_WINDOW (g_object_ref (root));
  self->session = g_object_ref (session);
  self->order = bsl_order_copy (order);
  self->type = find_type (type);
  dialog = create_dialog (self);
  gtk_file_dialog_save (dialog, self->window, NULL, chosen_cb, self);
}
