/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-project.h"

G_BEGIN_DECLS

/* What a project records of the tasks of its file that are done: the member "tasks", see data/project.schema.json.
 * Whatever else it holds is kept; what does not say by what a task is proved counts as not there. */

/* That a task is done. */
typedef struct
{
  const char *rule; /* whose task it is: the identifier of a rule, which may be known no longer */
  const char *what; /* what proves it; never empty */
  const char *by;   /* who says so, or "" */
  BslDate on;       /* the day it was done, or BSL_DATE_NONE */
} BslTaskDone;

/* FALSE where the task of @rule is not done. The strings are borrowed from the project, but for @rule. */
gboolean bsl_task_done_read (BslProject *project, const char *rule, BslTaskDone *done);
/* All of them, as the file has them: of BslTaskDone. Owned by the caller, the strings by the project. */
GArray *bsl_tasks_done_list (BslProject *project);

/* The member with the task of @rule done, NULL: not done any more; for bsl_history_set_extra(). NULL where nothing is
 * left to record. To be unreffed. */
JsonNode *bsl_task_done_with (BslProject *project, const char *rule, const BslTaskDone *done);

G_END_DECLS
