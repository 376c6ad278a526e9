/* SPDX-License-Identifier: EUPL-1.2 */
/* A document kept in a version of a project. */
#include "config.h"

#include "ui/history/bsl-version-file.h"

#include <glib/gi18n.h>

#include "app/core/bsl-snapshot.h"
#include "app/store/bsl-freeze.h"
#include "ui/bsl-window.h"
#include "ui/history/bsl-freezing.h"
#include "ui/history/bsl-version-words.h"

static const struct
{
  const char *name, *title;
} files[] = {
  { BSL_FREEZING_DOCUMENT ".pdf", N_("Justification (PDF)") },
  { BSL_FREEZING_DOCUMENT ".odt", N_("Justification (ODT)") },
};

const char *
bsl_version_file_get_title (const char *part)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    if (g_str_equal (files[i].name, part))
      return _(files[i].title);
  return NULL;
}

static void
tell_error (GtkWidget *widget, const char *heading, const GError *error)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (BSL_IS_WINDOW (root))
    bsl_window_show_error (BSL_WINDOW (root), heading, error);
}

/* NULL and @error where it cannot be read. */
static GBytes *
read_part (BslSession *session, const char *version, const char *name, GError **error)
{
  g_autoptr (GPtrArray) versions = bsl_snapshots_read (bsl_session_get_project (session));
  int index = bsl_version_find (versions, version);
  const BslPart *part = index >= 0 ? bsl_snapshot_find_part (g_ptr_array_index (versions, index), name) : NULL;

  if (part != NULL)
    return bsl_history_read_part (bsl_session_get_history (session), part, error);

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("This version is no longer part of the project."));
  return NULL;
}

/* "Version 2 - justification.pdf" */
static char *
dup_name (BslSession *session, const char *version, const char *part)
{
  g_autoptr (GPtrArray) versions = bsl_snapshots_read (bsl_session_get_project (session));
  g_autofree char *number = g_strdup_printf (_("Version %u"), (guint) (bsl_version_find (versions, version) + 1));
  g_autofree char *title = g_strdelimit (g_strdup (bsl_project_get_title (bsl_session_get_project (session))), "/\\:*?\"<>|\n\t", '-');

  return g_strdup_printf ("%s - %s - %s", title, number, part);
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    tell_error (widget, _("Document Not Opened"), error);
}

/* Of its own for each version, so that another one stays what it was while it is read. */
static char *
write_copy (BslSession *session, const char *version, const char *part, GBytes *bytes, GError **error)
{
  /* an identifier may come from a foreign file */
  g_autofree char *safe = g_compute_checksum_for_string (G_CHECKSUM_SHA256, version, -1);
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "boussole", "versions", safe, NULL);
  g_autofree char *name = dup_name (session, version, part);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_mkdir_with_parents (folder, 0700);
  if (!g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0400, error))
    return NULL;
  return g_steal_pointer (&path);
}

void
bsl_version_file_open (GtkWidget *widget, BslSession *session, const char *version, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = read_part (session, version, part, &error);
  g_autofree char *path = bytes != NULL ? write_copy (session, version, part, bytes, &error) : NULL;
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;
  g_autoptr (GtkFileLauncher) launcher = file != NULL ? gtk_file_launcher_new (file) : NULL;

  if (launcher != NULL)
    gtk_file_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, launched_cb, g_object_ref (widget));
  else
    tell_error (widget, _("Document Not Opened"), error);
}

static void
replaced_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *message = g_strdup_printf (_("“%s” saved"), name);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    tell_error (widget, _("Document Not Saved"), error);
  else if (BSL_IS_WINDOW (root))
    bsl_window_add_toast (BSL_WINDOW (root), adw_toast_new (message));
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    g_file_replace_contents_bytes_async (file, g_object_get_data (source, "bytes"), NULL, FALSE,
                                         G_FILE_CREATE_REPLACE_DESTINATION, NULL, replaced_cb, g_object_ref (widget));
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) &&
           !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    tell_error (widget, _("Document Not Saved"), error);
}

void
bsl_version_file_save (GtkWidget *widget, BslSession *session, const char *version, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = read_part (session, version, part, &error);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = dup_name (session, version, part);

  if (bytes == NULL)
    {
      tell_error (widget, _("Document Not Saved"), error);
      return;
    }

  gtk_file_dialog_set_title (dialog, _("Save the Document"));
  gtk_file_dialog_set_initial_name (dialog, name);
  g_object_set_data_full (G_OBJECT (dialog), "bytes", g_steal_pointer (&bytes), (GDestroyNotify) g_bytes_unref);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, chosen_cb, g_object_ref (widget));
}
