/* SPDX-License-Identifier: EUPL-1.2 */
/* The log of changes. */

#include "config.h"

#include "app/store/bsl-log.h"

#define COLUMNS "seq, time, who, kind, target, what, before, after, reason, hash"

static BslEvent *
read_row (BslStatement *row)
{
  BslEvent *self = g_new0 (BslEvent, 1);

  self->seq = bsl_statement_get_int (row, 0);
  self->time = bsl_statement_get_int (row, 1);
  self->who = g_strdup (bsl_statement_get_text (row, 2));
  self->kind = bsl_event_kind_from_word (bsl_statement_get_text (row, 3));
  self->target = bsl_statement_get_int (row, 4);
  self->what = g_strdup (bsl_statement_get_text (row, 5));
  self->before = g_strdup (bsl_statement_get_text (row, 6));
  self->after = g_strdup (bsl_statement_get_text (row, 7));
  self->reason = g_strdup (bsl_statement_get_text (row, 8));
  self->hash = g_strdup (bsl_statement_get_text (row, 9));
  return self;
}

static GPtrArray *
read_rows (BslDatabase *database,
           const char *sql,
           gint64 project,
           gint64 border,
           gint64 limit,
           GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_event_free);
  g_autoptr (BslStatement) statement = bsl_database_prepare (database, sql, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;
  bsl_statement_bind (statement, "iii", project, border, limit);
  while (row)
    {
      if (!bsl_statement_step (statement, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (events, read_row (statement));
    }
  return g_steal_pointer (&events);
}

GPtrArray *
bsl_log_read (BslDatabase *database, gint64 project, gint64 after, gint64 limit, GError **error)
{
  return read_rows (
      database, "SELECT " COLUMNS " FROM event WHERE project = ? AND seq > ? ORDER BY seq LIMIT ?",
      project, after, limit, error);
}

GPtrArray *
bsl_log_read_back (
    BslDatabase *database, gint64 project, gint64 before, gint64 limit, GError **error)
{
  return read_rows (database,
                    "SELECT " COLUMNS
                    " FROM event WHERE project = ? AND seq < ? ORDER BY seq DESC LIMIT ?",
                    project, before > 0 ? before : G_MAXINT64, limit, error);
}

char *
bsl_log_dup_who (void)
{
  const char *name = g_get_real_name ();

  /* what GLib says where the account has no name */
  if (name == NULL || name[0] == '\0' || g_str_equal (name, "Unknown"))
    name = g_get_user_name ();
  return g_utf8_make_valid (name, -1);
}

/* The event before, and a clock that does not go back even where that of the machine does. */
static gboolean
follow_last (BslEvent *self, BslDatabase *database, gint64 project, char **previous, GError **error)
{
  g_autoptr (BslStatement) last = bsl_database_prepare (
      database, "SELECT seq, time, hash FROM event WHERE project = ? ORDER BY seq DESC LIMIT 1",
      error);
  gboolean row;

  if (last == NULL)
    return FALSE;
  bsl_statement_bind (last, "i", project);
  if (!bsl_statement_step (last, &row, error))
    return FALSE;

  self->seq = row ? bsl_statement_get_int (last, 0) + 1 : 1;
  self->time = g_get_real_time () / 1000;
  if (row)
    self->time = MAX (self->time, bsl_statement_get_int (last, 1));
  *previous = g_strdup (row ? bsl_statement_get_text (last, 2) : "");
  return TRUE;
}

/* The end of the log stands beside the project, so that a shorter log shows. */
static gboolean
set_head (const BslEvent *self, BslDatabase *database, gint64 project, GError **error)
{
  return bsl_database_run (database, error,
                           "UPDATE project SET n_events = ?, head = ? WHERE key = ?", "iti",
                           self->seq, self->hash, project);
}

static gboolean
insert (const BslEvent *self, BslDatabase *database, gint64 project, GError **error)
{
  return bsl_database_run (
      database, error,
      "INSERT INTO event"
      " (project, seq, time, who, kind, target, what, before, after, reason, hash)"
      " VALUES (?, ?, ?, ?, ?, nullif (?, 0), ?, ?, ?, ?, ?)",
      "iiittittttt", project, self->seq, self->time, self->who, bsl_event_kind_words[self->kind],
      self->target, self->what, self->before, self->after, self->reason, self->hash);
}

gboolean
bsl_log_append (BslEvent *self, BslDatabase *database, gint64 project, GError **error)
{
  g_autofree char *previous = NULL;

  if (!follow_last (self, database, project, &previous, error))
    return FALSE;
  g_free (self->who);
  self->who = bsl_log_dup_who ();
  g_free (self->hash);
  self->hash = bsl_event_compute_hash (self, previous);

  return insert (self, database, project, error) && set_head (self, database, project, error);
}

gboolean
bsl_log_copy (const BslEvent *event, BslDatabase *database, gint64 project, GError **error)
{
  return insert (event, database, project, error) && set_head (event, database, project, error);
}
