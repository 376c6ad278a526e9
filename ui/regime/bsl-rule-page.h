/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/bsl-result-page.h"

G_BEGIN_DECLS

#define BSL_TYPE_RULE_PAGE (bsl_rule_page_get_type ())
G_DECLARE_FINAL_TYPE (BslRulePage, bsl_rule_page, BSL, RULE_PAGE, BslResultPage)

/* A rule: whether it applies and why, what it asks, its texts, how sure it is, the cases that exercise it. */
AdwNavigationPage *bsl_rule_page_new (BslSession *session, const char *rule);

G_END_DECLS
