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
} Saving;

static void
saving_free (Saving *self)
{
  g_object_unref (self->window);
  g_free (self->failed);
  self->free (self->data);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
tell_saved (Saving *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *message = g_strdup_printf (_("“%s” saved"), name);

  bsl_tell (GTK_WIDGET (self->window), message);
}

static void
replaced_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) self = data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      bsl_tell_error (GTK_WIDGET (self->window), self->failed, error);
      return;
    }
  tell_saved (self, G_FILE (source));
  if (self->done != NULL)
    self->done (self->data);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autoptr (GBytes) bytes = file != NULL ? self->make (self->data, &error) : NULL;

  if (bytes == NULL)
    {
      bsl_tell_error (GTK_WIDGET (self->window), self->failed, error);
      return;
    }
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                                       replaced_cb, self);
  g_steal_pointer (&self);
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

char *
bsl_file_saving_dup_name (const char *title, const char *suffix)
{
  g_autofree char *safe = g_strdelimit (g_strdup (title), "/\\:*?\"<>|\n\t", '-');

  return g_strconcat (g_strstrip (safe), suffix, NULL);
}
