/* SPDX-License-Identifier: EUPL-1.2 */
/* Lists of saved projects. */

#include "config.h"

#include "app/store/bsl-list.h"

#include "app/core/bsl-delta.h"
#include "app/core/bsl-json-edit.h"
#include "app/store/bsl-search-index.h"
#include "app/store/bsl-store-private.h"
#include "app/store/bsl-store-rows.h"

#define INFO_COLUMNS                                                                               \
  "id, title, shelf, created / 1000, modified / 1000, opened / 1000, n_answers, frozen, review,"      \
  " outcome, decision, CASE WHEN blocking_at = n_events THEN coalesce (blocking, -1) ELSE -1 END"

/* ?1: the shelf, ?2: a BslState, ?3: words to search for. */
#define WHERE                                                                                      \
  " FROM project WHERE shelf = ?1 AND CASE ?2 WHEN 0 THEN 1 WHEN 1 THEN frozen = 0 WHEN 2 THEN"    \
  " frozen ELSE review END"
#define FOUND " AND key IN (SELECT rowid FROM search WHERE search MATCH ?3)"
#define SELECT(found, order) "SELECT key" WHERE found " ORDER BY " order
#define BY_DECISION "decision IS NULL, decision DESC, modified DESC, key DESC"

/* By BslSort; without and with a search. */
static const char *const selects[][2] = {
  { SELECT ("", "modified DESC, key DESC"), SELECT (FOUND, "modified DESC, key DESC") },
  { SELECT ("", "sort_title, key"), SELECT (FOUND, "sort_title, key") },
  { SELECT ("", "created DESC, key DESC"), SELECT (FOUND, "created DESC, key DESC") },
  { SELECT ("", BY_DECISION), SELECT (FOUND, BY_DECISION) },
};

void
bsl_project_info_free (BslProjectInfo *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->title);
  g_free (self->outcome);
  g_free (self);
}

/* The words of a search as a query of FTS5: each is the beginning of a word. NULL where there is
 * none. */
static char *
make_query (const char *search)
{
  GString *query = g_string_new (NULL);
  gboolean in_word = FALSE;

  for (const char *c = search; c != NULL && *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);
      gboolean counts = g_unichar_isalnum (letter) || g_unichar_ismark (letter);

      if (counts && !in_word)
        g_string_append (query, query->len > 0 ? " \"" : "\"");
      else if (!counts && in_word)
        g_string_append (query, "\"*");
      if (counts)
        g_string_append_unichar (query, letter);
      in_word = counts;
    }
  if (in_word)
    g_string_append (query, "\"*");
  if (query->len > 0)
    return g_string_free_and_steal (query);

  g_string_free (query, TRUE);
  return NULL;
}

static BslProjectInfo *
read_info (BslStatement *row)
{
  BslProjectInfo *info = g_new0 (BslProjectInfo, 1);

  info->id = g_strdup (bsl_statement_get_text (row, 0));
  info->title = g_strdup (bsl_statement_get_text (row, 1));
  info->shelf = (BslShelf) bsl_statement_get_int (row, 2);
  info->created = bsl_statement_get_int (row, 3);
  info->modified = bsl_statement_get_int (row, 4);
  info->opened = bsl_statement_get_int (row, 5);
  info->n_answers = (guint) bsl_statement_get_int (row, 6);
  info->frozen = bsl_statement_get_int (row, 7) != 0;
  info->review = bsl_statement_get_int (row, 8) != 0;
  info->outcome = g_strdup (bsl_statement_get_text (row, 9));
  info->decision = bsl_date_parse (bsl_statement_get_text (row, 10));
  info->n_blocking = (int) bsl_statement_get_int (row, 11);
  return info;
}

static BslStatement *
prepare (BslStore *self, const char *const *sql, const BslListQuery *query, GError **error)
{
  g_autofree char *valid = query->search != NULL ? g_utf8_make_valid (query->search, -1) : NULL;
  g_autofree char *words = make_query (valid);
  BslStatement *statement =
      bsl_database_prepare (bsl_store_get_database (self), sql[words != NULL], error);

  if (statement != NULL)
    bsl_statement_bind (statement, words != NULL ? "iit" : "ii", (gint64) query->shelf,
                        (gint64) query->state, words);
  return statement;
}

