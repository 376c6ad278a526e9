/* SPDX-License-Identifier: EUPL-1.2 */
/* A task of the file. */
#include "config.h"

#include "ui/document/bsl-task-page.h"

#include <glib/gi18n.h>

#include "app/core/bsl-task.h"
#include "app/report/bsl-report-tasks.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-tell.h"
#include "ui/common/bsl-text-row.h"
#include "ui/document/bsl-task-dialog.h"

struct _BslTaskPage
{
  BslResultPage parent_instance;

  char *rule;
};

G_DEFINE_FINAL_TYPE (BslTaskPage, bsl_task_page, BSL_TYPE_RESULT_PAGE)

static BslSession *
get_session (BslTaskPage *self)
{
  return bsl_result_page_get_session (BSL_RESULT_PAGE (self));
}

/* Of @tasks; NULL where it is neither asked for nor recorded. */
static const BslReportTask *
find_task (BslTaskPage *self, GPtrArray *tasks)
{
  for (guint i = 0; i < tasks->len; i++)
    if (g_str_equal (((BslReportTask *) g_ptr_array_index (tasks, i))->rule, self->rule))
      return g_ptr_array_index (tasks, i);
  return NULL;
}

static GPtrArray *
list_tasks (BslTaskPage *self, BslEvaluation *evaluation)
{
  return bsl_report_list_tasks (bsl_session_get_project (get_session (self)), evaluation, bsl_session_get_lang (get_session (self)));
}

static void
record (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslTaskPage *self = BSL_TASK_PAGE (widget);
  g_autoptr (BslEvaluation) evaluation = bsl_session_ref_own_evaluation (get_session (self));
  g_autoptr (GPtrArray) tasks = list_tasks (self, evaluation);
  const BslReportTask *task = find_task (self, tasks);

  if (task != NULL)
    adw_dialog_present (bsl_task_dialog_new (get_session (self), task, widget), widget);
}

static void
reopen (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslTaskPage *self = BSL_TASK_PAGE (widget);
  g_autoptr (JsonNode) node = bsl_task_done_with (bsl_session_get_project (get_session (self)), self->rule, NULL);

  if (bsl_session_set_extra (get_session (self), BSL_MEMBER_TASKS, node))
    bsl_tell (widget, _("Task to be done again"));
}

static void
add_property (AdwPreferencesGroup *group, const char *title, const char *value)
{
  if (*value != '\0')
    adw_preferences_group_add (group, bsl_property_row_new (title, value));
}

static void
add_task (BslTaskPage *self, const BslReportTask *task)
{
  AdwPreferencesGroup *group = bsl_result_page_add_group (BSL_RESULT_PAGE (self), _("The Task"), NULL);
  g_autofree char *rule = g_strdup_printf ("%s (%s)", task->title, task->rule);
  g_autofree char *blocking = bsl_report_dup_blocking (bsl_session_get_lang (get_session (self)), FALSE);

  add_property (group, _("To produce or to do"), task->duty);
  add_property (group, _("Done by"), task->role);
  add_property (group, _("Due"), task->due);
  if (task->standing == BSL_TASK_BLOCKING)
    adw_preferences_group_add (group, bsl_text_row_new (blocking));
  if (task->standing == BSL_TASK_GONE)
    adw_preferences_group_add (group, bsl_text_row_new (_("No longer asked for: answers or rules have changed. What was recorded is kept.")));
  add_property (group, _("State"), task->standing == BSL_TASK_DONE ? _("Done") : task->state);
  if (task->known)
    adw_preferences_group_add (group, bsl_go_row_new (rule, task->law, "details.rule", task->rule));
  else
    add_property (group, _("Rule"), rule);
}

static void
add_action (AdwPreferencesGroup *group, const char *title, const char *action, const char *icon)
{
  GtkWidget *row = bsl_go_row_new (title, NULL, action, NULL);

  bsl_go_row_set_icon (BSL_GO_ROW (row), icon);
  adw_preferences_group_add (group, row);
}

static void
add_evidence (BslTaskPage *self, const BslReportTask *task)
{
  BslSession *session = get_session (self);
  AdwPreferencesGroup *group = bsl_result_page_add_group (BSL_RESULT_PAGE (self), _("Evidence"), NULL);
  g_autofree char *day = task->done_on != BSL_DATE_NONE ? bsl_date_to_words (task->done_on, bsl_session_get_lang (session)) : g_strdup ("");
  gboolean done = *task->what != '\0';

  add_property (group, _("What proves it"), task->what);
  add_property (group, _("Who says so"), task->by);
  add_property (group, _("Day it was done"), day);
  if (!done)
    adw_preferences_group_add (group, bsl_text_row_new (_("Not done yet.")));
  if (bsl_session_is_read_only (session))
    {
      adw_preferences_group_add (group, bsl_text_row_new (_("The project cannot be changed as it is.")));
      return;
    }
  if (bsl_session_is_frozen (session))
    adw_preferences_group_add (group, bsl_text_row_new (_("The project is frozen. What you record here stands beside what was decided, which stays as it is.")));
  if (task->standing != BSL_TASK_GONE)
    add_action (group, done ? _("Change the Evidence…") : _("Mark as Done…"), "task.record", done ? "document-edit-symbolic" : "object-select-symbolic");
  if (done)
    add_action (group, task->standing == BSL_TASK_GONE ? _("Remove the Record") : _("Not Done After All"), "task.reopen", "edit-undo-symbolic");
}

static void
bsl_task_page_fill (BslResultPage *page, BslEvaluation *evaluation)
{
  BslTaskPage *self = BSL_TASK_PAGE (page);
  g_autoptr (GPtrArray) tasks = list_tasks (self, evaluation);
  const BslReportTask *task = find_task (self, tasks);

  if (task == NULL)
    {
      adw_preferences_group_add (bsl_result_page_add_group (page, NULL, NULL), bsl_text_row_new (_("This is no longer asked for.")));
      return;
    }
  add_evidence (self, task);
  add_task (self, task);
}

static void
bsl_task_page_finalize (GObject *object)
{
  g_free (BSL_TASK_PAGE (object)->rule);
  G_OBJECT_CLASS (bsl_task_page_parent_class)->finalize (object);
}

static void
bsl_task_page_class_init (BslTaskPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bsl_task_page_finalize;
  BSL_RESULT_PAGE_CLASS (klass)->fill = bsl_task_page_fill;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "task.record", NULL, record);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "task.reopen", NULL, reopen);
}

static void
bsl_task_page_init (BslTaskPage *self)
{
}

AdwNavigationPage *
bsl_task_page_new (BslSession *session, const char *rule)
{
  const BslRule *known = bsl_rule_base_find_rule (bsl_library_get_rules (bsl_session_get_library (session)), rule);
  const char *title = known != NULL ? bsl_text_get (&known->title, bsl_session_get_lang (session)) : rule;
  BslTaskPage *self = g_object_new (BSL_TYPE_TASK_PAGE, "title", title, NULL);

  self->rule = g_strdup (rule);
  bsl_result_page_keep_own_date (BSL_RESULT_PAGE (self));
  bsl_result_page_set_session (BSL_RESULT_PAGE (self), session);
  bsl_result_page_follow_annotations (BSL_RESULT_PAGE (self));

  return ADW_NAVIGATION_PAGE (self);
}
