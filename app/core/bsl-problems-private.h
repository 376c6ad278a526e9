/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-problems.h"

G_BEGIN_DECLS

/* Memory without alignment that lives as long as the list. */
char *
bsl_problems_allocate (BslProblems *self, gsize size);
/* Like bsl_problems_add(); takes @message. */
void
bsl_problems_take (BslProblems *self, const char *file, const char *path, char *message);

G_END_DECLS
