/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "app/core/bsl-problems.h"

G_BEGIN_DECLS

/* Adds a row for each fault: what is wrong and what to do, and the place in which file. */
void bsl_fault_rows_add (AdwPreferencesGroup *group, BslProblems *problems);

/* All of them as text, a line each. To be freed. */
char *bsl_fault_rows_dup_text (BslProblems *problems);

G_END_DECLS