GArray *
bsl_store_query_keys (BslStore *self, const BslListQuery *query, GError **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (BslStatement) statement = NULL;
  gboolean row = TRUE;

  g_return_val_if_fail (BSL_IS_STORE (self), NULL);
  g_return_val_if_fail (query->sort < G_N_ELEMENTS (selects), NULL);

  statement = prepare (self, selects[query->sort], query, error);
  if (statement == NULL)
    return NULL;
  while (row)
    {
      gint64 key;

      if (!bsl_statement_step (statement, &row, error))
        return NULL;
      key = row ? bsl_statement_get_int (statement, 0) : 0;
      if (row)
        g_array_append_val (keys, key);
    }
  return g_steal_pointer (&keys);
}

GPtrArray *
bsl_store_query (BslStore *self, const BslListQuery *query, GError **error)
{
  g_autoptr (BslTransaction) view = NULL;
  g_autoptr (GArray) keys = NULL;
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_project_info_free);

  g_return_val_if_fail (BSL_IS_STORE (self), NULL);

  view = bsl_database_begin_read (bsl_store_get_database (self), error);
  keys = view != NULL ? bsl_store_query_keys (self, query, error) : NULL;
  for (guint i = 0; keys != NULL && i < keys->len; i++)
    {
      BslProjectInfo *info = bsl_store_get_info_by_key (self, g_array_index (keys, gint64, i), error);

      if (info == NULL)
        return NULL;
      g_ptr_array_add (list, info);
    }
  return keys != NULL ? g_steal_pointer (&list) : NULL;
}

GPtrArray *
bsl_store_list (BslStore *self, BslShelf shelf, const char *search, GError **error)
{
  const BslListQuery query = { .shelf = shelf, .search = search };

  return bsl_store_query (self, &query, error);
}

BslProjectInfo *
bsl_store_get_info_by_key (BslStore *self, gint64 key, GError **error)
{
  g_autoptr (BslStatement) row = NULL;
  gboolean found;

  g_return_val_if_fail (BSL_IS_STORE (self), NULL);

  row = bsl_database_prepare (bsl_store_get_database (self),
                              "SELECT " INFO_COLUMNS " FROM project WHERE key = ?", error);
  if (row == NULL)
    return NULL;
  bsl_statement_bind (row, "i", key);
  if (!bsl_statement_step (row, &found, error))
    return NULL;
  if (found)
    return read_info (row);

  bsl_rows_fail_missing (bsl_store_get_database (self), error);
  return NULL;
}

BslProjectInfo *
bsl_store_get_info (BslStore *self, const char *id, GError **error)
{
  gint64 key;

  g_return_val_if_fail (BSL_IS_STORE (self), NULL);

  if (!bsl_rows_find (bsl_store_get_database (self), id, &key, error))
    return NULL;
  return bsl_store_get_info_by_key (self, key, error);
}

static gboolean
list_outdated (
    BslStore *self, gint64 version, guint limit, GArray *keys, gboolean *left, GError **error)
{
  g_autoptr (BslStatement) row = bsl_database_prepare (
      bsl_store_get_database (self), "SELECT key FROM project WHERE indexed <> ? LIMIT ?", error);
  gboolean found = TRUE;

  *left = FALSE;
  if (row == NULL)
    return FALSE;
  bsl_statement_bind (row, "ii", version, (gint64) limit + 1);
  while (found && !*left)
    {
      gint64 key;

      if (!bsl_statement_step (row, &found, error))
        return FALSE;
      key = found ? bsl_statement_get_int (row, 0) : 0;
      *left = found && keys->len == limit;
      if (found && !*left)
        g_array_append_val (keys, key);
    }
  return TRUE;
}

