/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/core/bsl-project.h"
#include "app/rules/bsl-evaluation.h"

G_BEGIN_DECLS

/* The tasks of the file of a project. */

typedef enum
{
  BSL_TASK_BLOCKING, /* the contract cannot be signed before it is done */
  BSL_TASK_OPEN,
  BSL_TASK_DONE,
  BSL_TASK_GONE,     /* done, and asked no longer, or without object by now */
} BslTaskStanding;

/* "blocking", "open", "done", "no-longer-asked" */
extern const char *const bsl_task_standing_words[];

typedef struct
{
  BslTaskStanding standing;
  char *rule;        /* identifier of the rule that asks for it */
  gboolean known;    /* the rules have it */
  char *duty;        /* what is to be produced or done; "" where it is gone */
  char *title;       /* of the rule */
  char *law;         /* its texts, with articles; "" where it is not known */
  char *role;        /* who does it */
  char *state;       /* to do, or to do if the rule applies; "" where it is gone */
  char *due;         /* by when, in words, or that no text says so; "" where it is gone */
  BslDate on;        /* the day that gives, or BSL_DATE_NONE */
  char *what, *by;   /* what proves that it is done, who says so; "" where it is not done, or nobody is named */
  BslDate done_on;   /* or BSL_DATE_NONE */
} BslReportTask;

/* Every one, those that keep the contract from being signed first, then the other open ones, those done, and those asked
 * no longer; by the moment they are due. None where the evaluation stops. GPtrArray of BslReportTask, owned by the
 * caller. */
GPtrArray *bsl_report_list_tasks (BslProject *project, BslEvaluation *evaluation, BslLang lang);
/* How many of them keep the contract from being signed. */
guint bsl_report_count_blocking (BslProject *project, BslEvaluation *evaluation);
/* What a task of BSL_TASK_BLOCKING means, or @several of them. To be freed. */
char *bsl_report_dup_blocking (BslLang lang, gboolean several);

G_END_DECLS
