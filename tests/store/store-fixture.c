/* SPDX-License-Identifier: EUPL-1.2 */
/* What the tests of the store share. */

#include "config.h"

#include "tests/store/store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "app/store/bsl-attach.h"
#include "app/store/bsl-freeze.h"
#include "app/store/bsl-store-private.h"

#define NUMBER "organisation.population"

BslQuestionnaire *
store_fixture_get_questionnaire (void)
{
  static BslQuestionnaire *questionnaire;

  if (questionnaire == NULL)
    {
      g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "core", "questions", NULL);
      g_autoptr (BslProblems) problems = bsl_problems_new ();

      questionnaire = bsl_questionnaire_load (folder, NULL, problems);
      g_assert_cmpuint (bsl_problems_get_count (problems), ==, 0);
    }
  return questionnaire;
}

void
store_fixture_set_up (StoreFixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("boussole-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "sub", "boussole.db", NULL);
  store_fixture_reopen (fixture);
}

void
store_fixture_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        store_fixture_remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

void
store_fixture_tear_down (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_close (fixture);
  store_fixture_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

void
store_fixture_close (StoreFixture *fixture)
{
  if (fixture->store != NULL)
    g_assert_finalize_object (g_steal_pointer (&fixture->store));
}

void
store_fixture_reopen (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  store_fixture_close (fixture);
  fixture->store = bsl_store_open (fixture->path, &error);
  g_assert_no_error (error);
}

/* Takes @text; without what is another each time: identifiers, hashes, times. */
static char *
mask (char *text)
{
  static const char pattern[] =
      "[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64}|\\\\?\"time\\\\?\" ?: ?[0-9]+";
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autofree char *own = text;

  return g_regex_replace_literal (regex, own, -1, 0, "*", 0, NULL);
}

/* The bytes of every snapshot are there and whole. */
static void
dump_parts (BslHistory *history, GString *text)
{
  g_autoptr (GPtrArray) snapshots = bsl_snapshots_read (bsl_history_get_project (history));

  for (guint i = 0; i < snapshots->len; i++)
    {
      const BslSnapshot *snapshot = g_ptr_array_index (snapshots, i);

      for (guint j = 0; j < snapshot->parts->len; j++)
        {
          const BslPart *part = g_ptr_array_index (snapshot->parts, j);
          g_autoptr (GError) error = NULL;
          g_autoptr (GBytes) bytes = bsl_history_read_part (history, part, &error);

          g_assert_no_error (error);
          g_string_append_printf (text, "%s: %u bytes\n", part->name,
                                  (guint) g_bytes_get_size (bytes));
        }
    }
}

static void
dump_attachments (BslHistory *history, GString *text)
{
  g_autoptr (GPtrArray) list = bsl_evidence_list (bsl_history_get_project (history));

  for (guint i = 0; i < list->len; i++)
    {
      const BslEvidence *evidence = g_ptr_array_index (list, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = bsl_history_read_attachment (history, evidence, &error);

      g_assert_no_error (error);
      g_string_append_printf (text, "%s: %.*s\n", evidence->name, (int) g_bytes_get_size (bytes),
                              (const char *) g_bytes_get_data (bytes, NULL));
    }
}

static char *
dump_project (BslStore *store, const BslProjectInfo *info)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BslHistory) history = store_fixture_open_history (store, info->id);
  g_autoptr (GBytes) bytes = bsl_project_to_bytes (bsl_history_get_project (history));
  g_autoptr (GPtrArray) events = bsl_history_read (history, 0, G_MAXINT, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  bsl_history_verify (store, info->id, NULL, &error);
  g_assert_no_error (error);
  g_string_append_printf (text, "%s %s %s\n%.*s", info->title, bsl_shelf_words[info->shelf],
                          info->frozen ? "frozen" : "", (int) g_bytes_get_size (bytes),
                          (const char *) g_bytes_get_data (bytes, NULL));
  for (guint i = 0; i < events->len; i++)
    {
      const BslEvent *event = g_ptr_array_index (events, i);

      g_string_append_printf (text, "%s %s: %s → %s (%s)\n", bsl_event_kind_words[event->kind],
                              event->what, event->before, event->after, event->reason);
    }
  dump_parts (history, text);
  dump_attachments (history, text);
  return mask (g_string_free_and_steal (text));
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char *
store_fixture_dump (BslStore *store)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint shelf = 0; bsl_shelf_words[shelf] != NULL; shelf++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) list = bsl_store_list (store, (BslShelf) shelf, NULL, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < list->len; i++)
        g_ptr_array_add (texts, dump_project (store, g_ptr_array_index (list, i)));
    }
  g_ptr_array_sort (texts, compare_texts);
  g_ptr_array_add (texts, NULL);
  return g_strjoinv ("\n", (char **) texts->pdata);
}

void
store_fixture_copy_released (StoreFixture *fixture, const char *name)
{
  g_autofree char *from = g_test_build_filename (G_TEST_DIST, "store", "released", name, NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  store_fixture_close (fixture);
  g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents_full (fixture->path, bytes, (gssize) length,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

void
store_fixture_run (StoreFixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  bsl_database_execute (bsl_store_get_database (fixture->store), sql, &error);
  g_assert_no_error (error);
}

char *
store_fixture_add (StoreFixture *fixture, const char *title)
{
  g_autoptr (BslProject) project = bsl_project_new (store_fixture_get_questionnaire ());
  g_autoptr (GError) error = NULL;
  BslValue commune = { .known = TRUE, .index = 2 };
  BslValue number = { .known = TRUE, .number = 12 };
  char *id;

  bsl_project_set_title (project, title);
  bsl_project_set_answer (project, store_fixture_find ("organisation.type"), &commune);
  bsl_project_set_answer (project, store_fixture_find (NUMBER), &number);
  id = bsl_store_add (fixture->store, project, &error);
  g_assert_no_error (error);
  return id;
}

BslHistory *
store_fixture_open_history (BslStore *store, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BslProject) project =
      bsl_store_load (store, store_fixture_get_questionnaire (), id, &error);

  g_assert_no_error (error);
  return bsl_history_new (store, id, project);
}

guint
store_fixture_find (const char *question)
{
  return bsl_questionnaire_find (store_fixture_get_questionnaire (), question)->index;
}

void
store_fixture_set_number (BslHistory *history, double number)
{
  g_autoptr (GError) error = NULL;
  BslValue value = { .known = TRUE, .number = number };

  bsl_history_set_answer (history, store_fixture_find (NUMBER), &value, &error);
  g_assert_no_error (error);
}

double
store_fixture_get_number (BslProject *project)
{
  const BslValue *value = bsl_project_get_answer (project, store_fixture_find (NUMBER));

  return value->known ? value->number : -1;
}
