/* SPDX-License-Identifier: EUPL-1.2 */
/* Files that are no portable files, or damaged ones: refused without a trace.
 * test-store-import-files --fuzz=100000 for more files damaged at random. */

#include "config.h"

#include <string.h>

#include "app/core/bsl-delta.h"
#include "app/store/bsl-copy.h"
#include "app/store/bsl-export.h"
#include "app/store/bsl-portable.h"
#include "app/store/bsl-store-private.h"
#include "tests/store/machines.h"

#define add(path, function)                                                                        \
  g_test_add (path, Machines, NULL, machines_set_up, function, machines_tear_down)

static guint n_fuzzed = 300;

static void
assert_told (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (g_str_has_prefix (error->message, "file: "));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

/* Opens the file, NULL where it is refused: with a message that names it. */
static BslImport *
open_file (StoreFixture *fixture, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  BslImport *import = bsl_import_new (fixture->store, store_fixture_get_questionnaire (), bytes, "file",
                                      problems, &error);

  if (import == NULL)
    assert_told (error);
  return import;
}

/* All that differs is taken. */
static char *
merge (BslImport *import, GError **error)
{
  GPtrArray *deltas = bsl_import_get_deltas (import);
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();

  for (guint i = 0; i < deltas->len; i++)
    g_ptr_array_add (taken, ((BslDelta *) deltas->pdata[i])->what);
  g_ptr_array_add (taken, NULL);
  return bsl_import_apply (import, BSL_CHOICE_MERGE, (const char *const *) taken->pdata, error);
}

static void
assert_ok (StoreFixture *fixture)
{
  g_autoptr (BslStatement) check = bsl_database_prepare (bsl_store_get_database (fixture->store),
                                                         "PRAGMA integrity_check", NULL);
  gboolean row;

  g_assert_true (bsl_statement_step (check, &row, NULL));
  g_assert_cmpstr (bsl_statement_get_text (check, 0), ==, "ok");
}

/* The project is whole, and what is written of it is read again. */
static void
assert_taken (StoreFixture *fixture, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BslProject) project = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (BslImport) import = NULL;

  assert_ok (fixture);
  bsl_history_verify (fixture->store, id, NULL, &error);
  g_assert_no_error (error);
  project = bsl_store_load (fixture->store, store_fixture_get_questionnaire (), id, &error);
  g_assert_no_error (error);
  again = machines_export (fixture, id);
  import = machines_open (fixture, again);
}

/* Takes what was read, as a copy or over the project that is there. FALSE where that is refused. */
static gboolean
take_file (StoreFixture *fixture, BslImport *import, gboolean over)
{
  gboolean conflict = bsl_import_get_kind (import) == BSL_IMPORT_CONFLICT;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = over && conflict ? merge (import, &error)
                                         : bsl_import_apply (import, over ? BSL_CHOICE_ACCEPT : BSL_CHOICE_COPY, NULL, &error);

  if (id != NULL)
    assert_taken (fixture, id);
  else
    g_assert_nonnull (error);
  return id != NULL;
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
  g_autoptr (BslImport) import = open_file (fixture, file);

  if (import != NULL)
    g_error ("not refused: %.*s", (int) length, (const char *) bytes);
  (*n)++;
}

/* Nothing of another kind passes for a list or an object that holds nothing; where it is null or not there, there is none. */
static void
test_forms (Machines *machines, gconstpointer data)
{
  static const struct
  {
    const char *member, *path;
  } rows[] = {
    { "\"history\": {}", "$.history" },
    { "\"history-as-received\": 7", "$.history-as-received" },
    { "\"evaluation\": []", "$.evaluation" },
    { "\"snapshots\": {}", "$.snapshots" },
    { "\"snapshots\": [{\"parts\": \"x\"}]", "$.snapshots[0].parts" },
    { "\"outcome\": []", "$.outcome" },
    { "\"outcome\": {\"offers\": \"x\"}", "$.outcome.offers" },
    { "\"opinions\": \"x\"", "$.opinions" },
    { "\"opinions\": [{\"about\": {}}]", "$.opinions[0].about" },
    { "\"attachments\": true", "$.attachments" },
    { "\"notes\": {}", "$.notes" },
    { "\"notes\": [{}, {\"for\": 7}]", "$.notes[1].for" },
    { "\"document\": []", "$.document" },
    { "\"document\": {\"withheld\": {}}", "$.document.withheld" },
    { "\"analyses\": \"x\"", "$.analyses" },
    { "\"tasks\": []", "$.tasks" },
    { "\"cost\": 7", "$.cost" },
    { "\"cost\": {\"items\": {}}", "$.cost.items" },
    { "\"study\": []", "$.study" },
    { "\"study\": {\"scorings\": {}}", "$.study.scorings" },
  };
  BslQuestionnaire *questionnaire = store_fixture_get_questionnaire ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"format\": \"boussole-project\", \"version\": 1, \"title\": \"T\", \"answers\": {}, %s}", rows[i].member);
      g_autofree char *place = g_strdup_printf ("file: %s: ", rows[i].path);
      g_autoptr (GBytes) file = g_bytes_new (text, strlen (text));
      g_autoptr (BslProblems) problems = bsl_problems_new ();
      g_autoptr (GError) read = NULL, opened = NULL;

      g_assert_null (bsl_portable_read_project (questionnaire, file, "file", NULL, &read));
      g_assert_true (g_str_has_prefix (read->message, place));
      g_assert_null (bsl_import_new (machines->here.store, questionnaire, file, "file", problems, &opened));
      g_assert_true (g_str_has_prefix (opened->message, place));
    }
}

