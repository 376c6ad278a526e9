/* SPDX-License-Identifier: EUPL-1.2 */
/* boussole-cli catalogue import: a survey of offers in the form of the catalogue. */

#include "config.h"

#include "app/cli/bsl-cli-catalogue.h"

#include <glib/gi18n.h>

#include "app/catalogue/bsl-data-file.h"
#include "app/catalogue/bsl-survey.h"

#define FORM "boussole-survey"

/* The faults of the catalogue that was made, where they stand in the survey. */
static int
fail_made (BslProblems *found, const BslJson *form, const char *name)
{
  g_autoptr (BslProblems) problems = bsl_problems_new ();

  for (guint i = 0; i < bsl_problems_get_count (found); i++)
    {
      const BslProblem *problem = bsl_problems_get (found, i);
      g_autofree char *place = bsl_survey_dup_place (form, problem->path);

      bsl_problems_add_moved (problems, problem, name, place);
    }
  return bsl_cli_fail_problems (BSL_EXIT_INPUT, problems);
}

static int
import (BslCli *cli, GBytes *survey, const char *name, const BslJson *form)
{
  g_autoptr (BslProblems) problems = bsl_problems_new (), found = bsl_problems_new ();
  BslAttributes *attributes = bsl_library_get_attributes (cli->library);
  g_autoptr (GBytes) made = bsl_survey_import (survey, name, form, attributes, bsl_cli_catalogue_get_day (cli), problems);
  g_autoptr (BslCatalogue) catalogue = NULL;

  if (made == NULL)
    return bsl_cli_fail_problems (BSL_EXIT_INPUT, problems);
  catalogue = bsl_catalogue_load_bytes (made, name, attributes, bsl_library_get_services (cli->library), found);
  if (catalogue == NULL)
    return fail_made (found, form, name);
  return bsl_cli_write (cli->output, made);
}

int
bsl_cli_catalogue_import (BslCli *cli, char **words, guint n_words)
{
  const char *name = g_str_equal (words[0], "-") ? _("standard input") : words[0];
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autofree char *path = bsl_library_dup_shipped_path (cli->library, "catalogue/survey.json");
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GBytes) form_bytes = bsl_data_file_read (path, problems);
  g_autoptr (GBytes) survey = bsl_data_file_read (words[0], problems);
  BslJson form;

  if (form_bytes == NULL || survey == NULL || !bsl_data_file_open (&form, parser, form_bytes, path, FORM, problems))
    return bsl_cli_fail_problems (BSL_EXIT_INPUT, problems);
  return import (cli, survey, name, &form);
}
