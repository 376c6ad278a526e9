/* SPDX-License-Identifier: EUPL-1.2 */
/* Packages that several threads begin at once: two documents are saved while a third is read. */

#include "config.h"

#include "app/report/bsl-zip.h"

#define N_THREADS 8

static int waiting;

static gboolean
fill (GsfOutfile *root, gpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (BSL_ZIP_FIRST_DAY);

  return bsl_zip_add_file (root, "x", bytes, FALSE, time);
}

static gpointer
begin (gpointer data)
{
  g_autoptr (GBytes) bytes = NULL;

  g_atomic_int_inc (&waiting);
  while (g_atomic_int_get (&waiting) < N_THREADS)
    ;
  if (data != NULL)
    {
      GsfInput *input = bsl_zip_new_input ("x", 1);
      g_assert_nonnull (input);
      g_object_unref (input);
      return NULL;
    }
  bytes = bsl_zip_write ("ZIP", fill, NULL, NULL);
  g_assert_nonnull (bytes);
  return NULL;
}

static void
test_child (void)
{
  GThread *threads[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("begin", begin, GUINT_TO_POINTER (i % 2));
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
