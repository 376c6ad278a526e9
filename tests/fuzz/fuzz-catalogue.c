/* SPDX-License-Identifier: EUPL-1.2 */
/* The reader of catalogues. */
#include "config.h"

#include "tests/fuzz/fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  BslLibrary *library = fuzz_get_library ();
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (BslCatalogue) catalogue = bsl_catalogue_load_bytes (bytes, "fuzz.json", bsl_library_get_attributes (library),
                                                                 bsl_library_get_services (library), problems);

  g_assert_true ((catalogue == NULL) == (bsl_problems_get_count (problems) > 0));
  fuzz_read_problems (problems);
  return 0;
}
