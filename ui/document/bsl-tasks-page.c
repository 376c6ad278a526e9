/* SPDX-License-Identifier: EUPL-1.2 */
/* What remains to do. */
#include "config.h"

#include "ui/document/bsl-tasks-page.h"

#include <glib/gi18n.h>

#include "app/report/bsl-report.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-text-row.h"
#include "ui/document/bsl-origin.h"

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

/* The head of the letter is left out, and so is the heading of its only part: the page has a title. */
static gboolean
is_shown (const BslBlock *block)
{
  if (block->kind == BSL_BLOCK_HEADING)
    return block->level > 1;
  return block->kind != BSL_BLOCK_PARAGRAPH || block->style == BSL_STYLE_NORMAL;
}

static void
bsl_tasks_page_fill (BslResultPage *page, BslEvaluation *evaluation)
{
  const BslReportOptions options = { .form = "tasks", .lang = bsl_result_page_get_lang (page) };
  g_autoptr (BslDocument) document = bsl_report_new (bsl_session_get_project (bsl_result_page_get_session (page)), evaluation, &options);
  AdwPreferencesGroup *group = NULL;

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
