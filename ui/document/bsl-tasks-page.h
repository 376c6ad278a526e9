/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/bsl-result-page.h"

G_BEGIN_DECLS

#define BSL_TYPE_TASKS_PAGE (bsl_tasks_page_get_type ())
G_DECLARE_FINAL_TYPE (BslTasksPage, bsl_tasks_page, BSL, TASKS_PAGE, BslResultPage)

/* What remains to do: the tasks of the file, those that keep the contract from being signed first, and what else the form
 * "tasks" says, each with the way to where it is settled. Actions "tasks.go" (s: origin) and "tasks.open" (s: rule of a
 * task). */
AdwNavigationPage *bsl_tasks_page_new (BslSession *session);

G_END_DECLS
