/* SPDX-License-Identifier: EUPL-1.2 */
/* The justification: its state, its contents, and the files to make of it. */
#include "config.h"

#include "ui/document/bsl-document-page.h"

#include <glib/gi18n.h>

#include "ui/common/bsl-details-view.h"
#include "ui/document/bsl-export-page.h"

struct _BslDocumentPage
{
  AdwNavigationPage parent_instance;

  BslDetailsView *view;
};

G_DEFINE_FINAL_TYPE (BslDocumentPage, bsl_document_page, ADW_TYPE_NAVIGATION_PAGE)

static gboolean
bsl_document_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BSL_DOCUMENT_PAGE (widget)->view));
}

static void
bsl_document_page_class_init (BslDocumentPageClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = bsl_document_page_grab_focus;
}

static void
bsl_document_page_init (BslDocumentPage *self)
{
}

AdwNavigationPage *
bsl_document_page_new (BslSession *session)
{
  BslDocumentPage *self = g_object_new (BSL_TYPE_DOCUMENT_PAGE, "title", _("Document"), "tag", "document", NULL);

  self->view = BSL_DETAILS_VIEW (bsl_details_view_new (session, bsl_export_page_new (session)));
  /* a preview of answers that have changed would mislead */
  g_signal_connect_object (session, "evaluated", G_CALLBACK (bsl_details_view_reset), self->view, G_CONNECT_SWAPPED);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), GTK_WIDGET (self->view));

  return ADW_NAVIGATION_PAGE (self);
}
