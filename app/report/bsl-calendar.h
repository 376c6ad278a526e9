/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/report/bsl-report.h"

G_BEGIN_DECLS

/* The dates of the form "calendar" as reminders for any calendar (RFC 5545): whole days, each with an
 * alarm a month before, unless that is over at the time of @options. What is about the same
 * thing keeps its identifier, in any language and when its day moves, so that a second import replaces it. @id is that
 * of the project; with NULL, for a file without one, its title stands for it, and identifiers last as long as that.
 * Owned by the caller. */
GBytes *bsl_calendar_write (BslProject *project, const char *id, BslEvaluation *evaluation, const BslReportOptions *options);

G_END_DECLS
