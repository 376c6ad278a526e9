/* SPDX-License-Identifier: EUPL-1.2 */
/* The store beside plain SQLite that does the same on the same file, by turns in one run, each first in
 * every other round: bench-store [PROJECTS [ROUNDS]]; exit status 1 where a goal is missed.
 * BOUSSOLE_DATADIR names the data, TMPDIR the disk.
 *
 * Ours is what the window calls: checks, words of the answers in both languages, the hash of the event,
 * what tells the window. Plain only has SQLite do it: statements prepared once, the same rows of the
 * same size into the same tables, indexes and search index of a project like it, the same pragmas and
 * the same durability (one transaction, synchronous = FULL); it knows the words and makes up the
 * hash. A list is all its keys, for the number found and the bar beside it, and the rows of a page. */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "app/catalogue/bsl-services.h"
#include "app/store/bsl-history.h"
#include "app/store/bsl-list.h"
#include "app/store/bsl-store-private.h"

#define N_EVENTS 5000
#define PAGE 50
#define NUMBER "organisation.population"

typedef struct
{
  char *path;
  BslQuestionnaire *questionnaire;
  BslStore *store;
  char *id;            /* of the project with the events */
  BslHistory *history; /* of another one */
  sqlite3 *plain;
  gint64 key, other_key;
  char *words; /* in the search index, of each project */
  guint round;
} Bench;

static void
check (Bench *self, int result)
{
  if (result != SQLITE_OK && result != SQLITE_DONE && result != SQLITE_ROW)
    g_error ("plain: %s", sqlite3_errmsg (self->plain));
}

static sqlite3_stmt *
prepare (Bench *self, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  check (self, sqlite3_prepare_v3 (self->plain, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL));
  return statement;
}

static void
run (Bench *self, sqlite3_stmt *statement)
{
  check (self, sqlite3_step (statement));
  check (self, sqlite3_reset (statement));
}

static void
save_ours (Bench *self)
{
  g_autoptr (GError) error = NULL;
  BslValue value = { .known = TRUE, .number = ++self->round };
  const BslQuestion *question = bsl_questionnaire_find (self->questionnaire, NUMBER);

  if (!bsl_history_set_answer (self->history, question->index, &value, &error))
    g_error ("%s", error->message);
}

/* The rows that one saved answer changes: the answer, its event, the project and its words. */
static void
save_plain (Bench *self)
{
  static const char *const sql[] = {
    "BEGIN IMMEDIATE",
    "SELECT value FROM answer WHERE project = ?1 AND id = '" NUMBER "'",
    "INSERT OR REPLACE INTO answer (project, id, value) VALUES (?1, '" NUMBER "', ?2)",
    "INSERT INTO event (project, seq, time, who, kind, what, hash, before, after) SELECT ?1,"
    " n_events + 1, ?2, 'x', 'edit', '" NUMBER "', hex (randomblob (32)), ?2, ?2"
    " FROM project WHERE key = ?1",
    "UPDATE project SET n_events = n_events + 1, head = hex (randomblob (32)), n_answers = 20,"
    " modified = max (modified + 1, ?2) WHERE key = ?1",
    "DELETE FROM search WHERE rowid = ?1",
    "INSERT INTO search (rowid, title, answers) SELECT key, title, ?3 || ?2 FROM project WHERE key = ?1",
    "COMMIT",
  };
  static sqlite3_stmt *statements[G_N_ELEMENTS (sql)];

  self->round++;
  for (gsize i = 0; i < G_N_ELEMENTS (sql); i++)
    {
      if (statements[i] == NULL)
        statements[i] = prepare (self, sql[i]);
      if (sqlite3_bind_parameter_count (statements[i]) > 0)
        sqlite3_bind_int64 (statements[i], 1, self->other_key);
      if (sqlite3_bind_parameter_count (statements[i]) > 1)
        sqlite3_bind_int64 (statements[i], 2, self->round);
      if (sqlite3_bind_parameter_count (statements[i]) > 2)
        sqlite3_bind_text (statements[i], 3, self->words, -1, SQLITE_STATIC);
      run (self, statements[i]);
    }
}

/* As the window does: which there are, in order, and the rows that are seen. */
static void
query_ours (Bench *self, const char *search)
{
  const BslListQuery query = { .shelf = BSL_SHELF_ACTIVE, .search = search };
  g_autoptr (GArray) keys = bsl_store_query_keys (self->store, &query, NULL);

  g_assert_nonnull (keys);
  for (guint i = 0; i < MIN (keys->len, PAGE); i++)
    {
      g_autoptr (BslProjectInfo) info = bsl_store_get_info_by_key (self->store, g_array_index (keys, gint64, i), NULL);

      g_assert_nonnull (info);
    }
}

static void
read_plain (Bench *self, sqlite3_stmt *statement)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  while (sqlite3_step (statement) == SQLITE_ROW)
    for (int column = 0; column < sqlite3_column_count (statement); column++)
      if (sqlite3_column_type (statement, column) == SQLITE_TEXT)
        g_ptr_array_add (texts, g_strdup ((const char *) sqlite3_column_text (statement, column)));
  check (self, sqlite3_reset (statement));
}

