/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/bsl-result-page.h"

G_BEGIN_DECLS

#define BSL_TYPE_TASKS_PAGE (bsl_tasks_page_get_type ())
G_DECLARE_FINAL_TYPE (BslTasksPage, bsl_tasks_page, BSL, TASKS_PAGE, BslResultPage)

/* What remains to do and for whom, line by line as the form "tasks" says it, each with the way to
 * where it is settled. Action "tasks.go" (s: origin). */
AdwNavigationPage *bsl_tasks_page_new (BslSession *session);

G_END_DECLS
