/* SPDX-License-Identifier: EUPL-1.2 */
/* Packages that several threads begin at once: two documents are saved while a third is read. */

#include "config.h"

#include "app/report/bsl-zip.h"

#include <gsf/gsf-outfile-zip.h>

#define N_THREADS 8

static int waiting;

static gpointer
begin (gpointer data)
{
  g_autoptr (GsfOutput) output = NULL;
  g_autoptr (GsfOutfile) zip = NULL;

  g_atomic_int_inc (&waiting);
  while (g_atomic_int_get (&waiting) < N_THREADS)
    ;
  output = bsl_zip_new_output ();
  zip = gsf_outfile_zip_new (output, NULL);
  g_assert_nonnull (zip);
  gsf_output_close (GSF_OUTPUT (zip));
  return NULL;
}

static void
test_child (void)
{
  GThread *threads[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("begin", begin, NULL);
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
}

/* The types of a library are new once in a process. */
static void
test_threads (void)
{
  for (guint i = 0; i < 20; i++)
    {
      g_test_trap_subprocess ("/zip/threads/subprocess/begin", 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/zip/threads", test_threads);
  g_test_add_func ("/zip/threads/subprocess/begin", test_child);
  return g_test_run ();
}