static void
query_plain (Bench *self, sqlite3_stmt *statement)
{
  static sqlite3_stmt *row;
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (row == NULL)
    row = prepare (self, "SELECT id, title, shelf, created, modified, opened, n_answers, frozen, review,"
                         " outcome, decision FROM project WHERE key = ?");
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      gint64 key = sqlite3_column_int64 (statement, 0);

      g_array_append_val (keys, key);
    }
  check (self, sqlite3_reset (statement));
  for (guint i = 0; i < MIN (keys->len, PAGE); i++)
    {
      sqlite3_bind_int64 (row, 1, g_array_index (keys, gint64, i));
      read_plain (self, row);
    }
}

static void
page_ours (Bench *self)
{
  query_ours (self, NULL);
}

static void
page_plain (Bench *self)
{
  static sqlite3_stmt *statement;

  if (statement == NULL)
    statement = prepare (self, "SELECT key FROM project WHERE shelf = 0 ORDER BY modified DESC");
  query_plain (self, statement);
}

/* What somebody types, letter by letter. */
static const char *const typed[] = { "p", "pr", "pro", "proj", "projet 0", "projet 00", "projet 004", "ministere" };
static const char *const matches[] = { "\"p\"*", "\"pr\"*", "\"pro\"*", "\"proj\"*", "\"projet\"* \"0\"*",
                                       "\"projet\"* \"00\"*", "\"projet\"* \"004\"*", "\"ministere\"*" };

static void
search_ours (Bench *self)
{
  query_ours (self, typed[self->round++ % G_N_ELEMENTS (typed)]);
}

static void
search_plain (Bench *self)
{
  static sqlite3_stmt *statement;

  if (statement == NULL)
    statement = prepare (self, "SELECT key FROM project WHERE shelf = 0 AND key IN (SELECT"
                               " rowid FROM search WHERE search MATCH ?) ORDER BY modified DESC");
  sqlite3_bind_text (statement, 1, matches[self->round++ % G_N_ELEMENTS (matches)], -1, SQLITE_STATIC);
  query_plain (self, statement);
}

static void
open_ours (Bench *self)
{
  g_autoptr (BslProject) project = bsl_store_load (self->store, self->questionnaire, self->id, NULL);
  g_autoptr (BslHistory) history = bsl_history_new (self->store, self->id, project);

  g_assert_true (bsl_history_can_undo (history));
}

static void
open_plain (Bench *self)
{
  static const char *const sql[] = {
    "SELECT id, title, version FROM project WHERE key = ?",
    "SELECT id, value FROM answer WHERE project = ?",
    "SELECT name, value FROM extra WHERE project = ?",
    "SELECT seq, kind, target, what FROM event WHERE project = ? ORDER BY seq",
  };
  static sqlite3_stmt *statements[G_N_ELEMENTS (sql)];

  for (gsize i = 0; i < G_N_ELEMENTS (sql); i++)
    {
      if (statements[i] == NULL)
        statements[i] = prepare (self, sql[i]);
      sqlite3_bind_int64 (statements[i], 1, self->key);
      read_plain (self, statements[i]);
    }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return left < right ? -1 : left > right;
}

