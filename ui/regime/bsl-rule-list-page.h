/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/bsl-result-page.h"

G_BEGIN_DECLS

#define BSL_TYPE_RULE_LIST_PAGE (bsl_rule_list_page_get_type ())
G_DECLARE_FINAL_TYPE (BslRuleListPage, bsl_rule_list_page, BSL, RULE_LIST_PAGE, BslResultPage)

/* What follows and the rules that decide; then those that apply, may apply, do not apply, each with its
 * first reason, folded by what they ask. Where the tool must stop, only why. Actions "results.search",
 * "results.filter", "results.clear-filter". */
AdwNavigationPage *bsl_rule_list_page_new (BslSession *session);

G_END_DECLS
