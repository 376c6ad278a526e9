/* SPDX-License-Identifier: EUPL-1.2 */
/* What the fuzzers share. */
#include "config.h"

#include "tests/fuzz/fuzz.h"

BslLibrary *
fuzz_get_library (void)
{
  static BslLibrary *library;
  g_autoptr (GError) error = NULL;

  if (library != NULL)
    return library;

  library = bsl_library_new ();
  if (!bsl_library_load (library, &error))
    g_error ("%s", error->message);
  return library;
}

void
fuzz_read_problems (BslProblems *problems)
{
  for (guint i = 0; i < bsl_problems_get_count (problems); i++)
    {
      const BslProblem *problem = bsl_problems_get (problems, i);

      g_assert_true (g_utf8_validate (problem->message, -1, NULL) && *problem->message != '\0' && *problem->path != '\0');
    }
}
