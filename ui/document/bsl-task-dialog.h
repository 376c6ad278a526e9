/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/report/bsl-report-tasks.h"
#include "ui/bsl-session.h"
#include "ui/catalogue/bsl-form-dialog.h"

G_BEGIN_DECLS

#define BSL_TYPE_TASK_DIALOG (bsl_task_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BslTaskDialog, bsl_task_dialog, BSL, TASK_DIALOG, BslFormDialog)

/* Asks what proves that @task is done, who says so and since when, and records it. @teller: a widget of the window that
 * stays, where it is told. */
AdwDialog *bsl_task_dialog_new (BslSession *session, const BslReportTask *task, GtkWidget *teller);

G_END_DECLS
