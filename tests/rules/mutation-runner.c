/* SPDX-License-Identifier: EUPL-1.2 */
/* Reads directories of rules from standard input and says of each whether the cases notice it. */

#include "config.h"

#include "app/rules/bsl-acceptance.h"

#include <stdio.h>

/* What is wrong first, or NULL: faults of the files, then the cases of @cases on @catalogue. */
static char *
find_fault (const char *rules, const char *catalogue, const char *cases)
{
  g_autoptr (BslLibrary) library = bsl_library_new ();
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (GPtrArray) outcomes = NULL;

  bsl_library_set_rules (library, rules);
  bsl_library_set_catalogue (library, catalogue);
  if (bsl_library_check (library, problems))
    outcomes = bsl_acceptance_run_all (library, cases, NULL, NULL, NULL, problems);
  if (bsl_problems_get_count (problems) > 0)
    {
      const BslProblem *problem = bsl_problems_get (problems, 0);
      return g_strdup_printf ("%s: %s: %s", problem->file, problem->path, problem->message);
    }
  for (guint i = 0; outcomes != NULL && i < outcomes->len; i++)
    {
      const BslAcceptance *outcome = g_ptr_array_index (outcomes, i);
      for (guint j = 0; j < outcome->expectations->len; j++)
        {
          const BslExpectation *expectation = g_ptr_array_index (outcome->expectations, j);
          g_autofree char *words = expectation->holds ? NULL : bsl_expectation_to_words (expectation);
          if (words != NULL)
            return g_strdup_printf ("%s: %s", outcome->id, words);
        }
    }
  return NULL;
}

/* RUNNER (CATALOGUE CASES)…: "-" is the shipped catalogue. One line for each line read: what was
 * noticed, or nothing. */
int
main (int argc, char **argv)
{
  char line[4096];

  while (fgets (line, sizeof line, stdin) != NULL)
    {
      g_autofree char *fault = NULL;
      g_strchomp (line);
      for (int i = 1; i + 1 < argc && fault == NULL; i += 2)
        fault = find_fault (line, g_str_equal (argv[i], "-") ? NULL : argv[i], argv[i + 1]);
      if (fault != NULL)
        g_strdelimit (fault, "\n", ' ');
      printf ("%s\n", fault != NULL ? fault : "");
      fflush (stdout);
    }
  return 0;
}
