/* SPDX-License-Identifier: EUPL-1.2 */
/* Prints a document. */
#include "config.h"

#include "ui/document/bsl-printing.h"

#include <glib/gi18n.h>

#include "ui/common/bsl-tell.h"
#include "ui/document/bsl-document-job.h"

typedef struct
{
  BslJobBar *bar;
  GtkWindow *window;
  GBytes *bytes;
  GCancellable *cancellable;
} Printing;

static void
printing_free (Printing *self)
{
  g_object_unref (self->bar);
  g_object_unref (self->window);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Printing, printing_free)

static void
tell_error (Printing *self, const GError *error)
{
  bsl_tell_error (GTK_WIDGET (self->window), _("Document Not Printed"), error);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Printing) self = data;
  g_autoptr (GError) error = NULL;

  bsl_job_bar_end (self->bar);
  if (!g_output_stream_close_finish (G_OUTPUT_STREAM (source), result, &error))
    tell_error (self, error);
  else
    bsl_tell (GTK_WIDGET (self->window), _("Sent to the printer"));
}

static void
handed_over_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Printing) self = data;
  g_autoptr (GError) error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    {
      g_output_stream_close_async (G_OUTPUT_STREAM (source), G_PRIORITY_DEFAULT, self->cancellable, closed_cb, self);
      g_steal_pointer (&self);
      return;
    }

  bsl_job_bar_end (self->bar);
  tell_error (self, error);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Printing) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GOutputStream) stream = gtk_print_dialog_print_finish (GTK_PRINT_DIALOG (source), result, &error);
  gsize size;
  const void *contents;

  if (stream == NULL)
    {
      tell_error (self, error);
      return;
    }

  g_clear_object (&self->cancellable);
  self->cancellable = bsl_job_bar_begin (self->bar, _("Sending the document to the printer…"));
  if (self->cancellable == NULL)
    return;

  contents = g_bytes_get_data (self->bytes, &size);
  g_output_stream_write_all_async (stream, contents, size, G_PRIORITY_DEFAULT, self->cancellable, handed_over_cb, self);
  g_steal_pointer (&self);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Printing) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkPrintDialog) dialog = NULL;

  self->bytes = bsl_document_job_write_finish (result, &error);
  bsl_job_bar_end (self->bar);
  if (self->bytes == NULL)
    {
      tell_error (self, error);
      return;
    }

  dialog = gtk_print_dialog_new ();
  gtk_print_dialog_set_title (dialog, _("Print the Document"));
  gtk_print_dialog_print (dialog, self->window, NULL, NULL, chosen_cb, self);
  g_steal_pointer (&self);
}

void
bsl_printing_start (BslJobBar *bar, BslSession *session, const BslOrder *order)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (bar));
  GCancellable *cancellable;
  Printing *self;

  g_return_if_fail (GTK_IS_WINDOW (root));

  cancellable = bsl_job_bar_begin (bar, _("Writing the document…"));
  if (cancellable == NULL)
    return;

  self = g_new0 (Printing, 1);
  self->bar = g_object_ref (bar);
  self->window = GTK_WINDOW (g_object_ref (root));
  self->cancellable = cancellable;
  bsl_document_job_write_async (session, order, "pdf", cancellable, written_cb, self);
}
