/* SPDX-License-Identifier: EUPL-1.2 */
/* The justification: its state, the files to make of it, its parts. */
#include "config.h"

#include "ui/document/bsl-export-page.h"

#include <glib/gi18n.h>

#include "app/report/bsl-places.h"
#include "ui/common/bsl-go-row.h"
#include "ui/common/bsl-status-card.h"
#include "ui/common/bsl-tell.h"
#include "ui/document/bsl-document-job.h"
#include "ui/document/bsl-document-page.h"
#include "ui/document/bsl-forms-page.h"
#include "ui/document/bsl-head-page.h"
#include "ui/document/bsl-head.h"
#include "ui/document/bsl-lang-row.h"
#include "ui/document/bsl-own-texts-page.h"
#include "ui/document/bsl-preview-page.h"
#include "ui/document/bsl-remaining.h"
#include "ui/document/bsl-saving.h"
#include "ui/document/bsl-tasks-page.h"

struct _BslExportPage
{
  BslResultPage parent_instance;

  BslOrder *order;
  BslDocument *document;      /* of what is shown; NULL while it is made */
  GCancellable *building;
  AdwPreferencesGroup *contents;
};

G_DEFINE_FINAL_TYPE (BslExportPage, bsl_export_page, BSL_TYPE_RESULT_PAGE)

static void
push (BslExportPage *self, AdwNavigationPage *(*create) (BslSession *session))
{
  BslDocumentPage *around = bsl_document_page_find (GTK_WIDGET (self));

  if (around != NULL)
    bsl_document_page_push (around, create (bsl_result_page_get_session (BSL_RESULT_PAGE (self))));
}

static void
save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslDocumentPage *around = bsl_document_page_find (widget);

  if (around != NULL)
    bsl_document_page_save (around, BSL_EXPORT_PAGE (widget)->order, g_variant_get_string (parameter, NULL));
}

static void
show (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslExportPage *self = BSL_EXPORT_PAGE (widget);
  BslDocumentPage *around = bsl_document_page_find (widget);

  if (around != NULL && self->document != NULL)
    bsl_document_page_push (around, bsl_preview_page_new (bsl_result_page_get_session (BSL_RESULT_PAGE (self)), self->order,
                                                          g_variant_get_string (parameter, NULL), self->document));
}

static void
show_forms (GtkWidget *widget, const char *name, GVariant *parameter)
{
  push (BSL_EXPORT_PAGE (widget), bsl_forms_page_new);
}

static void
show_head (GtkWidget *widget, const char *name, GVariant *parameter)
{
  push (BSL_EXPORT_PAGE (widget), bsl_head_page_new);
}

static void
show_tasks (GtkWidget *widget, const char *name, GVariant *parameter)
{
  push (BSL_EXPORT_PAGE (widget), bsl_tasks_page_new);
}

static void
show_texts (GtkWidget *widget, const char *name, GVariant *parameter)
{
  push (BSL_EXPORT_PAGE (widget), bsl_own_texts_page_new);
}

/* Each part that has a heading, with the way to it in the preview. */
static void
list_contents (BslExportPage *self)
{
  const char *last = NULL;

  for (guint i = 0; i < bsl_document_get_n_blocks (self->document); i++)
    {
      const BslBlock *block = bsl_document_get_block (self->document, i);
      g_autofree char *title = NULL;

      if (block->kind != BSL_BLOCK_HEADING || block->level != 1 || block->section == last)
        continue;
      last = block->section;
      title = bsl_preview_page_dup_title (block);
      adw_preferences_group_add (self->contents, bsl_go_row_new (title, NULL, "document.read", block->section));
    }
}

static void
built_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BslExportPage) self = data;
  g_autoptr (GError) error = NULL;
  BslDocument *document = bsl_document_job_build_finish (result, &error);

  if (document == NULL)
    {
      bsl_tell_error (GTK_WIDGET (self), _("Document Not Made"), error);
      return;
    }

  self->document = document;
  list_contents (self);
}

static void
build (BslExportPage *self)
{
  g_cancellable_cancel (self->building);
  g_clear_object (&self->building);
  g_clear_pointer (&self->document, bsl_document_unref);
  self->building = g_cancellable_new ();
  bsl_document_job_build_async (bsl_result_page_get_session (BSL_RESULT_PAGE (self)), self->order, self->building,
                                built_cb, g_object_ref (self));
}

static BslProject *
get_project (BslResultPage *page)
{
  return bsl_session_get_project (bsl_result_page_get_session (page));
}

static void
add_state (BslResultPage *page, BslEvaluation *evaluation)
{
  const BslWord draft = { _("Draft Justification"), "bsl-step-open-symbolic", "warning" };
  const BslWord final = { _("Justification"), "bsl-step-complete-symbolic", "success" };

  if (bsl_report_is_draft (get_project (page), evaluation))
    bsl_result_page_add_widget (page, bsl_status_card_new (draft, _("The document calls itself a draft on every page as long as a question, an analysis, a confirmation or an offer to examine is open. You can save it at any time.")));
  else
    bsl_result_page_add_widget (page, bsl_status_card_new (final, _("Nothing that decides is open any more. What people must write themselves is listed in the document, among the parts to complete.")));
}

