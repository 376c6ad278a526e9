/* SPDX-License-Identifier: EUPL-1.2 */
/* The justification: preview and export. */
#include "config.h"

#include "ui/document/bsl-document-page.h"

#include <glib/gi18n.h>

struct _BslDocumentPage
{
  AdwNavigationPage parent_instance;

  BslSession *session;
};

G_DEFINE_FINAL_TYPE (BslDocumentPage, bsl_document_page, ADW_TYPE_NAVIGATION_PAGE)

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
}

static void
bsl_document_page_init (BslDocumentPage *self)
{
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), view);
}

AdwNavigationPage *
bsl_document_page_new (BslSession *session)
{
  BslDocumentPage *self = g_object_new (BSL_TYPE_DOCUMENT_PAGE, "title", _("Document"), "tag", "document", NULL);

  g_set_object (&self->session, session);
  return ADW_NAVIGATION_PAGE (self);
}
