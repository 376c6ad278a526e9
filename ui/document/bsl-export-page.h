/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/bsl-result-page.h"
#include "ui/document/bsl-order.h"

G_BEGIN_DECLS

#define BSL_TYPE_EXPORT_PAGE (bsl_export_page_get_type ())
G_DECLARE_FINAL_TYPE (BslExportPage, bsl_export_page, BSL, EXPORT_PAGE, BslResultPage)

/**
 * BslExportPage:
 *
 * Whether the justification is a draft, the ways to save and print it, what remains to do, and its
 * parts to read. The other documents lie behind.
 *
 * Actions: "document.save" (s: type of bsl-saving.h), "document.read" (s: section), "document.forms",
 * "document.tasks", "document.texts".
 */
AdwNavigationPage *bsl_export_page_new (BslSession *session);

/* Borrowed. */
const BslOrder *bsl_export_page_get_order (BslExportPage *self);

G_END_DECLS
