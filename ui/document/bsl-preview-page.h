/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/report/bsl-document.h"

G_BEGIN_DECLS

#define BSL_TYPE_PREVIEW_PAGE (bsl_preview_page_get_type ())
G_DECLARE_FINAL_TYPE (BslPreviewPage, bsl_preview_page, BSL, PREVIEW_PAGE, AdwNavigationPage)

/* The section of @document that begins with the heading at @block, to read as it will be written. */
AdwNavigationPage *bsl_preview_page_new (BslDocument *document, guint block);
/* "3. Text", its title. To be freed. */
char *bsl_preview_page_dup_title (const BslBlock *heading);

G_END_DECLS
