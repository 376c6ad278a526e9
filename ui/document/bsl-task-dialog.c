/* SPDX-License-Identifier: EUPL-1.2 */
/* What proves that a task is done. */
#include "config.h"

#include "ui/document/bsl-task-dialog.h"

#include <glib/gi18n.h>

#include "app/core/bsl-task.h"
#include "ui/catalogue/bsl-form.h"
#include "ui/catalogue/bsl-grounds.h"
#include "ui/common/bsl-group.h"
#include "ui/common/bsl-tell.h"
#include "ui/common/bsl-text-row.h"

struct _BslTaskDialog
{
  BslFormDialog parent_instance;

  BslSession *session;
  char *rule;
  GtkWidget *teller;
  GtkWidget *what, *by, *day;
};

G_DEFINE_FINAL_TYPE (BslTaskDialog, bsl_task_dialog, BSL_TYPE_FORM_DIALOG)

/* The first field at fault has the focus. */
static gboolean
focus_fault (BslTaskDialog *self)
{
  GtkWidget *const fields[] = { self->what, self->by, self->day };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (bsl_form_get_fault (fields[i]) != NULL)
      {
        gtk_widget_grab_focus (fields[i]);
        return TRUE;
      }
  return FALSE;
}

static void
add_problem (BslTaskDialog *self, BslProblems *problems)
{
  g_autofree char *error = NULL;

  g_object_get (self->session, "error", &error, NULL);
  bsl_problems_add (problems, NULL, NULL, "%s", error != NULL ? error : _("This could not be saved."));
}

static gboolean
bsl_task_dialog_save (BslFormDialog *dialog, BslProblems *problems)
{
  BslTaskDialog *self = BSL_TASK_DIALOG (dialog);
  g_autofree char *what = bsl_form_dup_filled (self->what, _("Write what proves it: a document and where it is kept."));
  g_autofree char *by = bsl_form_dup_filled (self->by, _("Write who says that it is done."));
  BslTaskDone done = { self->rule, what, by, BSL_DATE_NONE };
  g_autoptr (JsonNode) node = NULL;

  bsl_form_read_day (self->day, &done.on);
  if (focus_fault (self))
    return FALSE;

  node = bsl_task_done_with (bsl_session_get_project (self->session), self->rule, &done);
  if (!bsl_session_set_extra (self->session, BSL_MEMBER_TASKS, node))
    {
      add_problem (self, problems);
      return FALSE;
    }
  bsl_grounds_remember_author (by);
  bsl_tell (self->teller, _("Task marked as done"));
  return TRUE;
}

static void
bsl_task_dialog_dispose (GObject *object)
{
  BslTaskDialog *self = BSL_TASK_DIALOG (object);

  g_clear_object (&self->teller);
  g_clear_object (&self->session);
  g_clear_pointer (&self->rule, g_free);
  G_OBJECT_CLASS (bsl_task_dialog_parent_class)->dispose (object);
}

static void
bsl_task_dialog_class_init (BslTaskDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bsl_task_dialog_dispose;
  BSL_FORM_DIALOG_CLASS (klass)->save = bsl_task_dialog_save;
}

static void
bsl_task_dialog_init (BslTaskDialog *self)
{
}

static void
add_fields (BslTaskDialog *self, const BslReportTask *task, AdwPreferencesPage *page)
{
  AdwPreferencesGroup *group = bsl_group_new (_("Evidence"), _("It stands in the document, but not in the version for third parties. "
                                                               "Write nothing classified here."));
  BslDate on = task->standing == BSL_TASK_DONE ? task->done_on : bsl_date_today ();
  g_autofree char *author = task->standing == BSL_TASK_DONE ? g_strdup (task->by) : bsl_grounds_dup_author ();
  g_autofree char *day = on != BSL_DATE_NONE ? bsl_date_to_words (on, bsl_session_get_lang (self->session)) : NULL;

  self->what = bsl_form_add_entry (group, _("What proves it, and where it is kept"), task->what);
  self->by = bsl_form_add_entry (group, _("Who says so"), author);
  self->day = bsl_form_add_entry (group, _("Day it was done (may stay empty)"), day);
  adw_preferences_page_add (page, group);
}

AdwDialog *
bsl_task_dialog_new (BslSession *session, const BslReportTask *task, GtkWidget *teller)
{
  BslTaskDialog *self = g_object_new (BSL_TYPE_TASK_DIALOG, "title", _("Task Done"), NULL);
  AdwPreferencesPage *page = bsl_form_dialog_get_page (BSL_FORM_DIALOG (self));
  AdwPreferencesGroup *group = bsl_group_new (NULL, NULL);

  self->session = g_object_ref (session);
  self->rule = g_strdup (task->rule);
  self->teller = g_object_ref (teller);
  adw_preferences_group_add (group, bsl_property_row_new (task->title, task->duty));
  adw_preferences_page_add (page, group);
  add_fields (self, task, page);
  bsl_form_dialog_watch (BSL_FORM_DIALOG (self));
  adw_dialog_set_focus (ADW_DIALOG (self), self->what);
  g_object_set (self, "content-height", 520, NULL);

  return ADW_DIALOG (self);
}
