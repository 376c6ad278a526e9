/* SPDX-License-Identifier: EUPL-1.2 */
/* The reader of rules: the input is the one file of a directory. */
#include "config.h"

#include "tests/fuzz/fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  static char *folder, *file;
  BslLibrary *library = fuzz_get_library ();
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslRuleBase) rules = NULL;

  if (folder == NULL)
    {
      folder = g_dir_make_tmp ("boussole-fuzz-XXXXXX", NULL);
      file = g_build_filename (folder, "fuzz.json", NULL);
    }
  g_assert_true (g_file_set_contents_full (file, (const char *) data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  rules = bsl_rule_base_load (folder, bsl_library_get_questionnaire (library), bsl_library_get_attributes (library),
                              bsl_library_get_services (library), problems);
  g_assert_true ((rules == NULL) == (bsl_problems_get_count (problems) > 0));
  fuzz_read_problems (problems);
  return 0;
}