static void
test_forms_absent (Machines *machines, gconstpointer data)
{
  static const char text[] = "{\"format\": \"boussole-project\", \"version\": 1, \"answers\": null, \"history\": null, \"snapshots\": null,"
                             " \"outcome\": null, \"opinions\": [{\"about\": null}], \"notes\": [{}], \"cost\": {}, \"study\": null}";
  g_autoptr (GBytes) file = g_bytes_new_static (text, strlen (text));
  g_autoptr (BslProject) project = bsl_portable_read_project (store_fixture_get_questionnaire (), file, "file", NULL, NULL);
  g_autoptr (BslImport) import = open_file (&machines->here, file);

  g_assert_nonnull (project);
  g_assert_nonnull (import);
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

/* Bytes of all kinds anywhere, the end cut off now and then. */
static GBytes *
damage (GBytes *file, gboolean cut)
{
  gsize size = g_bytes_get_size (file);
  guint8 *bytes = g_memdup2 (g_bytes_get_data (file, NULL), size);

  for (gint32 n = g_test_rand_int_range (1, 6); n > 0; n--)
    bytes[g_test_rand_int_range (0, (gint32) size)] = (guint8) g_test_rand_int_range (0, 256);
  return g_bytes_new_take (bytes, cut ? (gsize) g_test_rand_int_range (0, (gint32) size) : size);
}

/* Another digit or letter for one that is there: still JSON, and often a project. */
static GBytes *
misspell (GBytes *file)
{
  gsize size = g_bytes_get_size (file);
  guint8 *bytes = g_memdup2 (g_bytes_get_data (file, NULL), size);
  gsize at;

  do
    at = (gsize) g_test_rand_int_range (0, (gint32) size);
  while (!g_ascii_isalnum (bytes[at]));
  bytes[at] = g_ascii_isdigit (bytes[at]) ? (guint8) ('1' + g_test_rand_int_range (0, 9))
                                          : (guint8) ('a' + g_test_rand_int_range (0, 26));
  return g_bytes_new_take (bytes, size);
}

/* Whatever is in the file: a message or a project that is whole, and never a crash. What is taken goes
 * beside the same project or over it on the other machine, in turns. */
static void
test_fuzz (Machines *machines, gconstpointer data)
{
  g_autofree char *id = machines_add_rich (&machines->here);
  g_autoptr (GBytes) file = machines_export (&machines->here, id);
  g_autofree char *there =
      machines_apply (&machines->there, file, BSL_IMPORT_NEW, BSL_CHOICE_ACCEPT, NULL);
  guint n_refused = 0, n_beside = 0, n_over = 0;

  for (guint i = 0; i < n_fuzzed; i++)
    {
      g_autoptr (GBytes) damaged = i % 2 == 0 ? damage (file, i % 10 == 0) : misspell (file);
      g_autoptr (BslImport) import = open_file (&machines->there, damaged);

      n_refused += import == NULL;
      if (import != NULL && i % 4 < 2)
        n_beside += take_file (&machines->there, import, FALSE);
      else if (import != NULL)
        n_over += take_file (&machines->there, import, TRUE);
    }
  g_test_message ("%u files damaged at random, %u refused, %u taken beside and %u over a project", n_fuzzed,
                  n_refused, n_beside, n_over);
  g_assert_cmpuint (n_beside, >, 0);
  g_assert_cmpuint (n_over, >, 0);
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
  add ("/import/forms", test_forms);
  add ("/import/forms-absent", test_forms_absent);
  add ("/import/fuzz", test_fuzz);

  return g_test_run ();
}
