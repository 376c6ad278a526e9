/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of one project. */

#include "config.h"

#include "app/store/bsl-store-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/core/bsl-json-edit.h"
#include "app/core/bsl-snapshot.h"
#include "app/store/bsl-portable.h"
#include "app/store/bsl-search-index.h"
#include "app/store/bsl-store-private.h"

gboolean
bsl_rows_fail_missing (BslDatabase *database, GError **error)
{
  g_set_error (
      error, BSL_STORE_ERROR, BSL_STORE_ERROR_MISSING,
      _("%s: The project is no longer there; it was deleted in another window or program. "
        "Choose another project."),
      bsl_database_get_path (database));
  return FALSE;
}

gboolean
bsl_rows_find (BslDatabase *database, const char *id, gint64 *key, GError **error)
{
  g_autoptr (BslStatement) statement =
      bsl_database_prepare (database, "SELECT key FROM project WHERE id = ?", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  bsl_statement_bind (statement, "t", id);
  if (!bsl_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    return bsl_rows_fail_missing (database, error);

  *key = bsl_statement_get_int (statement, 0);
  return TRUE;
}

static gboolean
insert_members (
    BslDatabase *database, gint64 key, JsonObject *object, const char *sql, GError **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      g_autofree char *json = json_to_string (node, FALSE);

      if (!bsl_database_run (database, error, sql, "itt", key, name, json))
        return FALSE;
    }
  return TRUE;
}

static gboolean
get_text (BslDatabase *database,
          gint64 key,
          const char *name,
          const char *sql,
          char **text,
          GError **error)
{
  g_autoptr (BslStatement) statement = bsl_database_prepare (database, sql, error);
  gboolean row;

  *text = NULL;
  if (statement == NULL)
    return FALSE;
  bsl_statement_bind (statement, "it", key, name);
  if (!bsl_statement_step (statement, &row, error))
    return FALSE;

  *text = row ? g_strdup (bsl_statement_get_text (statement, 0)) : NULL;
  return TRUE;
}

/* Whether a project is frozen follows from its snapshots. */
static gboolean
update_frozen (BslDatabase *database, gint64 key, GError **error)
{
  g_autofree char *json = NULL;
  g_autoptr (JsonNode) list = NULL;

  if (!get_text (database, key, BSL_MEMBER_SNAPSHOTS,
                 "SELECT value FROM extra WHERE project = ? AND name = ?", &json, error))
    return FALSE;

  list = json != NULL ? json_from_string (json, NULL) : NULL;
  return bsl_database_run (database, error, "UPDATE project SET frozen = ? WHERE key = ?", "ii",
                           (gint64) bsl_snapshots_are_frozen (list), key);
}

gboolean
bsl_rows_fill (BslDatabase *database, gint64 key, JsonObject *object, GError **error)
{
  static const char *const head[] = { "format", "version", "title", "answers" };
  g_autoptr (JsonObject) extras = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    json_object_set_member (extras, name, json_node_copy (node));
  for (gsize i = 0; i < G_N_ELEMENTS (head); i++)
    json_object_remove_member (extras, head[i]);

  return bsl_database_run (database, error, "UPDATE project SET title = ? WHERE key = ?", "ti",
                           json_object_get_string_member (object, "title"), key) &&
         bsl_database_run (database, error, "DELETE FROM answer WHERE project = ?", "i", key) &&
         bsl_database_run (database, error, "DELETE FROM extra WHERE project = ?", "i", key) &&
         insert_members (database, key, json_object_get_object_member (object, "answers"),
                         "INSERT INTO answer (project, id, value) VALUES (?, ?, ?)", error) &&
         insert_members (database, key, extras,
                         "INSERT INTO extra (project, name, value) VALUES (?, ?, ?)", error) &&
         update_frozen (database, key, error);
}

gboolean
bsl_rows_insert (BslDatabase *database,
                 const char *id,
                 JsonObject *object,
                 gint64 created,
                 gint64 *key,
                 GError **error)
{
  return bsl_database_run (
             database, error,
             "INSERT INTO project (id, version, title, created, modified) VALUES (?, ?, '', ?, ?)",
             "tiii", id, json_object_get_int_member (object, "version"), created, created) &&
         bsl_rows_find (database, id, key, error) && bsl_rows_fill (database, *key, object, error);
}

/* The project file as a tree; what stands for something else than the project is taken out of it
 * where this version knows it. */
static JsonNode *
read_tree (BslProject *project, GHashTable **contents)
{
  g_autoptr (GBytes) bytes = bsl_project_to_bytes (project);
  g_autoptr (BslProblems) ignored = bsl_problems_new ();
  JsonNode *root = bsl_json_from_bytes (bytes);
  BslJson json = { .problems = ignored, .file = "", .path = "$", .node = root };
  JsonObject *object = json_node_get_object (root);

  *contents = NULL;
  if (json_object_get_int_member (object, "version") > BSL_PROJECT_VERSION)
    return root;
  *contents = bsl_portable_take_contents (&json);
  bsl_portable_drop_reserved (object);
  return root;
}

gboolean
bsl_rows_add (BslDatabase *database, const char *id, BslProject *project, GError **error)
{
  g_autoptr (GHashTable) contents = NULL;
  g_autoptr (JsonNode) root = read_tree (project, &contents);
  g_autofree char *text = json_to_string (root, TRUE);
  g_autoptr (BslEvent) event = bsl_event_new (BSL_EVENT_CREATE, 0, NULL, NULL, text, NULL);
  gint64 now = g_get_real_time () / 1000;
  gint64 key;

  return bsl_rows_insert (database, id, json_node_get_object (root), now, &key, error) &&
         bsl_portable_keep_contents (database, key, contents, error) &&
         bsl_log_append (event, database, key, error) &&
         bsl_rows_refresh (database, key, bsl_project_get_questionnaire (project), now, error);
}

gboolean
bsl_rows_fail_damaged (BslDatabase *database, GError **error)
{
  g_set_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_CORRUPT,
               _("%s: The saved project is damaged. Restore the file of the projects from a backup."),
               bsl_database_get_path (database));
  return FALSE;
}

