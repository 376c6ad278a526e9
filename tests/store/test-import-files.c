/* SPDX-License-Identifier: EUPL-1.2 */
/* Files that are no portable files, or damaged ones: refused without a trace.
 * test-store-import-files --fuzz=100000 for more files damaged at random. */

#include "config.h"

#include <string.h>

#include "app/store/bsl-copy.h"
#include "app/store/bsl-store-private.h"
#include "tests/store/machines.h"

#define add(path, function)                                                                        \
  g_test_add (path, Machines, NULL, machines_set_up, function, machines_tear_down)

static guint n_fuzzed = 300;

/* Opens the file; a refusal has a message that names it. */
static void
try_file (StoreFixture *fixture, GBytes *bytes, gboolean *refused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslImport) import = bsl_import_new (fixture->store, store_fixture_get_questionnaire (),
                                                 bytes, "file", problems, &error);

  *refused = import == NULL;
  if (import != NULL)
    return;
  g_assert_nonnull (error);
  g_assert_true (g_str_has_prefix (error->message, "file: "));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

/* The rest of a file that is no project, whatever the reader makes of the beginning. */
static const char *const malformed[] = {
  "", " ", "null", "7", "\"boussole-project\"", "[]", "{}", "{\"format\": 1}", "{\"format\": null}",
  "{\"format\": \"other\", \"version\": 1, \"title\": \"T\", \"answers\": {}}",
  "{\"format\": \"boussole-project\", \"title\": \"T\", \"answers\": {}}",
  "{\"format\": \"boussole-project\", \"version\": 0, \"title\": \"T\", \"answers\": {}}",
  "{\"format\": \"boussole-project\", \"version\": \"1\", \"title\": \"T\", \"answers\": {}}",
  "{\"format\": \"boussole-project\", \"version\": 1, \"title\": 7, \"answers\": {}}",
  "{\"format\": \"boussole-project\", \"version\": 1, \"title\": \"T\", \"answers\": []}",
  "{\"format\": \"boussole-project\", \"version\": 1, \"title\": \"T\", \"answers\": {\"x\": 1}}",
  "{\"format\": \"boussole-project\", \"version\": 1, \"title\": \"T\", \"answers\": {}, \"id\": 7}",
  "{\"format\": \"boussole-project\", \"version\": 1, \"title\": \"T\", \"answers\": {}, \"id\": \"x\"}",
  "{\"format\": \"boussole-project\", \"version\": 1, \"title\": \"T\", \"answers\": {}, \"history\": 7}",
  "{\"format\": \"boussole-project\", \"version\": 1, \"title\": \"T\", \"answers\": {}, \"history\": [7]}",
  "{\"format\": \"boussole-project\", \"version\": 1, \"title\": \"T\", \"answers\": {}, \"history\": [{}]}",
  "{\"format\": \"boussole-project\", \"version\": 1, \"title\": \"T\", \"answers\": {},"
  " \"attachments\": [{\"sha256\": \"00\", \"content\": \"YQ==\"}]}",
  "{\"format\": \"boussole-project\", \"version\": 1, \"title\": \"T\", \"answers\": {},"
  " \"attachments\": [{\"sha256\": \"00\", \"content\": \"no base64\"}]}",
  "{\"format\": \"boussole-project\", \"version\": 1, \"title\": \"T\", \"answers\": {},"
  " \"attachments\": [{\"content\": \"YQ==\"}]}",
  "{\"format\": \"boussole-project\", \"version\": 1, \"title\": \"T\", \"answers\": {},"
  " \"attachments\": [{\"sha256\":"
  " \"ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb\", \"size\": 2,"
  " \"content\": \"YQ==\"}]}",
  "{\"format\": \"boussole-project\", \"version\": 1, \"title\": \"T\", \"answers\": {},"
  " \"snapshots\": [{\"parts\": [{\"sha256\": \"00\", \"content\": \"YQ==\"}]}]}",
};

static void
assert_refused (StoreFixture *fixture, const void *bytes, gsize length, guint *n)
{
  g_autoptr (GBytes) file = g_bytes_new (bytes, length);
  gboolean refused;

  try_file (fixture, file, &refused);
  if (!refused)
    g_error ("not refused: %.*s", (int) length, (const char *) bytes);
  (*n)++;
}

