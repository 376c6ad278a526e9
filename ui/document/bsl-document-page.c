/* SPDX-License-Identifier: EUPL-1.2 */
/* The documents of a project: what one reads, completes, saves and prints. */
#include "config.h"

#include "ui/document/bsl-document-page.h"

#include <glib/gi18n.h>

#include "ui/common/bsl-details-view.h"
#include "ui/document/bsl-export-page.h"
#include "ui/document/bsl-form-page.h"
#include "ui/document/bsl-preview-page.h"
#include "ui/document/bsl-printing.h"
#include "ui/document/bsl-remaining.h"
#include "ui/document/bsl-saving.h"
#include "ui/document/bsl-task-page.h"
#include "ui/document/bsl-tasks-page.h"

struct _BslDocumentPage
{
  AdwNavigationPage parent_instance;

  BslSession *session;
  BslDetailsView *view;
  AdwNavigationPage *root;
  BslJobBar *bar;
  gboolean warned;
};

G_DEFINE_FINAL_TYPE (BslDocumentPage, bsl_document_page, ADW_TYPE_NAVIGATION_PAGE)

/* What somebody asked for while the dialog is open. */
typedef struct
{
  BslDocumentPage *page;
  BslOrder *order;
  char *type; /* NULL: to be printed */
} Request;

static void
request_free (gpointer data, GClosure *closure)
{
  Request *self = data;

  g_object_unref (self->page);
  bsl_order_free (self->order);
  g_free (self->type);
  g_free (self);
}

static void
deliver (BslDocumentPage *self, const BslOrder *order, const char *type)
{
  if (type != NULL)
    bsl_saving_start (self->bar, self->session, order, type);
  else
    bsl_printing_start (self->bar, self->session, order);
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, Request *request)
{
  /* the page may be gone: the dialog belongs to the window */
  if (gtk_widget_get_root (GTK_WIDGET (request->page)) == NULL)
    return;

  if (g_str_equal (response, "continue"))
    deliver (request->page, request->order, request->type);
  else if (g_str_equal (response, "see"))
    bsl_details_view_push (request->page->view, bsl_tasks_page_new (request->page->session));
}

static void
warn (BslDocumentPage *self, const BslOrder *order, const char *type, const char *remaining)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Some Points Are Still Open"), NULL));
  Request *request = g_new0 (Request, 1);

  request->page = g_object_ref (self);
  request->order = bsl_order_copy (order);
  request->type = g_strdup (type);
  adw_alert_dialog_format_body (dialog, _("%s. The document says so in each place."), remaining);
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "see", _("_See What Remains"),
                                  "continue", type != NULL ? _("_Save Anyway") : _("_Print Anyway"), NULL);
  adw_alert_dialog_set_default_response (dialog, "continue");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), request, request_free, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/* The copy of the project is what it is; other documents are there because something remains. */
static gboolean
wants_warning (const BslOrder *order, const char *type)
{
  return order->form == NULL && g_strcmp0 (type, BSL_FORMAT_PROJECT) != 0;
}

static void
ask (BslDocumentPage *self, const BslOrder *order, const char *type)
{
  g_autoptr (BslEvaluation) evaluation = bsl_session_ref_own_evaluation (self->session);
  g_autofree char *remaining = bsl_remaining_dup_words (bsl_session_get_project (self->session), evaluation);

  if (self->warned || remaining == NULL || !wants_warning (order, type))
    {
      deliver (self, order, type);
      return;
    }

  self->warned = TRUE;
  warn (self, order, type, remaining);
}

static const BslOrder *
get_shown_order (BslDocumentPage *self)
{
  AdwNavigationPage *page = bsl_details_view_get_visible_page (self->view);

  if (BSL_IS_FORM_PAGE (page))
    return bsl_form_page_get_order (BSL_FORM_PAGE (page));
  if (BSL_IS_PREVIEW_PAGE (page))
    return bsl_preview_page_get_order (BSL_PREVIEW_PAGE (page));
  return bsl_export_page_get_order (BSL_EXPORT_PAGE (self->root));
}

static void
print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BslDocumentPage *self = BSL_DOCUMENT_PAGE (widget);

  ask (self, get_shown_order (self), NULL);
}

static gboolean
bsl_document_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BSL_DOCUMENT_PAGE (widget)->view));
}

static void
bsl_document_page_dispose (GObject *object)
{
  g_clear_object (&BSL_DOCUMENT_PAGE (object)->session);
  G_OBJECT_CLASS (bsl_document_page_parent_class)->dispose (object);
}

static void
bsl_document_page_class_init (BslDocumentPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bsl_document_page_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = bsl_document_page_grab_focus;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "document.print", NULL, print);
}

static void
bsl_document_page_init (BslDocumentPage *self)
{
}

AdwNavigationPage *
bsl_document_page_new (BslSession *session)
{
  BslDocumentPage *self = g_object_new (BSL_TYPE_DOCUMENT_PAGE, "title", _("Document"), "tag", "document", NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->session = g_object_ref (session);
  self->root = bsl_export_page_new (session);
  self->view = BSL_DETAILS_VIEW (bsl_details_view_new (session, self->root));
  self->bar = BSL_JOB_BAR (bsl_job_bar_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->view), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->view));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), box);

  return ADW_NAVIGATION_PAGE (self);
}

void
bsl_document_page_reset (BslDocumentPage *self)
{
  g_return_if_fail (BSL_IS_DOCUMENT_PAGE (self));

  bsl_details_view_reset (self->view);
}

/* Who is at the tasks already stays there. */
static gboolean
show_tasks (BslDocumentPage *self)
{
  AdwNavigationPage *page = bsl_details_view_get_visible_page (self->view);

  if (!BSL_IS_TASKS_PAGE (page) && !BSL_IS_TASK_PAGE (page))
    bsl_details_view_push (self->view, bsl_tasks_page_new (self->session));
  return TRUE;
}

gboolean
bsl_document_page_focus (BslDocumentPage *self, const char *place)
{
  g_return_val_if_fail (BSL_IS_DOCUMENT_PAGE (self), FALSE);

  if (place == NULL)
    return FALSE;
  if (g_str_equal (place, BSL_MEMBER_TASKS))
    return show_tasks (self);

  return gtk_widget_activate_action (GTK_WIDGET (self->view), "details.text", "s", place);
}

BslDocumentPage *
bsl_document_page_find (GtkWidget *widget)
{
  return BSL_DOCUMENT_PAGE (gtk_widget_get_ancestor (widget, BSL_TYPE_DOCUMENT_PAGE));
}

void
bsl_document_page_save (BslDocumentPage *self, const BslOrder *order, const char *type)
{
  g_return_if_fail (BSL_IS_DOCUMENT_PAGE (self) && order != NULL && type != NULL);

  ask (self, order, type);
}

void
bsl_document_page_print (BslDocumentPage *self, const BslOrder *order)
{
  g_return_if_fail (BSL_IS_DOCUMENT_PAGE (self) && order != NULL);

  ask (self, order, NULL);
}

void
bsl_document_page_push (BslDocumentPage *self, AdwNavigationPage *page)
{
  g_return_if_fail (BSL_IS_DOCUMENT_PAGE (self));

  bsl_details_view_push (self->view, page);
}
