/* SPDX-License-Identifier: EUPL-1.2 */
/* What remains to do. */
#include "config.h"

#include "ui/document/bsl-tasks-page.h"

#include <glib/gi18n.h>

#include "app/report/bsl-report-tasks.h"
#include "app/report/bsl-report.h"
#include "ui/common/bsl-details-view.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-text-row.h"
#include "ui/document/bsl-origin.h"
#include "ui/document/bsl-task-page.h"

struct _BslTasksPage
{
  BslResultPage parent_instance;
};

G_DEFINE_FINAL_TYPE (BslTasksPage, bsl_tasks_page, BSL_TYPE_RESULT_PAGE)

static void
go (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bsl_origin_go (widget, bsl_result_page_get_session (BSL_RESULT_PAGE (widget)), g_variant_get_string (parameter, NULL));
}

/* The other cells. */
static char *
dup_subtitle (const GPtrArray *cells)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 1; i < cells->len; i++)
    {
      char *text = bsl_line_to_string (g_ptr_array_index (cells, i));

      if (*text != '\0')
        g_ptr_array_add (words, text);
      else
        g_free (text);
    }
  g_ptr_array_add (words, NULL);

  /* no line begins with the dot */
  return g_strjoinv ("\302\240· ", (char **) words->pdata);
}

