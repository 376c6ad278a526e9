/* SPDX-License-Identifier: EUPL-1.2 */
/* Undo and redo. */

#include "config.h"

#include "app/store/bsl-history-private.h"

#include <glib/gi18n-lib.h>

#include "app/store/bsl-log.h"
#include "app/store/bsl-store-private.h"
#include "app/store/bsl-store-rows.h"

gboolean
bsl_history_can_undo (BslHistory *self)
{
  g_return_val_if_fail (BSL_IS_HISTORY (self), FALSE);

  return bsl_steps_peek (self->steps, BSL_EVENT_UNDO, NULL) > 0 && !bsl_history_is_frozen (self);
}

gboolean
bsl_history_can_redo (BslHistory *self)
{
  g_return_val_if_fail (BSL_IS_HISTORY (self), FALSE);

  return bsl_steps_peek (self->steps, BSL_EVENT_REDO, NULL) > 0 && !bsl_history_is_frozen (self);
}

static guint
peek (BslHistory *self, BslEventKind kind)
{
  const char *what;

  bsl_steps_peek (self->steps, kind, &what);
  return bsl_history_find_question (self, what);
}

guint
bsl_history_peek_undo (BslHistory *self)
{
  g_return_val_if_fail (BSL_IS_HISTORY (self), G_MAXUINT);

  return peek (self, BSL_EVENT_UNDO);
}

guint
bsl_history_peek_redo (BslHistory *self)
{
  g_return_val_if_fail (BSL_IS_HISTORY (self), G_MAXUINT);

  return peek (self, BSL_EVENT_REDO);
}

static gboolean
is_edit (GPtrArray *events, gint64 seq)
{
  const BslEvent *event = events->len > 0 ? g_ptr_array_index (events, 0) : NULL;

  return event != NULL && event->seq == seq && event->what != NULL;
}

/* The edit that undo or redo is about. It is the one the person saw: where another program changed
 * the project since, its change is shown first and not undone unseen. */
static BslEvent *
find_edit (BslHistory *self, BslEventKind kind, GError **error)
{
  gint64 seen = bsl_steps_peek (self->steps, kind, NULL);
  g_autoptr (GPtrArray) events = NULL;

  if (!bsl_history_catch_up (self, error))
    return NULL;
  if (bsl_steps_peek (self->steps, kind, NULL) != seen)
    {
      bsl_history_fail_changed (error);
      return NULL;
    }
  if (seen == 0)
    {
      g_set_error (error, BSL_STORE_ERROR, BSL_STORE_ERROR_FAILED, "%s",
                   kind == BSL_EVENT_UNDO ? _("There is no change to undo.")
                                          : _("There is no change to redo."));
      return NULL;
    }
  events = bsl_log_read (bsl_store_get_database (self->store), self->key, seen - 1, 1, error);
  if (events == NULL)
    return NULL;
  /* a damaged page may have lost the row, or what it speaks of */
  if (!is_edit (events, seen))
    {
      bsl_rows_fail_damaged (bsl_store_get_database (self->store), error);
      return NULL;
    }
  return g_ptr_array_steal_index (events, 0);
}

static gboolean
write_step (BslHistory *self, BslEventKind kind, guint *question, GError **error)
{
  g_autoptr (BslTransaction) transaction =
      bsl_database_begin (bsl_store_get_database (self->store), error);
  g_autoptr (BslEvent) edit = transaction != NULL ? find_edit (self, kind, error) : NULL;
  g_autoptr (GPtrArray) written = g_ptr_array_new_with_free_func ((GDestroyNotify) bsl_event_free);
  const char *before, *after;

  if (edit == NULL || !bsl_history_check_thawed (self, error))
    return FALSE;

  before = kind == BSL_EVENT_UNDO ? edit->after : edit->before;
  after = kind == BSL_EVENT_UNDO ? edit->before : edit->after;
  *question = bsl_history_find_question (self, edit->what);
  return bsl_history_write_event (self, bsl_event_new (kind, edit->seq, edit->what, before, after, NULL),
                                  written, error) &&
         bsl_history_commit (self, transaction, written, error);
}

static gboolean
go (BslHistory *self, BslEventKind kind, guint *question, GError **error)
{
  guint changed = G_MAXUINT;
  gboolean done = bsl_history_check_writable (self, error) && bsl_history_start (self, error) &&
                  write_step (self, kind, &changed, error);

  bsl_history_conclude (self);
  if (question != NULL)
    *question = changed;
  return done;
}

gboolean
bsl_history_undo (BslHistory *self, guint *question, GError **error)
{
  g_return_val_if_fail (BSL_IS_HISTORY (self), FALSE);

  return go (self, BSL_EVENT_UNDO, question, error);
}

gboolean
bsl_history_redo (BslHistory *self, guint *question, GError **error)
{
  g_return_val_if_fail (BSL_IS_HISTORY (self), FALSE);

  return go (self, BSL_EVENT_REDO, question, error);
}
