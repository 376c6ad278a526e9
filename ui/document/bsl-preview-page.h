/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/report/bsl-document.h"
#include "ui/bsl-session.h"
#include "ui/document/bsl-order.h"

G_BEGIN_DECLS

#define BSL_TYPE_PREVIEW_PAGE (bsl_preview_page_get_type ())
G_DECLARE_FINAL_TYPE (BslPreviewPage, bsl_preview_page, BSL, PREVIEW_PAGE, AdwNavigationPage)

/**
 * BslPreviewPage:
 *
 * A document, or one section of it, to read as it will be written. It follows the project, and stays
 * at the place where somebody reads. What has an origin can be pressed: action "preview.go" (s).
 */

/* @section NULL: the whole document. @document is what is shown first; NULL: it is made. */
AdwNavigationPage *bsl_preview_page_new (BslSession *session, const BslOrder *order, const char *section, BslDocument *document);

/* Borrowed. */
const BslOrder *bsl_preview_page_get_order (BslPreviewPage *self);
/* "3. Text", a heading as a title. To be freed. */
char *bsl_preview_page_dup_title (const BslBlock *heading);

G_END_DECLS
