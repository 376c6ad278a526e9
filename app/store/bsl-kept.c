/* SPDX-License-Identifier: EUPL-1.2 */
/* Evaluations as they were last seen. */

#include "config.h"

#include "app/store/bsl-kept.h"

#include "app/store/bsl-blobs.h"
#include "app/store/bsl-history-private.h"
#include "app/store/bsl-log.h"
#include "app/store/bsl-store-private.h"
#include "app/store/bsl-store-rows.h"

void
bsl_kept_free (BslKept *self)
{
  if (self == NULL)
    return;

  g_free (self->fingerprint);
  g_clear_pointer (&self->evaluation, g_bytes_unref);
  g_free (self);
}

static gboolean
insert (
    BslDatabase *database, gint64 key, const char *fingerprint, GBytes *evaluation, GError **error)
{
  gboolean packed;
  g_autoptr (GBytes) content = bsl_blobs_pack (evaluation, &packed);

  return bsl_database_run (
      database, error,
      "INSERT OR REPLACE INTO kept (project, time, seq, fingerprint, size, packed, evaluation)"
      " SELECT key, ?, n_events, ?, ?, ?, ? FROM project WHERE key = ?",
      "itiibi", g_get_real_time () / 1000, fingerprint, (gint64) g_bytes_get_size (evaluation),
      (gint64) packed, content, key);
}

static gboolean
set_review (
    BslDatabase *database, gint64 key, const char *fingerprint, gboolean review, GError **error)
{
  return bsl_database_run (database, error,
                           "UPDATE project SET reviewed = ?, review = ? WHERE key = ?", "tii",
                           fingerprint, (gint64) review, key);
}

static gboolean
set_blocking (BslDatabase *database, gint64 key, int n_blocking, GError **error)
{
  return bsl_database_run (database, error,
                           "UPDATE project SET blocking = nullif (?, -1), blocking_at = n_events WHERE key = ?", "ii",
                           (gint64) n_blocking, key);
}

gboolean
bsl_store_keep_evaluation (
    BslStore *self, const char *id, const char *fingerprint, GBytes *evaluation, int n_blocking, GError **error)
{
  BslDatabase *database = bsl_store_get_database (self);
  g_autoptr (BslTransaction) transaction = bsl_store_begin (self, error);
  gint64 key;

  return transaction != NULL && bsl_rows_find (database, id, &key, error) &&
         insert (database, key, fingerprint, evaluation, error) &&
         set_review (database, key, fingerprint, FALSE, error) &&
         set_blocking (database, key, n_blocking, error) &&
         bsl_store_commit (self, transaction, error);
}

static BslKept *
read_kept (BslStatement *row)
{
  BslKept *kept = g_new0 (BslKept, 1);
  g_autoptr (GBytes) content = bsl_statement_dup_bytes (row, 5);

  kept->time = bsl_statement_get_int (row, 0);
  kept->seq = bsl_statement_get_int (row, 1);
  kept->fingerprint = g_strdup (bsl_statement_get_text (row, 2));
  kept->evaluation = bsl_blobs_unpack (content, (gsize) bsl_statement_get_int (row, 3),
                                       bsl_statement_get_int (row, 4) != 0);
  return kept;
}

gboolean
bsl_store_get_kept (BslStore *self, const char *id, BslKept **kept, GError **error)
{
  g_autoptr (BslStatement) row =
      bsl_database_prepare (bsl_store_get_database (self),
                            "SELECT time, seq, fingerprint, size, packed, evaluation FROM kept"
                            " WHERE project = (SELECT key FROM project WHERE id = ?)",
                            error);
  gboolean found;

  *kept = NULL;
  if (row == NULL)
    return FALSE;
  bsl_statement_bind (row, "t", id);
  if (!bsl_statement_step (row, &found, error))
    return FALSE;
  if (found)
    *kept = read_kept (row);
  /* what cannot be unpacked is as good as nothing: the next one takes its place */
  if (*kept != NULL && (*kept)->evaluation == NULL)
    g_clear_pointer (kept, bsl_kept_free);
  return TRUE;
}

