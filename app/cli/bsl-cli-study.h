/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/cli/bsl-cli.h"
#include "app/study/bsl-study.h"

G_BEGIN_DECLS

/* The offers named after the project side by side; @study may be NULL. Returns the exit status. */
int bsl_cli_study_compare (BslCli *cli, BslEvaluation *evaluation, BslStudy *study);
/* What people scored apart: in @project, and in the projects named after it. Returns the exit status. */
int bsl_cli_study_scorings (BslCli *cli, BslEvaluation *evaluation, BslProject *project, const BslGrid *grid);
/* A copy of @project to score apart. Returns the exit status. */
int bsl_cli_study_blank (BslCli *cli, BslProject *project);

G_END_DECLS
