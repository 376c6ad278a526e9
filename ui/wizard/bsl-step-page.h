/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "ui/bsl-session.h"

G_BEGIN_DECLS

#define BSL_TYPE_STEP_PAGE (bsl_step_page_get_type ())
G_DECLARE_FINAL_TYPE (BslStepPage, bsl_step_page, BSL, STEP_PAGE, AdwNavigationPage)

/* The questions of one step of the questionnaire. */
AdwNavigationPage *bsl_step_page_new (BslSession *session, const BslStep *step);

/* Focus on the question @field, on the description of the need where it is BSL_MEMBER_NOTES, or on the first one where it is NULL or not shown. */
gboolean bsl_step_page_focus (BslStepPage *self, const char *field);

G_END_DECLS