static double
take_time (Bench *self, void (*work) (Bench *))
{
  gint64 start = g_get_monotonic_time ();

  work (self);
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static gboolean
measure (Bench *self, const char *name, guint n, double goal, double most, void (*ours) (Bench *), void (*plain) (Bench *))
{
  g_autofree double *mine = g_new (double, n), *theirs = g_new (double, n);
  gboolean met;

  ours (self);
  plain (self);
  for (guint i = 0; i < n; i++)
    {
      self->round = i + 1;
      if (i % 2 == 0)
        mine[i] = take_time (self, ours);
      self->round = i + 1;
      theirs[i] = take_time (self, plain);
      self->round = i + 1;
      if (i % 2 == 1)
        mine[i] = take_time (self, ours);
    }
  qsort (mine, n, sizeof *mine, compare);
  qsort (theirs, n, sizeof *theirs, compare);
  met = (goal == 0 || mine[n / 2] <= goal * theirs[n / 2]) && (most == 0 || mine[n * 95 / 100] < most);
  g_print ("%-28s %8.3f ms  plain %8.3f ms  ratio %5.2f  19 of 20 below %8.3f ms  plain %8.3f ms  %s\n", name,
           mine[n / 2], theirs[n / 2], mine[n / 2] / theirs[n / 2], mine[n * 95 / 100], theirs[n * 95 / 100],
           met ? "ok" : "goal missed");
  return met;
}

static BslQuestionnaire *
read_questions (void)
{
  const char *data = g_getenv ("BOUSSOLE_DATADIR");
  g_autofree char *folder = g_build_filename (data, "questions", NULL);
  g_autofree char *file = g_build_filename (data, "catalogue", "services.json", NULL);
  g_autoptr (BslProblems) problems = bsl_problems_new ();
  g_autoptr (BslServices) services = bsl_services_load (file, problems);

  return bsl_questionnaire_load (folder, bsl_services_get_options (services), problems);
}

static BslProject *
read_example (BslQuestionnaire *questionnaire)
{
  g_autofree char *path = g_build_filename (g_getenv ("BOUSSOLE_DATADIR"), "example", "example.boussole", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = bsl_json_read_file (path, 0, &error);
  BslProject *project =
      bytes != NULL ? bsl_project_new_from_bytes (questionnaire, bytes, path, NULL, &error) : NULL;

  if (project == NULL)
    g_error ("%s", error->message);
  return project;
}

static gint64
get_key (Bench *self, const char *id)
{
  sqlite3_stmt *statement = prepare (self, "SELECT key FROM project WHERE id = ?");
  gint64 key;

  sqlite3_bind_text (statement, 1, id, -1, SQLITE_STATIC);
  check (self, sqlite3_step (statement));
  key = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return key;
}

/* As the store puts them into the search index. */
static char *
collect_words (BslProject *project)
{
  BslQuestionnaire *questionnaire = bsl_project_get_questionnaire (project);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < bsl_questionnaire_get_n_questions (questionnaire); i++)
    {
      const BslValue *value = bsl_project_get_answer (project, i);
      const BslDomain *domain = &bsl_questionnaire_get_question (questionnaire, i)->domain;

      for (guint lang = 0; value->known && lang < BSL_N_LANGS; lang++)
        {
          g_autofree char *in_words = bsl_value_to_words (value, domain, (BslLang) lang);

          g_string_append_printf (words, "%s\n", in_words);
        }
    }
  return g_string_free_and_steal (words);
}

static void
fill (Bench *self, guint n_projects)
{
  g_autoptr (BslProject) project = read_example (self->questionnaire);
  g_autoptr (BslProject) loaded = NULL;
  g_autoptr (BslHistory) history = NULL;
  g_autofree char *last = NULL, *other = NULL;

  self->words = collect_words (project);
  bsl_database_set_durable (bsl_store_get_database (self->store), FALSE);
  for (guint i = 0; i < n_projects; i++)
    {
      g_autofree char *title = g_strdup_printf ("Projet %05u", i + 1);

      bsl_project_set_title (project, title);
      g_free (other);
      other = g_steal_pointer (&last);
      last = bsl_store_add (self->store, project, NULL);
      if (i == 0)
        self->id = g_strdup (last);
    }
  loaded = bsl_store_load (self->store, self->questionnaire, self->id, NULL);
  history = bsl_history_new (self->store, self->id, loaded);
  self->history = g_steal_pointer (&history);
  for (guint i = 0; i < N_EVENTS; i++)
    save_ours (self);
  g_clear_object (&self->history);
  bsl_database_set_durable (bsl_store_get_database (self->store), TRUE);
  g_clear_object (&loaded);
  loaded = bsl_store_load (self->store, self->questionnaire, last, NULL);
  self->history = bsl_history_new (self->store, last, loaded);
  self->key = get_key (self, self->id);
  self->other_key = get_key (self, other);
}

static void
remove_files (const char *folder, const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);

      g_unlink (name);
    }
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  guint n_projects = argc > 1 ? (guint) atoi (argv[1]) : 10000;
  guint n = argc > 2 ? (guint) atoi (argv[2]) : 201;
  g_autofree char *folder = g_dir_make_tmp ("boussole-bench-XXXXXX", NULL);
  Bench self = { .path = g_build_filename (folder, "boussole.db", NULL) };
  g_autoptr (GError) error = NULL;
  gboolean met;

  if (g_getenv ("BOUSSOLE_DATADIR") == NULL)
    {
      g_printerr ("BOUSSOLE_DATADIR has to name the data of the sources\n");
      return 2;
    }
  self.questionnaire = read_questions ();
  self.store = bsl_store_open (self.path, &error);
  if (self.store == NULL)
    g_error ("%s", error->message);
  check (&self, sqlite3_open (self.path, &self.plain));
  check (&self, sqlite3_exec (self.plain, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
                                          "PRAGMA secure_delete = ON; PRAGMA cell_size_check = ON",
                              NULL, NULL, NULL));
  fill (&self, MAX (n_projects, 2));
  g_print ("%u projects\n", n_projects);
  met = measure (&self, "durable save of an answer", n, 1.3, 0, save_ours, save_plain);
  met &= measure (&self, "first page of the list", n, 0, 16, page_ours, page_plain);
  met &= measure (&self, "search, a keystroke", n, 1.5, 16, search_ours, search_plain);
  met &= measure (&self, "project with 5,000 events", n / 4, 0, 0, open_ours, open_plain);
  g_clear_object (&self.history);
  g_clear_object (&self.store);
  sqlite3_close_v2 (self.plain);
  remove_files (folder, self.path);
  return met ? 0 : 1;
}
