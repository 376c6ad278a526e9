/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/rules/bsl-acceptance.h"

G_BEGIN_DECLS

#define BSL_TYPE_VERIFICATION (bsl_verification_get_type ())
G_DECLARE_FINAL_TYPE (BslVerification, bsl_verification, BSL, VERIFICATION, GObject)

/**
 * BslVerification:
 *
 * A run of the acceptance cases on this machine: rules and catalogue are read anew and every case is
 * evaluated, in a thread, with the code of "boussole-cli check --cases".
 *
 * Signal "changed": it began, went on, or came to an end.
 */

/* @library: says which files. */
BslVerification *bsl_verification_new (BslLibrary *library);

/* Nothing where it runs already; what was found before stays until it ends. */
void bsl_verification_start (BslVerification *self);
void bsl_verification_cancel (BslVerification *self);

gboolean bsl_verification_is_running (BslVerification *self);
/* From 0 to 1. */
double bsl_verification_get_progress (BslVerification *self);

/* Of the last run that came to its end, NULL before one did: the cases (of BslAcceptance), the faults
 * of files, and the files. The library is loaded where there is no fault. Borrowed. */
GPtrArray *bsl_verification_get_outcomes (BslVerification *self);
BslProblems *bsl_verification_get_problems (BslVerification *self);
BslLibrary *bsl_verification_get_library (BslVerification *self);

/* Of the outcomes, how many cases differ. */
guint bsl_verification_count_failed (BslVerification *self);

G_END_DECLS