/* FALSE where @json is damaged. */
static gboolean
take_member (JsonObject *object, const char *name, const char *json)
{
  JsonNode *node = json_from_string (json, NULL);

  if (node != NULL)
    json_object_set_member (object, name, node);
  return node != NULL;
}

/* Adds the (name, JSON) rows of a query over one project; @questionnaire: only answers it knows. */
static gboolean
collect_members (BslDatabase *database,
                 gint64 key,
                 const char *sql,
                 BslQuestionnaire *questionnaire,
                 JsonObject *object,
                 GError **error)
{
  g_autoptr (BslStatement) statement = bsl_database_prepare (database, sql, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  bsl_statement_bind (statement, "i", key);
  while (row)
    {
      const char *name, *json;
      const BslQuestion *question;
      BslValue value = { 0 };
      gboolean damaged;

      if (!bsl_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      name = bsl_statement_get_text (statement, 0);
      json = bsl_statement_get_text (statement, 1);
      question = questionnaire != NULL ? bsl_questionnaire_find (questionnaire, name) : NULL;
      damaged = (questionnaire == NULL ||
                 (question != NULL && bsl_value_from_text (&value, json, &question->domain))) &&
                !take_member (object, name, json);
      bsl_value_clear (&value);
      if (damaged)
        return bsl_rows_fail_damaged (database, error);
    }
  return TRUE;
}

static gboolean
collect_head (
    BslDatabase *database, gint64 key, JsonObject *object, gint64 *version, GError **error)
{
  g_autoptr (BslStatement) head =
      bsl_database_prepare (database, "SELECT version, title FROM project WHERE key = ?", error);
  gboolean row;

  if (head == NULL)
    return FALSE;
  bsl_statement_bind (head, "i", key);
  if (!bsl_statement_step (head, &row, error))
    return FALSE;

  *version = row ? bsl_statement_get_int (head, 0) : BSL_PROJECT_VERSION;
  json_object_set_string_member (object, "format", "boussole-project");
  json_object_set_int_member (object, "version", *version);
  json_object_set_string_member (object, "title", row ? bsl_statement_get_text (head, 1) : "");
  return TRUE;
}

JsonNode *
bsl_rows_read_tree (BslDatabase *database,
                    gint64 key,
                    BslQuestionnaire *questionnaire,
                    gint64 *version,
                    GError **error)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonObject *answers = json_object_new ();

  json_node_take_object (root, object);
  if (!collect_head (database, key, object, version, error))
    {
      json_object_unref (answers);
      return NULL;
    }
  json_object_set_object_member (object, "answers", answers);
  if (!collect_members (database, key, "SELECT name, value FROM extra WHERE project = ?", NULL,
                        object, error) ||
      !collect_members (database, key, "SELECT id, value FROM answer WHERE project = ?",
                        *version > BSL_PROJECT_VERSION ? NULL : questionnaire, answers, error))
    return NULL;

  return g_steal_pointer (&root);
}

BslProject *
bsl_rows_load (BslDatabase *database,
               gint64 key,
               BslQuestionnaire *questionnaire,
               const char *name,
               GError **error)
{
  gint64 version;
  g_autoptr (JsonNode) root = bsl_rows_read_tree (database, key, questionnaire, &version, error);
  g_autoptr (GBytes) bytes = root != NULL ? bsl_json_to_bytes (root) : NULL;
  g_autoptr (BslProject) project = NULL;

  if (bytes == NULL)
    return NULL;
  project = bsl_project_new_from_bytes (questionnaire, bytes, name, NULL, NULL);
  if (project == NULL)
    bsl_rows_fail_damaged (database, error);
  return g_steal_pointer (&project);
}

static char *
to_json (const char *text)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), text);

  return json_to_string (node, FALSE);
}

