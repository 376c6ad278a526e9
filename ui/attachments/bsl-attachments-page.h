/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/bsl-result-page.h"

G_BEGIN_DECLS

#define BSL_TYPE_ATTACHMENTS_PAGE (bsl_attachments_page_get_type ())
G_DECLARE_FINAL_TYPE (BslAttachmentsPage, bsl_attachments_page, BSL, ATTACHMENTS_PAGE, BslResultPage)

/* The files that prove something: added by its action "attachments.add" or by drop, opened, saved,
 * removed. */
AdwNavigationPage *bsl_attachments_page_new (BslSession *session);

/* Attaches files and says so; what is wrong with one does not keep the others away. */
void bsl_attachments_page_add (BslAttachmentsPage *self, GListModel *files);

G_END_DECLS
