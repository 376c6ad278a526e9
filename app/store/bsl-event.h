/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/store/bsl-database.h"

G_BEGIN_DECLS

/* What an event is about; an answer id is what is neither of the others. */
#define BSL_WHAT_TITLE "title"
#define BSL_WHAT_EXTRA "extra:"

typedef enum
{
  BSL_EVENT_CREATE,
  BSL_EVENT_EDIT,
  BSL_EVENT_UNDO,
  BSL_EVENT_REDO,
} BslEventKind;

/* A line of the log, see data/sql/001-first.sql. */
typedef struct
{
  gint64 seq;
  gint64 time; /* milliseconds */
  char *who;
  BslEventKind kind;
  gint64 target; /* 0: none */
  char *what;
  char *before; /* JSON or NULL */
  char *after;
  char *hash;
} BslEvent;

BslEvent *
bsl_event_new (
    BslEventKind kind, gint64 target, const char *what, const char *before, const char *after);
void
bsl_event_free (BslEvent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BslEvent, bsl_event_free)

/* Events of the project with a seq above @after, in order, at most @limit (-1: all); of BslEvent.
 */
GPtrArray *
bsl_events_read (BslDatabase *database, gint64 project, gint64 after, gint64 limit, GError **error);

/* Appends @event, whose seq, time, who and hash are set. Within a transaction. */
gboolean
bsl_event_append (BslEvent *self, BslDatabase *database, gint64 project, GError **error);

/* The hash the event must have after an event with the hash @previous ("" for the first). */
char *
bsl_event_compute_hash (const BslEvent *self, const char *previous);

G_END_DECLS
