/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/bsl-result-page.h"

G_BEGIN_DECLS

#define BSL_TYPE_EXPORT_PAGE (bsl_export_page_get_type ())
G_DECLARE_FINAL_TYPE (BslExportPage, bsl_export_page, BSL, EXPORT_PAGE, BslResultPage)

/**
 * BslExportPage:
 *
 * Whether the justification is a draft and why, its contents, its preview, the files to save.
 *
 * Actions: "document.save" (s: format, or "boussole" for the project), "document.preview" (s: number
 * of the block to begin with, or "").
 */
AdwNavigationPage *bsl_export_page_new (BslSession *session);

G_END_DECLS
