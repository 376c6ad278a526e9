/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/bsl-result-page.h"

G_BEGIN_DECLS

#define BSL_TYPE_TASK_PAGE (bsl_task_page_get_type ())
G_DECLARE_FINAL_TYPE (BslTaskPage, bsl_task_page, BSL, TASK_PAGE, BslResultPage)

/* The task that the rule @rule asks for: who, why, by when, and what proves that it is done. Actions "task.record" (asks
 * for the evidence) and "task.reopen". */
AdwNavigationPage *bsl_task_page_new (BslSession *session, const char *rule);

G_END_DECLS