/* The text of a JSON string, "" for anything else. To be freed. */
static char *
from_json (const char *json)
{
  g_autoptr (JsonNode) node = json != NULL ? json_from_string (json, NULL) : NULL;
  const char *text = bsl_json_node_get_string (node);

  return g_strdup (text != NULL ? text : "");
}

static gboolean
get_title (BslDatabase *database, gint64 key, char **json, GError **error)
{
  g_autofree char *title = NULL;

  if (!get_text (database, key, "", "SELECT title FROM project WHERE key = ? AND ? = ''", &title,
                 error))
    return FALSE;

  *json = to_json (title != NULL ? title : "");
  return TRUE;
}

static gboolean
get_shelf (BslDatabase *database, gint64 key, char **json, GError **error)
{
  g_autofree char *number = NULL;
  guint64 shelf;

  if (!get_text (database, key, "", "SELECT shelf FROM project WHERE key = ? AND ? = ''", &number,
                 error))
    return FALSE;

  shelf = number != NULL ? g_ascii_strtoull (number, NULL, 10) : 0;
  *json = to_json (bsl_shelf_words[MIN (shelf, BSL_SHELF_TRASH)]);
  return TRUE;
}

gboolean
bsl_rows_get (BslDatabase *database, gint64 key, const char *what, char **json, GError **error)
{
  if (g_str_equal (what, BSL_WHAT_TITLE))
    return get_title (database, key, json, error);
  if (g_str_equal (what, BSL_WHAT_SHELF))
    return get_shelf (database, key, json, error);
  if (g_str_has_prefix (what, BSL_WHAT_EXTRA))
    return get_text (database, key, what + strlen (BSL_WHAT_EXTRA),
                     "SELECT value FROM extra WHERE project = ? AND name = ?", json, error);

  return get_text (database, key, what, "SELECT value FROM answer WHERE project = ? AND id = ?",
                   json, error);
}