char **
bsl_store_list_stale (BslStore *self, const char *fingerprint, guint limit, GError **error)
{
  g_autoptr (BslStatement) row =
      bsl_database_prepare (bsl_store_get_database (self),
                            "SELECT id FROM project JOIN kept ON kept.project = key"
                            " WHERE shelf < 2 AND reviewed <> ? ORDER BY modified DESC LIMIT ?",
                            error);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  gboolean found = TRUE;

  if (row == NULL)
    return NULL;
  bsl_statement_bind (row, "ti", fingerprint, (gint64) limit);
  while (found)
    {
      if (!bsl_statement_step (row, &found, error))
        return NULL;
      if (found)
        g_strv_builder_add (ids, bsl_statement_get_text (row, 0));
    }
  return g_strv_builder_end (ids);
}

static gboolean
is_reviewed (BslDatabase *database, gint64 key, gboolean review, gboolean *same, GError **error)
{
  g_autoptr (BslStatement) row =
      bsl_database_prepare (database, "SELECT 1 FROM project WHERE key = ? AND review = ?", error);

  if (row == NULL)
    return FALSE;
  bsl_statement_bind (row, "ii", key, (gint64) review);
  return bsl_statement_step (row, same, error);
}

/* Can be found out again, so it need not survive a power cut. */
gboolean
bsl_store_set_review (
    BslStore *self, const char *id, const char *fingerprint, gboolean review, GError **error)
{
  BslDatabase *database = bsl_store_get_database (self);
  gboolean same;
  gboolean done;
  gint64 key;

  if (!bsl_store_check_writable (self, error) || !bsl_rows_find (database, id, &key, error) ||
      !is_reviewed (database, key, review, &same, error))
    return FALSE;

  bsl_database_set_durable (database, FALSE);
  done = set_review (database, key, fingerprint, review, error);
  bsl_database_set_durable (database, TRUE);
  if (done && !same)
    bsl_store_emit_changed (self);
  return done;
}

/* The first value each thing had after @seq, from the log. */
static GHashTable *
collect_first (GPtrArray *events)
{
  GHashTable *first = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < events->len; i++)
    {
      BslEvent *event = g_ptr_array_index (events, i);

      if (event->what != NULL && !g_hash_table_contains (first, event->what))
        g_hash_table_insert (first, event->what, event->before);
    }
  return first;
}

GPtrArray *
bsl_history_read_since (BslHistory *self, gint64 seq, GError **error)
{
  gint64 key;
  g_autoptr (BslTransaction) view = bsl_history_begin_read (self, &key, error);

  return view != NULL
             ? bsl_log_read (bsl_store_get_database (bsl_history_get_store (self)), key, seq, -1, error)
             : NULL;
}

GPtrArray *
bsl_history_compare_since (BslHistory *self, gint64 seq, GError **error)
{
  BslProject *project = bsl_history_get_project (self);
  g_autoptr (GPtrArray) events = bsl_history_read_since (self, seq, error);
  g_autoptr (GBytes) bytes = bsl_project_to_bytes (project);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GHashTable) now = bsl_delta_flatten (text);
  g_autoptr (GHashTable) then = bsl_delta_flatten (text);
  g_autoptr (GHashTable) first = events != NULL ? collect_first (events) : NULL;
  GHashTableIter iter;
  gpointer what, before;

  if (first == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, first);
  while (g_hash_table_iter_next (&iter, &what, &before))
    if (before != NULL)
      g_hash_table_insert (then, g_strdup (what), g_strdup (before));
    else
      g_hash_table_remove (then, what);
  g_hash_table_remove (then, BSL_WHAT_SHELF);
  return bsl_delta_compare (then, now, bsl_project_get_questionnaire (project));
}
