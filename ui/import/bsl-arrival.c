/* SPDX-License-Identifier: EUPL-1.2 */
/* What a file is, and what is done with it. */
#include "config.h"

#include "ui/import/bsl-arrival.h"

#include <glib/gi18n.h>

#include "app/core/bsl-problems.h"
#include "app/core/bsl-sheet.h"
#include "app/report/bsl-carried.h"
#include "app/store/bsl-import.h"
#include "ui/import/bsl-import-dialog.h"
#include "ui/opinions/bsl-merge-dialog.h"
#include "ui/opinions/bsl-reply-dialog.h"
#include "ui/replay/bsl-replay-dialog.h"
#include "ui/updates/bsl-edition-switch.h"
#include "ui/updates/bsl-update-dialog.h"

void
bsl_arrival_refuse (BslWindow *self)
{
  bsl_window_add_toast (self, adw_toast_new (_("No file can be opened before the saved projects are")));
}

/* A file that says nothing of what is saved here becomes a project of its own. */
static void
take_new (BslWindow *self, BslImport *import)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = bsl_import_apply (import, BSL_CHOICE_ACCEPT, NULL, &error);

  if (id == NULL)
    bsl_window_show_error (self, _("Project Not Saved"), error);
  else
    bsl_window_open_project (self, id);
}

/* What comes with a history is shown first, beside what is here; and what can only be looked at. */
static void
open_bytes (BslWindow *self, GBytes *bytes, const char *name)
{
  BslStore *store = bsl_window_get_store (self);
  BslLibrary *library = bsl_window_get_library (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (BslImport) import = NULL;
  AdwDialog *dialog;

  /* a document may have been looked at for long */
  if (store == NULL)
    {
      bsl_arrival_refuse (self);
      return;
    }

  import = bsl_import_new (store, bsl_library_get_questionnaire (library), bytes, name, NULL, &error);
  if (import == NULL)
    {
      bsl_window_show_error (self, _("File Not Opened"), error);
      return;
    }
  if (bsl_import_get_kind (import) == BSL_IMPORT_NEW && bsl_import_get_n_events (import) == 0
      && bsl_import_get_broken (import) == 0)
    {
      take_new (self, import);
      return;
    }
  dialog = bsl_import_dialog_new (g_steal_pointer (&import), bsl_library_get_lang (library));
  g_signal_connect_object (dialog, "imported", G_CALLBACK (bsl_window_open_project), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* A document is read first; what it carries is imported when the person says so. */
static void
show_document (BslWindow *self, GBytes *bytes, const char *name)
{
  AdwDialog *dialog = bsl_replay_dialog_new (bsl_window_get_library (self), bytes, name);

  g_signal_connect_object (dialog, "import", G_CALLBACK (open_bytes), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* For whoever is asked; nothing is saved here. */
static void
show_questions (BslWindow *self, GBytes *bytes, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BslSheet) sheet = bsl_sheet_read (bytes, name, &error);

  if (sheet == NULL)
    bsl_window_show_error (self, _("File Not Opened"), error);
  else
    adw_dialog_present (bsl_reply_dialog_new (bsl_window_get_library (self), g_steal_pointer (&sheet)), GTK_WIDGET (self));
}

static void
merged_cb (BslWindow *self)
{
  bsl_window_add_toast (self, adw_toast_new (_("The opinion is added")));
}

static void
show_reply_to (BslWindow *self, BslSession *session, GBytes *bytes, const char *name)
{
  g_autoptr (GError) error = NULL;
  AdwDialog *dialog = bsl_merge_dialog_new (session, bytes, name, &error);

  if (error != NULL)
    bsl_window_show_error (self, _("Reply Not Taken"), error);
  else if (dialog == NULL)
    bsl_window_add_toast (self, adw_toast_new (_("This opinion is here already")));
  else
    {
      g_signal_connect_object (dialog, "merged", G_CALLBACK (merged_cb), self, G_CONNECT_SWAPPED);
      adw_dialog_present (dialog, GTK_WIDGET (self));
    }
}

/* FALSE where the project that the reply @sheet is about is not here, or cannot be read. */
static gboolean
find_asking (BslWindow *self, const BslSheet *sheet, GError **error)
{
  g_autoptr (BslProjectInfo) info = bsl_store_get_info (bsl_window_get_store (self), sheet->project_id, error);

  if (info == NULL && error != NULL && g_error_matches (*error, BSL_STORE_ERROR, BSL_STORE_ERROR_MISSING))
    {
      g_clear_error (error);
      g_set_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_MISSING,
                   _("It is a reply about the project “%s”, which is not saved here. Open it where the question was sent from."),
                   sheet->project_title != NULL ? sheet->project_title : sheet->project_id);
    }
  return info != NULL;
}

/* A reply knows its project, which is shown with what it says. */
static void
show_reply (BslWindow *self, GBytes *bytes, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BslSheet) sheet = bsl_sheet_read_reply (bytes, name, &error);
  BslSession *session;

  if (sheet == NULL || !find_asking (self, sheet, &error))
    {
      bsl_window_show_error (self, _("Reply Not Taken"), error);
      return;
    }
  session = bsl_window_show_opinions (self, sheet->project_id);
  if (session != NULL)
    show_reply_to (self, session, bytes, name);
}

static void
apply_cb (BslWindow *self, BslUpdateDialog *dialog)
{
  bsl_edition_switch_apply (self, bsl_update_dialog_take_update (dialog), bsl_update_dialog_take_key (dialog));
}

static void
show_update (BslWindow *self, GBytes *bytes, const char *name)
{
  BslApplication *application = BSL_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  AdwDialog *dialog = bsl_update_dialog_new (bsl_application_get_editions (application),
                                             bsl_library_get_lang (bsl_window_get_library (self)), bytes, name);

  g_signal_connect_object (dialog, "apply", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

void
bsl_arrival_open (BslWindow *self, GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = g_file_get_path (file);

  g_return_if_fail (BSL_IS_WINDOW (self) && bsl_window_get_store (self) != NULL);

  name = g_file_get_basename (file);
  bytes = path != NULL ? bsl_json_read_file (path, BSL_IMPORT_MAX_BYTES, &error) : g_file_load_bytes (file, NULL, NULL, &error);
  if (bytes == NULL)
    bsl_window_show_error (self, _("File Not Opened"), error);
  else if (bsl_update_can_read (bytes))
    show_update (self, bytes, name);
  else if (bsl_carried_can_read (bytes))
    show_document (self, bytes, name);
  else if (bsl_sheet_peek (bytes) == BSL_SHEET_QUESTIONS)
    show_questions (self, bytes, name);
  else if (bsl_sheet_peek (bytes) == BSL_SHEET_REPLY)
    show_reply (self, bytes, name);
  else
    open_bytes (self, bytes, name);
}

