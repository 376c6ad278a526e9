/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/bsl-session.h"

G_BEGIN_DECLS

#define BSL_TYPE_DOCUMENT_PAGE (bsl_document_page_get_type ())
G_DECLARE_FINAL_TYPE (BslDocumentPage, bsl_document_page, BSL, DOCUMENT_PAGE, AdwNavigationPage)

/* The justification: preview and export. */
AdwNavigationPage *bsl_document_page_new (BslSession *session);

G_END_DECLS
