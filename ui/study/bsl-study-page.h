/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/bsl-session.h"

G_BEGIN_DECLS

#define BSL_TYPE_STUDY_PAGE (bsl_study_page_get_type ())
G_DECLARE_FINAL_TYPE (BslStudyPage, bsl_study_page, BSL, STUDY_PAGE, AdwNavigationPage)

/* The market study of the project, and what one can open from it. */
AdwNavigationPage *bsl_study_page_new (BslSession *session);

G_END_DECLS
