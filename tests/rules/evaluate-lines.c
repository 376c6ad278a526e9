/* SPDX-License-Identifier: EUPL-1.2 */
/* Evaluates one project after the other: a line "DAY PROJECT" in, a line with the evaluation out. The
 * tests written in Python use it instead of starting boussole-cli each time. */

#include "config.h"

#include "app/core/bsl-project.h"
#include "app/rules/bsl-library.h"

#include <stdio.h>
#include <string.h>

static char *
evaluate (BslLibrary *library, char *line)
{
  char *rest = strchr (line, ' ');
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (rest, strlen (rest));
  g_autoptr (BslProject) project = NULL;
  g_autoptr (BslEvaluation) evaluation = NULL;
  g_autoptr (JsonNode) node = NULL;

  *rest = '\0';
  project = bsl_project_new_from_bytes (bsl_library_get_questionnaire (library), bytes, "line",
                                        problems, &error);
  if (project == NULL)
    g_error ("%s", error->message);
  evaluation = bsl_evaluation_new (bsl_library_get_rules (library), bsl_library_get_catalogue (library),
                                   bsl_project_get_answers (project), bsl_date_parse (line));
  node = bsl_evaluation_to_json (evaluation, BSL_LANG_EN);
  return json_to_string (node, FALSE);
}

int
main (void)
{
  g_autoptr (BslLibrary) library = bsl_library_new ();
  g_autoptr (GError) error = NULL;
  char *line = NULL;
  size_t size = 0;

  if (!bsl_library_load (library, &error))
    g_error ("%s", error->message);
  while (getline (&line, &size, stdin) > 0)
    {
      g_autofree char *text = evaluate (library, line);
      puts (text);
      fflush (stdout);
    }
  free (line);
  return 0;
}
