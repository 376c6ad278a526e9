/* SPDX-License-Identifier: EUPL-1.2 */
/* The log of changes. */

#include "config.h"

#include "app/store/bsl-event.h"

#include <string.h>

static const char *const kind_words[] = { "create", "edit", "undo", "redo" };

BslEvent *
bsl_event_new (
    BslEventKind kind, gint64 target, const char *what, const char *before, const char *after)
{
  BslEvent *self = g_new0 (BslEvent, 1);

  self->kind = kind;
  self->target = target;
  self->what = g_strdup (what);
  self->before = g_strdup (before);
  self->after = g_strdup (after);
  return self;
}

void
bsl_event_free (BslEvent *self)
{
  if (self == NULL)
    return;

  g_free (self->who);
  g_free (self->what);
  g_free (self->before);
  g_free (self->after);
  g_free (self->hash);
  g_free (self);
}

/* Length and text, so that no two events look the same. */
static void
digest_text (GChecksum *checksum, const char *text)
{
  g_autofree char *head = text != NULL ? g_strdup_printf ("%" G_GSIZE_FORMAT ":", strlen (text))
                                       : g_strdup ("-");

  g_checksum_update (checksum, (const guchar *) head, -1);
  if (text != NULL)
    g_checksum_update (checksum, (const guchar *) text, -1);
}

static void
digest_int (GChecksum *checksum, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  digest_text (checksum, text);
}

char *
bsl_event_compute_hash (const BslEvent *self, const char *previous)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  digest_text (checksum, previous);
  digest_int (checksum, self->seq);
  digest_int (checksum, self->time);
  digest_text (checksum, self->who);
  digest_text (checksum, kind_words[self->kind]);
  digest_int (checksum, self->target);
  digest_text (checksum, self->what);
  digest_text (checksum, self->before);
  digest_text (checksum, self->after);
  return g_strdup (g_checksum_get_string (checksum));
}

static BslEvent *
read_row (BslStatement *row)
{
  BslEvent *self = g_new0 (BslEvent, 1);
  const char *kind = bsl_statement_get_text (row, 3);

  for (guint i = 0; i < G_N_ELEMENTS (kind_words); i++)
    if (g_strcmp0 (kind, kind_words[i]) == 0)
      self->kind = (BslEventKind) i;
  self->seq = bsl_statement_get_int (row, 0);
  self->time = bsl_statement_get_int (row, 1);
  self->who = g_strdup (bsl_statement_get_text (row, 2));
  self->target = bsl_statement_get_int (row, 4);
  self->what = g_strdup (bsl_statement_get_text (row, 5));
  self->before = g_strdup (bsl_statement_get_text (row, 6));
  self->after = g_strdup (bsl_statement_get_text (row, 7));
  self->hash = g_strdup (bsl_statement_get_text (row, 8));
  return self;
}

GPtrArray *
bsl_events_read (BslDatabase *database, gint64 project, gint64 after, gint64 limit, GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_event_free);
  g_autoptr (BslStatement) statement = bsl_database_prepare (
      database,
      "SELECT seq, time, who, kind, target, what, before, after, hash FROM event"
      " WHERE project = ? AND seq > ? ORDER BY seq LIMIT ?",
      error);
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;
  bsl_statement_bind (statement, "iii", project, after, limit);
  while (row)
    {
      if (!bsl_statement_step (statement, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (events, read_row (statement));
    }
  return g_steal_pointer (&events);
}

static char *
dup_who (void)
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

gboolean
bsl_event_append (BslEvent *self, BslDatabase *database, gint64 project, GError **error)
{
  g_autofree char *previous = NULL;

  if (!follow_last (self, database, project, &previous, error))
    return FALSE;
  g_free (self->who);
  self->who = dup_who ();
  g_free (self->hash);
  self->hash = bsl_event_compute_hash (self, previous);

  return bsl_database_run (
      database, error,
      "INSERT INTO event (project, seq, time, who, kind, target, what, before, after, hash)"
      " VALUES (?, ?, ?, ?, ?, nullif (?, 0), ?, ?, ?, ?)",
      "iiittitttt", project, self->seq, self->time, self->who, kind_words[self->kind], self->target,
      self->what, self->before, self->after, self->hash);
}
