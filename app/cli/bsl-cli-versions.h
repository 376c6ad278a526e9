/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/cli/bsl-cli.h"
#include "app/report/bsl-report-version.h"

G_BEGIN_DECLS

/* The versions of --since and --until, of which @file (the project as it was read) holds the bytes; NULL where the
 * option was not given. FALSE after a message. */
gboolean bsl_cli_read_versions (BslCli *cli, BslProject *project, GBytes *file, BslReportVersion **since, BslReportVersion **until);

G_END_DECLS
