/* SPDX-License-Identifier: EUPL-1.2 */
/* Reads directories of rules from standard input and prints every fault of each, then an empty line. */

#include "config.h"

#include "app/rules/bsl-library.h"

#include <stdio.h>

int
main (void)
{
  char line[4096];

  while (fgets (line, sizeof line, stdin) != NULL)
    {
      g_autoptr (BslLibrary) library = bsl_library_new ();
      g_autoptr (BslProblems) problems = bsl_problems_new ();

      g_strchomp (line);
      bsl_library_set_rules (library, line);
      bsl_library_check (library, problems);
      for (guint i = 0; i < bsl_problems_get_count (problems); i++)
        {
          const BslProblem *problem = bsl_problems_get (problems, i);
          g_autofree char *message = g_strdelimit (g_strdup (problem->message), "\n", ' ');
          printf ("%s: %s: %s\n", problem->file, problem->path, message);
        }
      printf ("\n");
      fflush (stdout);
    }
  return 0;
}
