/* SPDX-License-Identifier: EUPL-1.2 */
/* Whether a log is as it was written, and the project what it leads to. */

#include "config.h"

#include "app/store/bsl-history.h"

#include <glib/gi18n-lib.h>

#include "app/store/bsl-replay.h"
#include "app/store/bsl-store-private.h"
#include "app/store/bsl-store-rows.h"

static gboolean
fail_broken (BslStore *store, gint64 seq, gint64 *broken, GError **error)
{
  *broken = seq;
  g_set_error (
      error, BSL_STORE_ERROR, BSL_STORE_ERROR_CORRUPT,
      _("%s: The history of the project was changed by hand or is damaged, from change %u on. "
        "Restore the file of the projects from a backup."),
      bsl_store_get_path (store), (guint) seq);
  return FALSE;
}

static gboolean
fail_state (BslStore *store, GError **error)
{
  g_set_error (
      error, BSL_STORE_ERROR, BSL_STORE_ERROR_CORRUPT,
      _("%s: The saved project is not what its history leads to: it was changed by hand or is "
        "damaged. Restore the file of the projects from a backup."),
      bsl_store_get_path (store));
  return FALSE;
}

/* Whether the last event is the one noted beside the project. */
static gboolean
check_end (BslDatabase *database, gint64 key, GPtrArray *events, gboolean *ends, GError **error)
{
  const BslEvent *last = events->len > 0 ? g_ptr_array_index (events, events->len - 1) : NULL;
  g_autoptr (BslStatement) row = bsl_database_prepare (
      database, "SELECT 1 FROM project WHERE key = ? AND n_events = ? AND head = ?", error);

  if (row == NULL)
    return FALSE;
  bsl_statement_bind (row, "iit", key, (gint64) events->len, last != NULL ? last->hash : "");
  return bsl_statement_step (row, ends, error);
}

/* Takes the rows of a query of (what, JSON) out of @state; FALSE and @same FALSE where one differs.
 */
static gboolean
match_rows (BslDatabase *database,
            const char *sql,
            gint64 key,
            GHashTable *state,
            gboolean *same,
            GError **error)
{
  g_autoptr (BslStatement) row = bsl_database_prepare (database, sql, error);
  gboolean found = TRUE;

  if (row == NULL)
    return FALSE;
  bsl_statement_bind (row, "i", key);
  while (found && *same)
    {
      const char *what;

      if (!bsl_statement_step (row, &found, error))
        return FALSE;
      if (!found)
        break;
      what = bsl_statement_get_text (row, 0);
      *same = g_strcmp0 (g_hash_table_lookup (state, what), bsl_statement_get_text (row, 1)) == 0;
      g_hash_table_remove (state, what);
    }
  return TRUE;
}

static gboolean
match_single (BslDatabase *database,
              const char *what,
              gint64 key,
              GHashTable *state,
              gboolean *same,
              GError **error)
{
  g_autofree char *json = NULL;

  if (!bsl_rows_get (database, key, what, &json, error))
    return FALSE;

  *same = *same && g_strcmp0 (g_hash_table_lookup (state, what), json) == 0;
  g_hash_table_remove (state, what);
  return TRUE;
}

static gboolean
match_state (BslDatabase *database, gint64 key, GHashTable *state, gboolean *same, GError **error)
{
  *same = TRUE;
  /* moves stand in the log since the second version of the database only */
  if (g_hash_table_contains (state, BSL_WHAT_SHELF) &&
      !match_single (database, BSL_WHAT_SHELF, key, state, same, error))
    return FALSE;
  if (!match_single (database, BSL_WHAT_TITLE, key, state, same, error) ||
      !match_rows (database, "SELECT id, value FROM answer WHERE project = ?", key, state, same,
                   error) ||
      !match_rows (database,
                   "SELECT '" BSL_WHAT_EXTRA "' || name, value FROM extra WHERE project = ?", key,
                   state, same, error))
    return FALSE;

  *same = *same && g_hash_table_size (state) == 0;
  return TRUE;
}

static gboolean
verify (BslStore *store, const char *id, gint64 *broken, GError **error)
{
  BslDatabase *database = bsl_store_get_database (store);
  g_autoptr (BslTransaction) view = bsl_database_begin_read (database, error);
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GHashTable) state = NULL;
  gboolean ends, same;
  gint64 key, first;

  if (view == NULL || !bsl_rows_find (database, id, &key, error))
    return FALSE;
  events = bsl_log_read (database, key, 0, -1, error);
  if (events == NULL || !check_end (database, key, events, &ends, error))
    return FALSE;

  first = bsl_replay_find_broken (events);
  if (first == 0 && !ends)
    first = events->len + 1;
  if (first > 0)
    return fail_broken (store, first, broken, error);
  state = bsl_replay_run (events);
  if (!match_state (database, key, state, &same, error))
    return FALSE;

  return same || fail_state (store, error);
}

gboolean
bsl_history_verify (BslStore *store, const char *id, gint64 *broken, GError **error)
{
  gint64 ignored;

  g_return_val_if_fail (BSL_IS_STORE (store), FALSE);

  if (broken == NULL)
    broken = &ignored;
  *broken = 0;
  return verify (store, id, broken, error);
}
