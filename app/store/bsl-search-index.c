/* SPDX-License-Identifier: EUPL-1.2 */
/* Words of a project in the search index. */

#include "config.h"

#include "app/store/bsl-search-index.h"

#include <string.h>

#include "app/core/bsl-delta.h"
#include "app/core/bsl-json-edit.h"
#include "app/store/bsl-database-private.h"
#include "app/store/bsl-store-rows.h"

/* To be raised where other words of a project are to be found. */
#define VERSION 2
#define MOST_REMEMBERED 4096
#define LONGEST_REMEMBERED 256 /* bytes */

gint64
bsl_search_index_get_version (BslQuestionnaire *questionnaire)
{
  return bsl_questionnaire_get_words_version (questionnaire) ^ VERSION;
}

/* The answer in words, a line for each language; what is the same in both stands there once. To be
 * freed. */
static char *
make_words (const BslQuestion *question, const char *json)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *last = NULL;
  BslValue value = { 0 };

  if (question != NULL && bsl_value_from_text (&value, json, &question->domain))
    for (guint lang = 0; lang < BSL_N_LANGS; lang++)
      {
        g_autofree char *in_words = bsl_value_to_words (&value, &question->domain, (BslLang) lang);

        if (g_strcmp0 (in_words, last) != 0)
          g_string_append_printf (words, "%s\n", in_words);
        g_free (last);
        last = g_steal_pointer (&in_words);
      }
  bsl_value_clear (&value);
  return g_string_free_and_steal (g_steal_pointer (&words));
}

/* A save changes one answer, and needs the words of all. */
static GHashTable *
get_remembered (BslDatabase *database, BslQuestionnaire *questionnaire)
{
  gint64 version = bsl_search_index_get_version (questionnaire);

  if (database->words != NULL && database->words_version == version &&
      g_hash_table_size (database->words) < MOST_REMEMBERED)
    return database->words;

  g_clear_pointer (&database->words, g_hash_table_unref);
  database->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  database->words_version = version;
  return database->words;
}

static void
append_words (
    GString *words, GHashTable *remembered, BslQuestionnaire *questionnaire, const char *id, const char *json)
{
  g_autofree char *answer = g_strconcat (id, "=", json, NULL);
  const char *known = g_hash_table_lookup (remembered, answer);
  g_autofree char *made = known == NULL ? make_words (bsl_questionnaire_find (questionnaire, id), json) : NULL;

  g_string_append (words, known != NULL ? known : made);
  if (known == NULL && strlen (answer) < LONGEST_REMEMBERED)
    g_hash_table_insert (remembered, g_steal_pointer (&answer), g_steal_pointer (&made));
}

static gboolean
collect_answers (BslDatabase *database,
                 gint64 key,
                 BslQuestionnaire *questionnaire,
                 GString *words,
                 gint64 *n_answers,
                 GError **error)
{
  GHashTable *remembered = get_remembered (database, questionnaire);
  g_autoptr (BslStatement) statement =
      bsl_database_prepare (database, "SELECT id, value FROM answer WHERE project = ?", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  bsl_statement_bind (statement, "i", key);
  for (*n_answers = 0;; (*n_answers)++)
    {
      if (!bsl_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      append_words (words, remembered, questionnaire, bsl_statement_get_text (statement, 0),
                    bsl_statement_get_text (statement, 1));
    }
}

/* The texts of the notes. */
static gboolean
collect_notes (BslDatabase *database, gint64 key, GString *words, GError **error)
{
  g_autofree char *json = NULL;
  g_autoptr (JsonNode) notes = NULL;

  if (!bsl_rows_get (database, key, BSL_WHAT_EXTRA BSL_MEMBER_NOTES, &json, error))
    return FALSE;

  notes = json != NULL ? json_from_string (json, NULL) : NULL;
  for (guint i = 0; i < bsl_json_list_length (notes); i++)
    {
      const char *text = bsl_json_object_get_string (bsl_json_list_get (notes, i), "text");

      if (text != NULL)
        g_string_append_printf (words, "%s\n", text);
    }
  return TRUE;
}

gboolean
bsl_search_index_update (
    BslDatabase *database, gint64 key, BslQuestionnaire *questionnaire, gint64 *n_answers, GError **error)
{
  g_autoptr (GString) words = g_string_new (NULL);

  return collect_answers (database, key, questionnaire, words, n_answers, error) &&
         collect_notes (database, key, words, error) &&
         bsl_database_run (database, error, "DELETE FROM search WHERE rowid = ?", "i", key) &&
         bsl_database_run (database, error,
                           "INSERT INTO search (rowid, title, answers)"
                           " SELECT key, title, ? FROM project WHERE key = ?",
                           "ti", words->str, key) &&
         bsl_database_run (database, error,
                           /* what is in an index is written only where it changes */
                           "UPDATE project SET indexed = ?1 WHERE key = ?2 AND indexed <> ?1", "ii",
                           bsl_search_index_get_version (questionnaire), key);
}
