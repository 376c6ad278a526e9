/* SPDX-License-Identifier: EUPL-1.2 */
/* Where to save question sheets and replies. */
#include "config.h"

#include "ui/opinions/bsl-sheet-dialog.h"

#include <glib/gi18n.h>

#include "ui/common/bsl-file-dialog.h"
#include "ui/common/bsl-file-saving.h"
#include "ui/opinions/bsl-opinion-words.h"

static GtkFileDialog *
create (const char *title, const char *base)
{
  g_autofree char *name = bsl_file_saving_dup_name (base, ".boussole");
  GtkFileFilter *filter = gtk_file_filter_new ();
  GtkFileDialog *dialog;

  gtk_file_filter_set_name (filter, _("Question sheets and replies"));
  gtk_file_filter_add_suffix (filter, "boussole");
  dialog = bsl_file_dialog_new (title, filter);
  gtk_file_dialog_set_initial_name (dialog, name);
  return dialog;
}

GtkFileDialog *
bsl_sheet_dialog_for_questions (BslSession *session, const char *role)
{
  BslLang lang = bsl_session_get_lang (session);
  /* Translators: name of a file: who is asked, and the title of the project */
  g_autofree char *base = g_strdup_printf (_("Question - %s - %s"),
                                           bsl_opinion_words_for_role (bsl_session_get_questionnaire (session), role, lang),
                                           bsl_project_get_title (bsl_session_get_project (session)));

  return create (_("Save the Question Sheet"), base);
}

GtkFileDialog *
bsl_sheet_dialog_for_reply (BslLibrary *library, const BslSheet *sheet)
{
  /* Translators: name of a file: who replies, and the title of the project */
  g_autofree char *base = g_strdup_printf (_("Reply - %s - %s"),
                                           bsl_opinion_words_for_role (bsl_library_get_questionnaire (library), sheet->opinion->role,
                                                                       bsl_library_get_lang (library)),
                                           sheet->project_title != NULL ? sheet->project_title : "");

  return create (_("Save the Reply"), base);
}