static void
add_action (AdwPreferencesGroup *group, const char *title, const char *subtitle, const char *action, const char *target, const char *icon)
{
  GtkWidget *row = bsl_go_row_new (title, subtitle, action, target);

  bsl_go_row_set_icon (BSL_GO_ROW (row), icon);
  adw_preferences_group_add (group, row);
}

/* What most people want, in one press each. */
static void
add_files (BslExportPage *self)
{
  AdwPreferencesGroup *group = bsl_result_page_add_group (BSL_RESULT_PAGE (self), _("The Whole File"), NULL);
  g_autoptr (BslHead) head = bsl_head_load ();
  g_autofree char *words = bsl_head_dup_words (head);

  for (const BslFileType *type = bsl_saving_get_types (); type->id != NULL; type++)
    if (g_str_equal (type->id, "odt") || g_str_equal (type->id, "pdf"))
      add_action (group, _(type->title), _(type->subtitle), "document.save", type->id, "document-save-symbolic");
  add_action (group, _("Print…"), NULL, "document.print", NULL, "document-print-symbolic");
  adw_preferences_group_add (group, bsl_lang_row_new (&self->order->lang, BSL_RESULT_PAGE (self)));
  adw_preferences_group_add (group, bsl_go_row_new (_("Logo, Letterhead and Marking"), words, "document.head", NULL));
  adw_preferences_group_add (group, bsl_go_row_new (_("Other Documents"), _("Note, questions by role, clauses, reminders; parts, version for third parties, other formats"),
                                                    "document.forms", NULL));
}

static char *
dup_written (BslResultPage *page, BslEvaluation *evaluation)
{
  g_autoptr (GPtrArray) places = bsl_report_list_places (get_project (page), evaluation, bsl_result_page_get_lang (page));
  guint n = 0;

  for (guint i = 0; i < places->len; i++)
    n += ((BslPlace *) g_ptr_array_index (places, i))->given;

  /* Translators: texts written, of those the document has a place for */
  return g_strdup_printf (_("%u of %u written"), n, places->len);
}

static void
add_completion (BslResultPage *page, BslEvaluation *evaluation)
{
  AdwPreferencesGroup *group = bsl_result_page_add_group (page, _("To Complete"), NULL);
  g_autofree char *remaining = bsl_remaining_dup_words (get_project (page), evaluation);
  g_autofree char *written = dup_written (page, evaluation);

  adw_preferences_group_add (group, bsl_go_row_new (_("What Remains to Do"), remaining != NULL ? remaining : _("Nothing remains"),
                                                    "document.tasks", NULL));
  adw_preferences_group_add (group, bsl_go_row_new (_("Your Texts"), written, "document.texts", NULL));
}

static void
bsl_export_page_fill (BslResultPage *page, BslEvaluation *evaluation)
{
  BslExportPage *self = BSL_EXPORT_PAGE (page);

  add_state (page, evaluation);
  add_files (self);
  add_completion (page, evaluation);
  self->contents = bsl_result_page_add_group (page, _("What the Document Holds"), _("Open a line to read it."));
  build (self);
}

static void
bsl_export_page_dispose (GObject *object)
{
  BslExportPage *self = BSL_EXPORT_PAGE (object);

  g_cancellable_cancel (self->building);
  g_clear_object (&self->building);
  g_clear_pointer (&self->document, bsl_document_unref);
  g_clear_pointer (&self->order, bsl_order_free);
  G_OBJECT_CLASS (bsl_export_page_parent_class)->dispose (object);
}

static void
bsl_export_page_class_init (BslExportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bsl_export_page_dispose;
  BSL_RESULT_PAGE_CLASS (klass)->fill = bsl_export_page_fill;
  gtk_widget_class_install_action (widget_class, "document.save", "s", save);
  gtk_widget_class_install_action (widget_class, "document.read", "s", show);
  gtk_widget_class_install_action (widget_class, "document.forms", NULL, show_forms);
  gtk_widget_class_install_action (widget_class, "document.head", NULL, show_head);
  gtk_widget_class_install_action (widget_class, "document.tasks", NULL, show_tasks);
  gtk_widget_class_install_action (widget_class, "document.texts", NULL, show_texts);
}

static void
bsl_export_page_init (BslExportPage *self)
{
}

AdwNavigationPage *
bsl_export_page_new (BslSession *session)
{
  BslExportPage *self = g_object_new (BSL_TYPE_EXPORT_PAGE, "title", _("Document"), NULL);

  self->order = bsl_order_new (bsl_session_get_lang (session));
  bsl_result_page_keep_own_date (BSL_RESULT_PAGE (self));
  bsl_result_page_set_session (BSL_RESULT_PAGE (self), session);
  bsl_result_page_follow_annotations (BSL_RESULT_PAGE (self));
  bsl_head_watch (G_OBJECT (self), G_CALLBACK (bsl_result_page_update));

  return ADW_NAVIGATION_PAGE (self);
}

const BslOrder *
bsl_export_page_get_order (BslExportPage *self)
{
  g_return_val_if_fail (BSL_IS_EXPORT_PAGE (self), NULL);

  return self->order;
}
