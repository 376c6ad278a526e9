/* SPDX-License-Identifier: EUPL-1.2 */
/* What undo and redo go over. */

#include "config.h"

#include "app/store/bsl-steps.h"

typedef struct
{
  gint64 seq;
  const char *what; /* of the chunk: the same text is the same pointer */
} Step;

struct _BslSteps
{
  GArray *done;   /* of Step */
  GArray *undone; /* of Step */
  GStringChunk *names;
};

BslSteps *
bsl_steps_new (void)
{
  BslSteps *self = g_new0 (BslSteps, 1);

  self->done = g_array_new (FALSE, FALSE, sizeof (Step));
  self->undone = g_array_new (FALSE, FALSE, sizeof (Step));
  self->names = g_string_chunk_new (512);
  return self;
}

void
bsl_steps_free (BslSteps *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->done);
  g_array_unref (self->undone);
  g_string_chunk_free (self->names);
  g_free (self);
}

/* Moves the step @seq from the end of one list to the end of the other. */
static void
move_step (GArray *from, GArray *to, gint64 seq)
{
  while (from->len > 0)
    {
      Step step = g_array_index (from, Step, from->len - 1);

      g_array_set_size (from, from->len - 1);
      if (step.seq != seq)
        continue;
      g_array_append_val (to, step);
      return;
    }
}

static void
drop_steps (GArray *steps, const char *what)
{
  for (guint i = steps->len; i-- > 0;)
    if (g_array_index (steps, Step, i).what == what)
      g_array_remove_index (steps, i);
}

void
bsl_steps_add (BslSteps *self, BslEventKind kind, gint64 seq, gint64 target, const char *what)
{
  Step step = { .seq = seq };

  step.what = g_string_chunk_insert_const (self->names, what != NULL ? what : "");
  switch (kind)
    {
    case BSL_EVENT_EDIT:
      g_array_append_val (self->done, step);
      g_array_set_size (self->undone, 0);
      break;
    case BSL_EVENT_UNDO:
      move_step (self->done, self->undone, target);
      break;
    case BSL_EVENT_REDO:
      move_step (self->undone, self->done, target);
      break;
    case BSL_EVENT_ACT:
      drop_steps (self->done, step.what);
      drop_steps (self->undone, step.what);
      break;
    case BSL_EVENT_CREATE:
    default:
      break;
    }
}

gboolean
bsl_steps_read (BslSteps *self, BslDatabase *database, gint64 project, gint64 *seq, GError **error)
{
  g_autoptr (BslStatement) row = bsl_database_prepare (
      database,
      "SELECT seq, kind, target, what FROM event WHERE project = ? AND seq > ? ORDER BY seq",
      error);
  gboolean found = TRUE;

  if (row == NULL)
    return FALSE;
  bsl_statement_bind (row, "ii", project, *seq);
  while (found)
    {
      if (!bsl_statement_step (row, &found, error))
        return FALSE;
      if (!found)
        break;
      *seq = bsl_statement_get_int (row, 0);
      bsl_steps_add (self, bsl_event_kind_from_word (bsl_statement_get_text (row, 1)), *seq,
                     bsl_statement_get_int (row, 2), bsl_statement_get_text (row, 3));
    }
  return TRUE;
}

gint64
bsl_steps_peek (BslSteps *self, BslEventKind kind, const char **what)
{
  GArray *steps = kind == BSL_EVENT_UNDO ? self->done : self->undone;
  const Step *step = steps->len > 0 ? &g_array_index (steps, Step, steps->len - 1) : NULL;

  if (what != NULL)
    *what = step != NULL ? step->what : NULL;
  return step != NULL ? step->seq : 0;
}
