/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BSL_TYPE_JOB_BAR (bsl_job_bar_get_type ())
G_DECLARE_FINAL_TYPE (BslJobBar, bsl_job_bar, BSL, JOB_BAR, AdwBin)

/* Says what is being done, with the way to cancel it, as soon as that takes longer than a moment.
 * Action "job.cancel". */
GtkWidget *bsl_job_bar_new (void);

/* A job begins: returns what the person may cancel, to be unreffed; NULL where another job is not yet
 * done, which the window then says. To be followed by bsl_job_bar_end(). */
GCancellable *bsl_job_bar_begin (BslJobBar *self, const char *text);
void bsl_job_bar_end (BslJobBar *self);

G_END_DECLS