static gboolean
refresh_all (BslStore *self, BslQuestionnaire *questionnaire, GArray *keys, GError **error)
{
  BslDatabase *database = bsl_store_get_database (self);
  g_autoptr (BslTransaction) transaction = bsl_store_begin (self, error);

  if (transaction == NULL)
    return FALSE;
  for (guint i = 0; i < keys->len; i++)
    if (!bsl_rows_refresh (database, g_array_index (keys, gint64, i), questionnaire, 0, error))
      return FALSE;
  return bsl_transaction_commit (transaction, error);
}

gboolean
bsl_store_index (
    BslStore *self, BslQuestionnaire *questionnaire, guint limit, gboolean *left, GError **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  BslDatabase *database;
  gboolean done;

  g_return_val_if_fail (BSL_IS_STORE (self), FALSE);

  if (!list_outdated (self, bsl_search_index_get_version (questionnaire), limit, keys, left, error))
    return FALSE;
  if (keys->len == 0)
    return TRUE;

  /* it can be done again */
  database = bsl_store_get_database (self);
  bsl_database_set_durable (database, FALSE);
  done = refresh_all (self, questionnaire, keys, error);
  bsl_database_set_durable (database, TRUE);
  /* each time the whole list is read anew */
  if (done && !*left)
    bsl_store_emit_changed (self);
  return done;
}

void
bsl_contents_free (BslContents *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self);
}

/* The length of a list of the project file. */
static gboolean
count_list (BslDatabase *database, gint64 key, const char *what, guint *count, GError **error)
{
  g_autofree char *json = NULL;
  g_autoptr (JsonNode) list = NULL;

  if (!bsl_rows_get (database, key, what, &json, error))
    return FALSE;

  list = json != NULL ? json_from_string (json, NULL) : NULL;
  *count = bsl_json_list_length (list);
  return TRUE;
}

static gboolean
count_rows (BslDatabase *database, gint64 key, BslContents *contents, GError **error)
{
  g_autofree char *outcome = NULL;
  g_autoptr (BslStatement) row = bsl_database_prepare (
      database,
      "SELECT title, n_answers, n_events,"
      " (SELECT coalesce (sum (size), 0) FROM blob WHERE project = key) FROM project WHERE key = ?",
      error);
  gboolean found;

  if (row == NULL ||
      !bsl_rows_get (database, key, BSL_WHAT_EXTRA BSL_MEMBER_OUTCOME, &outcome, error))
    return FALSE;
  bsl_statement_bind (row, "i", key);
  if (!bsl_statement_step (row, &found, error))
    return FALSE;

  contents->title = g_strdup (bsl_statement_get_text (row, 0));
  contents->n_answers = (guint) bsl_statement_get_int (row, 1);
  contents->n_events = (guint) bsl_statement_get_int (row, 2);
  contents->n_bytes = bsl_statement_get_int (row, 3);
  contents->outcome = outcome != NULL;
  return TRUE;
}

BslContents *
bsl_store_get_contents (BslStore *self, const char *id, GError **error)
{
  BslDatabase *database = bsl_store_get_database (self);
  g_autoptr (BslTransaction) view = bsl_database_begin_read (database, error);
  g_autoptr (BslContents) contents = g_new0 (BslContents, 1);
  const struct
  {
    const char *what;
    guint *count;
  } lists[] = {
    { BSL_WHAT_EXTRA BSL_MEMBER_SNAPSHOTS, &contents->n_snapshots },
    { BSL_WHAT_EXTRA BSL_MEMBER_ATTACHMENTS, &contents->n_attachments },
    { BSL_WHAT_EXTRA BSL_MEMBER_OPINIONS, &contents->n_opinions },
    { BSL_WHAT_EXTRA BSL_MEMBER_NOTES, &contents->n_notes },
  };
  gint64 key;

  if (view == NULL || !bsl_rows_find (database, id, &key, error) ||
      !count_rows (database, key, contents, error))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    if (!count_list (database, key, lists[i].what, lists[i].count, error))
      return NULL;
  return g_steal_pointer (&contents);
}
