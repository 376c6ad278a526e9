/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/store/bsl-database.h"
#include "app/store/bsl-history.h"
#include "app/store/bsl-steps.h"

G_BEGIN_DECLS

struct _BslHistory
{
  GObject parent_instance;

  BslStore *store;
  char *id;
  BslProject *project;
  gint64 key;
  gint64 seq;       /* of the last event absorbed */
  char *head;       /* its hash */
  gboolean started; /* the log was read, and still is the one on the disk */
  BslSteps *steps;
  GPtrArray *pending; /* of BslEvent: on the disk, not yet in the project */
  gboolean frozen_in_store; /* when it was last caught up */
  gboolean concluding; /* telling the others what it wrote */
  gboolean could_undo, could_redo, was_frozen;
};

/* A change of one thing of the project. */
typedef struct
{
  BslEventKind kind; /* edit or act */
  const char *what;
  const char *after; /* JSON or NULL */
  const char *reason;
  gboolean while_frozen; /* allowed then too */
  gboolean all_seen;     /* refused where anything at all was changed unseen */
  /* what else goes into the same transaction, before the event; may be NULL */
  gboolean (*prepare) (BslDatabase *database, gint64 project, gpointer data, GError **error);
  gpointer data;
} BslWrite;

/* All of @writes in one transaction, or nothing. */
gboolean
bsl_history_write_all (BslHistory *self, const BslWrite *writes, guint n_writes, GError **error);
gboolean
bsl_history_write (BslHistory *self, const BslWrite *write, GError **error);

BslStore *
bsl_history_get_store (BslHistory *self);
/* A view of one moment in which @key is the row of the project, and of no other that took its place;
 * NULL where the project is gone. */
BslTransaction *
bsl_history_begin_read (BslHistory *self, gint64 *key, GError **error);
/* The bytes kept beside the project under their SHA-256. */
GBytes *
bsl_history_read_bytes (BslHistory *self, const char *sha256, GError **error);
/* The question that an event speaks of; G_MAXUINT: none. */
guint
bsl_history_find_question (BslHistory *self, const char *what);
/* The last event taken in, borrowed. */
void
bsl_history_get_head (BslHistory *self, gint64 *seq, const char **hash);

/* Before a change, in this order: whether it can be written at all; reading everything, unless that
 * was done; within the transaction, what was written since; whether it is frozen. */
gboolean
bsl_history_check_writable (BslHistory *self, GError **error);
gboolean
bsl_history_start (BslHistory *self, GError **error);
gboolean
bsl_history_catch_up (BslHistory *self, GError **error);
gboolean
bsl_history_check_thawed (BslHistory *self, GError **error);
/* FALSE, with the error that somebody else changed the project. */
gboolean
bsl_history_fail_changed (GError **error);
/* Within the transaction, row and log: @event (taken) joins @written. */
gboolean
bsl_history_write_event (BslHistory *self, BslEvent *event, GPtrArray *written, GError **error);
/* Index and end of the transaction; the events @written are absorbed when they are on the disk. */
gboolean
bsl_history_commit (BslHistory *self, BslTransaction *transaction, GPtrArray *written, GError **error);
/* Takes note of an event (taken) that is on the disk. */
void
bsl_history_absorb (BslHistory *self, BslEvent *event);
/* After an own change, done or not: brings what is on the disk into the project, and tells. */
void
bsl_history_conclude (BslHistory *self);

G_END_DECLS
