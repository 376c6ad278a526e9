/* SPDX-License-Identifier: EUPL-1.2 */
/* The reader of project files. */
#include "config.h"

#include "app/store/bsl-portable.h"
#include "tests/fuzz/fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  BslLibrary *library = fuzz_get_library ();
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (BslProject) project = bsl_portable_read_project (bsl_library_get_questionnaire (library), bytes, "fuzz.boussole",
                                                              problems, &error);
  g_autoptr (GHashTable) contents = bsl_portable_read_contents (bytes, "fuzz.boussole");

  g_assert_true (project != NULL || error != NULL || bsl_problems_get_count (problems) > 0);
  fuzz_read_problems (problems);
  return 0;
}
