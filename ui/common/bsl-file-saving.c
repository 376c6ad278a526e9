/* SPDX-License-Identifier: EUPL-1.2 */
/* Bytes saved where the person says. */
#include "config.h"

#include "ui/common/bsl-file-saving.h"

#include <glib/gi18n.h>

#include "ui/common/bsl-tell.h"


typedef struct
{
  GtkWindow *window;
  char *failed;
  BslFileMake make;
  BslFileDone done;
  gpointer data;
  GDestroyNotify free;
  GFile *file;
  GBytes *bytes;
} Saving;

static void
saving_free (Saving *self)
{
  g_object_unref (self->window);
  g_free (self->failed);
  self->free (self->data);
  g_clear_object (&self->file);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
tell_saved (Saving *self)
{
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *message = g_strdup_printf (_("“%s” saved"), name);

  bsl_tell (GTK_WIDGET (self->window), message);
}

static void
replace_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Saving *self = data;
  GError *error = NULL;

  if (bsl_file_saving_replace (self->file, self->bytes, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
replaced_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) self = data;
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      bsl_tell_error (GTK_WIDGET (self->window), self->failed, error);
      return;
    }
  tell_saved (self);
  if (self->done != NULL)
    self->done (self->data);
}

/* Takes @self. */
static void
replace (Saving *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, replaced_cb, self);

  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, replace_thread);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) self = data;
  g_autoptr (GError) error = NULL;

  self->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  self->bytes = self->file != NULL ? self->make (self->data, &error) : NULL;
  if (self->bytes == NULL)
    {
      bsl_tell_error (GTK_WIDGET (self->window), self->failed, error);
      return;
    }
  replace (g_steal_pointer (&self));
}

void
bsl_file_saving_start_full (GtkWidget *widget, GtkFileDialog *dialog, const char *failed, BslFileMake make,
                            BslFileDone done, gpointer data, GDestroyNotify free)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  Saving *self;

  g_return_if_fail (GTK_IS_WINDOW (root) && failed != NULL && make != NULL);

  self = g_new0 (Saving, 1);
  self->window = GTK_WINDOW (g_object_ref (root));
  self->failed = g_strdup (failed);
  self->make = make;
  self->done = done;
  self->data = data;
  self->free = free;
  gtk_file_dialog_save (dialog, self->window, NULL, chosen_cb, self);
}

static GBytes *
get_bytes (gpointer data, GError **error)
{
  return g_bytes_ref (data);
}

void
bsl_file_saving_start (GtkWidget *widget, GtkFileDialog *dialog, GBytes *bytes, const char *failed)
{
  bsl_file_saving_start_full (widget, dialog, failed, get_bytes, NULL, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
}

gboolean
bsl_file_saving_replace (GFile *file, GBytes *bytes, GError **error)
{
  g_autoptr (GFileOutputStream) stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, error);
  g_autoptr (GCancellable) cancelled = NULL;
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  if (stream == NULL)
    return FALSE;
  if (g_output_stream_write_all (G_OUTPUT_STREAM (stream), data, size, NULL, NULL, error))
    return g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error);

  /* closed otherwise, what was written so far would take the place of the old file */
  cancelled = g_cancellable_new ();
  g_cancellable_cancel (cancelled);
  g_output_stream_close (G_OUTPUT_STREAM (stream), cancelled, NULL);
  return FALSE;
}

char *
bsl_file_saving_dup_name (const char *title, const char *suffix)
{
  g_autofree char *safe = g_strdelimit (g_strdup (title), "/\\:*?\"<>|\n\t", '-');

  return g_strconcat (g_strstrip (safe), suffix, NULL);
}
