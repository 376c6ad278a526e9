/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/bsl-result-page.h"

G_BEGIN_DECLS

#define BSL_TYPE_OWN_TEXTS_PAGE (bsl_own_texts_page_get_type ())
G_DECLARE_FINAL_TYPE (BslOwnTextsPage, bsl_own_texts_page, BSL, OWN_TEXTS_PAGE, BslResultPage)

/* The texts that people write into the documents, by chapter, written or not. */
AdwNavigationPage *bsl_own_texts_page_new (BslSession *session);

G_END_DECLS