/* A time no calendar holds: refused with its place. */
static void
test_time (Machines *machines, gconstpointer data)
{
  g_autofree char *id = store_fixture_add (&machines->here, "A");
  g_autoptr (GBytes) file = machines_export (&machines->here, id);
  g_autofree char *text = g_strndup (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  g_autoptr (GRegex) time = g_regex_new ("\"time\" : [0-9]+", 0, 0, NULL);
  g_autofree char *late =
      g_regex_replace_literal (time, text, -1, 0, "\"time\" : 253402300800000", 0, NULL);
  g_autoptr (GBytes) changed = g_bytes_new (late, strlen (late));
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (late, !=, text);
  g_assert_null (bsl_import_new (machines->there.store, store_fixture_get_questionnaire (), changed,
                                 "file", NULL, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "history[0].time"));
}

/* The content of the store, byte for byte. */
static GBytes *
copy_content (StoreFixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize length;

  bsl_copy_write (bsl_store_get_database (fixture->store), path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  return g_bytes_new_take (bytes, length);
}

/* Cut short, with a byte that no text holds, or no project: each is refused with a message, and the
 * store is what it was. */
static void
test_malformed (Machines *machines, gconstpointer data)
{
  g_autofree char *id = machines_add_rich (&machines->here);
  g_autoptr (GBytes) file = machines_export (&machines->here, id);
  g_autoptr (GBytes) before = copy_content (&machines->here);
  g_autoptr (GBytes) after = NULL;
  const guint8 *bytes = g_bytes_get_data (file, NULL);
  gsize size = g_bytes_get_size (file);
  guint n = 0;

  for (gsize i = 1; i <= 100; i++)
    {
      g_autofree guint8 *damaged = g_memdup2 (bytes, size);

      damaged[i * size / 101] = '\0';
      assert_refused (&machines->here, damaged, size, &n);
      assert_refused (&machines->here, bytes, i * size / 101, &n);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (malformed); i++)
    assert_refused (&machines->here, malformed[i], strlen (malformed[i]), &n);
  after = copy_content (&machines->here);
  g_assert_true (g_bytes_equal (before, after));
  g_test_message ("%u malformed files refused", n);
  g_assert_cmpuint (n, >=, 200);
}

/* Whatever is in the file: a message or a project that is whole, and never a crash. */
static void
test_fuzz (Machines *machines, gconstpointer data)
{
  g_autofree char *id = machines_add_rich (&machines->here);
  g_autoptr (GBytes) file = machines_export (&machines->here, id);
  g_autofree char *before = store_fixture_dump (machines->here.store);
  g_autofree char *after = NULL;
  gsize size = g_bytes_get_size (file);
  guint n_refused = 0;

  for (guint i = 0; i < n_fuzzed; i++)
    {
      g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (file, NULL), size);
      gsize kept = i % 10 == 0 ? (gsize) g_test_rand_int_range (0, (gint32) size) : size;
      g_autoptr (GBytes) damaged = NULL;
      gboolean refused;

      for (gint32 n = g_test_rand_int_range (1, 6); n > 0; n--)
        bytes[g_test_rand_int_range (0, (gint32) size)] = (guint8) g_test_rand_int_range (0, 256);
      damaged = g_bytes_new (bytes, kept);
      try_file (&machines->here, damaged, &refused);
      n_refused += refused;
    }
  after = store_fixture_dump (machines->here.store);
  g_assert_cmpstr (before, ==, after);
  g_test_message ("%u files damaged at random, %u refused", n_fuzzed, n_refused);
}

int
main (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    if (g_str_has_prefix (argv[i], "--fuzz="))
      {
        n_fuzzed = (guint) g_ascii_strtoull (argv[i] + strlen ("--fuzz="), NULL, 10);
        memmove (&argv[i], &argv[i + 1], (gsize) (argc - i) * sizeof *argv);
        argc--;
        break;
      }
  g_test_init (&argc, &argv, NULL);

  add ("/import/time", test_time);
  add ("/import/malformed", test_malformed);
  add ("/import/fuzz", test_fuzz);

  return g_test_run ();
}
