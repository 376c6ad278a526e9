/* SPDX-License-Identifier: EUPL-1.2 */
/* Every acceptance case of BOUSSOLE_CASES, one test each; offers of BOUSSOLE_OFFERS where given. */

#include "config.h"

#include "app/rules/bsl-acceptance.h"

static void
test_case (gconstpointer data)
{
  const BslAcceptance *outcome = data;

  for (guint i = 0; i < outcome->expectations->len; i++)
    {
      const BslExpectation *expectation = g_ptr_array_index (outcome->expectations, i);
      g_autofree char *words = expectation->holds ? NULL : bsl_expectation_to_words (expectation);

      if (words != NULL)
        g_test_message ("%s", words);
    }
  if (outcome->n_failed > 0)
    g_test_fail_printf ("%u differences", outcome->n_failed);
}

/* The faults of the rule base, named, instead of a silent stop. */
static void
test_library (gconstpointer data)
{
  BslProblems *problems = (BslProblems *) data;

  for (guint i = 0; i < bsl_problems_get_count (problems); i++)
    {
      const BslProblem *problem = bsl_problems_get (problems, i);
      g_test_message ("%s: %s: %s", problem->file, problem->path, problem->message);
    }
  if (bsl_problems_get_count (problems) > 0)
    g_test_fail_printf ("%u faults", bsl_problems_get_count (problems));
}

int
main (int argc, char **argv)
{
  g_autoptr (BslLibrary) library = NULL;
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (GPtrArray) outcomes = NULL;

  g_test_init (&argc, &argv, NULL);
  library = bsl_library_new ();
  bsl_library_set_catalogue (library, g_getenv ("BOUSSOLE_OFFERS"));
  if (bsl_library_check (library, problems))
    outcomes = bsl_acceptance_run_all (library, g_getenv ("BOUSSOLE_CASES"), NULL, NULL, NULL, problems);
  g_test_add_data_func ("/cases/library", problems, test_library);
  for (guint i = 0; outcomes != NULL && i < outcomes->len; i++)
    {
      BslAcceptance *outcome = g_ptr_array_index (outcomes, i);
      g_autofree char *path = g_strdup_printf ("/cases/%s", outcome->id);
      g_test_add_data_func (path, outcome, test_case);
    }
  return g_test_run ();
}