static gboolean
set_title (BslDatabase *database, gint64 key, const char *json, GError **error)
{
  g_autofree char *title = from_json (json);

  return bsl_database_run (database, error, "UPDATE project SET title = ? WHERE key = ?", "ti",
                           title, key);
}

static gboolean
set_shelf (BslDatabase *database, gint64 key, const char *json, GError **error)
{
  g_autofree char *word = from_json (json);
  gint64 shelf = BSL_SHELF_ACTIVE;

  for (guint i = 0; bsl_shelf_words[i] != NULL; i++)
    if (g_str_equal (bsl_shelf_words[i], word))
      shelf = i;
  return bsl_database_run (database, error, "UPDATE project SET shelf = ? WHERE key = ?", "ii",
                           shelf, key);
}

static gboolean
set_row (BslDatabase *database,
         gint64 key,
         const char *name,
         const char *json,
         const char *remove,
         const char *replace,
         GError **error)
{
  if (json == NULL)
    return bsl_database_run (database, error, remove, "it", key, name);

  return bsl_database_run (database, error, replace, "itt", key, name, json);
}

static gboolean
set_extra (BslDatabase *database, gint64 key, const char *name, const char *json, GError **error)
{
  return set_row (database, key, name, json, "DELETE FROM extra WHERE project = ? AND name = ?",
                  "INSERT OR REPLACE INTO extra (project, name, value) VALUES (?, ?, ?)", error) &&
         (!g_str_equal (name, BSL_MEMBER_SNAPSHOTS) || update_frozen (database, key, error));
}

gboolean
bsl_rows_set (BslDatabase *database, gint64 key, const char *what, const char *json, GError **error)
{
  if (g_str_equal (what, BSL_WHAT_TITLE))
    return set_title (database, key, json, error);
  if (g_str_equal (what, BSL_WHAT_SHELF))
    return set_shelf (database, key, json, error);
  if (g_str_has_prefix (what, BSL_WHAT_EXTRA))
    return set_extra (database, key, what + strlen (BSL_WHAT_EXTRA), json, error);

  return set_row (database, key, what, json, "DELETE FROM answer WHERE project = ? AND id = ?",
                  "INSERT OR REPLACE INTO answer (project, id, value) VALUES (?, ?, ?)", error);
}

/* What a list tells without reading the project. */
static gboolean
update_listed (BslDatabase *database, gint64 key, gint64 n_answers, gint64 time, GError **error)
{
  return bsl_database_run (
      database, error,
      "UPDATE project SET n_answers = ?, modified = max (modified, ?),"
      " decision = (SELECT trim (value, '\"') FROM answer WHERE project = key AND id = ?),"
      " outcome = (SELECT json_extract (value, '$.result') FROM extra"
      "  WHERE project = key AND name = ? AND json_valid (value))"
      " WHERE key = ?",
      "iitti", n_answers, time, BSL_STORE_DECISION_DATE, BSL_MEMBER_OUTCOME, key);
}

gboolean
bsl_rows_refresh (
    BslDatabase *database, gint64 key, BslQuestionnaire *questionnaire, gint64 time, GError **error)
{
  g_autofree char *title = NULL, *sorted = NULL;
  gint64 n_answers;

  if (!bsl_search_index_update (database, key, questionnaire, &n_answers, error) ||
      !get_text (database, key, "", "SELECT title FROM project WHERE key = ? AND ? = ''", &title,
                 error))
    return FALSE;

  sorted = bsl_text_fold (title != NULL ? title : "");
  return update_listed (database, key, n_answers, time, error) &&
         bsl_database_run (database, error,
                           /* what is in an index is written only where it changes */
                           "UPDATE project SET sort_title = ?1 WHERE key = ?2 AND sort_title <> ?1",
                           "ti", sorted, key);
}
