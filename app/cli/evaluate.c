/* SPDX-License-Identifier: EUPL-1.2 */
/* boussole-cli evaluate. */

#include "config.h"

#include "app/cli/bsl-cli.h"

int
bsl_cli_evaluate (BslCli *cli)
{
  g_autoptr (BslProject) project = bsl_cli_read_project (cli, cli->words[0]);
  g_autoptr (BslEvaluation) evaluation = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (project == NULL)
    return BSL_EXIT_INPUT;
  evaluation = bsl_cli_evaluate_project (cli, project, 0);
  node = bsl_evaluation_to_json (evaluation, bsl_library_get_lang (cli->library));
  return bsl_cli_write_json (cli->output, node);
}
