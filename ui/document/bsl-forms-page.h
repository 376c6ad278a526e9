/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/bsl-result-page.h"

G_BEGIN_DECLS

#define BSL_TYPE_FORMS_PAGE (bsl_forms_page_get_type ())
G_DECLARE_FINAL_TYPE (BslFormsPage, bsl_forms_page, BSL, FORMS_PAGE, BslResultPage)

/* The documents that can be made of a project. Action "forms.open" (s: form). */
AdwNavigationPage *bsl_forms_page_new (BslSession *session);

G_END_DECLS
