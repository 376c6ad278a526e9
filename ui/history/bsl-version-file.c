/* SPDX-License-Identifier: EUPL-1.2 */
/* A document kept in a version of a project. */
#include "config.h"

#include "ui/history/bsl-version-file.h"

#include <glib/gi18n.h>

#include "app/core/bsl-snapshot.h"
#include "app/store/bsl-freeze.h"
#include "ui/common/bsl-file-opening.h"
#include "ui/common/bsl-file-saving.h"
#include "ui/common/bsl-tell.h"
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
  g_autofree char *name = g_strdup_printf ("%s - %s - %s", bsl_project_get_title (bsl_session_get_project (session)), number, part);

  return bsl_file_saving_dup_name (name, "");
}

void
bsl_version_file_open (GtkWidget *widget, BslSession *session, const char *version, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = read_part (session, version, part, &error);
  g_autofree char *name = dup_name (session, version, part);

  /* kept as it was: not to be written on */
  if (bytes != NULL)
    bsl_file_opening_start (widget, name, bytes, 0400, _("Document Not Opened"));
  else
    bsl_tell_error (widget, _("Document Not Opened"), error);
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
      bsl_tell_error (widget, _("Document Not Saved"), error);
      return;
    }

  gtk_file_dialog_set_title (dialog, _("Save the Document"));
  gtk_file_dialog_set_initial_name (dialog, name);
  bsl_file_saving_start (widget, dialog, bytes, _("Document Not Saved"));
}
