/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/report/bsl-report.h"

G_BEGIN_DECLS

/* The dates of the form "calendar" as reminders for any calendar (RFC 5545): whole days, each with an
 * alarm a month before, unless that is over at the time of @options. The same date keeps its identifier, so that a
 * second import replaces it. Owned by the caller. */
GBytes *bsl_calendar_write (BslProject *project, BslEvaluation *evaluation, const BslReportOptions *options);

G_END_DECLS
