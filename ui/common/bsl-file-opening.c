/* SPDX-License-Identifier: EUPL-1.2 */
/* Bytes shown by the program of their kind. */
#include "config.h"

#include "ui/common/bsl-file-opening.h"

#include <glib/gstdio.h>

#include "ui/common/bsl-tell.h"

static char *
dup_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "boussole", "opened", NULL);
}

/* In a folder of its own, so that it keeps its name. */
static char *
create_folder (GError **error)
{
  g_autofree char *above = dup_folder ();
  g_autofree char *folder = g_build_filename (above, "XXXXXX", NULL);

  if (g_mkdir_with_parents (above, 0700) == 0 && g_mkdtemp_full (folder, 0700) != NULL)
    return g_steal_pointer (&folder);

  g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (errno), g_strerror (errno));
  return NULL;
}

GFile *
bsl_file_opening_copy (const char *name, GBytes *bytes, int mode, GError **error)
{
  g_autofree char *folder = create_folder (error);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;

  if (path == NULL ||
      !g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                 G_FILE_SET_CONTENTS_NONE, mode, error))
    return NULL;
  return g_file_new_for_path (path);
}

typedef struct
{
  GtkWidget *widget;
  char *failed;
} Opening;

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Opening *self = data;
  g_autoptr (GtkWidget) widget = self->widget;
  g_autofree char *failed = self->failed;
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error))
    bsl_tell_error (widget, failed, error);
}

void
bsl_file_opening_start (GtkWidget *widget, const char *name, GBytes *bytes, int mode, const char *failed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = bsl_file_opening_copy (name, bytes, mode, &error);
  g_autoptr (GtkFileLauncher) launcher = NULL;
  Opening *self;

  if (file == NULL)
    {
      bsl_tell_error (widget, failed, error);
      return;
    }
  launcher = gtk_file_launcher_new (file);
  self = g_new0 (Opening, 1);
  self->widget = GTK_WIDGET (g_object_ref (gtk_widget_get_root (widget)));
  self->failed = g_strdup (failed);
  gtk_file_launcher_launch (launcher, GTK_WINDOW (self->widget), NULL, launched_cb, self);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      if (g_file_test (inside, G_FILE_TEST_IS_DIR) && !g_file_test (inside, G_FILE_TEST_IS_SYMLINK))
        remove_folder (inside);
      else
        g_unlink (inside);
    }
  g_rmdir (path);
}

void
bsl_file_opening_clear (void)
{
  g_autofree char *folder = dup_folder ();

  remove_folder (folder);
}