static GtkWidget *
create_row (const GPtrArray *cells)
{
  const BslLine *first = g_ptr_array_index (cells, 0);
  g_autofree char *title = bsl_line_to_string (first);
  g_autofree char *subtitle = dup_subtitle (cells);
  GtkWidget *row;

  if (first->origin != NULL)
    return bsl_go_row_new (title, subtitle, "tasks.go", first->origin);

  row = bsl_text_row_new (title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static void
add_table (BslTasksPage *self, AdwPreferencesGroup *group, const BslBlock *table)
{
  for (guint i = table->head_row ? 1 : 0; i < table->rows->len; i++)
    adw_preferences_group_add (group, create_row (g_ptr_array_index (table->rows, i)));
}

static void
add_block (BslTasksPage *self, AdwPreferencesGroup **group, const BslBlock *block)
{
  g_autofree char *text = block->line != NULL ? bsl_line_to_string (block->line) : NULL;

  if (block->kind == BSL_BLOCK_HEADING || *group == NULL || (block->kind == BSL_BLOCK_TABLE && block->caption != NULL))
    *group = bsl_result_page_add_group (BSL_RESULT_PAGE (self), block->kind == BSL_BLOCK_HEADING ? text : block->caption, NULL);
  if (block->kind == BSL_BLOCK_TABLE)
    add_table (self, *group, block);
  else if (block->kind == BSL_BLOCK_PARAGRAPH)
    adw_preferences_group_add (*group, bsl_text_row_new (text));
}

/* The tasks themselves have rows of their own. */
static gboolean
is_shown (const BslBlock *block)
{
  return g_strcmp0 (block->section, "tasks-list") == 0;
}

static void
show (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *view = gtk_widget_get_ancestor (widget, BSL_TYPE_DETAILS_VIEW);
  BslSession *session = bsl_result_page_get_session (BSL_RESULT_PAGE (widget));

  if (view != NULL)
    bsl_details_view_push (BSL_DETAILS_VIEW (view), bsl_task_page_new (session, g_variant_get_string (parameter, NULL)));
}

/* By standing; a group without a task is not there. */
static const struct
{
  const char *title, *description;
} groups[] = {
  [BSL_TASK_BLOCKING] = { N_("Before the Contract Is Signed"), N_("Open a task to mark it as done.") },
  [BSL_TASK_OPEN] = { N_("Other Tasks"), NULL },
  [BSL_TASK_DONE] = { N_("Done"), NULL },
  [BSL_TASK_GONE] = { N_("Done, No Longer Asked For"), N_("Answers or rules have changed since. What was recorded is kept.") },
};

/* By whom and by when, or what proves it; then why. */
static char *
dup_task_lines (const BslReportTask *task, BslLang lang)
{
  g_autofree char *day = task->done_on != BSL_DATE_NONE ? bsl_date_to_words (task->done_on, lang) : NULL;
  const char *about[] = { task->role, task->due, task->state }, *done[] = { task->what, task->by, day };
  const char **parts = task->standing < BSL_TASK_DONE ? about : done;
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (about); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\302\240· " : "", parts[i]);
  g_string_append_printf (lines, "\n%s (%s)", task->title, task->rule);
  return g_strdup (lines->str);
}

static GtkWidget *
create_task_row (const BslReportTask *task, BslLang lang)
{
  g_autofree char *lines = dup_task_lines (task, lang);
  g_auto (GStrv) duty = g_strsplit (task->duty, "\n", 2);
  GtkWidget *row = bsl_go_row_new (*task->duty != '\0' ? duty[0] : task->title, lines, "tasks.open", task->rule);

  if (task->standing >= BSL_TASK_DONE)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), g_object_new (GTK_TYPE_IMAGE, "icon-name", "object-select-symbolic", "accessible-role",
                                                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  return row;
}

static AdwPreferencesGroup *
add_group (BslTasksPage *self, BslTaskStanding standing)
{
  const char *about = groups[standing].description;
  g_autofree char *blocking = standing == BSL_TASK_BLOCKING ? bsl_report_dup_blocking (bsl_result_page_get_lang (BSL_RESULT_PAGE (self)), TRUE) : NULL;
  g_autofree char *both = blocking != NULL ? g_strjoin (" ", blocking, _(about), NULL) : NULL;

  return bsl_result_page_add_group (BSL_RESULT_PAGE (self), _(groups[standing].title), both != NULL || about == NULL ? both : _(about));
}

static void
add_tasks (BslTasksPage *self, BslEvaluation *evaluation)
{
  BslLang lang = bsl_result_page_get_lang (BSL_RESULT_PAGE (self));
  BslProject *project = bsl_session_get_project (bsl_result_page_get_session (BSL_RESULT_PAGE (self)));
  g_autoptr (GPtrArray) tasks = bsl_report_list_tasks (project, evaluation, lang);
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < tasks->len; i++)
    {
      const BslReportTask *task = g_ptr_array_index (tasks, i);
      gboolean other = i == 0 || ((BslReportTask *) g_ptr_array_index (tasks, i - 1))->standing != task->standing;

      if (other)
        group = add_group (self, task->standing);
      adw_preferences_group_add (group, create_task_row (task, lang));
    }
  if (tasks->len == 0)
    adw_preferences_group_add (bsl_result_page_add_group (BSL_RESULT_PAGE (self), NULL, NULL),
                               bsl_text_row_new (bsl_evaluation_get_stop (evaluation) != NULL
                                                   ? _("The evaluation stops: there is nothing to prepare here.")
                                                   : _("Nothing to do: no rule that applies asks for a document or a clause.")));
}

static void
bsl_tasks_page_fill (BslResultPage *page, BslEvaluation *evaluation)
{
  const BslReportOptions options = { .form = "tasks", .lang = bsl_result_page_get_lang (page) };
  g_autoptr (BslDocument) document = bsl_report_new (bsl_session_get_project (bsl_result_page_get_session (page)), evaluation, &options);
  AdwPreferencesGroup *group = NULL;

  add_tasks (BSL_TASKS_PAGE (page), evaluation);
  for (guint i = 0; i < bsl_document_get_n_blocks (document); i++)
    {
      const BslBlock *block = bsl_document_get_block (document, i);

      if (is_shown (block))
        add_block (BSL_TASKS_PAGE (page), &group, block);
    }
}

static void
bsl_tasks_page_class_init (BslTasksPageClass *klass)
{
  BSL_RESULT_PAGE_CLASS (klass)->fill = bsl_tasks_page_fill;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "tasks.go", "s", go);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "tasks.open", "s", show);
}

static void
bsl_tasks_page_init (BslTasksPage *self)
{
}

AdwNavigationPage *
bsl_tasks_page_new (BslSession *session)
{
  BslTasksPage *self = g_object_new (BSL_TYPE_TASKS_PAGE, "title", _("What Remains to Do"), NULL);

  bsl_result_page_keep_own_date (BSL_RESULT_PAGE (self));
  bsl_result_page_set_session (BSL_RESULT_PAGE (self), session);
  bsl_result_page_follow_annotations (BSL_RESULT_PAGE (self));

  return ADW_NAVIGATION_PAGE (self);
}
