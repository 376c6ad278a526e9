/* SPDX-License-Identifier: EUPL-1.2 */
/* Runs a fuzzer over files that once mattered, without libFuzzer: standalone FILE|FOLDER… */
#include "config.h"

#include "tests/fuzz/fuzz.h"

static void
run_file (const char *path, guint *count)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &error))
    g_error ("%s", error->message);
  LLVMFuzzerTestOneInput ((const guint8 *) text, length);
  /* cut anywhere */
  for (guint i = 1; i < 16; i++)
    LLVMFuzzerTestOneInput ((const guint8 *) text, length * i / 16);
  (*count)++;
}

static void
run_folder (const char *path, guint *count)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      if (g_file_test (file, G_FILE_TEST_IS_REGULAR))
        run_file (file, count);
    }
}

int
main (int argc, char *argv[])
{
  guint count = 0;

  for (int i = 1; i < argc; i++)
    if (g_file_test (argv[i], G_FILE_TEST_IS_DIR))
      run_folder (argv[i], &count);
    else
      run_file (argv[i], &count);
  g_print ("%u files\n", count);
  return count > 0 ? 0 : 1;
}
