/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/bsl-result-page.h"
#include "ui/document/bsl-order.h"

G_BEGIN_DECLS

#define BSL_TYPE_FORM_PAGE (bsl_form_page_get_type ())
G_DECLARE_FINAL_TYPE (BslFormPage, bsl_form_page, BSL, FORM_PAGE, BslResultPage)

/* One document: what can be chosen about it, and the ways to read, save and print it. Actions
 * "form.read", "form.save" (s: type of bsl-saving.h). */
AdwNavigationPage *bsl_form_page_new (BslSession *session, const char *form);

/* Borrowed. */
const BslOrder *bsl_form_page_get_order (BslFormPage *self);

G_END_DECLS
