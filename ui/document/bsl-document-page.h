/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/bsl-session.h"
#include "ui/document/bsl-order.h"

G_BEGIN_DECLS

#define BSL_TYPE_DOCUMENT_PAGE (bsl_document_page_get_type ())
G_DECLARE_FINAL_TYPE (BslDocumentPage, bsl_document_page, BSL, DOCUMENT_PAGE, AdwNavigationPage)

/**
 * BslDocumentPage:
 *
 * The justification and the other documents: the pages that show, complete, save and print them lie
 * inside. Before the first document is saved or printed it says once what remains to do.
 *
 * Action: "document.print", the document that is shown.
 */
AdwNavigationPage *bsl_document_page_new (BslSession *session);

/* Back to the page it begins with. */
void bsl_document_page_reset (BslDocumentPage *self);
/* Opens the editor of an own text; FALSE where @place is NULL. */
gboolean bsl_document_page_focus (BslDocumentPage *self, const char *place);

/* For the pages inside: the document page around @widget, or NULL. */
BslDocumentPage *bsl_document_page_find (GtkWidget *widget);
/* @type: of bsl-saving.h */
void bsl_document_page_save (BslDocumentPage *self, const BslOrder *order, const char *type);
void bsl_document_page_print (BslDocumentPage *self, const BslOrder *order);
void bsl_document_page_push (BslDocumentPage *self, AdwNavigationPage *page);

G_END_DECLS
